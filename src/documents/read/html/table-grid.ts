import { readLimits } from '../read-limits.ts'
import type { FlowBlock } from './flow.ts'

/** A cell while its table is read. Places are counted in the grid, spans already expanded. */
export interface GridCell {
  row: number
  column: number
  rowSpan: number
  colSpan: number
  readonly blocks: readonly FlowBlock[]
}

export interface TableGrid {
  readonly cells: GridCell[]
  rowCount: number
  columnCount: number
  /** Two cells claim one place, or a span is beyond all measure. A span that only runs over the last row is not counted. */
  damaged: boolean
  /** Rows without a common grid, from preformatted text. */
  readonly ragged: boolean
}

/**
 * The table algorithm of the HTML standard, row by row: every cell goes to the first free place of its row, spans
 * occupy places to the right and below, a span ends with its group of rows.
 */
export class GridBuilder {
  readonly #cells: GridCell[] = []
  /** For each column, the first row that the cell above leaves free. */
  #free: number[] = []
  #growing: { readonly cell: GridCell; readonly toGroupEnd: boolean }[] = []
  #row = -1
  #next = 0
  #columnCount = 0
  #damaged = false

  get rowCount(): number {
    return this.#row + 1
  }

  startRow(): void {
    this.#row++
    this.#next = 0
  }

  /** `rowSpan` 0 reaches to the end of the group of rows. */
  addCell(blocks: readonly FlowBlock[], rowSpan: number, colSpan: number): void {
    while ((this.#free[this.#next] ?? 0) > this.#row) this.#next++
    const column = this.#next
    const width = Math.max(1, Math.min(colSpan, readLimits.tableColumns - column))
    if (width < colSpan) this.#damaged = true
    const toGroupEnd = rowSpan === 0
    const cell: GridCell = {
      row: this.#row,
      column,
      rowSpan: toGroupEnd ? 1 : rowSpan,
      colSpan: width,
      blocks,
    }
    this.#cells.push(cell)
    if (toGroupEnd || rowSpan > 1) this.#growing.push({ cell, toGroupEnd })
    this.#occupy(column, column + width, toGroupEnd ? Number.MAX_SAFE_INTEGER : this.#row + rowSpan)
    this.#next = column + width
    if (this.#next > this.#columnCount) this.#columnCount = this.#next
  }

  /** Takes out the row just read when nothing stands in it: Word ends its tables with such a row to set the widths. */
  dropBlankRow(): void {
    const from = this.#cells.findLastIndex((cell) => cell.row < this.#row) + 1
    if (this.#cells.slice(from).every((cell) => cell.blocks.length === 0)) this.#cells.length = from
  }

  /** Leaves a place without a cell. */
  addGap(rowSpan: number, colSpan: number): void {
    this.addCell([], rowSpan, colSpan)
    this.#cells.pop()
  }

  #occupy(from: number, to: number, freeRow: number): void {
    while (this.#free.length < from) this.#free.push(0)
    for (let x = from; x < to; x++) {
      const before = this.#free[x] ?? 0
      if (before > this.#row) this.#damaged = true
      this.#free[x] = Math.max(before, freeRow)
    }
  }

  endGroup(): void {
    const end = this.#row + 1
    for (const { cell, toGroupEnd } of this.#growing) {
      const room = end - cell.row
      cell.rowSpan = toGroupEnd ? room : Math.min(cell.rowSpan, room)
    }
    this.#growing = []
    this.#free = []
  }

  finish(): TableGrid {
    this.endGroup()
    const grid = {
      cells: this.#cells,
      rowCount: this.#row + 1,
      columnCount: this.#columnCount,
      damaged: this.#damaged,
      ragged: false,
    }
    return compact(grid)
  }
}

/** No table of any form is wider; columns beyond come from spans that somebody wrote without counting. */
const plausibleColumns = 40

/**
 * Takes out rows in which no cell begins (empty `<tr>`s) and, where spans make the table implausibly wide, columns in
 * which none begins. A head that stands in a table of its own keeps its spans: they say what is below.
 */
export function compact(grid: TableGrid): TableGrid {
  if (grid.columnCount <= plausibleColumns && rowsWithCells(grid) === grid.rowCount) return grid
  const rowStarts = new Set<number>()
  const columnStarts = new Set<number>()
  for (const cell of grid.cells) {
    rowStarts.add(cell.row)
    columnStarts.add(cell.column)
  }
  if (grid.columnCount <= plausibleColumns) for (let x = 0; x < grid.columnCount; x++) columnStarts.add(x)
  const rows = newPlaces(rowStarts, grid.rowCount)
  const columns = newPlaces(columnStarts, grid.columnCount)
  for (const cell of grid.cells) {
    const bottom = rows[cell.row + cell.rowSpan] ?? rowStarts.size
    const right = columns[cell.column + cell.colSpan] ?? columnStarts.size
    cell.row = rows[cell.row] ?? 0
    cell.column = columns[cell.column] ?? 0
    cell.rowSpan = Math.max(1, bottom - cell.row)
    cell.colSpan = Math.max(1, right - cell.column)
  }
  grid.rowCount = rowStarts.size
  grid.columnCount = columnStarts.size
  return grid
}

/** Cells come in row order. */
function rowsWithCells(grid: TableGrid): number {
  let count = 0
  let last = -1
  for (const { row } of grid.cells) {
    if (row !== last) count++
    last = row
  }
  return count
}

/** For each old place (and one past the end), how many kept places stand before it. */
function newPlaces(kept: ReadonlySet<number>, count: number): number[] {
  const places: number[] = []
  let place = 0
  for (let old = 0; old <= count; old++) {
    places.push(place)
    if (kept.has(old)) place++
  }
  return places
}
