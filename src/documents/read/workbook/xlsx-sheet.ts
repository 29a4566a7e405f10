/** One worksheet part of an .xlsx file, read in a stream. */

import { UnreadableFile } from '../../../domain/unreadable-file.ts'
import { parseXml, type XmlElement } from '../xml.ts'
import { numberText } from './number-format.ts'
import { cellText, richText } from './rich-text.ts'
import { addMerge, newSheet, type Sheet, setCell, sheetLimits } from './sheet.ts'
import type { CellStyle } from './xlsx-styles.ts'

export interface WorkbookParts {
  readonly sharedStrings: readonly string[]
  readonly styles: readonly CellStyle[]
  readonly calendar: '1900' | '1904'
}

interface OpenCell {
  readonly row: number
  readonly column: number
  readonly type: string
  readonly style: CellStyle | undefined
  value: string
  hasValue: boolean
  hasFormula: boolean
  inline: XmlElement | null
}

/** Reads a worksheet. Throws `UnreadableFile`. */
export function readXlsxSheet(bytes: Uint8Array, name: string, parts: WorkbookParts): Sheet {
  const sheet = newSheet(name)
  try {
    parseXml(withoutBlankTail(bytes), new SheetReader(sheet, parts))
  } catch (error) {
    const isTooLarge = error instanceof UnreadableFile && error.reason === 'too-large'
    if (!sheet.overflows && !isTooLarge) throw error
    sheet.overflows = true
  }
  return sheet
}

/** Ends the reading of a sheet that is too large to be a report; the sheet is left out as a whole. */
class SheetOverflow extends Error {}

class SheetReader {
  readonly #sheet: Sheet
  readonly #parts: WorkbookParts
  #row = -1
  #column = -1
  #cells = 0
  #cell: OpenCell | null = null
  #inside: 'value' | 'formula' | null = null
  /** Elements open inside an inline string. */
  readonly #inline: XmlElement[] = []

