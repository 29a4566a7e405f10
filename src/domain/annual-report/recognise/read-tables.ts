/** Tables of the document → cells by address, with every departure from the form. */

import type { AnnualReportForm, CellKind, TableCode } from '../../../law/annual-report-form.ts'
import type { DocumentFormat, ReadNote } from '../../document.ts'
import { readCellText } from '../cell-text.ts'
import type { Cell, Irregularity } from '../report.ts'
import { fit, isGlued, offsetsByShape } from './fit-segment.ts'
import type { Fitted } from './fit-values.ts'
import { cellsOfRow } from './form-index.ts'
import type { Segment } from './segment.ts'
import { reportHeadLabels, reportRowLabel, reportSplitTables, reportWidth } from './table-irregularities.ts'
import type { Line, LineCell } from './table-lines.ts'
import { segmentLines } from './table-segments.ts'

export interface TablesRead {
  readonly cells: Record<string, Cell>
  readonly tables: Set<TableCode>
  readonly irregularities: Irregularity[]
  readonly notes: ReadNote[]
  /** Codes of the rows found. */
  readonly rows: Readonly<Record<TableCode, Set<string>>>
}

export function readTables(
  lines: readonly Line[],
  form: AnnualReportForm,
  format: DocumentFormat,
): TablesRead {
  const found = segmentLines(lines, form)
  const read: TablesRead = {
    cells: {},
    tables: new Set(),
    irregularities: [],
    notes: [],
    rows: { proactive: new Set(), requests: new Set(), remedies: new Set() },
  }
  const print: Print = {
    form,
    format,
    offsets: offsetsByShape(found.segments),
    stripped: strippedBlocks(found.segments),
  }
  for (const segment of ownSegments(found.segments)) readSegment(segment, print, read)
  for (const head of found.heads) reportHeadLabels(head, form, read)
  for (const { table, found: label } of found.extraRows.slice(0, mostReported))
    read.irregularities.push({ kind: 'row-extra', table, found: label.trim() })
  reportSplitTables(found.segments, read)
  for (const line of found.orphans.slice(0, mostReported))
    read.notes.push({
      code: 'table-damaged',
      message: `有一行数字没有行名，未计入：${line.cells
        .map((cell) => cell.text.trim())
        .join(' ')
        .slice(0, 60)}`,
      source: line.cells[0]?.source ?? null,
    })
  return read
}

/**
 * Rows before any head of their table are taken only when no row stands under one: a small table of figures in
 * the text ("规范性文件 5", "予以公开 12") uses the same words. The others go back to the running text.
 */
function ownSegments(segments: readonly Segment[]): readonly Segment[] {
  const headed = new Set(segments.filter((segment) => segment.headed).map(({ table }) => table))
  return segments.filter((segment) => {
    if (segment.headed || !headed.has(segment.table)) return true
    segment.line.used = false
    return false
  })
}

/** A file may hold any number of foreign rows; a person reads the first. */
const mostReported = 30

/** What the rows of one document share. */
interface Print {
  readonly form: AnnualReportForm
  readonly format: DocumentFormat
  readonly offsets: ReadonlyMap<string, number>
  /** Blocks of text whose blank cells at the ends of lines were cut off. */
  readonly stripped: ReadonlySet<number>
}

/**
 * Text tables lose the blank cells at the ends of their lines to editors. Where no line of a table ends in a blank
 * and rows lack two cells and more, what is missing is blank; one cell less in a single row is a damaged row.
 */
function strippedBlocks(segments: readonly Segment[]): Set<number> {
  const blocks = new Map<number, { blankEnd: boolean; short: boolean }>()
  for (const { line, values, targets } of segments) {
    if (!line.ragged) continue
    const known = blocks.get(line.block) ?? { blankEnd: false, short: false }
    const blankEnd = known.blankEnd || line.cells.at(-1)?.is.kind === 'blank'
    const short = known.short || values.length === 0 || values.length < targets.length - 1
    blocks.set(line.block, { blankEnd, short })
  }
  return new Set([...blocks].filter(([, { blankEnd, short }]) => short && !blankEnd).map(([block]) => block))
}

function readSegment(segment: Segment, print: Print, read: TablesRead): void {
  if (isGlued(segment)) {
    segment.line.used = false
    return
  }
  const fitted = fit(segment, print.offsets)
  read.tables.add(segment.table)
  if (!keep(withoutDoubted(cellsOf(segment, fitted, print)), segment, read)) return
  if (!isStripped(segment, print)) reportWidth(segment, fitted, read)
  // Letters that OCR misread are not the source's departure from the form.
  if (segment.label && !(print.format === 'scan' && segment.guessed))
    reportRowLabel(segment, segment.label, print.form, read)
  if (segment.guessed)
    read.notes.push({
      code: 'row-guessed',
      message: `${segment.guessed}：${segment.label?.text.trim() ?? ''}`,
      source: segment.label?.source ?? null,
    })
}

interface PlacedCell {
  readonly row: string
  readonly key: string
  readonly cell: Cell
}

