/**
 * Web pages use tables for two things: for data, and to put a page together. The second kind is taken apart into
 * paragraphs and the tables inside it; a data table stays whole.
 */

import { type FlowBlock, flowText } from './flow.ts'
import { compact, type GridCell, type TableGrid } from './table-grid.ts'

/** More text in one cell is prose, not an entry of a table. */
const proseCharacters = 300
/** So many short entries make a table of data out of rows that also hold prose or another table. */
const dataEntries = 12
/** A table of one column with longer texts than this is a page column. */
const columnEntryCharacters = 40
/** Below this number of cells a table without any text is a spacer. */
const spacerCells = 6

/** What a finished table contributes to the flow it stands in. */
export function tableBlocks(grid: TableGrid): FlowBlock[] {
  if (grid.cells.length === 0) return []
  const whole = spliceFittingTables(grid)
  if (isSpacer(whole)) return []
  if (isOneColumn(whole) && isPageColumn(whole)) return whole.cells.flatMap((cell) => cell.blocks)
  const bands = rowBands(whole)
  if (!bands.some((band) => band.isLayout))
    return [{ kind: 'table', grid: whole }, ...nestedTables(whole.cells)]
  return takeApart(whole, bands)
}

function isSpacer(grid: TableGrid): boolean {
  return grid.cells.length < spacerCells && grid.cells.every((cell) => cell.blocks.length === 0)
}

/** One cell a row; a span over columns that nobody uses changes nothing. */
function isOneColumn(grid: TableGrid): boolean {
  return grid.cells.every((cell) => cell.column === 0) && grid.cells.length === grid.rowCount
}

function isPageColumn(grid: TableGrid): boolean {
  if (grid.cells.length === 1) return true
  return grid.cells.some(
    (cell) =>
      cell.blocks.some((block) => block.kind === 'table') ||
      flowText(cell.blocks).length > columnEntryCharacters,
  )
}

function nestedTables(cells: readonly GridCell[]): FlowBlock[] {
  const tables: FlowBlock[] = []
  for (const { blocks } of cells) for (const block of blocks) if (block.kind === 'table') tables.push(block)
  return tables
}

/** A one-row table that fills a cell spanning just as many columns is that part of the row: its cells move in. */
function spliceFittingTables(grid: TableGrid): TableGrid {
  if (!grid.cells.some((cell) => fittingTable(cell) !== null)) return grid
  const cells = grid.cells.flatMap((cell) => {
    const inner = fittingTable(cell)
    if (inner === null) return [cell]
    return inner.cells.map((part) => ({
      ...part,
      row: cell.row,
      column: cell.column + part.column,
      rowSpan: cell.rowSpan,
    }))
  })
  return { ...grid, cells }
}

function fittingTable(cell: GridCell): TableGrid | null {
  const [only] = cell.blocks
  if (cell.blocks.length !== 1 || only?.kind !== 'table' || cell.colSpan < 2) return null
  return only.grid.rowCount === 1 && only.grid.columnCount === cell.colSpan ? only.grid : null
}

/** Rows tied together by cells that reach over them. */
interface RowBand {
  readonly first: number
  last: number
  readonly cells: GridCell[]
  /** Those that hold part of the page rather than an entry. */
  readonly containers: GridCell[]
  isLayout: boolean
}

function rowBands(grid: TableGrid): RowBand[] {
  const bands: RowBand[] = []
  let band: RowBand | undefined
  // Cells come in row order, so a band ends where no cell reaches into the next row.
  for (const cell of grid.cells) {
    if (band === undefined || cell.row > band.last) {
      band = { first: cell.row, last: cell.row, cells: [], containers: [], isLayout: false }
      bands.push(band)
    }
    band.last = Math.max(band.last, cell.row + cell.rowSpan - 1)
    band.cells.push(cell)
    if (isContainer(cell, grid)) band.containers.push(cell)
  }
  const dataRows = bands.filter((one) => one.containers.length === 0).length
  for (const one of bands) one.isLayout = isLayoutBand(one, dataRows)
  return bands
}

/** A cell that holds part of the page rather than an entry: another table, long text, or a sentence across the table. */
function isContainer(cell: GridCell, grid: TableGrid): boolean {
  let length = 0
  for (const block of cell.blocks) {
    if (block.kind === 'table') return true
    if (block.kind === 'paragraph') length += block.text.length
  }
  if (length > proseCharacters) return true
  return cell.column === 0 && cell.colSpan > grid.columnCount / 2 && flowText(cell.blocks).endsWith('。')
}

function isLayoutBand({ cells, containers }: RowBand, dataRows: number): boolean {
  if (containers.length === 0) return false
  const entries = cells.filter((cell) => cell.blocks.length > 0).length - containers.length
  let nestedCells = 0
  for (const block of nestedTables(containers))
    if (block.kind === 'table') nestedCells += block.grid.cells.length
  if (nestedCells > 0 && nestedCells > entries * 4 && nestedCells >= dataEntries * 2) return true
  if (entries >= dataEntries) return false
  const pureTables = containers.every((cell) => cell.blocks.length === 1 && cell.blocks[0]?.kind === 'table')
  // A label beside a small table, in a table of such rows: an entry that somebody made a table.
  return !(pureTables && entries > 0 && dataRows >= 3)
}

function takeApart(grid: TableGrid, bands: readonly RowBand[]): FlowBlock[] {
  const blocks: FlowBlock[] = []
  let run: RowBand[] = []
  const endRun = () => {
    for (const block of dataRun(grid, run)) blocks.push(block)
    run = []
  }
  for (const band of bands) {
    if (!band.isLayout) {
      run.push(band)
      continue
    }
    endRun()
    for (const cell of band.cells) for (const block of cell.blocks) blocks.push(block)
  }
  endRun()
  return blocks
}

/**
 * Rows of data between the parts of a page: a table of its own. Rows of one cell before, behind or instead of it are
 * headings and lines of the page.
 */
function dataRun(grid: TableGrid, run: readonly RowBand[]): FlowBlock[] {
  const isLine = (band: RowBand) => band.cells.length === 1
  const from = run.findIndex((band) => !isLine(band))
  const to = run.findLastIndex((band) => !isLine(band)) + 1
  const linesOf = (bands: readonly RowBand[]) =>
    bands.flatMap((band) => band.cells.flatMap((cell) => cell.blocks))
  if (from === -1) return linesOf(run)
  return [...linesOf(run.slice(0, from)), ...partTable(grid, run.slice(from, to)), ...linesOf(run.slice(to))]
}

function partTable(grid: TableGrid, bands: readonly RowBand[]): FlowBlock[] {
  const first = bands[0]?.first ?? 0
  const cells = bands.flatMap((band) => band.cells.map((cell) => ({ ...cell, row: cell.row - first })))
  const rowCount = (bands.at(-1)?.last ?? first) - first + 1
  const part = compact({
    cells,
    rowCount,
    columnCount: grid.columnCount,
    damaged: grid.damaged,
    ragged: false,
  })
  return isSpacer(part) ? [] : [{ kind: 'table', grid: part }, ...nestedTables(cells)]
}
