/** Word tables as a true grid: spans, merges across rows, rows that begin late or end early. */

import { snapColumns, spansByWidth } from '../column-grid.ts'
import type { Content, FlowTable } from '../flow.ts'
import { child, childElements, type XmlElement } from '../xml.ts'
import { readContent } from './content.ts'
import { allText, choice } from './paragraph.ts'
import { leaveOut, type Reading } from './reading.ts'
import { isShaded, toggle } from './styles.ts'

interface OpenCell {
  readonly row: number
  readonly column: number
  rowSpan: number
  colSpan: number
  readonly contents: readonly Content[]
}

/** Word knows 63 columns, WPS some more. */
const mostColumns = 512

const wrappers = new Set(['w:sdtContent', 'w:customXml', 'w:smartTag', 'w:ins', 'w:moveTo'])

/** Reads a table; null where every row is deleted or hidden. */
export function readTable(element: XmlElement, reading: Reading): FlowTable | null {
  const context: TableContext = {
    cells: [],
    above: new Map(),
    reading,
    shaded: isShaded(child(element, 'w:tblPr')) || hasStyleOfItsOwn(element),
    widths: gridWidths(element),
  }
  let row = 0
  let mostCells = 0
  for (const tr of inside(element, 'w:tr')) {
    if (isLeftOut(tr, reading)) continue
    mostCells = Math.max(mostCells, readRow(tr, row, context))
    row++
  }
  if (row === 0) return null
  const cells = snapColumns(context.cells, context.widths, mostCells)
  const columnCount = cells.reduce((widest, cell) => Math.max(widest, cell.column + cell.colSpan), 0)
  return { cells, rowCount: row, columnCount }
}

interface TableContext {
  readonly cells: OpenCell[]
  /** The cell that a merge downwards would prolong, by column. */
  readonly above: Map<number, OpenCell>
  readonly reading: Reading
  readonly shaded: boolean
  /** Widths of the grid's columns, in twips. */
  readonly widths: readonly number[]
}

/** Reads one row and returns how many cells it has. */
function readRow(
  tr: XmlElement,
  row: number,
  { cells, above, reading, shaded, widths }: TableContext,
): number {
  let column = gridSkip(child(tr, 'w:trPr'), 'w:gridBefore')
  const present = inside(tr, 'w:tc').filter((tc) => !isDeletedCell(tc, reading))
  const spans = rowSpans(tr, present, widths)
  let left: OpenCell | undefined
  for (const [index, tc] of present.entries()) {
    const properties = child(tc, 'w:tcPr')
    const colSpan = spans[index] ?? 1
    if (column + colSpan > mostColumns) break
    const continues = mergeOf(properties, 'w:vMerge') === 'continue'
    if (mergeOf(properties, 'w:hMerge') === 'continue' && left !== undefined) left.colSpan += colSpan
    else if (continues && prolong(above.get(column), row)) left = above.get(column)
    else {
      const ground = shaded || isShaded(properties) ? 'shaded' : 'plain'
      left = { row, column, rowSpan: 1, colSpan, contents: readContent(tc, reading, ground) }
      cells.push(left)
      above.set(column, left)
    }
    column += colSpan
  }
  return present.length
}

function rowSpans(
  tr: XmlElement,
  present: readonly XmlElement[],
  widths: readonly number[],
): readonly number[] {
  const written = present.map((tc) => Math.max(1, gridSkip(child(tc, 'w:tcPr'), 'w:gridSpan')))
  const properties = child(tr, 'w:trPr')
  const isInset =
    child(properties, 'w:gridBefore') !== undefined || child(properties, 'w:gridAfter') !== undefined
  if (isInset) return written
  return spansByWidth(written, present.map(cellWidth), widths) ?? written
}

function cellWidth(tc: XmlElement): number | null {
  const width = child(child(tc, 'w:tcPr'), 'w:tcW')?.attributes
  const value = Number(width?.['w:w'])
  return width?.['w:type'] === 'dxa' && value > 0 ? value : null
}

function gridWidths(table: XmlElement): number[] {
  return childElements(child(table, 'w:tblGrid'), 'w:gridCol')
    .slice(0, mostColumns)
    .map(({ attributes }) => Math.max(0, Number(attributes['w:w'] ?? 0) || 0))
}

function isDeletedCell(tc: XmlElement, reading: Reading): boolean {
  if (child(child(tc, 'w:tcPr'), 'w:cellDel') === undefined) return false
  leaveOut(reading.deleted, allText(tc))
  return true
}

/** Lengthens the cell above by this row when it reaches down to it. */
function prolong(cell: OpenCell | undefined, row: number): boolean {
  if (cell === undefined || cell.row + cell.rowSpan !== row) return false
  cell.rowSpan++
  return true
}

function mergeOf(properties: XmlElement | undefined, name: string): 'restart' | 'continue' | null {
  const merge = child(properties, name)
  if (merge === undefined) return null
  return merge.attributes['w:val'] === 'restart' ? 'restart' : 'continue'
}

function gridSkip(properties: XmlElement | undefined, name: string): number {
  const value = Number(child(properties, name)?.attributes['w:val'] ?? 0)
  return Number.isInteger(value) && value > 0 ? Math.min(value, mostColumns) : 0
}

function isLeftOut(tr: XmlElement, reading: Reading): boolean {
  const properties = child(tr, 'w:trPr')
  if (child(properties, 'w:del') !== undefined) {
    leaveOut(reading.deleted, allText(tr))
    return true
  }
  if (toggle(properties, 'w:hidden') !== true) return false
  leaveOut(reading.hidden, allText(tr))
  return true
}

/** A table style other than the plain grids may shade its head, which cannot be told from the cell. */
function hasStyleOfItsOwn(table: XmlElement): boolean {
  const look = child(child(table, 'w:tblPr'), 'w:tblLook')?.attributes
  return look?.['w:firstRow'] === '1' && child(child(table, 'w:tblPr'), 'w:tblStyle') !== undefined
}

/** Rows of a table or cells of a row, also where content controls or tracked insertions wrap them. */
function inside(parent: XmlElement, name: string): XmlElement[] {
  return parent.children.flatMap((node) => {
    if (typeof node === 'string') return []
    if (node.name === name) return [node]
    if (node.name === 'w:sdt') return inside(child(node, 'w:sdtContent') ?? node, name)
    if (node.name === 'mc:AlternateContent') return inside(choice(node), name)
    return wrappers.has(node.name) ? inside(node, name) : []
  })
}
