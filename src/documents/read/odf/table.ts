/** OpenDocument tables as a true grid. */

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
  const columnCount = cells.reduce((widest, cell) => Math.max(widest, cell.column + cell.colSpan), 0)
  return {
    rowCount: row,
    columnCount,
    cells: cells.map((cell) => ({ ...cell, rowSpan: Math.min(cell.rowSpan, row - cell.row) })),
  }
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
