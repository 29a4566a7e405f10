/**
 * Rows of a scanned table whose label OCR could not read. Where the rows around them are known by their wording and
 * leave exactly as many rows of the form as there are lines, the order names them; each is marked as a guess.
 */

import type { AnnualReportForm, TableCode } from '../../../law/annual-report-form.ts'
import { tableOf } from '../layout.ts'
import { blockOf } from './form-index.ts'
import type { Segment } from './segment.ts'
import { officialTargets } from './table-head.ts'
import type { Line, LineCell } from './table-lines.ts'

export interface UnnamedLine {
  readonly table: TableCode
  readonly line: Line
  /** How many segments were found before it. */
  readonly after: number
  /** How many 第二十条 headings stand above it. */
  readonly blocks: number
}

/**
 * Tables of a scan that are drawn exactly as 表二 of the form is, line by line: four or five full-width headings
 * with the form's number of lines and cells under each. Their numbers of block.
 */
export function blocksShapedAsProactive(lines: readonly Line[], form: AnnualReportForm): Set<number> {
  const expected = tableOf(form, 'proactive')
    .blocks.map(({ columns, rows }) => `H ${`${columns.length} `.repeat(rows.length + 1)}`)
    .join('')
  const shapes = new Map<number, string>()
  for (const line of lines)
    shapes.set(
      line.block,
      `${shapes.get(line.block) ?? ''}${isFullWidth(line) ? 'H' : line.cells.length - 1} `,
    )
  return new Set([...shapes].filter(([, shape]) => shape === expected).map(([block]) => block))
}

/** One cell over the whole width: 第二十条第（一）项. */
export function isFullWidth(line: Line): boolean {
  const [only] = line.cells
  return line.cells.length === 1 && only !== undefined && only.start === 0 && only.end > 2
}

/** No label, or only those of groups before the one that OCR could not read. */
export function namesNoRow({ cells }: Line): boolean {
  return cells.every(
    ({ is }) => is.kind !== 'label' || is.meanings.every((meaning) => meaning.kind === 'group'),
  )
}

/** Figures and blanks behind a label; a head line has words there. */
export function isRowOfFigures(line: Line, table: TableCode, form: AnnualReportForm): boolean {
  const figures = line.cells.slice(table === 'requests' ? -blockOf(form, table, 'total').columns.length : 1)
  return figures.some(({ is }) => is.kind === 'value') && figures.every(({ is }) => is.kind !== 'text')
}

/** The lines that could be named, as segments. */
export function nameByOrder(
  unnamed: readonly UnnamedLine[],
  segments: readonly Segment[],
  form: AnnualReportForm,
  blocks: number,
): Segment[] {
  if (unnamed.length === 0) return []
  const known = new Set(segments.map(({ table, row }) => `${table}/${row}`))
  return runsOf(unnamed).flatMap((run) => {
    const rows = (run[0]?.table === 'proactive' ? rowsOfBlock : rowsBetween)(run, segments, form, blocks)
    const free = rows.filter((row) => !known.has(`${run[0]?.table}/${row}`))
    if (free.length !== run.length) return []
    return run.flatMap((one, index) => segmentOf(one, free[index] ?? '', form) ?? [])
  })
}

/** Lines that follow each other without a named row between them. */
function runsOf(unnamed: readonly UnnamedLine[]): UnnamedLine[][] {
  const runs: UnnamedLine[][] = []
  for (const one of unnamed) {
    const last = runs.at(-1)
    const before = last?.at(-1)
    if (last && before?.table === one.table && before.after === one.after && before.blocks === one.blocks)
      last.push(one)
    else runs.push([one])
  }
  return runs
}

type RowsOf = (
  run: readonly UnnamedLine[],
  segments: readonly Segment[],
  form: AnnualReportForm,
  blocks: number,
) => string[]

/** Rows of the form between the named row before and the one after. */
const rowsBetween: RowsOf = (run, segments, form) => {
  const [first] = run
  if (first === undefined) return []
  const rows = tableOf(form, first.table).blocks.flatMap((block) => block.rows.map(({ code }) => code))
  const before = segments[first.after - 1]
  const after = segments[first.after]
  const from = before?.table === first.table ? rows.indexOf(before.row) : -1
  const to = after?.table === first.table ? rows.indexOf(after.row) : rows.length
  // Half of the table must be known by its wording before its order is believed.
  const named = segments.filter(({ table }) => table === first.table).length
  return named * 2 < rows.length ? [] : rows.slice(from + 1, to)
}

/** Rows of the block that stands under the same 第二十条 heading, when every block's heading was found. */
const rowsOfBlock: RowsOf = (run, _, form, blocks) => {
  const definition = tableOf(form, 'proactive')
  const block = definition.blocks[(run[0]?.blocks ?? 0) - 1]
  return blocks === definition.blocks.length ? (block?.rows.map(({ code }) => code) ?? []) : []
}

function segmentOf({ table, line }: UnnamedLine, row: string, form: AnnualReportForm): Segment | null {
  const { columns } = blockOf(form, table, row)
  const values: readonly LineCell[] = line.cells.slice(-columns.length)
  if (line.cells.length <= columns.length || values.some((cell) => cell.is.kind === 'label')) return null
  line.used = true
  return {
    table,
    row,
    label: line.cells[line.cells.length - columns.length - 1] ?? null,
    at: line.cells.length - columns.length - 1,
    values,
    targets: officialTargets(columns),
    aligned: false,
    line,
    headed: true,
    guessed: '行名文字无法辨认，按前后各行的次序认定',
  }
}
