/** Tables of the document → cells by address, with every departure from the form. */

import type { AnnualReportForm, CellKind, FormColumn, FormRow, TableCode } from '../../../law/annual-report-form.ts'
import type { ReadNote } from '../../document.ts'
import { readCellText } from '../cell-text.ts'
import { tableOf } from '../layout.ts'
import { type Cell, type CellAddress, cellKey, type Irregularity } from '../report.ts'
import { certainOffset, fitAligned, fitRagged, type Fitted } from './fit-values.ts'
import { foldKey } from './fold-text.ts'
import type { Head, Target } from './table-head.ts'
import type { Line, LineCell } from './table-lines.ts'
import { type Segment, segmentLines } from './table-segments.ts'
import { withoutPrintedNumber } from './vocabulary.ts'

export interface TablesRead {
  readonly cells: Map<string, Cell>
  readonly tables: Set<TableCode>
  readonly irregularities: Irregularity[]
  readonly notes: ReadNote[]
  /** Rows found, as `table/row`. */
  readonly rows: Set<string>
}

export function readTables(lines: readonly Line[], form: AnnualReportForm, scanned: ScanMark): TablesRead {
  const found = segmentLines(lines, form)
  const read: TablesRead = {
    cells: new Map(),
    tables: new Set(),
    irregularities: [],
    notes: [],
    rows: new Set(),
  }
  const offsets = offsetsByShape(found.segments)
  for (const segment of found.segments) readSegment(segment, form, offsets, scanned, read)
  for (const head of found.heads) reportHeadLabels(head, form, read)
  for (const { table, found: label } of found.extraRows)
    read.irregularities.push({ kind: 'row-extra', table, found: label.trim() })
  reportSplitTables(found.segments, read)
  for (const line of found.orphans)
    read.notes.push({
      code: 'table-damaged',
      message: `有一行数字没有行名，未计入：${line.cells.map((cell) => cell.text.trim()).join(' ').slice(0, 60)}`,
      source: line.cells[0]?.source ?? null,
    })
  return read
}

/** Cells read by OCR say so. */
export type ScanMark = 'scan' | 'printed'

/** Label position and number of values → the offset that rows of this shape certainly have. */
function offsetsByShape(segments: readonly Segment[]): Map<string, number> {
  const offsets = new Map<string, number>()
  for (const segment of segments) {
    if (segment.aligned) continue
    const offset = certainOffset(segment.values, segment.targets.length)
    if (offset !== null && !offsets.has(shapeOf(segment))) offsets.set(shapeOf(segment), offset)
  }
  return offsets
}

function shapeOf(segment: Segment): string {
  return `${segment.table} ${segment.at} ${segment.values.length}`
}

function readSegment(
  segment: Segment,
  form: AnnualReportForm,
  offsets: ReadonlyMap<string, number>,
  scanned: ScanMark,
  read: TablesRead,
): void {
  if (isGlued(segment)) {
    segment.line.used = false
    return
  }
  const fitted = fit(segment, offsets)
  const row = segment.row
  read.tables.add(segment.table)
  const cells = new Map<string, Cell>()
  const unnamed = segment.targets.filter((target) => target.column === null).length
  segment.targets.forEach((target, index) => {
    const code = target.row ?? row
    if (target.column === null || code === '') return
    const address = { table: segment.table, row: code, column: target.column }
    cells.set(cellKey(address), readCell(fitted.cells[index] ?? null, kindAt(form, address), segment, fitted, scanned))
  })
  for (const column of absentColumns(segment, form)) cells.set(cellKey(column), absentCell())
  if (!keep(cells, segment, read)) return
  reportWidth(segment, fitted, unnamed, read)
  if (segment.label) reportRowLabel(segment, segment.label, form, read)
  if (segment.guessed)
    read.notes.push({ code: 'row-guessed', message: `${segment.guessed}：${segment.label?.text.trim() ?? ''}`, source: segment.label?.source ?? null })
}

