import type { ReadNote } from '../../../domain/document.ts'
import { readLimits, tooLarge } from '../read-limits.ts'
import { withStrippedBlanks } from './common-grid.ts'
import { isBlankLine, type Line, lineTable, type Piece, type Taken, trimPiece } from './lines.ts'

/** A line of one cell inside a table is no longer than this; anything longer is prose. */
const loneCellCharacters = 60
/** So many of them may follow each other. */
const loneLines = 3
/** How many lines a quoted cell may run over. */
const quotedLines = 8

const chapter = /^\s*(?:第?[一二三四五六七八九十]+[、.．章]|#)/
const numberCell = /^[+-]?[\d０-９][\d０-９.,，．]*$/
const ruleCell = /^:?-{3,}:?$|^={3,}$/
const labelStart = /^(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十]+[)）]|\d+[.．、]|第二十条)/

interface Row {
  readonly pieces: Piece[]
  /** The line ends in a tab: its last cell is finished. */
  readonly isClosed: boolean
}

/**
 * A table of tab-separated lines from `index` on. Blank lines do not end it, other lines do; a short line between two
 * rows is a row of one cell. Rows torn over two lines are put together again.
 */
export function takeTabTable(lines: readonly Line[], index: number): Taken | null {
  const first = lines[index]
  if (first === undefined || !(hasInnerTab(first) || opensQuotedRow(lines, index))) return null
  const rows: Row[] = []
  let next = index
  let cellCount = 0
  for (let at: number | null = index; at !== null; at = nextRowLine(lines, next)) {
    const taken = takeRow(lines, at)
    cellCount += taken.row.pieces.length
    if (cellCount > readLimits.tableCells) throw tooLarge()
    rows.push(taken.row)
    next = taken.next
  }
  if (!isTable(rows)) return { next, blocks: null, notes: [] }
  const notes: ReadNote[] = []
  const joined = joinTornRows(
    rows.filter((row) => !isRule(row)),
    notes,
  )
  return { next, blocks: [lineTable(withStrippedBlanks(joined.map((row) => row.pieces)))], notes }
}

/** Index of the next line of the table; null when it ends. */
function nextRowLine(lines: readonly Line[], from: number): number | null {
  const line = lines[from]
  if (line === undefined) return null
  if (line.text.includes('\t') && !isBlankLine(line)) return isRowLine(line) ? from : null
  if (!isBlankLine(line)) return isLoneCell(lines, from) ? from : null
  let at = from
  while (isBlankLine(lines[at])) {
    // A row of nothing but tabs is a row of blank cells, not a blank line.
    if ((lines[at]?.text.split('\t', 3).length ?? 0) > 2) return at
    at++
  }
  const resumed = lines[at]
  return resumed !== undefined && isTabbed(resumed) ? at : null
}

/** A tab behind the first word. */
function hasInnerTab(line: Line): boolean {
  return line.text.includes('\t') && line.text.trimStart().includes('\t')
}

/** A first cell in quotes that goes on in the next line, with other cells behind it. */
function opensQuotedRow(lines: readonly Line[], index: number): boolean {
  if (lines[index]?.text.startsWith('"') !== true) return false
  return (takeQuotedRow(lines, index)?.row.pieces.length ?? 0) >= 2
}

/** More than an indentation. */
function isTabbed(line: Line): boolean {
  const first = line.text.indexOf('\t')
  return first !== -1 && (line.text.includes('\t', first + 1) || hasInnerTab(line))
}

function isRowLine(line: Line): boolean {
  if (isTabbed(line)) return true
  return line.text.trim().length <= loneCellCharacters && !chapter.test(line.text)
}

/** A short line, or a few of them, straight before the next row of the table. */
function isLoneCell(lines: readonly Line[], from: number): boolean {
  for (let at = from; at <= from + loneLines; at++) {
    const line = lines[at]
    if (line === undefined || isBlankLine(line)) return false
    if (line.text.includes('\t')) return at > from
    if (line.text.trim().length > loneCellCharacters || chapter.test(line.text)) return false
  }
  return false
}

function takeRow(lines: readonly Line[], at: number): { row: Row; next: number } {
  const line = lines[at]
  if (line === undefined) return { row: { pieces: [], isClosed: false }, next: at + 1 }
  const quoted = line.text.includes('"') ? takeQuotedRow(lines, at) : null
  if (quoted !== null) return quoted
  const pieces: Piece[] = []
  let start = line.start
  const cells = line.text.split('\t', readLimits.tableCells + 1)
  if (cells.length > readLimits.tableCells) throw tooLarge()
  for (const cell of cells) {
    pieces.push(trimPiece(cell, start))
    start += cell.length + 1
  }
  return { row: { pieces, isClosed: line.text.endsWith('\t') }, next: at + 1 }
}

