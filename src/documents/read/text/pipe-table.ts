import { type Line, type Piece, trimPiece } from './lines.ts'

const delimiterCell = /^:?-+:?$/

/**
 * The cells of a line of a Markdown table. `\|` is a character, the outer bars are optional. `columnCount` is that of
 * the table, where it is known.
 */
export function pipeCells(line: Line, columnCount: number | null = null): Piece[] {
  const { text } = line
  const cells: Piece[] = []
  let from = 0
  for (let at = 0; at <= text.length; at++) {
    if (text[at] === '\\') at++
    else if (at === text.length || text[at] === '|') {
      cells.push(trimPiece(text.slice(from, at), line.start + from))
      from = at + 1
    }
  }
  if (from <= text.length && text.endsWith('\\')) cells.push(trimPiece(text.slice(from), line.start + from))
  return withoutFrame(cells, text.trim(), columnCount)
}

/** Takes off the empty pieces outside the outer bars, unless they are the blank cells of a table without outer bars. */
function withoutFrame(cells: Piece[], trimmed: string, columnCount: number | null): Piece[] {
  if (cells.length === columnCount) return cells
  const opens = trimmed.startsWith('|') ? 1 : 0
  const closes = trimmed.endsWith('|') && !trimmed.endsWith('\\|') && cells.length > 1 ? 1 : 0
  return cells.slice(opens, cells.length - closes)
}

/** The line of dashes under a table's head. */
export function isDelimiterLine(line: Line | undefined): boolean {
  if (line === undefined || !line.text.includes('-') || !line.text.includes('|')) return false
  return pipeCells(line).every((cell) => delimiterCell.test(cell.text))
}
