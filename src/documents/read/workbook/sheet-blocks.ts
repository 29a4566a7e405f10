/** Parts a sheet into tables and the prose around them. */

import { annualReportForms } from '../../../law/annual-report-forms.ts'
import { type BlockList, excerpt } from '../block-list.ts'
import type { Sheet } from './sheet.ts'
import { type VisibleCell, type VisibleSheet, visibleSheet } from './visible-sheet.ts'

interface Row {
  readonly row: number
  readonly cells: readonly VisibleCell[]
  readonly filled: readonly VisibleCell[]
}

/** Longer runs of text in one cell are narrative, wherever they stand. */
const longestLabel = 60

/** Blank places are cells too; a table of a report has some 400. */
const mostPlaces = 400_000

/** Adds the blocks of a sheet: one table for each run of table rows, the rows between as paragraphs. */
export function addSheet(sheet: Sheet, blocks: BlockList): void {
  if (sheet.overflows) {
    blocks.note(
      'table-damaged',
      `工作表“${sheet.name}”过大，没有读入。请把年度报告的表格单独存为一个文件再试。`,
    )
    return
  }
  const visible = visibleSheet(sheet)
  for (const group of groups(visible)) addGroup(group, visible, blocks)
  if (visible.hiddenCells > 0)
    blocks.note(
      'hidden-text-left-out',
      `工作表“${sheet.name}”中有隐藏的行或列，其中 ${visible.hiddenCells} 个单元格（如“${excerpt(visible.hiddenExample)}”）打印时看不见，没有读入。`,
    )
  if (sheet.hiddenByFormat > 0)
    blocks.note(
      'hidden-text-left-out',
      `工作表“${sheet.name}”中有 ${sheet.hiddenByFormat} 个数字被单元格格式隐藏，打印时看不见，没有读入。`,
    )
  if (sheet.formulasWithoutValue > 0)
    blocks.note(
      'formula-not-computed',
      `工作表“${sheet.name}”中有 ${sheet.formulasWithoutValue} 个公式没有存下计算结果，按空白读入。请用 Excel 或 WPS 打开并保存一次再试。`,
    )
}

/** Rows parted by blank rows. A blank row with edges, or inside a merge downwards, belongs to its table. */
function groups(sheet: VisibleSheet): Row[][] {
  const found: Row[][] = []
  let current: Row[] = []
  let end = -1
  for (const [row, cells] of [...sheet.rows].sort(([a], [b]) => a - b)) {
    if (row > end && current.length > 0) {
      found.push(current)
      current = []
    }
    current.push({ row, cells, filled: cells.filter((cell) => cell.text.trim() !== '') })
    end = Math.max(end, row + 1, ...cells.map((cell) => cell.row + cell.rowSpan))
  }
  found.push(current)
  return found.filter((group) => group.some((row) => row.filled.length > 0))
}

function addGroup(group: readonly Row[], sheet: VisibleSheet, blocks: BlockList): void {
  const prose = proseRows(group)
  let run: Row[] = []
  const flush = () => {
    addTable(run, sheet, blocks)
    run = []
  }
  for (const row of group) {
    if (!prose.has(row)) run.push(row)
    else {
      flush()
      for (const cell of row.filled) blocks.addText(cell.text, null)
    }
  }
  flush()
}

/** The rows of a group that hold a heading or running text instead of table cells. */
function proseRows(group: readonly Row[]): Set<Row> {
  const width = extent(group)
  const ruled = group.some((row) => row.cells.some((cell) => cell.bordered))
  const firstTableRow = group.findIndex((row) => row.filled.length > 1)
  if (firstTableRow === -1 && !ruled && group.every((row) => row.cells.every((cell) => cell.rowSpan === 1)))
    return new Set(group)
  const prose = new Set<Row>()
  let covered = -1
  group.forEach((row, index) => {
    const isCovered = row.row < covered
    covered = Math.max(covered, ...row.cells.map((cell) => cell.row + cell.rowSpan))
    const [only] = row.filled
    if (only === undefined || row.filled.length > 1 || isCovered || only.rowSpan > 1) return
    const fullWidth = only.column <= width.first && only.column + only.colSpan > width.last
    if (isProse(only, { ruled, fullWidth, leads: index < firstTableRow })) prose.add(row)
  })
  return prose
}

interface Setting {
  /** The group has ruled cells. */
  readonly ruled: boolean
  readonly fullWidth: boolean
  /** Before the first row of several cells. */
  readonly leads: boolean
}

