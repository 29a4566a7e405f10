/** A report as a workbook: the text on 正文, each table on a sheet of its own with the merged head of the form. */

import type { AnnualReport } from '../../domain/annual-report/report.ts'
import { findCell } from '../../domain/annual-report/report.ts'
import { cleanText } from './clean-text.ts'
import { columnShares } from './column-widths.ts'
import { cellText, isLeft } from './docx-body.ts'
import { coreProperties, packageRelations, packageZip, xml, xmlHead } from './package-zip.ts'
import { type PlacedCell, placeGrid } from './place-grid.ts'
import { numericCell, plainNumber } from './print-cell.ts'
import { type PrintedReport, type PrintedTable, printedReport } from './printed-report.ts'

export const xlsxMediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** Indexes into `cellXfs` of the style part. */
const styleIndex = { plain: 0, title: 1, heading: 2, text: 3, cell: 4, label: 5, block: 6, right: 7 } as const

interface Sheet {
  readonly name: string
  readonly xml: string
}

export function writeXlsx(report: AnnualReport): Uint8Array {
  const printed = printedReport(report)
  const tables = printed.sections.flatMap(({ table }) => (table === null ? [] : [table]))
  const sheets: Sheet[] = [
    { name: '正文', xml: narrativeSheet(printed) },
    ...tables.map((table) => ({ name: table.caption.slice(0, 2), xml: tableSheet(report, table) })),
    ...(printed.statistics.length === 0 ? [] : [{ name: '统计', xml: statisticsSheet(printed) }]),
  ]
  return packageZip({
    '[Content_Types].xml': contentTypes(sheets.length),
    '_rels/.rels': packageRelations('xl/workbook.xml'),
    'docProps/core.xml': coreProperties(printed.title.join(''), printed.organ, printed.date),
    'xl/workbook.xml': workbook(sheets, tables),
    'xl/_rels/workbook.xml.rels': workbookRelations(sheets.length),
    'xl/styles.xml': styles,
    ...Object.fromEntries(sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheet.xml])),
  })
}

