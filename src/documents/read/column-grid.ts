/** The column grid of a table in a text document: which of its lines are meant to be one, and where cells without spans really end. */

interface Placed {
  readonly column: number
  readonly colSpan: number
}

/** Two lines nearer than this are one line that was not dragged exactly: 170 twips are 3 mm. */
const nearest = { twips: 170, partOfColumn: 0.25 } as const

/**
 * The cells of a table whose borders were dragged by hand: the program then keeps a sliver of a column between the
 * lines of two rows, and cells one below the other no longer share a column. `widths` are those of the grid in
 * twips, `mostCells` the cells of the fullest row. Cells of a sound table come back as they are.
 */
export function snapColumns<Cell extends Placed>(
  cells: readonly Cell[],
  widths: readonly number[],
  mostCells: number,
): readonly Cell[] {
  const lines = snappedLines(cells, widths, mostCells)
  if (lines === null) return cells
  return cells.map((cell) => {
    const column = lines[cell.column] ?? cell.column
    return { ...cell, column, colSpan: (lines[cell.column + cell.colSpan] ?? column + 1) - column }
  })
}

/** For each old column line its new number; null where nothing needs mending. */
function snappedLines(
  cells: readonly Placed[],
  widths: readonly number[],
  mostCells: number,
): number[] | null {
  const total = widths.reduce((sum, width) => sum + width, 0)
  const last = cells.reduce((end, cell) => Math.max(end, cell.column + cell.colSpan), 0)
  if (mostCells === 0 || last > widths.length || widths.length <= mostCells) return null
  const limit = Math.min(nearest.twips, (total / mostCells) * nearest.partOfColumn)
  const isSliver = widths.map((width) => width < limit)
  if (!isSliver.includes(true)) return null
  // A cell that lies wholly inside slivers is a cell: its first column stays.
  for (const { column, colSpan } of cells)
    if (isSliver.slice(column, column + colSpan).every((sliver) => sliver)) isSliver[column] = false
  const lines = [0]
  for (const sliver of isSliver) lines.push((lines[lines.length - 1] ?? 0) + (sliver ? 0 : 1))
  return lines
}

/**
 * The spans of a row by the widths of its cells, for programs that write widths and leave out `gridSpan`.
 * Null where the spans as written fill the grid, or where the widths do not fall on its lines.
 */
export function spansByWidth(
  spans: readonly number[],
  cellWidths: readonly (number | null)[],
  widths: readonly number[],
): number[] | null {
  const written = spans.reduce((sum, span) => sum + span, 0)
  if (written >= widths.length || spans.length === 0 || cellWidths.includes(null)) return null
  const lines = [0]
  for (const width of widths) lines.push((lines[lines.length - 1] ?? 0) + width)
  const total = lines[lines.length - 1] ?? 0
  const tolerance = Math.min(nearest.twips, (total / widths.length) * nearest.partOfColumn)
  const found: number[] = []
  let at = 0
  let line = 0
  for (const width of cellWidths) {
    at += width ?? 0
    const end = lines.findIndex((place, index) => index > line && Math.abs(place - at) <= tolerance)
    if (end === -1) return null
    found.push(end - line)
    line = end
  }
  return line === widths.length ? found : null
}
