/** Movement in a grid whose rows may differ in length, as a spreadsheet does it. */

export interface GridPlace {
  readonly row: number
  readonly column: number
}

export type MoveKey = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight' | 'Enter' | 'ShiftEnter'

/** The place a key leads to; null where the grid ends and the key keeps its own meaning. `widths` = cells in each row. */
export function movePlace(key: MoveKey, from: GridPlace, widths: readonly number[]): GridPlace | null {
  const step = { ArrowUp: -1, ShiftEnter: -1, ArrowDown: 1, Enter: 1, ArrowLeft: 0, ArrowRight: 0 }[key]
  if (step !== 0) {
    const width = widths[from.row + step]
    return width === undefined ? null : { row: from.row + step, column: Math.min(from.column, width - 1) }
  }
  const column = from.column + (key === 'ArrowLeft' ? -1 : 1)
  if (column >= 0 && column < (widths[from.row] ?? 0)) return { row: from.row, column }
  const row = from.row + (key === 'ArrowLeft' ? -1 : 1)
  const width = widths[row]
  if (width === undefined) return null
  return { row, column: key === 'ArrowLeft' ? width - 1 : 0 }
}
