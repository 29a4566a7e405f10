import type { LayoutCell, TableLayout } from '../../domain/annual-report/layout.ts'

/** A layout cell with the place of its top left corner, from 0. */
export type PlacedCell = LayoutCell & { readonly top: number; readonly left: number }

export interface PlacedGrid {
  readonly rowCount: number
  readonly columnCount: number
  /** In row order, each cell once. */
  readonly cells: readonly PlacedCell[]
  /** The cell that covers a place, whether it starts there or spans over it. */
  at(row: number, column: number): PlacedCell | undefined
}

/** Finds the place of every cell: a layout's rows leave out what is covered from above. */
export function placeGrid(layout: TableLayout): PlacedGrid {
  const cover: (PlacedCell | undefined)[][] = layout.rows.map(() => [])
  const cells: PlacedCell[] = []
  layout.rows.forEach((line, row) => {
    let column = 0
    for (const cell of line) {
      while (cover[row]?.[column] !== undefined) column++
      const placed: PlacedCell = { ...cell, top: row, left: column }
      cells.push(placed)
      for (let r = row; r < row + cell.rowSpan; r++) {
        for (let c = column; c < column + cell.colSpan; c++) {
          const coverRow = cover[r]
          if (coverRow !== undefined) coverRow[c] = placed
        }
      }
      column += cell.colSpan
    }
  })
  return {
    rowCount: layout.rows.length,
    columnCount: layout.columnCount,
    cells,
    at: (row, column) => cover[row]?.[column],
  }
}

export interface HeadingCells {
  /** Labels above: block heading and column labels, outermost first. */
  readonly above: readonly PlacedCell[]
  /** Labels to the left, outermost first. */
  readonly left: readonly PlacedCell[]
}

/** Every label that heads a value cell. Empty corner labels head nothing. */
export function headingsOf(grid: PlacedGrid, cell: PlacedCell): HeadingCells {
  const above: PlacedCell[] = []
  let seenColumnHead = false
  for (let row = cell.top - 1; row >= 0; row--) {
    const head = grid.at(row, cell.left)
    if (head === undefined || head.kind === 'value') {
      if (seenColumnHead) break
      continue
    }
    // Under a stacked table's heading row begins another block: its labels head other cells.
    if (head.heads === 'row') continue
    seenColumnHead = true
    if (above[0] !== head) above.unshift(head)
    if (head.heads === 'block') break
  }
  const left: PlacedCell[] = []
  for (let column = cell.left - 1; column >= 0; column--) {
    const head = grid.at(cell.top, column)
    if (head?.kind === 'label' && head.heads === 'row' && left[0] !== head) left.unshift(head)
  }
  return { above, left }
}
