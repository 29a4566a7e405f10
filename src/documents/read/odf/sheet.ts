/** One sheet of an OpenDocument workbook. */

import { plainNumber } from '../workbook/number-format.ts'
import { addMerge, newSheet, type Sheet, setCell, sheetLimits } from '../workbook/sheet.ts'
import type { XmlElement } from '../xml.ts'
import { odfText } from './paragraph.ts'
import type { OdfReading } from './reading.ts'
import { isCollapsed, repeatCount, spanOf, tableColumns, tableRows } from './table.ts'

/** Reads a sheet. Repeated blank rows and cells are only counted, however many they are said to be. */
export function readOdsSheet(table: XmlElement, name: string, reading: OdfReading): Sheet {
  const sheet = newSheet(name)
  hideColumns(table, sheet)
  let cells = 0
  let row = 0
  for (const tr of tableRows(table)) {
    const repeats = repeatCount(tr, 'rows')
    const places = rowCells(tr, sheet, reading)
    const filled = places.some(({ text }) => text !== '')
    // A row that is only ruled is drawn once; a filled one as often as it is said to stand there.
    const copies = filled ? Math.min(repeats, sheetLimits.rows) : Math.min(repeats, 1)
    for (let copy = 0; copy < copies && row + copy < sheetLimits.rows; copy++) {
      if (isCollapsed(tr)) sheet.hiddenRows.add(row + copy)
      for (const place of places) addCell(sheet, row + copy, place)
      cells += places.length
      if (cells > sheetLimits.cells) sheet.overflows = true
      if (sheet.overflows) return sheet
    }
    if (filled && row + repeats > sheetLimits.rows) sheet.overflows = true
    row += repeats
  }
  return sheet
}

interface RowCell {
  readonly column: number
  readonly text: string
  readonly bordered: boolean
  readonly rowSpan: number
  readonly colSpan: number
}

function rowCells(tr: XmlElement, sheet: Sheet, reading: OdfReading): RowCell[] {
  const places: RowCell[] = []
  let column = 0
  for (const node of tr.children) {
    if (typeof node === 'string') continue
    const isCell = node.name === 'table:table-cell'
    if (!isCell && node.name !== 'table:covered-table-cell') continue
    const repeats = repeatCount(node, 'columns')
    const text = isCell ? cellText(node, sheet, reading) : ''
    const bordered = reading.styles.isBordered(node.attributes['table:style-name'])
    const spans = { rowSpan: spanOf(node, 'rows'), colSpan: spanOf(node, 'columns') }
    const isPlain = text === '' && !bordered && spans.rowSpan === 1 && spans.colSpan === 1
    const copies = isPlain ? 0 : Math.min(repeats, sheetLimits.columns - column)
    for (let copy = 0; copy < copies; copy++) places.push({ column: column + copy, text, bordered, ...spans })
    if (text !== '' && column + repeats > sheetLimits.columns) sheet.overflows = true
    column += repeats
  }
  return places
}

function addCell(sheet: Sheet, row: number, { column, text, bordered, rowSpan, colSpan }: RowCell): void {
  setCell(sheet, row, column, { text, bordered })
  addMerge(sheet, { top: row, left: column, bottom: row + rowSpan - 1, right: column + colSpan - 1 })
}

/** Numbers by their exact value; dates, percentages and texts as they are shown. */
function cellText(cell: XmlElement, sheet: Sheet, reading: OdfReading): string {
  const type = cell.attributes['office:value-type']
  const shown = cell.children
    .flatMap((node) => (typeof node !== 'string' && node.name === 'text:p' ? [odfText(node, reading)] : []))
    .join('\n')
  const value = Number(cell.attributes['office:value'])
  if ((type === 'float' || type === 'currency') && Number.isFinite(value)) return plainNumber(value)
  const isUncomputed = cell.attributes['table:formula'] !== undefined && type === undefined && shown === ''
  if (isUncomputed) sheet.formulasWithoutValue++
  return shown
}

function hideColumns(table: XmlElement, sheet: Sheet): void {
  let column = 0
  for (const node of tableColumns(table)) {
    const repeats = repeatCount(node, 'columns')
    if (isCollapsed(node) && sheet.hiddenColumns.length < sheetLimits.columns)
      sheet.hiddenColumns.push({ first: column, last: column + repeats - 1 })
    column += repeats
  }
}
