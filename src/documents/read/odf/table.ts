/** OpenDocument tables as a true grid. */

import { snapColumns } from '../column-grid.ts'
import type { Content, FlowTable } from '../flow.ts'
import { textInside, type XmlElement } from '../xml.ts'
import { readOdfContent } from './content.ts'
import { hide, type OdfReading } from './reading.ts'

interface PlacedCell {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly colSpan: number
  readonly contents: readonly Content[]
}

/** Repeat counts are taken at their word only as far as a printed table goes. */
const most = { rows: 5_000, columns: 512, repeats: 60 } as const

/** Reads a table of a text document; null where nothing of it is visible. */
export function readOdfTable(table: XmlElement, reading: OdfReading): FlowTable | null {
  const cells: PlacedCell[] = []
  let row = 0
  for (const tr of tableRows(table)) {
    if (isCollapsed(tr)) {
      hide(reading, textInside(tr))
      continue
    }
    const repeats = Math.min(repeatCount(tr, 'rows'), most.repeats)
    for (let copy = 0; copy < repeats && row < most.rows; copy++) readRow(tr, row++, cells, reading)
  }
  if (cells.length === 0) return null
  const placed = snapColumns(cells, columnWidths(table, reading), mostCellsOfRow(cells))
  const columnCount = placed.reduce((widest, cell) => Math.max(widest, cell.column + cell.colSpan), 0)
  return {
    rowCount: row,
    columnCount,
    cells: placed.map((cell) => ({ ...cell, rowSpan: Math.min(cell.rowSpan, row - cell.row) })),
  }
}

/** Widths of the columns in twips; none where one of them is not given. */
function columnWidths(table: XmlElement, reading: OdfReading): number[] {
  const widths: number[] = []
  for (const column of tableColumns(table)) {
    const width = reading.styles.columnWidth(column.attributes['table:style-name'])
    if (width === 0) return []
    const repeats = Math.min(repeatCount(column, 'columns'), most.columns - widths.length)
    for (let copy = 0; copy < repeats; copy++) widths.push(width)
  }
  return widths
}

function mostCellsOfRow(cells: readonly PlacedCell[]): number {
  const counts = new Map<number, number>()
  for (const { row } of cells) counts.set(row, (counts.get(row) ?? 0) + 1)
  return [...counts.values()].reduce((highest, count) => Math.max(highest, count), 0)
}

/** Column definitions in order, also inside header columns and groups. */
export function tableColumns(table: XmlElement): XmlElement[] {
  return table.children.flatMap((node) => {
    if (typeof node === 'string') return []
    if (node.name === 'table:table-column') return [node]
    return /^table:table-(?:header-columns|columns|column-group)$/.test(node.name) ? tableColumns(node) : []
  })
}

function readRow(tr: XmlElement, row: number, cells: PlacedCell[], reading: OdfReading): void {
  let column = 0
  for (const node of tr.children) {
    if (typeof node === 'string') continue
    const isCell = node.name === 'table:table-cell'
    if (!isCell && node.name !== 'table:covered-table-cell') continue
    const repeats = Math.min(repeatCount(node, 'columns'), most.columns - column)
    if (isCell) addCells(node, { row, column, repeats }, cells, reading)
    column += repeats
  }
}

function addCells(
  node: XmlElement,
  { row, column, repeats }: { readonly row: number; readonly column: number; readonly repeats: number },
  cells: PlacedCell[],
  reading: OdfReading,
): void {
  const contents = readOdfContent(node, reading)
  // Tables inside repeated cells would multiply without end; nobody prints that.
  const copies = contents.some((content) => content.kind === 'table') ? 1 : Math.min(repeats, most.repeats)
  for (let copy = 0; copy < copies; copy++)
    cells.push({
      row,
      column: column + copy,
      rowSpan: spanOf(node, 'rows'),
      colSpan: Math.min(spanOf(node, 'columns'), most.columns - column - copy),
      contents,
    })
}

/** Rows in order, also inside header rows and groups. */
export function tableRows(table: XmlElement): XmlElement[] {
  return table.children.flatMap((node) => {
    if (typeof node === 'string') return []
    if (node.name === 'table:table-row') return [node]
    return /^table:table-(?:header-rows|rows|row-group)$/.test(node.name) ? tableRows(node) : []
  })
}

export function isCollapsed(element: XmlElement): boolean {
  const visibility = element.attributes['table:visibility']
  return visibility === 'collapse' || visibility === 'filter'
}

/** How often a row or cell stands there, 1 or more. */
export function repeatCount(element: XmlElement, what: 'rows' | 'columns'): number {
  return countOf(element.attributes[`table:number-${what}-repeated`])
}

/** Over how many rows or columns a cell reaches, 1 or more. */
export function spanOf(element: XmlElement, what: 'rows' | 'columns'): number {
  return countOf(element.attributes[`table:number-${what}-spanned`])
}

function countOf(value: string | undefined): number {
  const count = Number(value ?? 1)
  return Number.isSafeInteger(count) && count > 0 ? count : 1
}