/** A row copied out of a spreadsheet: cells with line breaks stand in quotes and run over several lines. */
function takeQuotedRow(lines: readonly Line[], at: number): { row: Row; next: number } | null {
  const pieces: Piece[] = []
  let index = at
  let line = lines[at]
  let from = 0
  for (;;) {
    if (line === undefined) return null
    if (line.text[from] === '"') {
      const cell = takeQuotedCell(lines, index, from + 1)
      if (cell === null) return null
      pieces.push(cell.piece)
      index = cell.line
      line = lines[index]
      from = cell.after
    } else {
      const tab: number = line.text.indexOf('\t', from)
      const to: number = tab === -1 ? line.text.length : tab
      pieces.push(trimPiece(line.text.slice(from, to), line.start + from))
      from = to
    }
    if (line === undefined) return null
    if (from >= line.text.length) return { row: { pieces, isClosed: false }, next: index + 1 }
    if (line.text[from] !== '\t') return null
    from++
  }
}

function takeQuotedCell(
  lines: readonly Line[],
  first: number,
  from: number,
): { piece: Piece; line: number; after: number } | null {
  const start = (lines[first]?.start ?? 0) + from
  let text = ''
  let at = from
  for (let index = first; index < first + quotedLines; index++, at = 0) {
    const line = lines[index]
    if (line === undefined) return null
    const quote = closingQuote(line.text, at)
    text += line.text.slice(at, quote === -1 ? undefined : quote)
    if (quote === -1) {
      text += '\n'
      continue
    }
    const content = trimPiece(text.replaceAll('""', '"'), start).text
    return { piece: { start, end: line.start + quote, text: content }, line: index, after: quote + 1 }
  }
  return null
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at
  }
  return -1
}

function isTable(rows: readonly Row[]): boolean {
  const filled = rows.map((row) => row.pieces.filter((piece) => piece.text !== '').length)
  if (rows.length === 1) return (filled[0] ?? 0) >= 3
  return filled.some((count) => count >= 2) && rows.filter((row) => row.pieces.length >= 2).length >= 2
}

/** A line of dashes under a head, left over from Markdown. Dashes of two are marks of a clerk and stay. */
function isRule(row: Row): boolean {
  const filled = row.pieces.filter((piece) => piece.text !== '')
  return (
    filled.length >= 2 &&
    filled.every((piece) => ruleCell.test(piece.text)) &&
    filled.some((piece) => piece.text.length > 3)
  )
}

function joinTornRows(rows: readonly Row[], notes: ReadNote[]): Row[] {
  const usual = usualCellCount(rows)
  const joined: Row[] = []
  for (const row of rows) {
    const before = joined.at(-1)
    if (before === undefined || !isTorn(before, row, usual)) {
      joined.push(row)
      continue
    }
    joined[joined.length - 1] = joinRows(before, row)
    const start = before.pieces.at(-1)?.start ?? 0
    notes.push({
      code: 'row-guessed',
      message: '有一行表格在原文中断成了两行，已按列数接回一行，请与原文核对。',
      source: { kind: 'text', start, end: row.pieces[0]?.end ?? start },
    })
  }
  return joined
}

/** How many cells most rows that hold numbers have. */
function usualCellCount(rows: readonly Row[]): number {
  const counts = new Map<number, number>()
  for (const row of rows) {
    if (!row.pieces.some((piece) => numberCell.test(piece.text))) continue
    counts.set(row.pieces.length, (counts.get(row.pieces.length) ?? 0) + 1)
  }
  let usual = 0
  let most = 0
  for (const [count, times] of counts) if (times > most) [usual, most] = [count, times]
  return usual
}

/**
 * A row broken inside a label: together the two have the usual number of cells, the first has no figure and no
 * finished cell at its end, the second goes on with words that begin no label, and with figures.
 */
function isTorn(before: Row, row: Row, usual: number): boolean {
  const last = before.pieces.at(-1)
  const first = row.pieces[0]
  if (last === undefined || first === undefined || before.isClosed) return false
  if (last.text === '' || first.text === '' || before.pieces.length < 2) return false
  if (row.pieces.length >= usual || before.pieces.length + row.pieces.length - 1 !== usual) return false
  if (before.pieces.some((piece) => numberCell.test(piece.text))) return false
  if (numberCell.test(first.text) || labelStart.test(first.text)) return false
  return row.pieces.some((piece) => numberCell.test(piece.text))
}

function joinRows(before: Row, row: Row): Row {
  const last = before.pieces.at(-1)
  const first = row.pieces[0]
  if (last === undefined || first === undefined) return row
  const piece = { start: last.start, end: first.end, text: `${last.text}${first.text}` }
  return { pieces: [...before.pieces.slice(0, -1), piece, ...row.pieces.slice(1)], isClosed: row.isClosed }
}
