/** A report laid out as a document in the many shapes that real files have, for the tests of the recogniser. */

import {
  effectiveTable,
  formOf,
  type LayoutCell,
  layoutTable,
} from '../../src/domain/annual-report/layout.ts'
import { type AnnualReport, cellKey } from '../../src/domain/annual-report/report.ts'
import type { Block, Document, TableCell } from '../../src/domain/document.ts'
import type { TableCode } from '../../src/law/annual-report-form.ts'

export interface GridCell {
  readonly text: string
  readonly rowSpan: number
  readonly colSpan: number
  readonly label: boolean
}

export interface Grid {
  readonly table: TableCode
  readonly headRowCount: number
  readonly rows: readonly (readonly GridCell[])[]
}

/** The printed tables of a report. `print` writes a cell, `say` a label. */
export function gridsOf(
  report: AnnualReport,
  print: (raw: string) => string = (raw) => raw,
  say: (label: string) => string = (label) => label,
): Grid[] {
  return formOf(report)
    .tables.filter(({ code }) => report.tables.includes(code))
    .map(({ code }) => {
      const { headRowCount, rows } = layoutTable(effectiveTable(report, code))
      const text = (cell: LayoutCell) =>
        cell.kind === 'label' ? say(cell.text) : print(report.cells[cellKey(cell.address)]?.raw ?? '')
      return {
        table: code,
        headRowCount,
        rows: rows.map((row) =>
          row.map((cell) => ({
            text: text(cell),
            rowSpan: cell.rowSpan,
            colSpan: cell.colSpan,
            label: cell.kind === 'label',
          })),
        ),
      }
    })
}

type TableBlock = Extract<Block, { kind: 'table' }>

/** Rows of cells with spans → a table block on a common grid, as HTML and DOCX give it. */
export function alignedTable(rows: readonly (readonly GridCell[])[]): TableBlock {
  const cells: TableCell[] = []
  const taken = new Set<string>()
  let width = 0
  rows.forEach((row, r) => {
    let column = 0
    for (const { text, rowSpan, colSpan } of row) {
      while (taken.has(`${r} ${column}`)) column++
      for (let i = r; i < r + rowSpan; i++)
        for (let j = column; j < column + colSpan; j++) taken.add(`${i} ${j}`)
      cells.push({
        row: r,
        column,
        rowSpan,
        colSpan,
        text,
        source: { kind: 'table', table: 0, row: r, column },
      })
      column += colSpan
      width = Math.max(width, column)
    }
  })
  return { kind: 'table', cells, rowCount: rows.length, columnCount: width, ragged: false, source: null }
}

/** Rows of texts → a table block without a common grid, as tab-separated text gives it. */
export function raggedTable(rows: readonly (readonly string[])[]): TableBlock {
  const cells = rows.flatMap((row, r) =>
    row.map((text, column): TableCell => ({ row: r, column, rowSpan: 1, colSpan: 1, text, source: null })),
  )
  const columnCount = Math.max(0, ...rows.map((row) => row.length))
  return { kind: 'table', cells, rowCount: rows.length, columnCount, ragged: true, source: null }
}

/** The grid as text: a cell over several columns leaves blanks behind it when `padded`, covered rows a blank before. */
export function tabRows(grid: Grid, padded: 'padded' | 'packed'): string[][] {
  const block = alignedTable(grid.rows)
  return grid.rows.map((_, row) => {
    const own = block.cells.filter((cell) => cell.row === row)
    const covered = block.cells.filter((cell) => cell.row < row && cell.row + cell.rowSpan > row)
    const line = Array.from({ length: padded === 'padded' ? block.columnCount : 0 }, () => '')
    if (padded === 'padded') for (const cell of own) line[cell.column] = cell.text
    if (padded === 'packed') {
      for (const cell of [...own, ...covered].sort((a, b) => a.column - b.column))
        line.push(own.includes(cell) ? cell.text : '')
      while (line.length < block.columnCount) line.push('')
    }
    return line
  })
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', text, source: null })

/** A whole document: title, preamble, six headings with their text, each table where it belongs. */
export function documentOf(
  report: AnnualReport,
  tables: Readonly<Partial<Record<TableCode, readonly Block[]>>>,
  heading: (number: number, title: string) => string = (number, title) =>
    `${'一二三四五六'[number - 1]}、${title}`,
): Document {
  const places: Readonly<Record<number, TableCode>> = { 2: 'proactive', 3: 'requests', 4: 'remedies' }
  const blocks: Block[] = [paragraph(report.title), paragraph(report.preamble)]
  for (const section of report.sections) {
    blocks.push(paragraph(heading(section.number, section.title)))
    for (const line of section.text.split('\n')) if (line !== '') blocks.push(paragraph(line))
    const table = places[section.number]
    if (table) blocks.push(...(tables[table] ?? []))
  }
  for (const line of report.signature.split('\n')) if (line !== '') blocks.push(paragraph(line))
  return { format: 'html', title: null, blocks, notes: [] }
}