/** A list as one sheet of text cells, its first row frozen as the head. */
export function plainWorkbook(title: string, rows: readonly (readonly string[])[]): Uint8Array {
  const [head = []] = rows
  const lines = rows.map((fields, row) => {
    const style = row === 0 ? styleIndex.block : styleIndex.label
    const cells = fields.map((text, column) => stringCell(cellReference(row, column), cleanText(text), style))
    return `<row r="${row + 1}">${cells.join('')}</row>`
  })
  const columns = head.map((_, column) => {
    const longest = rows.reduce((most, fields) => Math.max(most, fields[column]?.length ?? 0), 0)
    return Math.min(48, Math.max(10, longest * 2))
  })
  // A sheet's name holds at most 31 characters and none of these signs.
  const name = xml(
    cleanText(title)
      .replace(/[[\]:*?/\\']/g, ' ')
      .slice(0, 31),
  )
  const sheet = { name, xml: worksheet({ columns, rows: lines, merges: [], headRows: 1 }) }
  return packageZip({
    '[Content_Types].xml': contentTypes(1),
    '_rels/.rels': packageRelations('xl/workbook.xml'),
    'docProps/core.xml': coreProperties(cleanText(title), '', null),
    'xl/workbook.xml': workbook([sheet], []),
    'xl/_rels/workbook.xml.rels': workbookRelations(1),
    'xl/styles.xml': styles,
    'xl/worksheets/sheet1.xml': sheet.xml,
  })
}

/** "A1" of a place counted from 0. */
export function cellReference(row: number, column: number): string {
  let letters = ''
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1)
    letters = String.fromCharCode(65 + (rest % 26)) + letters
  return `${letters}${row + 1}`
}

/** A string cell. Inline strings are never taken for formulas, whatever they begin with. */
function stringCell(reference: string, text: string, style: number): string {
  if (text === '') return `<c r="${reference}" s="${style}"/>`
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xml(text)}</t></is></c>`
}

/** Characters of column A on 正文, and the Chinese signs of 12 pt that go into one line of it. */
const narrativeWidth = 76
const signsALine = 32

function narrativeSheet(printed: PrintedReport): string {
  const lines: (readonly [string, number])[] = [
    [printed.title.join(''), styleIndex.title],
    ...printed.preamble.map((text) => [text, styleIndex.text] as const),
    ...printed.sections.flatMap(({ heading, paragraphs }) => [
      ...(heading === null ? [] : [[heading, styleIndex.heading] as const]),
      ...paragraphs.map((text) => [text, styleIndex.text] as const),
    ]),
    ...printed.signature.map((text) => [text, styleIndex.right] as const),
  ]
  const rows = lines.map(([text, style], row) => {
    // Wrapped text gets no height of its own in a file.
    const height = Math.max(1, Math.ceil(text.length / signsALine)) * 18 + 4
    return `<row r="${row + 1}" ht="${Math.min(height, 409)}" customHeight="1">${stringCell(cellReference(row, 0), text, style)}</row>`
  })
  return worksheet({ columns: [narrativeWidth], rows, merges: [], headRows: 0 })
}

function statisticsSheet(printed: PrintedReport): string {
  const lines = [{ label: '指标', text: '数量' }, ...printed.statistics]
  const rows = lines.map(({ label, text }, row) => {
    const cells =
      stringCell(cellReference(row, 0), label, styleIndex.label) +
      stringCell(cellReference(row, 1), text, styleIndex.cell)
    return `<row r="${row + 1}">${cells}</row>`
  })
  return worksheet({ columns: [60, 20], rows, merges: [], headRows: 1 })
}

/** Width of a table sheet in characters. */
const sheetWidth = 100

function tableSheet(report: AnnualReport, table: PrintedTable): string {
  const grid = placeGrid(table.layout)
  const columns = columnShares(table.layout).map((share) => Math.max(6, Math.round(share * sheetWidth)))
  const rows = Array.from({ length: grid.rowCount }, (_, row) => {
    const cells = Array.from({ length: grid.columnCount }, (_unused, column) => {
      const cell = grid.at(row, column)
      const reference = cellReference(row, column)
      const starts = cell?.top === row && cell.left === column
      return starts
        ? tableCell(report, table, cell, reference)
        : `<c r="${reference}" s="${styleIndex.cell}"/>`
    })
    return `<row r="${row + 1}" ht="${rowHeight(grid.cells, row, columns)}" customHeight="1">${cells.join('')}</row>`
  })
  const merges = grid.cells
    .filter((cell) => cell.rowSpan > 1 || cell.colSpan > 1)
    .map((cell) => {
      const end = cellReference(cell.top + cell.rowSpan - 1, cell.left + cell.colSpan - 1)
      return `${cellReference(cell.top, cell.left)}:${end}`
    })
  return worksheet({ columns, rows, merges, headRows: table.layout.headRowCount })
}

/** Merged cells do not stretch their rows: the height follows the longest label of a single row. */
function rowHeight(cells: readonly PlacedCell[], row: number, columns: readonly number[]): number {
  const lines = cells
    .filter((cell) => cell.top === row && cell.rowSpan === 1 && cell.kind === 'label')
    .map((cell) => {
      const width = columns.slice(cell.left, cell.left + cell.colSpan).reduce((sum, unit) => sum + unit, 0)
      return cell.kind === 'label' ? Math.ceil((cell.text.length * 2.1) / width) : 1
    })
  return Math.max(1, ...lines) * 14 + 5
}

function tableCell(report: AnnualReport, table: PrintedTable, cell: PlacedCell, reference: string): string {
  if (cell.kind === 'label') {
    const left = table.code === 'requests' && isLeft(cell)
    const style = cell.heads === 'block' ? styleIndex.block : left ? styleIndex.label : styleIndex.cell
    return stringCell(reference, cell.text, style)
  }
  const value = numericCell(findCell(report, cell.address), cell.column.kind)
  if (value !== null) return `<c r="${reference}" s="${styleIndex.cell}"><v>${plainNumber(value)}</v></c>`
  return stringCell(reference, cellText(table, cell), styleIndex.cell)
}

interface SheetParts {
  readonly columns: readonly number[]
  readonly rows: readonly string[]
  readonly merges: readonly string[]
  readonly headRows: number
}

function worksheet({ columns, rows, merges, headRows }: SheetParts): string {
  const freeze =
    headRows === 0
      ? ''
      : `<pane ySplit="${headRows}" topLeftCell="A${headRows + 1}" activePane="bottomLeft" state="frozen"/>`
  const widths = columns
    .map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`)
    .join('')
  const merged =
    merges.length === 0
      ? ''
      : `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
  return (
    `${xmlHead}<worksheet ${main}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
    `<sheetViews><sheetView showGridLines="0" workbookViewId="0">${freeze}</sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="16"/><cols>${widths}</cols><sheetData>${rows.join('')}</sheetData>${merged}` +
    '<printOptions horizontalCentered="1"/><pageMargins left="0.7" right="0.7" top="0.8" bottom="0.8" header="0.3" footer="0.3"/>' +
    '<pageSetup paperSize="9" orientation="portrait" fitToWidth="1" fitToHeight="0"/>' +
    '<headerFooter><oddFooter>&amp;C— &amp;P —</oddFooter></headerFooter></worksheet>'
  )
}

