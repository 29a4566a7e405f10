/** A workbook written anew: the values that are seen, sheet by sheet, and nothing else of the old file. */

import { withoutInvisible } from '../../domain/release/invisible-characters.ts'
import type { Marks } from '../../domain/release/marks.ts'
import { paintOver } from '../../domain/release/search-removed.ts'
import { inspectSheet } from '../inspect/inspect-sheet.ts'
import { treeOf } from '../inspect/office-package-parts.ts'
import { SheetLook } from '../inspect/sheet-look.ts'
import { openOfficePackage, relatedPart } from '../read/office-package.ts'
import { richText } from '../read/workbook/rich-text.ts'
import { readXlsxSheet } from '../read/workbook/xlsx-sheet.ts'
import { readCellStyles } from '../read/workbook/xlsx-styles.ts'
import { child, childElements, readXmlTree } from '../read/xml.ts'
import { cleanText } from '../write/clean-text.ts'
import { packageRelations, packageZip, xml, xmlHead } from '../write/package-zip.ts'
import { cellReference, xlsxMediaType } from '../write/write-xlsx.ts'
import { type BlockLine, paintLines } from './block-lines.ts'
import { MarkMisplaced } from './place-marks.ts'
import type { Redacted } from './redact-pdf.ts'

export interface SeenSheet {
  readonly name: string
  readonly rows: readonly BlockLine[]
}

/** The values that are seen of the sheets that are seen; rows and columns without any are left out. Throws `UnreadableFile`, `MarkMisplaced`. */
export function seenSheets(bytes: Uint8Array): SeenSheet[] {
  const office = openOfficePackage(bytes, 'xl/workbook.xml')
  const workbook = treeOf(office.zip, office.mainPart)
  const strings = childElements(relatedPart(office, 'sharedStrings'), 'x:si')
  const styles = relatedPart(office, 'styles')
  const parts = {
    sharedStrings: strings.map(richText),
    styles: readCellStyles(styles),
    calendar: ['1', 'true'].includes(child(workbook ?? undefined, 'x:workbookPr')?.attributes.date1904 ?? '')
      ? ('1904' as const)
      : ('1900' as const),
  }
  const look = new SheetLook(styles)
  return childElements(child(workbook ?? undefined, 'x:sheets'), 'x:sheet')
    .filter(({ attributes }) => (attributes.state ?? 'visible') === 'visible')
    .map(({ attributes }) => {
      const name = attributes.name ?? ''
      const target = office.relationships.find(({ id }) => id === attributes['r:id'])?.target
      const content = target === undefined ? undefined : office.zip.read(target)
      if (content === undefined) throw new MarkMisplaced(`工作表“${name}”读不出来。`)
      const sheet = readXlsxSheet(content, name, parts)
      if (sheet.overflows) throw new MarkMisplaced(`工作表“${name}”太大，请拆成几个文件。`)
      const { shown, partly } = inspectSheet(readXmlTree(content), { name, strings, look, used: new Set() })
      if (partly.length > 0)
        throw new MarkMisplaced(
          `工作表“${name}”的 ${partly[0]} 里有一部分文字看不见，请在 Excel、WPS 里删去后再上传。`,
        )
      return { name, rows: packRows(sheet.rows, shown) }
    })
}

function packRows(
  rows: ReadonlyMap<number, ReadonlyMap<number, { readonly text: string }>>,
  shown: ReadonlySet<string>,
): BlockLine[] {
  const seen = [...rows]
    .toSorted(([one], [other]) => one - other)
    .map(([row, cells]) => [...cells].filter(([column]) => shown.has(cellReference(row, column))))
    .filter((cells) => cells.length > 0)
  const columns = [...new Set(seen.flatMap((cells) => cells.map(([column]) => column)))].toSorted(
    (one, other) => one - other,
  )
  return seen.map((cells) => {
    const texts = new Map(cells.map(([column, { text }]) => [column, withoutInvisible(text)]))
    return columns.map((column) => texts.get(column) ?? '')
  })
}

/** Throws `MarkMisplaced`, `UnreadableFile`. */
export function rewriteXlsx(bytes: Uint8Array, marks: Marks): Redacted {
  const sheets = seenSheets(bytes)
  const painted = paintLines(
    sheets.map(({ rows }) => rows),
    marks,
  )
  const terms = marks.terms.map(({ text }) => text)
  const made = sheets.map(({ name }, index) => ({
    name: sheetName(paintOver(name, terms).text, index),
    rows: painted[index]?.lines ?? [],
  }))
  return {
    bytes: writeSheets(made),
    mediaType: xlsxMediaType,
    extension: 'xlsx',
    removed: [...new Set(painted.flatMap(({ removed }) => removed))],
    count: painted.reduce((sum, { count }) => sum + count, 0),
    textLayer: null,
  }
}

/** At most 31 characters, none of these signs, and no two alike. */
function sheetName(name: string, index: number): string {
  const clean = cleanText(name)
    .replace(/[[\]:*?/\\']/g, ' ')
    .trim()
  return `${index + 1} ${clean}`.slice(0, 31)
}

const namespace = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

function writeSheets(sheets: readonly SeenSheet[]): Uint8Array {
  const numbers = sheets.map((_, index) => index + 1)
  const list = sheets.map(
    ({ name }, index) => `<sheet name="${xml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  )
  const parts = numbers.map(
    (number) =>
      `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${types}.worksheet+xml"/>`,
  )
  const links = numbers.map(
    (number) =>
      `<Relationship Id="rId${number}" Type="${relations}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
  )
  return packageZip({
    '[Content_Types].xml': `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/>${parts.join('')}</Types>`,
    '_rels/.rels': packageRelations('xl/workbook.xml').replace(/<Relationship Id="rId2"[^>]*\/>/, ''),
    'xl/workbook.xml': `${xmlHead}<workbook ${namespace} xmlns:r="${relations}"><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${xmlHead}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.join('')}</Relationships>`,
    ...Object.fromEntries(
      sheets.map(({ rows }, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(rows)]),
    ),
  })
}

function sheetXml(rows: readonly BlockLine[]): string {
  const lines = rows.map((cells, row) => {
    const list = cells.map((text, column) => cellXml(cleanText(text), cellReference(row, column)))
    return `<row r="${row + 1}">${list.join('')}</row>`
  })
  return `${xmlHead}<worksheet ${namespace}><sheetData>${lines.join('')}</sheetData></worksheet>`
}

/** Numbers stay numbers as long as every digit of them is kept. */
function cellXml(text: string, place: string): string {
  if (text === '') return ''
  if (/^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,9})?$/.test(text)) return `<c r="${place}"><v>${text}</v></c>`
  return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${xml(text)}</t></is></c>`
}
