/** One worksheet of an .xls file. */

import { type BiffRecord, errorTexts, RecordReader, recordId, unpackNumber } from './biff-records.ts'
import { numberText } from './number-format.ts'
import { addMerge, newSheet, type Sheet, setCell, sheetLimits } from './sheet.ts'
import type { CellStyle } from './xlsx-styles.ts'

export interface XlsWorkbook {
  readonly styles: readonly CellStyle[]
  readonly sharedStrings: readonly string[]
  readonly calendar: '1900' | '1904'
  readonly decoder: TextDecoder | null
}

/** Reads the sheet whose first record is at `start`; null where its end is missing. */
export function readXlsSheet(
  records: readonly BiffRecord[],
  start: number,
  name: string,
  workbook: XlsWorkbook,
): Sheet | null {
  const reading = new XlsSheetReader(newSheet(name), workbook)
  // Charts inside a sheet are parts of their own, with begin and end.
  let depth = 0
  for (let at = start; at < records.length; at++) {
    const record = records[at]
    if (record === undefined) break
    if (record.id === recordId.beginOfPart) depth++
    else if (record.id === recordId.endOfPart) {
      if (--depth === 0) return reading.sheet
    } else if (depth === 1) reading.read(record)
  }
  return null
}

class XlsSheetReader {
  readonly sheet: Sheet
  readonly #workbook: XlsWorkbook
  #cells = 0
  /** The formula whose text result follows in a record of its own. */
  #pending: { row: number; column: number; style: number } | null = null

  constructor(sheet: Sheet, workbook: XlsWorkbook) {
    this.sheet = sheet
    this.#workbook = workbook
  }

  read(record: BiffRecord): void {
    const reader = new RecordReader([record.data], this.#workbook.decoder)
    switch (record.id) {
      case recordId.row:
        this.#readRow(reader)
        break
      case recordId.columnInfo:
        this.#readColumns(reader)
        break
      case recordId.mergedCells:
        this.#readMerges(reader)
        break
      case recordId.manyNumbers:
      case recordId.manyBlanks:
        this.#readMany(record, reader)
        break
      case recordId.formulaString:
        this.#readFormulaText(reader)
        break
      case recordId.blank:
      case recordId.number:
      case recordId.packedNumber:
      case recordId.label:
      case recordId.richString:
      case recordId.sharedStringCell:
      case recordId.boolOrError:
      case recordId.formula:
        this.#readCell(record.id, reader)
        break
    }
  }

  #readCell(id: number, reader: RecordReader): void {
    const place = { row: reader.u16(), column: reader.u16(), style: reader.u16() }
    switch (id) {
      case recordId.number:
        this.#setNumber(place, reader.f64())
        break
      case recordId.packedNumber:
        this.#setNumber(place, unpackNumber(reader.u32()))
        break
      case recordId.sharedStringCell:
        this.#setText(place, this.#workbook.sharedStrings[reader.u32()] ?? '')
        break
      case recordId.label:
      case recordId.richString:
        this.#setText(place, reader.text(2))
        break
      case recordId.boolOrError:
        this.#setText(place, booleanOrError(reader.u8(), reader.u8() === 1))
        break
      case recordId.formula:
        this.#readFormula(place, reader)
        break
      default:
        this.#setText(place, '')
        break
    }
  }

  #readMany(record: BiffRecord, reader: RecordReader): void {
    const row = reader.u16()
    const first = reader.u16()
    const size = record.id === recordId.manyNumbers ? 6 : 2
    const count = Math.floor((record.data.length - 6) / size)
    for (let index = 0; index < count; index++) {
      const place = { row, column: first + index, style: reader.u16() }
      if (record.id === recordId.manyNumbers) this.#setNumber(place, unpackNumber(reader.u32()))
      else this.#setText(place, '')
    }
  }

  /** The result is a number, or a mark in the place of one that says what else it is. */
  #readFormula(place: { row: number; column: number; style: number }, reader: RecordReader): void {
    const bytes = Uint8Array.from({ length: 8 }, () => reader.u8())
    const [kind, , value = 0] = bytes
    if (bytes[6] !== 0xff || bytes[7] !== 0xff)
      this.#setNumber(place, new DataView(bytes.buffer).getFloat64(0, true))
    else if (kind === 0) this.#pending = place
    else if (kind === 1) this.#setText(place, booleanOrError(value, false))
    else if (kind === 2) this.#setText(place, booleanOrError(value, true))
    else this.#setText(place, '')
  }

  #readFormulaText(reader: RecordReader): void {
    if (this.#pending !== null) this.#setText(this.#pending, reader.text(2))
    this.#pending = null
  }

  #setNumber(place: { row: number; column: number; style: number }, value: number): void {
    const format = this.#workbook.styles[place.style]?.format ?? 'General'
    const text = numberText(value, format, this.#workbook.calendar)
    if (text === null) this.sheet.hiddenByFormat++
    this.#setText(place, text ?? '')
  }

  #setText({ row, column, style }: { row: number; column: number; style: number }, stored: string): void {
    const text = stored.replace(/\r\n?/g, '\n')
    if (text !== '' && ++this.#cells > sheetLimits.cells) this.sheet.overflows = true
    const bordered = this.#workbook.styles[style]?.bordered === true
    if (!this.sheet.overflows) setCell(this.sheet, row, column, { text, bordered })
  }

  #readRow(reader: RecordReader): void {
    const row = reader.u16()
    reader.skip(10)
    const isHidden = (reader.u16() & 0x20) !== 0
    if (isHidden) this.sheet.hiddenRows.add(row)
  }

  #readColumns(reader: RecordReader): void {
    const range = { first: reader.u16(), last: reader.u16() }
    const width = reader.u16()
    reader.skip(2)
    const isHidden = (reader.u16() & 1) !== 0 || width === 0
    if (isHidden && this.sheet.hiddenColumns.length < sheetLimits.columns)
      this.sheet.hiddenColumns.push(range)
  }

  #readMerges(reader: RecordReader): void {
    const count = reader.u16()
    for (let index = 0; index < count && !reader.atEnd; index++) {
      const top = reader.u16()
      const bottom = reader.u16()
      addMerge(this.sheet, { top, bottom, left: reader.u16(), right: reader.u16() })
    }
  }
}

function booleanOrError(value: number, isError: boolean): string {
  if (isError) return errorTexts[value] ?? '#ERR!'
  return value === 0 ? 'FALSE' : 'TRUE'
}
