/** Small office files built part by part, for the tests of their readers. */

import { strToU8, zipSync } from 'fflate'
import type { Block, Document } from '../../src/domain/document.ts'

type Part = string | Uint8Array

/** An archive of the parts given. */
export function archive(parts: Readonly<Record<string, Part>>): Uint8Array {
  const entries = Object.entries(parts).map(([name, part]) => [
    name,
    typeof part === 'string' ? strToU8(part) : part,
  ])
  return zipSync(Object.fromEntries(entries))
}

const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const sheetNamespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

export const wordNamespaces = [
  `xmlns:w="${word}"`,
  `xmlns:r="${office}"`,
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
].join(' ')

function relationshipList(
  entries: readonly (readonly [type: string, target: string])[],
  types = office,
): string {
  const list = entries.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${types}/${type}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="${relationships}">${list.join('')}</Relationships>`
}

export interface WordParts {
  readonly body: string
  readonly styles?: string
  readonly numbering?: string
  readonly footnotes?: string
  readonly title?: string
}

/** The parts of a .docx file with this body. */
export function wordParts({
  body,
  styles = '',
  numbering = '',
  footnotes = '',
  title,
}: WordParts): Record<string, string> {
  return {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relationshipList([
      ['officeDocument', 'word/document.xml'],
      ['core-properties', 'docProps/core.xml'],
    ]),
    'docProps/core.xml': `<p xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title ?? ''}</dc:title></p>`,
    'word/_rels/document.xml.rels': relationshipList([
      ['styles', 'styles.xml'],
      ['numbering', '/word/numbering.xml'],
      ['footnotes', 'footnotes.xml'],
    ]),
    'word/document.xml': `<w:document ${wordNamespaces}><w:body>${body}</w:body></w:document>`,
    'word/styles.xml': `<w:styles ${wordNamespaces}>${styles}</w:styles>`,
    'word/numbering.xml': `<w:numbering ${wordNamespaces}>${numbering}</w:numbering>`,
    'word/footnotes.xml': `<w:footnotes ${wordNamespaces}>${footnotes}</w:footnotes>`,
  }
}

export function wordFile(parts: WordParts): Uint8Array {
  return archive(wordParts(parts))
}

/** A run of text. */
export function run(text: string, properties = ''): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
}

/** A paragraph of plain text, or of runs where it begins with a tag. */
export function paragraph(content: string, properties = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr>${content.startsWith('<') ? content : run(content)}</w:p>`
}

/** A table cell; `properties` go into w:tcPr. */
export function cell(content: string, properties = ''): string {
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith('<w:p') || content.startsWith('<w:tbl') ? content : paragraph(content)}</w:tc>`
}

export function row(cells: readonly string[], properties = ''): string {
  return `<w:tr><w:trPr>${properties}</w:trPr>${cells.join('')}</w:tr>`
}

export function table(rows: readonly string[], grid = ''): string {
  return `<w:tbl><w:tblPr/><w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`
}

export interface SheetPart {
  readonly name: string
  /** What stands inside w:worksheet: cols, sheetData, mergeCells. */
  readonly content: string
  readonly state?: string
}

export interface WorkbookPartList {
  readonly sheets: readonly SheetPart[]
  /** Inside `sst`. */
  readonly strings?: string
  /** Inside `styleSheet`. */
  readonly styles?: string
}

/** A .xlsx file. */
export function workbookFile({ sheets, strings = '', styles = '' }: WorkbookPartList): Uint8Array {
  const list = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}" ${state === undefined ? '' : `state="${state}"`} r:id="rId${index + 1}"/>`,
  )
  const targets = sheets.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const)
  return archive({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relationshipList([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${sheetNamespace}" xmlns:r="${office}"><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationshipList([
      ...targets,
      ['sharedStrings', 'sharedStrings.xml'],
      ['styles', 'styles.xml'],
    ]),
    'xl/sharedStrings.xml': `<sst xmlns="${sheetNamespace}">${strings}</sst>`,
    'xl/styles.xml': `<styleSheet xmlns="${sheetNamespace}">${styles}</styleSheet>`,
    ...Object.fromEntries(
      sheets.map(({ content }, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        `<worksheet xmlns="${sheetNamespace}">${content}</worksheet>`,
      ]),
    ),
  })
}

/** Rows of inline texts and numbers; null leaves a cell out. `style` is the cell style of all. */
export function sheetData(rows: readonly (readonly (string | number | null)[])[], style = 0): string {
  const xml = rows.map((cells, index) => {
    const list = cells.map((value, column) => {
      const place = `r="${String.fromCharCode(65 + column)}${index + 1}" s="${style}"`
      if (value === null) return ''
      return typeof value === 'number'
        ? `<c ${place}><v>${value}</v></c>`
        : `<c ${place} t="inlineStr"><is><t>${value}</t></is></c>`
    })
    return `<row r="${index + 1}">${list.join('')}</row>`
  })
  return `<sheetData>${xml.join('')}</sheetData>`
}

const odfNamespaces = [
  'office',
  'text',
  'table',
  'style',
  'xsl-fo-compatible',
  'drawing',
  'svg-compatible',
  'manifest',
]
  .map((name) => {
    const prefix =
      ({ 'xsl-fo-compatible': 'fo', 'svg-compatible': 'svg', drawing: 'draw' } as Record<string, string>)[
        name
      ] ?? name // the three whose prefix is not their name
    return `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`
  })
  .join(' ')

/** A .odt or .ods file with this body and these automatic styles. */
export function openDocumentFile(kind: 'text' | 'spreadsheet', body: string, styles = ''): Uint8Array {
  return archive({
    mimetype: `application/vnd.oasis.opendocument.${kind}`,
    'content.xml': `<office:document-content ${odfNamespaces}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:${kind}>${body}</office:${kind}></office:body></office:document-content>`,
  })
}

/** What a document says, line by line: paragraphs as they are, table rows with their cells parted by "|". */
export function linesOf(document: Document): string[] {
  return document.blocks.flatMap((block) => (block.kind === 'table' ? tableLines(block) : [block.text]))
}

function tableLines(block: Extract<Block, { kind: 'table' }>): string[] {
  return Array.from({ length: block.rowCount }, (_, index) =>
    block.cells
      .filter((entry) => entry.row === index)
      .map(({ text, rowSpan, colSpan }) => (rowSpan * colSpan > 1 ? `${text}[${rowSpan}×${colSpan}]` : text))
      .join('|'),
  )
}

/** The codes of what the reader says about the file. */
export function noteCodes(document: Document): string[] {
  return document.notes.map((note) => note.code)
}
