import { type Line, type Piece, trimPiece } from './lines.ts'

const delimiterCell = /^:?-+:?$/

/** The cells of a line of a Markdown table. `\|` is a character, the outer bars are optional. */
export function pipeCells(line: Line): Piece[] {
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
  const trimmed = text.trim()
  if (trimmed.startsWith('|')) cells.shift()
  if (trimmed.endsWith('|') && !trimmed.endsWith('\\|') && cells.length > 1) cells.pop()
  return cells
}

/** The line of dashes under a table's head. */
export function isDelimiterLine(line: Line | undefined): boolean {
  if (line === undefined || !line.text.includes('-') || !line.text.includes('|')) return false
  return pipeCells(line).every((cell) => delimiterCell.test(cell.text))
}
