import { readCellText } from '../cell-text.ts'
import { classifyCell } from './classify-cell.ts'
import { certainOffset, type Fitted, fitAligned, fitRagged } from './fit-values.ts'
import type { Segment } from './segment.ts'
import type { Target } from './table-head.ts'
import type { LineCell } from './table-lines.ts'

/** Label position and number of values → the offset that rows of this shape certainly have. */
export function offsetsByShape(segments: readonly Segment[]): Map<string, number> {
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

/** One cell that holds the figures of several: left to the reader of run-together text. */
export function isGlued(segment: Segment): boolean {
  if (segment.targets.length < 2) return false
  const filled = segment.values.filter((cell) => cell.is.kind !== 'blank')
  const [only] = filled
  return (
    filled.length === 1 &&
    only !== undefined &&
    segment.values.length < segment.targets.length &&
    /^[\d\s]{3,}$/.test(only.text.trim()) &&
    only.text.replace(/\D/g, '').length >= segment.targets.length
  )
}

export function fit(segment: Segment, offsets: ReadonlyMap<string, number>): Fitted {
  const { targets } = segment
  if (segment.aligned) {
    const fitted = fitAligned(partedFigures(withoutRepeats(segment.values, segment), segment), targets)
    if (fitted !== null) return fitted
  }
  const values = partedFigures(withoutRepeats(withoutUnits(segment.values, targets), segment), segment)
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

/**
 * Programs that part merged cells write their text into every part: "行政许可 21 21 21" under a head of one column
 * is one 21. Only in 表二, whose blocks have fewer columns than its grid.
 */
function withoutRepeats(values: readonly LineCell[], { table, targets }: Segment): readonly LineCell[] {
  const surplus = values.length - targets.length
  // Where a cell is blank, the parts of merged cells were left blank, not filled.
  const filled = values.every((cell) => cell.is.kind === 'value')
  if (table !== 'proactive' || surplus <= 0 || !filled) return values
  const repeats = values.filter((cell, index) => index > 0 && isSame(cell, values[index - 1]))
  const spare = new Set(repeats.slice(-surplus))
  return spare.size === surplus ? values.filter((cell) => !spare.has(cell)) : values
}

const severalFigures = /^\s*\d[\d,.]*(?:\s+\d[\d,.]*)+\s*$/

/**
 * Text laid out by spaces parts narrow columns by a single one: "4  2  0 0 6" has as many figures as columns once
 * those of one cell are told apart.
 */
function partedFigures(values: readonly LineCell[], { targets }: Segment): readonly LineCell[] {
  if (!values.some(holdsSeveral)) return values
  const parted = values.flatMap((cell) =>
    holdsSeveral(cell)
      ? cell.text
          .trim()
          .split(/\s+/)
          .map((text): LineCell => ({ ...cell, text, is: classifyCell(text) }))
      : [cell],
  )
  return countFigures(parted) === targets.length ? parted : values
}

function holdsSeveral({ text, source }: LineCell): boolean {
  return source?.kind === 'text' && severalFigures.test(text)
}

/** Cells that are not blank; one of a text laid out by spaces counts as often as it holds a figure. */
export function countFigures(values: readonly LineCell[]): number {
  return values.reduce(
    (count, cell) =>
      count + (cell.is.kind === 'blank' ? 0 : holdsSeveral(cell) ? cell.text.trim().split(/\s+/).length : 1),
    0,
  )
}

function isSame(cell: LineCell, before: LineCell | undefined): boolean {
  return cell.text.trim() === before?.text.trim()
}

function sumsHold(cells: readonly (LineCell | null)[], targets: readonly Target[]): boolean | null {
  const total = targets.findIndex((target) => target.column === 'total')
  if (total < 0) return null
  const numbers = cells.map((cell) => (cell === null ? null : readCellText(cell.text, 'count', null).value))
  const sum = numbers.reduce<number>((all, value, index) => all + (index === total ? 0 : (value ?? 0)), 0)
  return numbers[total] === null || numbers[total] === undefined ? null : numbers[total] === sum
}
