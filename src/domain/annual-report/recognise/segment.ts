import type { TableCode } from '../../../law/annual-report-form.ts'
import { classifyCell } from './classify-cell.ts'
import type { Head, Target } from './table-head.ts'
import type { Line, LineCell } from './table-lines.ts'

/** A row as printed: its label and the cells after it. */
export interface Segment {
  readonly table: TableCode
  /** Row code; "" for the line of 表四, whose targets name the rows. */
  readonly row: string
  readonly label: LineCell | null
  /** Index of the label cell in its line: rows with the same one are built alike. */
  readonly at: number
  readonly values: readonly LineCell[]
  readonly targets: readonly Target[]
  readonly aligned: boolean
  readonly line: Line
  /** Stands under a head of its table. Without one the same words may belong to any other table of figures. */
  readonly headed: boolean
  readonly guessed?: string
}

export interface Segments {
  readonly segments: readonly Segment[]
  /** Heads found, for their labels. */
  readonly heads: readonly Head[]
  /** Rows with figures that the form does not have. */
  readonly extraRows: readonly ExtraRow[]
  /** Lines of figures that belong to no row. */
  readonly orphans: readonly Line[]
}

export interface ExtraRow {
  readonly table: TableCode
  readonly found: string
}

export function hasValues(segment: Segment): boolean {
  return segment.values.some((cell) => cell.is.kind !== 'blank')
}

/** Figures printed in the label's own cell take the place of as many blank cells after it. */
export function valuesOf(label: LineCell, after: readonly LineCell[]): readonly LineCell[] {
  const tail = tailCells(label)
  if (tail.length === 0) return after
  const covered = after.slice(0, tail.length).every((cell) => cell.is.kind === 'blank')
  return [...tail, ...(covered ? after.slice(tail.length) : after)]
}

function tailCells(label: LineCell): LineCell[] {
  if (label.is.kind !== 'label') return []
  return label.is.tail.map((text) => ({ ...label, text, is: classifyCell(text) }))
}

/** A label and the figures of another line as one row. */
export function joined(segment: Segment, figures: Line): Segment {
  return {
    ...segment,
    values: figures.cells.filter((cell) => cell.is.kind !== 'text'),
    aligned: segment.aligned && figures.block === segment.line.block,
    guessed: '行名与数字不在同一行，按前后行认定',
  }
}