/** One cell that holds the figures of several: left to the reader of run-together text. */
function isGlued(segment: Segment): boolean {
  if (segment.targets.length < 2) return false
  const filled = segment.values.filter((cell) => cell.is.kind !== 'blank')
  const [only] = filled
  return filled.length === 1 && only !== undefined && segment.values.length < segment.targets.length && /^[\d\s]{3,}$/.test(only.text.trim()) && only.text.replace(/\D/g, '').length >= segment.targets.length
}

function fit(segment: Segment, offsets: ReadonlyMap<string, number>): Fitted {
  const { targets } = segment
  if (segment.aligned) {
    const fitted = fitAligned(segment.values, targets)
    if (fitted !== null) return fitted
  }
  const values = withoutUnits(segment.values, targets)
  return fitRagged(values, targets.length, {
    offset: offsets.get(shapeOf(segment)) ?? null,
    sums: (cells) => sumsHold(cells, targets),
  })
}

/** A column 单位 that the head does not name: 件, 万元 in a cell of its own. */
function withoutUnits(values: readonly LineCell[], targets: readonly Target[]): readonly LineCell[] {
  if (values.length <= targets.length) return values
  return values.filter((cell) => !/^\s*(?:件|项|个|条|元|万元|宗|次)\s*$/.test(cell.text))
}

function sumsHold(cells: readonly (LineCell | null)[], targets: readonly Target[]): boolean | null {
  const total = targets.findIndex((target) => target.column === 'total')
  if (total < 0) return null
  const numbers = cells.map((cell) => (cell === null ? null : readCellText(cell.text, 'count', null).value))
  const sum = numbers.reduce<number>((all, value, index) => all + (index === total ? 0 : (value ?? 0)), 0)
  return numbers[total] === null || numbers[total] === undefined ? null : numbers[total] === sum
}

function kindAt(form: AnnualReportForm, address: CellAddress): CellKind {
  return columnOf(form, address)?.kind ?? 'count'
}

function columnOf(form: AnnualReportForm, { table, row, column }: CellAddress): FormColumn | undefined {
  const blocks = tableOf(form, table).blocks
  const block = blocks.find(({ rows }) => rows.some(({ code }) => code === row)) ?? blocks[0]
  return block?.columns.find(({ code }) => code === column)
}

function readCell(
  cell: LineCell | null,
  kind: CellKind,
  segment: Segment,
  fitted: Fitted,
  scanned: ScanMark,
): Cell {
  if (cell === null) return absentCell()
  const read = readCellText(cell.text, kind, cell.source)
  const guessed = read.guessed ?? fitted.guessed ?? segment.guessed ?? (scanned === 'scan' ? '由图像文字识别' : undefined)
  return {
    ...read,
    ...(guessed === undefined || read.state === 'blank' ? {} : { guessed }),
    ...(cell.confidence === undefined ? {} : { confidence: cell.confidence }),
  }
}

function absentCell(): Cell {
  return { value: null, state: 'absent', raw: '', source: null }
}

/** Columns of the form that the printed head lacks. */
function absentColumns(segment: Segment, form: AnnualReportForm): CellAddress[] {
  if (segment.row === '') return []
  const blocks = tableOf(form, segment.table).blocks
  const block = blocks.find(({ rows }) => rows.some(({ code }) => code === segment.row)) ?? blocks[0]
  const printed = new Set(segment.targets.map((target) => target.column))
  return (block?.columns ?? [])
    .filter(({ code }) => !printed.has(code))
    .map(({ code }) => ({ table: segment.table, row: segment.row, column: code }))
}

/** The first reading of a row stands, unless it held nothing; a second one that differs is reported. */
function keep(cells: ReadonlyMap<string, Cell>, segment: Segment, read: TablesRead): boolean {
  const rows = new Set([...cells.keys()].map((key) => key.split('/')[1] ?? ''))
  const known = [...rows].filter((row) => read.rows.has(`${segment.table}/${row}`))
  const empty = (cell: Cell | undefined) => cell === undefined || cell.state === 'blank' || cell.state === 'absent'
  if (known.length > 0) {
    const differs = [...cells].some(([key, cell]) => !empty(cell) && read.cells.get(key)?.raw.trim() !== cell.raw.trim())
    if (!differs) return false
    if ([...cells.keys()].some((key) => !empty(read.cells.get(key)))) {
      for (const row of known) read.irregularities.push({ kind: 'row-doubled', table: segment.table, row })
      return false
    }
  }
  for (const [key, cell] of cells) read.cells.set(key, cell)
  for (const row of rows) read.rows.add(`${segment.table}/${row}`)
  return true
}

