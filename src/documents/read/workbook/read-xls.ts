/** Workbooks of Excel 97–2003 and of older WPS (.xls, .et). */

import type { Document } from '../../../domain/document.ts'
import { UnreadableFile } from '../../../domain/unreadable-file.ts'
import { BlockList } from '../block-list.ts'
import { openCompoundFile } from '../compound-streams.ts'
import { type BiffRecord, biffRecords, RecordReader, recordId } from './biff-records.ts'
import { formatCode } from './number-format.ts'
import { noteFurtherSheets, noteHiddenSheet } from './read-xlsx.ts'
import { sheetLimits } from './sheet.ts'
import { addSheet } from './sheet-blocks.ts'
import { readXlsSheet, type XlsWorkbook } from './xls-sheet.ts'

const firstUnicodeVersion = 0x600
const worksheet = 0

interface BoundSheet {
  readonly name: string
  readonly offset: number
  readonly visible: boolean
}

interface Globals {
  readonly workbook: XlsWorkbook
  readonly sheets: readonly BoundSheet[]
}

/**
 * Reads a workbook: the visible cells of the visible sheets, results of formulas as stored.
 * Throws `UnreadableFile`.
 */
export function readXls(bytes: Uint8Array): Document {
  const file = openCompoundFile(bytes)
  if (file.names.some((name) => name.toLowerCase() === 'encryptedpackage')) throw encrypted()
  const stream = file.read('Workbook') ?? file.read('Book')
  if (stream === undefined) throw damaged('找不到工作簿')
  const records = biffRecords(stream)
  const { workbook, sheets } = readGlobals(records)
  const indexAt = new Map(records.map((record, index) => [record.offset, index]))
  const blocks = new BlockList()
  for (const { name, offset, visible } of sheets.slice(0, sheetLimits.sheets)) {
    const start = indexAt.get(offset)
    if (start === undefined) throw damaged(`工作表“${name}”缺失`)
    const sheet = readXlsSheet(records, start, name, workbook)
    if (sheet === null) throw damaged(`工作表“${name}”不完整`)
    if (visible) addSheet(sheet, blocks)
    else if (sheet.rows.size > 0) noteHiddenSheet(name, blocks)
  }
  noteFurtherSheets(sheets.length, blocks)
  return { format: 'xls', title: null, blocks: blocks.blocks, notes: blocks.notes }
}

function readGlobals(records: readonly BiffRecord[]): Globals {
  const [first] = records
  if (first === undefined || first.id !== recordId.beginOfPart) throw damaged('文件头不对')
  const decoder = decoderOf(first, records)
  const read = (record: BiffRecord) => new RecordReader([record.data], decoder)
  const formats = new Map<number, string>()
  const cellFormats: { format: number; bordered: boolean }[] = []
  const sheets: BoundSheet[] = []
  let sharedStrings: readonly string[] = []
  let calendar: '1900' | '1904' = '1900'
  for (const [index, record] of records.entries()) {
    if (record.id === recordId.endOfPart) break
    if (record.id === recordId.filePassword) throw encrypted()
    if (record.id === recordId.dateMode) calendar = read(record).u16() === 1 ? '1904' : '1900'
    else if (record.id === recordId.numberFormat) {
      const reader = read(record)
      formats.set(reader.u16(), reader.text(decoder === null ? 2 : 1))
    } else if (record.id === recordId.cellFormat) cellFormats.push(cellFormat(record))
    else if (record.id === recordId.boundSheet) sheets.push(...boundSheet(read(record)))
    else if (record.id === recordId.sharedStrings) sharedStrings = readSharedStrings(records, index)
  }
  const styles = cellFormats.map(({ format, bordered }) => ({
    format: formatCode(format, formats),
    bordered,
  }))
  return { workbook: { styles, sharedStrings, calendar, decoder }, sheets }
}

/** Excel 5 and 95 stored bytes of a code page; later ones Unicode, for which there is no decoder. */
function decoderOf(first: BiffRecord, records: readonly BiffRecord[]): TextDecoder | null {
  if (new RecordReader([first.data]).u16() >= firstUnicodeVersion) return null
  const record = records.find(({ id }) => id === recordId.codePage)
  const codePage = record === undefined ? 936 : new RecordReader([record.data]).u16()
  return new TextDecoder(codePage === 950 ? 'big5' : codePage === 1252 ? 'windows-1252' : 'gb18030')
}

function cellFormat(record: BiffRecord): { format: number; bordered: boolean } {
  const reader = new RecordReader([record.data])
  reader.skip(2)
  const format = reader.u16()
  reader.skip(6)
  // Four edges of four bits each; files before Excel 97 put them elsewhere and count as unruled.
  const bordered = record.data.length >= 20 && reader.u16() !== 0
  return { format, bordered }
}

function boundSheet(reader: RecordReader): BoundSheet[] {
  const offset = reader.u32()
  const visible = (reader.u8() & 3) === 0
  const type = reader.u8()
  return type === worksheet ? [{ offset, visible, name: reader.text(1) }] : []
}

function readSharedStrings(records: readonly BiffRecord[], index: number): string[] {
  const blocks: Uint8Array[] = []
  for (let at = index; at < records.length; at++) {
    const record = records[at]
    if (record === undefined || (at > index && record.id !== recordId.continued)) break
    blocks.push(record.data)
  }
  const reader = new RecordReader(blocks)
  reader.skip(4)
  const count = reader.u32()
  const strings: string[] = []
  while (strings.length < count && !reader.atEnd) strings.push(reader.text(2))
  return strings
}

function encrypted(): UnreadableFile {
  return new UnreadableFile('encrypted', '文件设有密码，无法读取。请取消密码后另存一份再试。')
}

function damaged(why: string): UnreadableFile {
  return new UnreadableFile(
    'damaged',
    `表格文件已损坏（${why}），无法可靠读取。请用 Excel 或 WPS 打开后另存为 .xlsx 再试。`,
  )
}