function workbook(sheets: readonly Sheet[], tables: readonly PrintedTable[]): string {
  const list = sheets
    .map(({ name }, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
    .join('')
  // The head of a long table is printed again on each page.
  const titles = tables
    .flatMap((table, index) =>
      table.layout.headRowCount === 0
        ? []
        : [
            `<definedName name="_xlnm.Print_Titles" localSheetId="${index + 1}">'${table.caption.slice(0, 2)}'!$1:$${table.layout.headRowCount}</definedName>`,
          ],
    )
    .join('')
  const names = titles === '' ? '' : `<definedNames>${titles}</definedNames>`
  return `${xmlHead}<workbook ${main} xmlns:r="${relations}"><sheets>${list}</sheets>${names}</workbook>`
}

function workbookRelations(count: number): string {
  const sheets = Array.from(
    { length: count },
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  )
  return (
    `${xmlHead}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets.join('')}` +
    `<Relationship Id="rId${count + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`
  )
}

function contentTypes(count: number): string {
  const office = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const sheets = Array.from(
    { length: count },
    (_, index) =>
      `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${office}.worksheet+xml"/>`,
  )
  return (
    `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${office}.sheet.main+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${office}.styles+xml"/>${sheets.join('')}` +
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
  )
}

const font = (name: string, size: number) =>
  `<font><sz val="${size}"/><name val="${name}"/><charset val="134"/></font>`
const format = (fontId: number, border: number, fill: number, alignment: string) =>
  `<xf numFmtId="0" fontId="${fontId}" fillId="${fill}" borderId="${border}" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment ${alignment} wrapText="1"/></xf>`
const side = (name: string) => `<${name} style="thin"><color auto="1"/></${name}>`

const styles =
  `${xmlHead}<styleSheet ${main}>` +
  `<fonts count="4">${font('宋体', 11)}${font('方正小标宋简体', 18)}${font('黑体', 12)}${font('仿宋_GB2312', 12)}</fonts>` +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFC6D9F1"/><bgColor indexed="64"/></patternFill></fill></fills>' +
  `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border></borders>` +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="8"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  format(1, 0, 0, 'horizontal="center" vertical="center"') +
  format(2, 0, 0, 'horizontal="left" vertical="center"') +
  format(3, 0, 0, 'horizontal="left" vertical="top"') +
  format(0, 1, 0, 'horizontal="center" vertical="center"') +
  format(0, 1, 0, 'horizontal="left" vertical="center"') +
  format(0, 1, 2, 'horizontal="left" vertical="center"') +
  format(3, 0, 0, 'horizontal="right" vertical="center"') +
  '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