function isProse(cell: VisibleCell, { ruled, fullWidth, leads }: Setting): boolean {
  const text = cell.text.trim()
  if (headsPartOfTable(text)) return false
  if (ruled && !cell.bordered) return true
  if (text.length > longestLabel && cell.rowSpan === 1 && (fullWidth || cell.colSpan > 1)) return true
  if (isSectionHeading(text)) return fullWidth || !ruled || /^[一二三四五六]\s*[、.．]/.test(text)
  return !ruled && (leads || (fullWidth && cell.colSpan > 1))
}

/** "第二十条第（一）项" heads a part of 表二 and stays in it. */
function headsPartOfTable(text: string): boolean {
  return /^第[一二三四五六七八九十〇0-9]+条/.test(text.trim())
}

const sectionTitles = Object.values(annualReportForms).flatMap((form) =>
  form.sections.flatMap((section) => [section.title, ...section.aliases]),
)

function isSectionHeading(text: string): boolean {
  const bare = text.replace(/^[（(]?[一二三四五六七八九十\d]+[)）]?\s*[、.．:：]?\s*/, '').replace(/\s+/g, '')
  return sectionTitles.includes(bare) || /政府信息公开(?:工作)?年度报告/.test(bare)
}

function extent(rows: readonly Row[]): { first: number; last: number } {
  let first = Number.POSITIVE_INFINITY
  let last = -1
  for (const row of rows)
    for (const cell of row.cells) {
      first = Math.min(first, cell.column)
      last = Math.max(last, cell.column + cell.colSpan - 1)
    }
  return { first, last }
}

function addTable(run: readonly Row[], sheet: VisibleSheet, blocks: BlockList): void {
  const rows = trimmed(run)
  const [firstRow] = rows
  if (firstRow === undefined) return
  const { first, last } = extent(rows)
  // Rows that never have two filled cells side by side are text in ruled frames.
  const isText = rows.every(
    ({ filled: [only, ...more] }) => more.length === 0 && !headsPartOfTable(only?.text ?? ''),
  )
  if (first === last || isText) {
    for (const cell of rows.flatMap((row) => row.filled)) blocks.addText(cell.text, null)
    return
  }
  const rowCount = filledEnd(rows) - firstRow.row
  const columnCount = last - first + 1
  if (rowCount * columnCount > mostPlaces) {
    blocks.note(
      'table-damaged',
      `工作表“${sheet.name}”中有一个表格过大，没有读入。请把年度报告的表格单独存为一个文件再试。`,
    )
    return
  }
  const taken = rows.flatMap((row) => row.cells)
  const placed = taken.map((cell) => ({
    row: cell.row - firstRow.row,
    column: cell.column - first,
    rowSpan: Math.min(cell.rowSpan, rowCount - (cell.row - firstRow.row)),
    colSpan: cell.colSpan,
    text: cell.text,
  }))
  blocks.addTable(
    { rowCount, columnCount, cells: [...placed, ...blanks(placed, rowCount, columnCount)] },
    (row, column) => ({
      row: sheet.fileRow(row + firstRow.row),
      column: sheet.fileColumn(column + first),
      sheet: sheet.name,
    }),
  )
}

/** The row after the last that filled cells reach. */
function filledEnd(rows: readonly Row[]): number {
  return rows.flatMap((row) => row.filled).reduce((end, cell) => Math.max(end, cell.row + cell.rowSpan), 0)
}

/** Without the ruled but empty rows above and below. */
function trimmed(run: readonly Row[]): readonly Row[] {
  const filled = run.map((row) => row.filled.length > 0)
  return filled.includes(true) ? run.slice(filled.indexOf(true), filled.lastIndexOf(true) + 1) : []
}

/** Workbooks store no empty cells, but in the grid of a table an empty place is a blank cell. */
function blanks(
  cells: readonly { row: number; column: number; rowSpan: number; colSpan: number }[],
  rowCount: number,
  columnCount: number,
) {
  const taken = new Set<number>()
  for (const cell of cells)
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++)
      for (let column = cell.column; column < cell.column + cell.colSpan; column++)
        taken.add(row * columnCount + column)
  const found: { row: number; column: number; rowSpan: number; colSpan: number; text: string }[] = []
  for (let place = 0; place < rowCount * columnCount; place++)
    if (!taken.has(place))
      found.push({
        row: Math.floor(place / columnCount),
        column: place % columnCount,
        rowSpan: 1,
        colSpan: 1,
        text: '',
      })
  return found
}
