import type { Glyph } from './glyphs.ts'
import { type Grid, type GridCell, withoutGaps } from './grid.ts'
import { isDigit } from './lines.ts'

/** A table's lines with the characters inside each cell. */
export interface FilledGrid {
  readonly grid: Grid
  readonly glyphs: ReadonlyMap<GridCell, Glyph[]>
}

/** The characters of a table, each in its cell. */
export function fillWithoutGaps(grid: Grid, glyphs: readonly Glyph[]): FilledGrid {
  const filled = fillGrid(grid, glyphs)
  const isFilled = (cell: GridCell) =>
    filled.glyphs.get(cell)?.some(({ text }) => text.trim() !== '') ?? false
  const size = glyphs[glyphs.length >> 1]?.size ?? 0
  const gapless = withoutGaps(grid, isFilled, size)
  return gapless === grid ? filled : fillGrid(gapless, glyphs)
}

function fillGrid(grid: Grid, glyphs: readonly Glyph[]): FilledGrid {
  const columns = grid.xs.length - 1
  const owner: GridCell[] = []
  for (const cell of grid.cells)
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++)
      for (let column = cell.column; column < cell.column + cell.colSpan; column++)
        owner[row * columns + column] = cell
  const filled = new Map<GridCell, Glyph[]>()
  let lastCell: GridCell | undefined
  let members: Glyph[] = []
  for (let start = 0; start < glyphs.length; ) {
    const end = tokenEnd(glyphs, start)
    const first = glyphs[start]
    const last = glyphs[end - 1]
    if (first === undefined || last === undefined) break
    const column = bandOf(grid.xs, (first.left + last.right) / 2)
    const row = bandOf(grid.ys, (first.top + first.bottom) / 2)
    const cell = owner[row * columns + column]
    if (cell !== lastCell && cell !== undefined) {
      members = filled.get(cell) ?? []
      if (members.length === 0) filled.set(cell, members)
      lastCell = cell
    }
    if (cell !== undefined) for (let index = start; index < end; index++) members.push(glyphs[index] ?? first)
    start = end
  }
  return { grid, glyphs: filled }
}

/**
 * Where a token of characters that stay together ends: each character is one by itself, but the digits of one number
 * are one together, so that a number too wide for its cell is not cut in two.
 */
function tokenEnd(glyphs: readonly Glyph[], start: number): number {
  let end = start + 1
  let last = glyphs[start]
  if (last === undefined || !isNumeric(last)) return end
  for (let glyph = glyphs[end]; glyph !== undefined; glyph = glyphs[++end]) {
    const joins =
      last.run === glyph.run &&
      isNumeric(glyph) &&
      Math.abs(glyph.left - last.right) < 0.25 * glyph.size &&
      Math.abs(glyph.top - last.top) < 0.2 * glyph.size
    if (!joins) break
    last = glyph
  }
  return end
}

function isNumeric({ text }: Glyph): boolean {
  return isDigit(text) || text === '.' || text === ','
}

function bandOf(edges: readonly number[], at: number): number {
  let low = 0
  let high = edges.length - 1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((edges[middle] ?? 0) <= at) low = middle
    else high = middle
  }
  return low
}
