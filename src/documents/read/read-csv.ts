/** Reads the CSV that `write/write-csv.ts` writes back into an ordinary document: headings, text, printed tables. */

import { type AnnualReport, type Cell, cellKey } from '../../domain/annual-report/report.ts'
import type { Document } from '../../domain/document.ts'
import type { AnnualReportForm, CellKind } from '../../law/annual-report-form.ts'
import { annualReportForms } from '../../law/annual-report-forms.ts'
import {
  csvFacts,
  csvHeader,
  csvLabels,
  csvNarrative,
  csvParts,
  csvStates,
  parseCsv,
  unguard,
} from '../report-csv.ts'
import { placeGrid } from '../write/place-grid.ts'
import { type PrintedTable, printedTable } from '../write/printed-report.ts'
import { BlockList } from './block-list.ts'

/** True for a text that begins with the header line of our CSV, saved again by a spreadsheet or not. */
export function isReportCsv(text: string): boolean {
  const end = text.search(/[\r\n]/)
  const first = parseCsv(end < 0 ? text : text.slice(0, end))[0] ?? []
  return csvHeader.every((name, index) => first[index]?.trim() === name)
}

interface Line {
  readonly part: string
  readonly item: string
  readonly column: string
  readonly value: string
  readonly state: string
  readonly raw: string
}

/** A cell's text is what is printed in it; the recogniser judges it as it judges any other source. */
export function readReportCsv(text: string): Document {
  const lines = parseCsv(text).slice(1).map(toLine)
  const list = new BlockList()
  const fact = (name: string) =>
    lines.find(({ part, item }) => part === csvParts.report && item === name)?.raw ?? ''
  const title = fact(csvFacts.title)
  list.addText(title, 1)
  const tables = tablesOf(lines, fact(csvFacts.form))
  const done = new Set<string>()
  for (const { part, item, raw } of lines) {
    if (part === csvParts.narrative) addNarrative(list, item, raw)
    const table = tables.get(part)
    if (table === undefined || done.has(part)) continue
    done.add(part)
    addTable(list, table)
  }
  addStatistics(list, lines)
  return { format: 'text', title: title === '' ? null : title, blocks: list.blocks, notes: list.notes }
}

function toLine(fields: readonly string[]): Line {
  const at = (index: number) => unguard(fields[index]?.trim() ?? '')
  return { part: at(0), item: at(1), column: at(2), value: at(3), state: at(4), raw: at(5) }
}

function addNarrative(list: BlockList, item: string, text: string): void {
  if (item !== csvNarrative.preamble && item !== csvNarrative.signature) list.addText(item, 2)
  list.addText(text, null)
}

/** The printed tables by the caption in the first column. */
function tablesOf(lines: readonly Line[], formName: string): Map<string, PrintedTable> {
  const form = annualReportForms[formName === '2019' ? '2019' : '2021']
  const cells = cellsOf(lines, form)
  const tables = form.tables.map((table) => table.code)
  const report: Pick<AnnualReport, 'form' | 'cells' | 'tables'> = { form: form.id, cells, tables }
  const printed = tables.flatMap((code) => printedTable(report, code) ?? [])
  return new Map(printed.map((table) => [table.caption, table]))
}

function cellsOf(lines: readonly Line[], form: AnnualReportForm): Record<string, Cell> {
  const places = placesOf(form)
  const cells: Record<string, Cell> = {}
  for (const line of lines) {
    const place = places.get([line.part, line.item, line.column].join('\n'))
    if (place === undefined) continue
    const raw = cellText(line, place.kind)
    // `text` prints its raw text as it stands; what it means is for the recogniser to say.
    cells[place.key] = { value: null, state: raw === '' ? 'blank' : 'text', raw, source: null }
  }
  return cells
}

/** Somebody who mends a figure in the spreadsheet changes 数值 and may leave 原文 as it was. */
function cellText({ value, state, raw }: Line, kind: CellKind): string {
  if (state !== csvStates.number || value === '') return raw
  if (raw.replace(/[,，\s]/g, '').includes(value.replace(/^\+/, ''))) return raw
  return kind === 'money-with-unit' ? `${value}元` : value
}

interface Place {
  readonly key: string
  readonly kind: CellKind
}

/** Every cell of the form by caption and labels, rows that may be printed as one included. */
function placesOf(form: AnnualReportForm): Map<string, Place> {
  const places = new Map<string, Place>()
  for (const table of form.tables) {
    for (const rows of [[], ...(table.collapsed ?? []).map(({ row }) => [row.code])]) {
      const present = [...table.blocks.flatMap((block) => block.rows.map((row) => row.code)), ...rows]
      const columns = table.blocks.flatMap((block) => block.columns)
      const blank: Cell = { value: null, state: 'blank', raw: '', source: null }
      const cells = Object.fromEntries(
        present.flatMap((row) =>
          columns.map((column) => [cellKey({ table: table.code, row, column: column.code }), blank]),
        ),
      )
      const printed = printedTable({ form: form.id, cells, tables: [table.code] }, table.code)
      if (printed === null) continue
      const grid = placeGrid(printed.layout)
      for (const cell of grid.cells) {
        if (cell.kind === 'label') continue
        const { item, column } = csvLabels(grid, cell)
        places.set([printed.caption, item, column].join('\n'), {
          key: cellKey(cell.address),
          kind: cell.column.kind,
        })
      }
    }
  }
  return places
}

function addTable(list: BlockList, table: PrintedTable): void {
  const grid = placeGrid(table.layout)
  list.addTable({
    rowCount: grid.rowCount,
    columnCount: grid.columnCount,
    cells: grid.cells.map((cell) => ({
      row: cell.top,
      column: cell.left,
      rowSpan: cell.rowSpan,
      colSpan: cell.colSpan,
      text: cell.kind === 'label' ? cell.text : table.textOf(cell.address, cell.column),
    })),
  })
}

function addStatistics(list: BlockList, lines: readonly Line[]): void {
  const rows = lines.filter(({ part }) => part === csvParts.statistics)
  if (rows.length === 0) return
  const texts = [['指标', '数量'], ...rows.map(({ item, raw }) => [item, raw])]
  list.addTable({
    rowCount: texts.length,
    columnCount: 2,
    cells: texts.flatMap((cells, row) =>
      cells.map((text, column) => ({ row, column, rowSpan: 1, colSpan: 1, text })),
    ),
  })
}
