/** Paragraphs and tables of a DOCX body. */

import { columnUnits, figureSize } from './column-widths.ts'
import { textWidthTwips, twips } from './docx-parts.ts'
import { officialPage } from './official-page.ts'
import { xml } from './package-zip.ts'
import { type PlacedCell, placeGrid } from './place-grid.ts'
import type { PrintedTable } from './printed-report.ts'

export const vermilion = 'C8321E'

/** A run of text; "\n" breaks the line. `properties` is run property XML. */
export function run(text: string, properties = ''): string {
  const body = text.split('\n').map(textLine).join('<w:br/>')
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}${body}</w:r>`
}

function textLine(line: string): string {
  return line
    .split('\t')
    .map((piece) => (piece === '' ? '' : `<w:t xml:space="preserve">${xml(piece)}</w:t>`))
    .join('<w:tab/>')
}

/** A paragraph in a style ("" = body) around ready runs. `properties` is further paragraph property XML. */
export function paragraph(style: string, runs: string, properties = ''): string {
  const head = style === '' ? '' : `<w:pStyle w:val="${style}"/>`
  return `<w:p>${head + properties === '' ? '' : `<w:pPr>${head}${properties}</w:pPr>`}${runs}</w:p>`
}

/** What is wrong with a cell: it is set in vermilion with a note under its figure, so that grey print tells too. */
export interface CellMark {
  /** Sign and number of the finding, e.g. "✕1". */
  readonly note: string
}

type MarkOf = (cell: PlacedCell) => CellMark | null

/** A report table with merged cells, head rows that repeat, and rows that never break. */
export function docxTable(table: PrintedTable, markOf: MarkOf = () => null): string {
  const grid = placeGrid(table.layout)
  const widths = columnUnits(table.layout, textWidthTwips)
  const rows = Array.from({ length: grid.rowCount }, (_, row) => {
    const cells: string[] = []
    for (let column = 0; column < grid.columnCount; ) {
      const cell = grid.at(row, column)
      const span = cell?.colSpan ?? 1
      const width = widths.slice(column, column + span).reduce((sum, unit) => sum + unit, 0)
      cells.push(
        docxCell(table, cell, {
          row,
          width,
          last: row === grid.rowCount - 1,
          mark: cell ? markOf(cell) : null,
        }),
      )
      column += span
    }
    const header = row < table.layout.headRowCount ? '<w:tblHeader/>' : ''
    const height = `<w:trHeight w:val="${twips(rowHeight(table))}" w:hRule="atLeast"/>`
    return `<w:tr><w:trPr><w:cantSplit/>${height}${header}</w:trPr>${cells.join('')}</w:tr>`
  })
  return `${tableFrame(table.caption, widths) + rows.join('')}</w:tbl>`
}

const rowHeight = (table: PrintedTable) =>
  table.code === 'requests' ? officialPage.tableRowPt : officialPage.tableRowPt + 5

/** Twips, in the order the schema wants. */
const cellMargins = [
  ['top', 30],
  ['left', 40],
  ['bottom', 30],
  ['right', 40],
] as const

/** Opening of a table: name for screen readers, hairlines, fixed columns. */
export function tableFrame(caption: string, widths: readonly number[]): string {
  const line = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`
  const margin = ([side, width]: readonly [string, number]) => `<w:${side} w:w="${width}" w:type="dxa"/>`
  const total = widths.reduce((sum, unit) => sum + unit, 0)
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${total}" w:type="dxa"/><w:jc w:val="center"/>` +
    `<w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(line).join('')}</w:tblBorders>` +
    `<w:tblLayout w:type="fixed"/><w:tblCellMar>${cellMargins.map(margin).join('')}</w:tblCellMar>` +
    '<w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>' +
    `<w:tblCaption w:val="${xml(caption)}"/></w:tblPr>` +
    `<w:tblGrid>${widths.map((unit) => `<w:gridCol w:w="${unit}"/>`).join('')}</w:tblGrid>`
  )
}

interface CellPlace {
  readonly row: number
  readonly width: number
  readonly last: boolean
  readonly mark: CellMark | null
}

function docxCell(table: PrintedTable, cell: PlacedCell | undefined, place: CellPlace): string {
  const block = cell?.kind === 'label' && cell.heads === 'block'
  const merge =
    cell === undefined || cell.rowSpan === 1
      ? ''
      : `<w:vMerge${cell.top === place.row ? ' w:val="restart"' : ''}/>`
  const span = cell === undefined || cell.colSpan === 1 ? '' : `<w:gridSpan w:val="${cell.colSpan}"/>`
  const shade = block ? `<w:shd w:val="clear" w:color="auto" w:fill="${officialPage.shade}"/>` : ''
  const continued = cell !== undefined && cell.top !== place.row
  const text = cell === undefined || continued ? '' : cellText(table, cell)
  const left = cell?.kind === 'label' && (block || (table.code === 'requests' && isLeft(cell)))
  const runs =
    place.mark === null
      ? text === ''
        ? ''
        : run(text, sizeOf(table, cell, text))
      : markedRuns(text, place.mark)
  // The table moves to the next page whole when it fits there, as the official form has it.
  const keep = place.last ? '' : '<w:keepNext/>'
  return (
    `<w:tc><w:tcPr><w:tcW w:w="${place.width}" w:type="dxa"/>${span}${merge}${shade}<w:vAlign w:val="center"/></w:tcPr>` +
    `${paragraph(left ? 'GongkaiLabel' : 'GongkaiCell', runs, keep)}</w:tc>`
  )
}

function sizeOf(table: PrintedTable, cell: PlacedCell | undefined, text: string): string {
  if (cell?.kind !== 'value') return ''
  const size = figureSize(table.layout, cell, text)
  return size === officialPage.tablePt ? '' : `<w:sz w:val="${size * 2}"/>`
}

const colour = `<w:color w:val="${vermilion}"/>`

function markedRuns(text: string, mark: CellMark): string {
  const note = run(text === '' ? mark.note : `\n${mark.note}`, `${colour}<w:sz w:val="15"/>`)
  return (text === '' ? '' : run(text, `<w:b/>${colour}`)) + note
}

/** 表三: row labels and the note in the corner start at the left, as in the official form. */
export const isLeft = (cell: PlacedCell) =>
  cell.kind === 'label' && (cell.heads === 'row' || (cell.top === 0 && cell.left === 0))

export function cellText(table: PrintedTable, cell: PlacedCell): string {
  return cell.kind === 'label' ? cell.text : table.textOf(cell.address, cell.column)
}