  constructor(sheet: Sheet, parts: WorkbookParts) {
    this.#sheet = sheet
    this.#parts = parts
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#inline.length > 0) {
      this.#openInline(name, attributes)
      return
    }
    switch (name) {
      case 'x:row':
        this.#openRow(attributes)
        break
      case 'x:c':
        this.#openCell(attributes)
        break
      case 'x:v':
        this.#inside = 'value'
        if (this.#cell !== null) this.#cell.hasValue = true
        break
      case 'x:f':
        this.#inside = 'formula'
        if (this.#cell !== null) this.#cell.hasFormula = true
        break
      case 'x:is':
        this.#openInline(name, attributes)
        break
      case 'x:col':
        this.#readColumn(attributes)
        break
      case 'x:mergeCell': {
        const area = areaOf(attributes.ref ?? '')
        if (area !== null) addMerge(this.#sheet, area)
      }
    }
  }

  close(name: string): void {
    if (this.#inline.length > 0) {
      this.#inline.pop()
      return
    }
    if (name === 'x:v' || name === 'x:f') this.#inside = null
    else if (name === 'x:c') this.#closeCell()
  }

  text(text: string): void {
    const open = this.#inline[this.#inline.length - 1]
    if (open !== undefined) open.children.push(text)
    else if (this.#inside === 'value' && this.#cell !== null) this.#cell.value += text
  }

  #openRow(attributes: Readonly<Record<string, string>>): void {
    this.#row = attributes.r === undefined ? this.#row + 1 : Number(attributes.r) - 1
    this.#column = -1
    const hidden = isOn(attributes.hidden) || (attributes.ht !== undefined && Number(attributes.ht) === 0)
    if (hidden && this.#row < sheetLimits.rows) this.#sheet.hiddenRows.add(this.#row)
  }

  #openCell(attributes: Readonly<Record<string, string>>): void {
    const place = attributes.r === undefined ? null : placeOf(attributes.r)
    this.#column = place?.column ?? this.#column + 1
    this.#cell = {
      row: place?.row ?? this.#row,
      column: this.#column,
      type: attributes.t ?? 'n',
      style: this.#parts.styles[Number(attributes.s ?? 0)],
      value: '',
      hasValue: false,
      hasFormula: false,
      inline: null,
    }
  }

  #openInline(name: string, attributes: Readonly<Record<string, string>>): void {
    const element: XmlElement = { name, attributes, children: [] }
    const parent = this.#inline[this.#inline.length - 1]
    if (parent !== undefined) parent.children.push(element)
    else if (this.#cell !== null) this.#cell.inline = element
    this.#inline.push(element)
  }

  #closeCell(): void {
    const cell = this.#cell
    this.#cell = null
    this.#inside = null
    if (cell === null || cell.row < 0) return
    const text = this.#textOf(cell)
    if (text !== '' && ++this.#cells > sheetLimits.cells) this.#sheet.overflows = true
    else setCell(this.#sheet, cell.row, cell.column, { text, bordered: cell.style?.bordered === true })
    if (this.#sheet.overflows) throw new SheetOverflow()
    if (cell.hasFormula && cell.value === '' && (cell.type !== 'str' || !cell.hasValue))
      this.#sheet.formulasWithoutValue++
  }

  #textOf(cell: OpenCell): string {
    if (cell.inline !== null) return richText(cell.inline)
    const { value } = cell
    if (value === '') return ''
    switch (cell.type) {
      case 's':
        return this.#parts.sharedStrings[Number(value)] ?? ''
      case 'b':
        return value === '1' ? 'TRUE' : 'FALSE'
      case 'n':
        return this.#number(value, cell.style)
      default:
        return cellText(value)
    }
  }

  #number(value: string, style: CellStyle | undefined): string {
    const number = Number(value)
    if (value.trim() === '' || Number.isNaN(number)) return value.trim()
    const text = numberText(number, style?.format ?? 'General', this.#parts.calendar)
    if (text === null) this.#sheet.hiddenByFormat++
    return text ?? ''
  }

  #readColumn(attributes: Readonly<Record<string, string>>): void {
    const hidden =
      isOn(attributes.hidden) || (attributes.width !== undefined && Number(attributes.width) === 0)
    if (!hidden || this.#sheet.hiddenColumns.length >= sheetLimits.columns) return
    this.#sheet.hiddenColumns.push({ first: Number(attributes.min) - 1, last: Number(attributes.max) - 1 })
  }
}

/**
 * Sheets are often formatted down to the last of a million rows. What follows the last value is dropped
 * before parsing; merges stand after the rows and are kept.
 */
function withoutBlankTail(bytes: Uint8Array): Uint8Array {
  const longEnough = 1024 * 1024
  if (bytes.length < longEnough) return bytes
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const lastValue = Math.max(...['</v>', ':v>', '</is>', ':is>'].map((mark) => buffer.lastIndexOf(mark)))
  const end = Math.max(buffer.lastIndexOf('</sheetData>'), buffer.lastIndexOf(':sheetData>') - 4)
  if (lastValue < 0 || end < lastValue) return bytes
  const tag = /<\/([\w.-]+:)?row>/.exec(
    buffer.toString('latin1', lastValue, Math.min(end, lastValue + 200_000)),
  )
  if (tag === null) return bytes
  const cut = lastValue + tag.index + tag[0].length
  const prefixed = buffer.lastIndexOf('</', buffer.lastIndexOf('sheetData>'))
  return cut < prefixed ? Buffer.concat([buffer.subarray(0, cut), buffer.subarray(prefixed)]) : bytes
}

function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}

/** "B12" → row 11, column 1. */
function placeOf(reference: string): { row: number; column: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference)
  if (match === null) return null
  let column = 0
  for (const letter of match[1] ?? '') column = column * 26 + letter.charCodeAt(0) - 64
  return { row: Number(match[2]) - 1, column: column - 1 }
}

function areaOf(reference: string) {
  const [from, to] = reference.split(':').map(placeOf)
  if (from === null || from === undefined || to === null || to === undefined) return null
  return { top: from.row, left: from.column, bottom: to.row, right: to.column }
}
