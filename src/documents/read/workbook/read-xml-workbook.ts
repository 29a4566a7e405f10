/** Workbooks as one XML file (Excel 2003), which many office systems hand out under the name .xls. */

import type { Document } from '../../../domain/document.ts'
import { UnreadableFile } from '../../../domain/unreadable-file.ts'
import { BlockList } from '../block-list.ts'
import { child, childElements, descend, readXmlTree, textInside, type XmlElement } from '../xml.ts'
import { numberText } from './number-format.ts'
import { noteFurtherSheets, noteHiddenSheet } from './read-xlsx.ts'
import { addMerge, newSheet, type Sheet, setCell, sheetLimits } from './sheet.ts'
import { addSheet } from './sheet-blocks.ts'
import type { CellStyle } from './xlsx-styles.ts'

/** Reads a workbook: the visible cells of the visible sheets. Throws `UnreadableFile`. */
export function readXmlWorkbook(bytes: Uint8Array): Document {
  const workbook = readXmlTree(bytes)
  const sheets = childElements(workbook, 'ss:Worksheet')
  if (workbook.name !== 'ss:Workbook' || sheets.length === 0)
    throw new UnreadableFile('damaged', '文件里找不到工作表。请用 Excel 或 WPS 打开后另存为 .xlsx 再试。')
  const styles = readStyles(child(workbook, 'ss:Styles'))
  const blocks = new BlockList()
  for (const worksheet of sheets.slice(0, sheetLimits.sheets)) {
    const name = worksheet.attributes['ss:Name'] ?? ''
    const sheet = readSheet(worksheet, name, styles)
    const visibility = descend(worksheet, 'excel:WorksheetOptions', 'excel:Visible')
    if (visibility === undefined || textInside(visibility).trim() === 'SheetVisible') addSheet(sheet, blocks)
    else if (sheet.rows.size > 0) noteHiddenSheet(name, blocks)
  }
  noteFurtherSheets(sheets.length, blocks)
  return { format: 'xls', title: null, blocks: blocks.blocks, notes: blocks.notes }
}

function readStyles(element: XmlElement | undefined): Map<string, CellStyle> {
  const styles = new Map<string, CellStyle>()
  for (const style of childElements(element, 'ss:Style'))
    styles.set(style.attributes['ss:ID'] ?? '', {
      format: child(style, 'ss:NumberFormat')?.attributes['ss:Format'] ?? 'General',
      bordered: childElements(child(style, 'ss:Borders'), 'ss:Border').length > 0,
    })
  return styles
}

function readSheet(worksheet: XmlElement, name: string, styles: ReadonlyMap<string, CellStyle>): Sheet {
  const sheet = newSheet(name)
  const table = child(worksheet, 'ss:Table')
  hideColumns(table, sheet)
  let next = 0
  for (const element of childElements(table, 'ss:Row')) {
    const row = indexOf(element, next)
    if (element.attributes['ss:Hidden'] === '1') sheet.hiddenRows.add(row)
    readRow(element, row, sheet, styles)
    next = row + 1 + countOf(element, 'ss:Span')
  }
  return sheet
}

function readRow(
  element: XmlElement,
  row: number,
  sheet: Sheet,
  styles: ReadonlyMap<string, CellStyle>,
): void {
  let next = 0
  for (const cell of childElements(element, 'ss:Cell')) {
    const column = indexOf(cell, next)
    const across = countOf(cell, 'ss:MergeAcross')
    const style = styles.get(cell.attributes['ss:StyleID'] ?? element.attributes['ss:StyleID'] ?? 'Default')
    setCell(sheet, row, column, { text: cellText(cell, style, sheet), bordered: style?.bordered === true })
    addMerge(sheet, {
      top: row,
      left: column,
      bottom: row + countOf(cell, 'ss:MergeDown'),
      right: column + across,
    })
    next = column + across + 1
  }
}

function cellText(cell: XmlElement, style: CellStyle | undefined, sheet: Sheet): string {
  const data = child(cell, 'ss:Data')
  if (data === undefined) {
    if (cell.attributes['ss:Formula'] !== undefined) sheet.formulasWithoutValue++
    return ''
  }
  const text = textInside(data).replace(/\r\n?/g, '\n')
  switch (data.attributes['ss:Type']) {
    case 'Number': {
      const shown = numberText(Number(text), style?.format ?? 'General', '1900')
      if (shown === null) sheet.hiddenByFormat++
      return shown ?? ''
    }
    case 'DateTime':
      return text.replace(/T00:00:00(?:\.0+)?$/, '').replace('T', ' ')
    case 'Boolean':
      return text === '1' ? 'TRUE' : 'FALSE'
    default:
      return text
  }
}

function hideColumns(table: XmlElement | undefined, sheet: Sheet): void {
  let next = 0
  for (const element of childElements(table, 'ss:Column')) {
    const first = indexOf(element, next)
    const last = first + countOf(element, 'ss:Span')
    if (element.attributes['ss:Hidden'] === '1' && sheet.hiddenColumns.length < sheetLimits.columns)
      sheet.hiddenColumns.push({ first, last })
    next = last + 1
  }
}

/** Places are written only where they do not follow on, counted from 1. */
function indexOf(element: XmlElement, next: number): number {
  const index = Number(element.attributes['ss:Index'])
  return Number.isSafeInteger(index) && index > 0 ? index - 1 : next
}

function countOf(element: XmlElement, name: string): number {
  const count = Number(element.attributes[name] ?? 0)
  return Number.isSafeInteger(count) && count > 0 ? count : 0
}
