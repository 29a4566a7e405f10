/** What the readers of run-together tables share: rows with their figures parted, or not, → cells. */

import type { AnnualReportForm, FormBlock, TableCode } from '../../../law/annual-report-form.ts'
import type { SourcePosition } from '../../document.ts'
import { readCellText } from '../cell-text.ts'
import { type Cell, cellKey, type Irregularity } from '../report.ts'
import type { DocumentFacts } from './document-counts.ts'
import type { Run } from './running-labels.ts'

export interface RunningTable {
  readonly cells: ReadonlyMap<string, Cell>
  readonly rows: readonly string[]
  /** Rows whose label stands alone. */
  readonly empty: readonly string[]
  /** Part of the text that is table: first label to last figure. */
  readonly start: number
  readonly end: number
  readonly irregularities: readonly Irregularity[]
  /** Rows that were split or could not be: for the notes. */
  readonly split: readonly string[]
  readonly unread: readonly string[]
}

export interface RunningContext {
  readonly form: AnnualReportForm
  readonly facts: DocumentFacts
  /** The document's whole running text, for the numbers it states. */
  readonly narrative: string
  /** Where an offset range of the text stands in the source. */
  readonly source: (start: number, end: number) => SourcePosition | null
}

export interface ReadRow {
  readonly run: Run
  readonly block: FormBlock
  /** Values cell by cell, or null where the figures could not be parted. */
  readonly tokens: readonly string[] | null
  readonly why: string | null
  /** Figures found, where they are not as many as the form has cells. */
  readonly found?: number
}

/** As many digits as cells: "0000000" can be parted in one way only. */
export function singleDigits(raw: string, count: number): boolean {
  return raw.replace(/\s/g, '').length === count
}

/** Boundaries that survived: bars, spaces and line breaks. Between bars blank cells survive too, up to the row's width. */
export function tokensOf(raw: string, width: number): string[] {
  if (!/[|｜│]/.test(raw)) return raw.split(/[\s\u00a0\u3000]+/u).filter((token) => token !== '')
  const cells = raw
    // The first bar ends the cell of the label.
    .replace(/^\s*[|｜│]/u, '')
    .split(/[|｜│]/u)
    .map((token) => token.trim())
  const filled = cells.filter((token) => token !== '')
  // Bars that stand between figures twice part nothing.
  if (filled.length === width) return filled
  // Blank cells at the end fill up the widest row of the table.
  while (cells.length > width && cells.at(-1) === '') cells.pop()
  return cells
}

export function tableFrom(table: TableCode, rows: readonly ReadRow[], context: RunningContext): RunningTable {
  const cells = new Map<string, Cell>()
  const irregularities: Irregularity[] = []
  for (const row of rows) {
    const { run, block, found } = row
    const expected = table === 'remedies' ? block.columns.length * rows.length : block.columns.length
    if (found !== undefined)
      irregularities.push({
        kind: found < expected ? 'row-short' : 'row-long',
        table,
        row: run.row,
        found,
        expected,
      })
    const read = cellsOfRow(row, context)
    block.columns.forEach((column, index) => {
      const cell = read[index]
      if (cell) cells.set(cellKey({ table, row: run.row, column: column.code }), cell)
    })
  }
  return {
    cells,
    rows: rows.map(({ run }) => run.row),
    empty: rows.filter(({ run }) => run.raw === '').map(({ run }) => run.row),
    start: Math.min(...rows.map(({ run }) => run.labelStart)),
    end: Math.max(...rows.map(({ run }) => run.start + run.raw.length)),
    irregularities,
    split: rows.filter(({ why, found }) => why !== null && found === undefined).map(({ run }) => run.label),
    unread: rows.filter(({ tokens }) => tokens === null).map(({ run }) => run.label),
  }
}

function cellsOfRow({ run, block, tokens, why }: ReadRow, { source }: RunningContext): Cell[] {
  const whole = source(run.start, run.start + run.raw.length)
  let cursor = 0
  return block.columns.map((column, index): Cell => {
    if (tokens === null) {
      return {
        value: null,
        state: 'text',
        raw: run.raw,
        source: whole,
        guessed: '数字连在一起，无法确定如何分开',
      }
    }
    const token = tokens[index]
    if (token === undefined)
      return { value: null, state: run.raw === '' ? 'blank' : 'absent', raw: '', source: null }
    const at = run.raw.indexOf(token, cursor)
    if (at >= 0) cursor = at + token.length
    const place = at < 0 ? whole : source(run.start + at, run.start + at + token.length)
    const cell = readCellText(token, column.kind, place)
    return why === null ? cell : { ...cell, guessed: why }
  })
}
