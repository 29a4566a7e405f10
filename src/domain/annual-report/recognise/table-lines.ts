import type { Block, Document, SourcePosition, TableCell } from '../../document.ts'
import { type CellClass, classifyCell } from './classify-cell.ts'
import { isTurned, turn } from './turned-table.ts'

export interface LineCell {
  readonly text: string
  /** First grid column and the one after the last. In a ragged table only the order counts. */
  readonly start: number
  readonly end: number
  readonly source: SourcePosition | null
  readonly confidence: number | undefined
  readonly is: CellClass
}

/** One printed row of any table of the document. */
export interface Line {
  readonly cells: readonly LineCell[]
  readonly ragged: boolean
  /** Which block of the document it comes from, and which row of it. */
  readonly block: number
  readonly row: number
  /** Set when the line was understood as part of a form table: it then is no running text. */
  used: boolean
}

type TableBlock = Extract<Block, { kind: 'table' }>

/** Every table row of the document in reading order. */
export function tableLines(document: Document): Line[] {
  return document.blocks.flatMap((block, index) => (block.kind === 'table' ? linesOf(block, index) : []))
}

function linesOf(table: TableBlock, block: number): Line[] {
  const printed = rowsOf(table)
  const rows = !table.ragged && isTurned(printed, table.columnCount) ? rowsOf(turn(table)) : printed
  const lines: Line[] = []
  rows.forEach((cells, row) => {
    if (cells === undefined || isRuleOfDashes(cells)) return
    for (const part of explode(cells))
      lines.push({ cells: part, ragged: table.ragged, block, row, used: false })
  })
  return lines
}

function rowsOf(table: TableBlock): LineCell[][] {
  const rows: LineCell[][] = []
  for (const cell of table.cells) {
    const row = rows[cell.row]
    const line = lineCell(cell)
    if (row) row.push(line)
    else rows[cell.row] = [line]
  }
  return rows
}

function lineCell(cell: TableCell): LineCell {
  return {
    text: cell.text,
    start: cell.column,
    end: cell.column + cell.colSpan,
    source: cell.source,
    confidence: cell.confidence,
    is: classifyCell(cell.text),
  }
}

/** "---------⇥---⇥---": a rule of a text table, not a row of marks. */
function isRuleOfDashes(cells: readonly LineCell[]): boolean {
  return cells.length > 1 && cells.every((cell) => /^\s*:?-{3,}:?\s*$/.test(cell.text))
}

/** A row whose cells hold several lines each ("规章⏎行政规范性文件", "0⏎0") is as many rows. */
function explode(cells: LineCell[]): LineCell[][] {
  const first = cells.find((cell) => cell.is.kind !== 'blank')
  if (first?.is.kind !== 'text' || !first.text.includes('\n')) return [cells]
  const labels = first.text.split('\n').filter((part) => part.trim() !== '')
  const rowLabels = labels.filter((part) => {
    const is = classifyCell(part)
    return is.kind === 'label' && is.meanings.some((meaning) => meaning.kind === 'row')
  })
  if (rowLabels.length < 2 || rowLabels.length !== labels.length) return [cells]
  const columns = cells.map((cell) => cell.text.split('\n').filter((part) => part.trim() !== ''))
  if (columns.some((parts) => parts.length !== 0 && parts.length !== labels.length)) return [cells]
  return labels.map((_, index) =>
    cells.map((cell, column) => {
      const text = columns[column]?.[index] ?? ''
      return { ...cell, text, is: classifyCell(text) }
    }),
  )
}

const longestCell = 300

/** A cell that holds an article: the table only lays the page out, or the tabs are those of running text. */
export function isProse(line: Line): boolean {
  return line.cells.some((cell) => cell.text.length > longestCell && cell.is.kind === 'text')
}
