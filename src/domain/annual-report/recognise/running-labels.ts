/** Labels of a table in running text, one after another, with what stands between them. */

import type { AnnualReportForm, FormRow, TableCode } from '../../../law/annual-report-form.ts'
import { tableOf } from '../layout.ts'
import { type FoldedText, foldText } from './fold-text.ts'
import { rowLabelByCode } from './vocabulary.ts'

/** The figures after one label. */
export interface Run {
  readonly row: string
  /** Label as printed. */
  readonly label: string
  /** Figures as printed, boundaries that survived included. */
  readonly raw: string
  /** Offset of `raw` in the text. */
  readonly start: number
  /** Where the label begins. */
  readonly labelStart: number
}

interface Place {
  readonly row: string
  /** Offsets in the folded text. */
  readonly from: number
  readonly to: number
}

/** Rows of 表二 or 表三 in the order of the form, each with the run of figures after its label. */
export function listRuns(text: string, table: TableCode, form: AnnualReportForm): Run[] {
  const folded = foldText(text)
  const places = findLabels(folded, rowsInOrder(form, table))
  const runs = places.map((place, index) => {
    const next = places[index + 1]
    const from = endOf(folded, place.to, text)
    const until = next ? (folded.at[next.from] ?? text.length) : text.length
    const labelStart = folded.at[place.from] ?? 0
    const figures = figuresAfter(text.slice(from, Math.min(until, from + longestRun)), next === undefined)
    return {
      row: place.row,
      label: text.slice(labelStart, from).trim(),
      raw: holdsFigures(figures.raw) ? figures.raw : '',
      start: from + figures.at,
      labelStart,
    }
  })
  // （六）其他处理 above its three rows is their group, and what follows it no row.
  const grouped = runs.some(({ row }) => row.startsWith('other.'))
  return grouped ? runs.filter(({ row }) => row !== 'other') : runs
}

function endOf(folded: FoldedText, to: number, text: string): number {
  return to === 0 ? 0 : Math.min(text.length, (folded.at[to - 1] ?? 0) + 1)
}

/** The three rows of （六）, or the one that stands for them. */
function rowsInOrder(form: AnnualReportForm, table: TableCode): FormRow[] {
  const { blocks, collapsed = [] } = tableOf(form, table)
  const rows = blocks.flatMap((block) => block.rows)
  return collapsed.reduce((list, { row, replaces }) => {
    const at = list.findIndex(({ code }) => code === replaces[0])
    return at < 0 ? list : [...list.slice(0, at), row, ...list.slice(at)]
  }, rows)
}

function findLabels(folded: FoldedText, rows: readonly FormRow[]): Place[] {
  const places: Place[] = []
  let cursor = 0
  rows.forEach((row, index) => {
    const place = findLabel(folded, row, cursor)
    if (place === null) return
    // A label found behind the next two rows of the form is another occurrence of its words.
    const later = rows
      .slice(index + 1, index + 3)
      .map((next) => findLabel(folded, next, cursor))
      .find((next) => next !== null && next.from < place.from)
    if (later) return
    places.push(place)
    cursor = place.to
  })
  return places
}

function findLabel(folded: FoldedText, row: FormRow, cursor: number): Place | null {
  const table = row.code
  const label = [...rowLabelByCode.values()].find((known) => known.row === table)
  if (label === undefined) return null
  let best: Place | null = null
  for (const key of label.keys) {
    for (const numbered of [`${label.number}${key}`, key]) {
      // 其他, 总计: too short to be found without the number before them.
      if (numbered.length < 2 || (numbered === key && key.length < 3 && row.code.includes('.'))) continue
      const from = folded.key.indexOf(numbered, cursor)
      if (from < 0) continue
      const longer = best !== null && from <= best.from && from + numbered.length > best.to
      if (best === null || from < best.from || longer)
        best = { row: row.code, from, to: from + numbered.length }
    }
  }
  return best
}

/** Whether anything but bars stands behind a label. */
export function holdsFigures(raw: string): boolean {
  return /[^\s|｜│]/u.test(raw)
}

/** No row of figures is longer; what a file puts behind a label may be. */
const longestRun = 600

const figure = '[\\d０-９增减,，.．+＋\\-－—–/／*|｜│\\s\\u00a0\\u3000]'
const leading = /^[\s）)”"’]*(?:\s*[（(][^）)]{0,60}[）)])?[\s:：”"]*/u
const figures = new RegExp(`^${figure}*(?:万元|元)?`, 'u')

/** The longest stretch of figures right after a label; a numbering of what follows is cut off. */
function figuresAfter(between: string, last: boolean): { raw: string; at: number } {
  const skipped = leading.exec(between)?.[0].length ?? 0
  const rest = between.slice(skipped)
  const raw = figures.exec(rest)?.[0] ?? ''
  const rule = raw.indexOf('----')
  const ruled = rule < 0 ? raw : raw.slice(0, rule).trimEnd().replace(/\|$/, '')
  if (ruled !== raw) return { raw: ruled.trim(), at: skipped + (ruled.length - ruled.trimStart().length) }
  const after = rest.slice(raw.length)
  // "00000004、政府…": the last digit numbers the heading that follows.
  const numbered = last || after !== '' ? /[1-9](?:[.．]\s*|(?=、))$/u.exec(raw) : null
  const cut =
    numbered && /^\s*[、\p{Script=Han}]/u.test(after) && raw.length > 1 ? raw.slice(0, numbered.index) : raw
  return { raw: cut.trim(), at: skipped + (cut.length - cut.trimStart().length) }
}
