/** Workbooks of Excel, WPS and LibreOffice in the Office Open XML format. */

import type { Document } from '../../../domain/document.ts'
import { UnreadableFile } from '../../../domain/unreadable-file.ts'
import { BlockList } from '../block-list.ts'
import { type OfficePackage, openOfficePackage, relatedPart } from '../office-package.ts'
import { child, childElements, readXmlTree, type XmlElement } from '../xml.ts'
import { richText } from './rich-text.ts'
import { sheetLimits } from './sheet.ts'
import { addSheet } from './sheet-blocks.ts'
import { readXlsxSheet, type WorkbookParts } from './xlsx-sheet.ts'
import { readCellStyles } from './xlsx-styles.ts'

/**
 * Reads a workbook: the visible cells of the visible sheets. Values of formulas are those the file holds;
 * nothing is computed. Throws `UnreadableFile`.
 */
export function readXlsx(bytes: Uint8Array): Document {
  const office = openOfficePackage(bytes, 'xl/workbook.xml')
  const part = office.zip.read(office.mainPart)
  const workbook = part === undefined ? undefined : readXmlTree(part)
  const sheets = childElements(child(workbook, 'x:sheets'), 'x:sheet')
  if (sheets.length === 0)
    throw new UnreadableFile(
      'damaged',
      '文件里找不到工作表。如果是 .xlsb 格式，请用 Excel 或 WPS 另存为 .xlsx 再试。',
    )
  const parts: WorkbookParts = {
    sharedStrings: childElements(relatedPart(office, 'sharedStrings'), 'x:si').map(richText),
    styles: readCellStyles(relatedPart(office, 'styles')),
    calendar: ['1', 'true'].includes(child(workbook, 'x:workbookPr')?.attributes.date1904 ?? '')
      ? '1904'
      : '1900',
  }
  const blocks = new BlockList()
  for (const sheet of sheets.slice(0, sheetLimits.sheets)) readSheet(sheet, office, parts, blocks)
  noteFurtherSheets(sheets.length, blocks)
  return { format: 'xlsx', title: office.title, blocks: blocks.blocks, notes: blocks.notes }
}

function readSheet(sheet: XmlElement, office: OfficePackage, parts: WorkbookParts, blocks: BlockList): void {
  const name = sheet.attributes.name ?? ''
  const relationship = office.relationships.find(({ id }) => id === sheet.attributes['r:id'])
  if (relationship === undefined || relationship.type !== 'worksheet') return // chart sheets hold no cells
  const bytes = office.zip.read(relationship.target)
  if (bytes === undefined)
    throw new UnreadableFile('damaged', `工作表“${name}”缺失，文件可能没有下载完整。请重新下载后再试。`)
  const content = readXlsxSheet(bytes, name, parts)
  const state = sheet.attributes.state ?? 'visible'
  if (state === 'visible') addSheet(content, blocks)
  else if (content.rows.size > 0) noteHiddenSheet(name, blocks)
}

/** Says that a hidden sheet was left out. */
export function noteHiddenSheet(name: string, blocks: BlockList): void {
  blocks.note('hidden-text-left-out', `工作表“${name}”是隐藏的，没有读入。`)
}

/** Says that a workbook has more sheets than are read. */
export function noteFurtherSheets(count: number, blocks: BlockList): void {
  if (count > sheetLimits.sheets)
    blocks.note('table-damaged', `工作簿有 ${count} 个工作表，只读取了前 ${sheetLimits.sheets} 个。`)
}