function reportWidth(segment: Segment, fitted: Fitted, unnamed: number, read: TablesRead): void {
  const expected = segment.targets.length - unnamed
  const found = fitted.found - unnamed
  if (found === expected) return
  const row = segment.row === '' ? (segment.targets[0]?.row ?? '') : segment.row
  // A surplus cell of 表四 could belong to any of its rows: the last printed one is named.
  const at = segment.row === '' ? (segment.targets.at(-1)?.row ?? row) : row
  read.irregularities.push({ kind: found < expected ? 'row-short' : 'row-long', table: segment.table, row: at, found, expected })
}

function reportRowLabel(segment: Segment, label: LineCell, form: AnnualReportForm, read: TablesRead): void {
  const official = rowOf(form, segment.table, segment.row)
  if (official === undefined) return
  const found = label.is.kind === 'label' ? label.is.key : withoutPrintedNumber(label.text)
  if (found === withoutPrintedNumber(official.label)) return
  read.irregularities.push({
    kind: 'label-differs',
    table: segment.table,
    row: segment.row,
    column: null,
    found: label.text.trim(),
    expected: official.label,
  })
}

function rowOf(form: AnnualReportForm, table: TableCode, row: string): FormRow | undefined {
  const definition = tableOf(form, table)
  return (
    definition.blocks.flatMap(({ rows }) => rows).find(({ code }) => code === row) ??
    definition.collapsed?.find((collapse) => collapse.row.code === row)?.row
  )
}

function reportHeadLabels(head: Head, form: AnnualReportForm, read: TablesRead): void {
  const { blocks } = tableOf(form, head.table)
  for (const target of head.targets) {
    if (target.found === '') continue
    if (target.column === null) {
      read.irregularities.push({ kind: 'column-extra', table: head.table, found: target.found.trim() })
      continue
    }
    const column = blocks.flatMap(({ columns }) => columns).find(({ code }) => code === target.column)
    const known = blocks.flatMap(({ columns }) => columns).filter(({ code }) => code === target.column)
    if (column === undefined || known.some(({ label }) => foldKey(label) === foldKey(target.found))) continue
    const already = read.irregularities.some(
      (one) => one.kind === 'label-differs' && one.table === head.table && one.column === target.column && one.found === target.found.trim(),
    )
    if (!already)
      read.irregularities.push({
        kind: 'label-differs',
        table: head.table,
        row: target.row,
        column: target.column,
        found: target.found.trim(),
        expected: column.label,
      })
  }
}

/** A table drawn as several, other than the pieces a text file falls into. */
function reportSplitTables(segments: readonly Segment[], read: TablesRead): void {
  for (const table of ['proactive', 'requests', 'remedies'] as const) {
    const blocks = new Set(segments.filter((one) => one.table === table && !one.line.ragged).map((one) => one.line.block))
    if (blocks.size > 1) read.irregularities.push({ kind: 'table-split', table })
  }
}

/** Rows of the form that a table, once found, lacks. */
export function reportAbsentRows(read: TablesRead, form: AnnualReportForm): void {
  for (const { code, blocks, collapsed = [] } of form.tables) {
    if (!read.tables.has(code)) {
      read.irregularities.push({ kind: 'table-absent', table: code })
      continue
    }
    const merged = collapsed.filter(({ row }) => read.rows.has(`${code}/${row.code}`))
    for (const { row } of merged) read.irregularities.push({ kind: 'row-collapsed', table: code, row: row.code })
    for (const { code: row } of blocks.flatMap(({ rows }) => rows)) {
      const covered = read.rows.has(`${code}/${row}`) || merged.some(({ replaces }) => replaces.includes(row))
      if (!covered) read.irregularities.push({ kind: 'row-absent', table: code, row })
    }
  }
}