/** The cells of a segment, those of columns that its head lacks included as absent. */
function cellsOf(segment: Segment, fitted: Fitted, print: Print): PlacedCell[] {
  const { form } = print
  const missing = isStripped(segment, print) ? blankCell : absentCell
  const placed: PlacedCell[] = []
  let row = segment.row
  let cells = cellsOfRow(form, segment.table, row)
  segment.targets.forEach((target, index) => {
    if (target.column === null || (target.row ?? row) === '') return
    if (target.row !== null && target.row !== row) {
      row = target.row
      cells = cellsOfRow(form, segment.table, row)
    }
    const own = cells.find(({ column }) => column === target.column)
    if (own === undefined) return
    const printed = fitted.cells[index]
    const cell = printed ? readCell(printed, own.kind, segment, fitted, print.format) : missing
    placed.push({ row, key: own.key, cell })
  })
  if (segment.row === '' || placed.length === cells.length) return placed
  for (const { column, key } of cells)
    if (!segment.targets.some((target) => target.column === column))
      placed.push({ row, key, cell: absentCell })
  return placed
}

function readCell(
  cell: LineCell,
  kind: CellKind,
  segment: Segment,
  fitted: Fitted,
  format: DocumentFormat,
): Cell {
  const read = readUnbroken(cell, kind, format)
  const recognised = format === 'scan' || cell.confidence !== undefined
  const guessed = read.guessed ?? fitted.guessed ?? segment.guessed ?? (recognised ? byOcr : undefined)
  if (guessed === undefined && cell.confidence === undefined) return read
  return {
    ...read,
    ...(guessed === undefined || read.state === 'blank' ? {} : { guessed }),
    ...(cell.confidence === undefined ? {} : { confidence: cell.confidence }),
  }
}

const byOcr = '由图像文字识别'

/** Below this the readings of a cell's image did not agree: its figure is kept as text for a person to look at. */
const leastConfidence = 0.5

function isDoubted({ cell }: PlacedCell): boolean {
  return cell.state === 'number' && cell.confidence !== undefined && cell.confidence < leastConfidence
}

/** Doubtful figures of a row stand when the row adds up with them; else they are text for a person to look at. */
function withoutDoubted(placed: readonly PlacedCell[]): readonly PlacedCell[] {
  if (!placed.some(isDoubted)) return placed
  const adding = new Set(
    [...new Set(placed.map(({ row }) => row))].filter((row) =>
      addsUp(placed.filter((one) => one.row === row)),
    ),
  )
  return placed.map((one) => {
    if (!isDoubted(one)) return one
    if (adding.has(one.row))
      return { ...one, cell: { ...one.cell, guessed: `${byOcr}，可信度低，与合计相符` } }
    return { ...one, cell: { ...one.cell, value: null, state: 'text' as const } }
  })
}

function addsUp(row: readonly PlacedCell[]): boolean {
  const total = row.find(({ key }) => key.endsWith('/total'))?.cell.value
  if (total === undefined || total === null || row.some(({ cell }) => cell.state !== 'number')) return false
  return row.reduce((sum, { cell }) => sum + (cell.value ?? 0), 0) === 2 * total
}

/** A long number in a narrow printed column is broken over two lines; on a page that is what two lines of digits are. */
function readUnbroken(cell: LineCell, kind: CellKind, format: DocumentFormat): Cell {
  const read = readCellText(cell.text, kind, cell.source)
  // In text a space between figures is as likely one between cells.
  if (format === 'text' && read.state === 'number' && /\d\s+\d/.test(cell.text.trim()))
    return { value: null, state: 'text', raw: cell.text, source: cell.source }
  const paged = format === 'pdf' || format === 'scan'
  if (read.state !== 'text' || !paged || !/^[\d.,]{3,}\n[\d.,]+$/.test(cell.text.trim())) return read
  const whole = readCellText(cell.text.replace(/\s/g, ''), kind, cell.source)
  return whole.state === 'number'
    ? { ...whole, raw: cell.text, guessed: '格内数字分两行，按一个数读出' }
    : read
}

function isStripped(segment: Segment, print: Print): boolean {
  return segment.line.ragged && print.stripped.has(segment.line.block)
}

const blankCell: Cell = { value: null, state: 'blank', raw: '', source: null }
const absentCell: Cell = { value: null, state: 'absent', raw: '', source: null }

function isEmpty(cell: Cell | undefined): boolean {
  return cell === undefined || cell.state === 'blank' || cell.state === 'absent'
}

function isFigure(cell: Cell | undefined, beside: boolean): boolean {
  return beside ? cell?.state === 'number' || cell?.state === 'mark' : !isEmpty(cell)
}

/** The first reading of a row stands, unless it held nothing; a second one that differs is reported. */
function keep(placed: readonly PlacedCell[], segment: Segment, read: TablesRead): boolean {
  const rows = segment.row === '' ? [...new Set(placed.map(({ row }) => row))] : [segment.row]
  const known = rows.filter((row) => read.rows[segment.table].has(row))
  if (known.length > 0) {
    const differs = placed.some(
      ({ key, cell }) => !isEmpty(cell) && read.cells[key]?.raw.trim() !== cell.raw.trim(),
    )
    if (!differs) return false
    // Words where another line has figures were no row but part of the head.
    const figures = placed.some(({ cell }) => cell.state === 'number')
    const stands = placed.some(({ key }) => isFigure(read.cells[key], figures))
    if (stands) {
      for (const row of known) read.irregularities.push({ kind: 'row-doubled', table: segment.table, row })
      return false
    }
  }
  for (const { key, cell } of placed) read.cells[key] = cell
  for (const row of rows) read.rows[segment.table].add(row)
  return true
}
