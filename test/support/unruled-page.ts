/** Sets the tables of the form without vertical rulings, as files that were printed from web pages or plain editors. */

import type { SampleLine, SampleText } from './sample-pdf.ts'
import type { SampleCell, SampleGrid } from './sample-table.ts'

export interface UnruledOptions {
  readonly size?: number
  /** Where numbers stand beside a label of several lines. */
  readonly upright?: 'top' | 'middle' | 'bottom'
  /** Where numbers stand in the width of their columns. */
  readonly side?: 'left' | 'middle' | 'right'
  /** Shares of the width that the label columns of 表三 take. */
  readonly labels?: readonly [number, number, number]
  readonly rules?: 'none' | 'rows' | 'three'
  readonly padding?: number
}

/** What a grid becomes: texts and lines from `top` down, and where each row begins. */
export interface UnruledTable {
  readonly texts: readonly SampleText[]
  readonly lines: readonly SampleLine[]
  readonly tops: readonly number[]
}

const LEFT = 50
const WIDTH = 495
const LEADING = 1.25

/** Widths of the text: digits are half as wide as Chinese characters. */
function widthOf(text: string, size: number): number {
  return Array.from(text).reduce((sum, character) => sum + (character <= '~' ? size / 2 : size), 0)
}

function wrap(text: string, size: number, room: number): string[] {
  const lines: string[] = []
  for (const character of Array.from(text)) {
    const last = lines.at(-1)
    if (last === undefined || (!/\d/.test(character) && widthOf(last + character, size) > room))
      lines.push(character)
    else lines[lines.length - 1] = last + character
  }
  return lines
}

export function layUnruled(grid: SampleGrid, top: number, options: UnruledOptions = {}): UnruledTable {
  const { size = 9, padding = 3, upright = 'middle', side = 'middle', rules = 'none' } = options
  const xs = columnEdges(grid, options.labels ?? [0.1, 0.12, 0.26])
  const lead = size * LEADING
  const linesOf = ({ text, column, colSpan }: SampleCell) =>
    wrap(text, size, (xs[column + colSpan] ?? 0) - (xs[column] ?? 0) - 2 * padding)
  const heights = Array.from({ length: grid.rowCount }, () => lead + 2 * padding)
  for (const cell of [...grid.cells].sort((a, b) => a.rowSpan - b.rowSpan)) {
    const last = cell.row + cell.rowSpan - 1
    const present = heights.slice(cell.row, last + 1).reduce((sum, height) => sum + height, 0)
    const missing = linesOf(cell).length * lead + 2 * padding - present
    if (missing > 0) heights[last] = (heights[last] ?? 0) + missing
  }
  const tops = [top]
  for (const height of heights) tops.push((tops.at(-1) ?? top) + height)
  const texts = grid.cells.flatMap((cell) => {
    const [from = 0, to = 0] = [tops[cell.row], tops[cell.row + cell.rowSpan]]
    const [left = 0, right = 0] = [xs[cell.column], xs[cell.column + cell.colSpan]]
    const lines = linesOf(cell)
    const block = lines.length * lead
    const place = cell.row < grid.headRowCount ? 'middle' : upright
    const start = { top: from + padding, middle: (from + to - block) / 2, bottom: to - padding - block }[
      place
    ]
    const across = /^[\d.]+$/.test(cell.text) ? side : cell.row < grid.headRowCount ? 'middle' : 'left'
    return lines.map((text, index): SampleText => {
      const width = widthOf(text, size)
      const x = { left: left + padding, middle: (left + right - width) / 2, right: right - padding - width }
      return { x: x[across], y: start + index * lead + size, size, text }
    })
  })
  const ruled = rules === 'rows' ? tops : rules === 'three' ? [0, grid.headRowCount, grid.rowCount] : []
  const lines = ruled.map((at): SampleLine => {
    const y = rules === 'three' ? (tops[at] ?? 0) : at
    return { x0: LEFT, y0: y, x1: LEFT + WIDTH, y1: y, width: 0.5 }
  })
  return { texts, lines, tops }
}

function columnEdges(grid: SampleGrid, labels: readonly number[]): number[] {
  const count = grid.columnCount
  const first = grid.rowCount < 5 ? [] : grid.rowCount < 20 ? [0.34] : labels
  const rest = 1 - first.reduce((sum, share) => sum + share, 0)
  const shares = [
    ...first,
    ...Array.from({ length: count - first.length }, () => rest / (count - first.length)),
  ]
  const edges = [LEFT]
  for (const share of shares) edges.push((edges.at(-1) ?? LEFT) + share * WIDTH)
  return edges
}
