/** Tables that are not in the document's tables are looked for in its running text. */

import type { AnnualReportForm, FormTable, TableCode } from '../../../law/annual-report-form.ts'
import type { Document, SourcePosition } from '../../document.ts'
import { chooseHeadings } from './choose-headings.ts'
import { readDocumentFacts } from './document-counts.ts'
import { type FlowItem, partSource } from './flow.ts'
import type { TablesRead } from './read-tables.ts'
import { readRunningProactive } from './running-proactive.ts'
import { readRunningRemedies } from './running-remedies.ts'
import { readRunningRequests } from './running-requests.ts'
import type { RunningContext, RunningTable } from './running-table.ts'

/** A stretch of the flow as one text, with the way back to its items. */
interface Region {
  readonly text: string
  readonly parts: readonly {
    readonly item: number
    readonly from: number
    readonly at: number
    readonly length: number
  }[]
}

const sectionOfTable: Readonly<Record<TableCode, number>> = { proactive: 2, requests: 3, remedies: 4 }
const readers = {
  proactive: readRunningProactive,
  requests: readRunningRequests,
  remedies: readRunningRemedies,
} as const

/** Adds what it finds to `tables` and returns the flow with the table text cut out. */
export function readRunningText(
  items: readonly FlowItem[],
  document: Document,
  form: AnnualReportForm,
  tables: TablesRead,
): readonly FlowItem[] {
  const missing = form.tables.filter((table) => lacksRows(table, tables)).map(({ code }) => code)
  if (missing.length === 0) return items
  const narrative = items.map((item) => item.text).join('\n')
  const facts = readDocumentFacts(narrative)
  const cuts: { item: number; from: number; to: number }[] = []
  for (const table of missing) {
    const region = regionOf(items, sectionOfTable[table])
    if (region === null) continue
    const context: RunningContext = {
      form,
      facts,
      narrative,
      source: (start, end) => sourceIn(region, items, document, start, end),
    }
    const found = readers[table](region.text, context)
    if (found === null || (tables.tables.has(table) && found.empty.length === found.rows.length)) continue
    addTo(tables, table, found)
    cuts.push(...cutsOf(region, found))
  }
  return cuts.length === 0 ? items : cutOut(items, cuts, document)
}

/** From the heading of the table's section to the next heading; without one, from the start or to the end. */
function regionOf(items: readonly FlowItem[], section: number): Region | null {
  const { headings } = chooseHeadings(items)
  const own =
    headings.find((heading) => heading.section === section) ??
    headings.filter((heading) => heading.section < section).at(-1)
  const next = headings.find((heading) => heading.section > section)
  const from = own ? { item: own.item, at: own.end } : { item: 0, at: 0 }
  const to = next ? { item: next.item, at: next.start } : { item: items.length, at: 0 }
  const parts: Region['parts'][number][] = []
  let text = ''
  for (let index = from.item; index <= Math.min(to.item, items.length - 1); index++) {
    const item = items[index]
    if (item === undefined || item.table) continue
    const start = index === from.item ? from.at : 0
    const end = index === to.item ? to.at : item.text.length
    if (end <= start) continue
    if (text !== '') text += '\n'
    parts.push({ item: index, from: start, at: text.length, length: end - start })
    text += item.text.slice(start, end)
  }
  return text === '' ? null : { text, parts }
}

function sourceIn(
  region: Region,
  items: readonly FlowItem[],
  document: Document,
  start: number,
  end: number,
): SourcePosition | null {
  const part = region.parts.findLast(({ at }) => at <= start)
  const item = part ? items[part.item] : undefined
  if (part === undefined || item === undefined) return null
  const from = part.from + start - part.at
  return partSource(
    item.source,
    item.text.slice(from, from + Math.min(end, part.at + part.length) - start),
    from,
    document.text,
  )
}

/** Absent, or lacking rows of the form that may stand beside it in the text. */
function lacksRows(table: FormTable, tables: TablesRead): boolean {
  if (!tables.tables.has(table.code)) return true
  const collapsed = (table.collapsed ?? []).filter(({ row }) => tables.rows[table.code].has(row.code))
  return table.blocks.some(({ rows }) =>
    rows.some(
      ({ code }) =>
        !tables.rows[table.code].has(code) && !collapsed.some(({ replaces }) => replaces.includes(code)),
    ),
  )
}

/** Only rows that no table gave; beside a table that was found, only rows that have figures. */
function addTo(tables: TablesRead, table: TableCode, found: RunningTable): void {
  const beside = tables.tables.has(table)
  tables.tables.add(table)
  const rows = found.rows.filter(
    (row) => !tables.rows[table].has(row) && !(beside && found.empty.includes(row)),
  )
  for (const [key, cell] of found.cells) if (rows.includes(key.split('/')[1] ?? '')) tables.cells[key] = cell
  for (const row of rows) tables.rows[table].add(row)
  tables.irregularities.push(...found.irregularities)
  if (found.split.length > 0)
    tables.notes.push({
      code: 'numbers-split',
      message: `表格的单元格界线丢失，有 ${found.split.length} 行数字连在一起，已按合计关系或正文分开，请对照原文核对。`,
      source: null,
    })
  for (const label of found.unread)
    tables.notes.push({
      code: 'numbers-split',
      message: `“${label}”一行数字连在一起或者与行名错位，无法确定，未读出数字。`,
      source: null,
    })
}

function cutsOf(region: Region, found: RunningTable): { item: number; from: number; to: number }[] {
  return region.parts.flatMap((part) => {
    const from = Math.max(part.at, found.start)
    const to = Math.min(part.at + part.length, found.end)
    return to <= from
      ? []
      : [{ item: part.item, from: part.from + from - part.at, to: part.from + to - part.at }]
  })
}

/** The flow without the stretches that were tables, each leaving a table mark behind. */
function cutOut(
  items: readonly FlowItem[],
  cuts: readonly { item: number; from: number; to: number }[],
  document: Document,
): FlowItem[] {
  return items.flatMap((item, index) => {
    const own = cuts.filter((cut) => cut.item === index).sort((a, b) => a.from - b.from)
    if (own.length === 0) return [item]
    const result: FlowItem[] = []
    let at = 0
    const keep = (from: number, to: number) => {
      const text = item.text.slice(from, to)
      if (text.trim() !== '')
        result.push({ ...item, text, source: partSource(item.source, text, from, document.text) })
    }
    for (const cut of own) {
      keep(at, cut.from)
      result.push({ text: '', source: null, heading: false, table: true, block: item.block })
      at = cut.to
    }
    keep(at, item.text.length)
    return result
  })
}
