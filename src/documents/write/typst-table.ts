/** A report table in Typst: merged cells, a head that repeats, shades and marks. */

import { columnShares, figureSize } from './column-widths.ts'
import { type CellMark, cellText, isLeft, vermilion } from './docx-body.ts'
import { officialPage } from './official-page.ts'
import { type PlacedCell, placeGrid } from './place-grid.ts'
import type { PrintedTable } from './printed-report.ts'
import { literal, text } from './typst-text.ts'

type MarkOf = (cell: PlacedCell) => CellMark | null

export function typstTable(table: PrintedTable, markOf: MarkOf = () => null): string {
  const grid = placeGrid(table.layout)
  const columns = columnShares(table.layout).map((share) => `${(share * 100).toFixed(3)}%`)
  const rowHeight = table.code === 'requests' ? officialPage.tableRowPt : officialPage.tableRowPt + 5
  const inset = (rowHeight - officialPage.tablePt) / 2
  const written = grid.cells.map((cell) => ({ cell, source: typstCell(table, cell, markOf(cell)) }))
  const head = written.filter(({ cell }) => cell.top < table.layout.headRowCount)
  const rest = written.filter(({ cell }) => cell.top >= table.layout.headRowCount)
  const header =
    head.length === 0
      ? ''
      : `  table.header(repeat: true,\n${head.map(({ source }) => source).join('')}  ),\n`
  return `#sheet(table(columns: (${columns.join(', ')}), stroke: 0.5pt, align: center + horizon,
  inset: (x: 2pt, y: ${inset.toFixed(2)}pt),
${header}${rest.map(({ source }) => source).join('')}))
`
}

function typstCell(table: PrintedTable, cell: PlacedCell, mark: CellMark | null): string {
  const options: string[] = []
  if (cell.rowSpan > 1) options.push(`rowspan: ${cell.rowSpan}`)
  if (cell.colSpan > 1) options.push(`colspan: ${cell.colSpan}`)
  if (cell.kind === 'label' && cell.heads === 'block')
    options.push(`fill: rgb(${literal(officialPage.shade)})`)
  if (cell.kind === 'label' && (cell.heads === 'block' || (table.code === 'requests' && isLeft(cell))))
    options.push('align: left + horizon')
  const content = cellText(table, cell)
  // A blank cell is as high as a filled one: somebody may fill it in by hand.
  const plain = mark === null ? text(content) || strut : markedCell(content, mark)
  const size = cell.kind === 'value' ? figureSize(table.layout, cell, content) : officialPage.tablePt
  const body = size === officialPage.tablePt ? plain : `#text(size: ${size}pt)[${plain}]`
  const cellSource = `[${body}]`
  return options.length === 0
    ? `    ${cellSource},\n`
    : `    table.cell(${options.join(', ')})${cellSource},\n`
}

/** Vermilion, kept for what is wrong. */
export const marked = (value: string) => `#text(fill: rgb(${literal(vermilion)}))[${text(value)}]`

const strut = `#box(height: ${officialPage.tablePt}pt)`

const markedCell = (content: string, mark: CellMark) =>
  `${marked(content)}${content === '' ? '' : '#linebreak()'}#text(size: 7.5pt)[${marked(mark.note)}]`
