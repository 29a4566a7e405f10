import { isBlankLine, type Line, type Piece, raggedTable, type Taken } from './lines.ts'

/** Cells stand apart by at least two blanks, or by full-width ones. */
const gap = /[ \u00a0]{2,}|[ \u00a0]*\u3000[ \u00a0\u3000]*/g
const figure = /^[+-]?[\d０-９][\d０-９.,，．%％]*$|^[/—–-]+$/
/** A row of a table has no cell longer than this; prose with wide blanks has. */
const cellCharacters = 60

interface AlignedPiece extends Piece {
  /** Columns on the screen, a Chinese character being two wide. */
  readonly left: number
  readonly right: number
}

/** A table set with blanks: lines of several short cells one above the other, of which some hold figures. */
export function takeAlignedTable(lines: readonly Line[], index: number): Taken | null {
  const rows: AlignedPiece[][] = []
  let next = index
  for (let at = index; ; at++) {
    const line = lines[at]
    if (line === undefined) break
    if (isBlankLine(line)) {
      if (rows.length > 0 && isRow(piecesByGaps(lines[at + 1]))) continue
      break
    }
    const pieces = piecesByGaps(line)
    if (!isRow(pieces)) break
    rows.push(pieces)
    next = at + 1
  }
  const withFigures = rows.filter((row) => row.some((piece) => figure.test(piece.text))).length
  if (rows.length < 2 || withFigures === 0) return next === index ? null : { next, blocks: null, notes: [] }
  return { next, blocks: [raggedTable(withBlanks(rows))], notes: [] }
}

function isRow(pieces: readonly AlignedPiece[]): boolean {
  return pieces.length >= 2 && pieces.every((piece) => piece.text.length <= cellCharacters)
}

function piecesByGaps(line: Line | undefined): AlignedPiece[] {
  if (line === undefined || !/[ \u00a0]{2}|\u3000/.test(line.text.trim())) return []
  const pieces: AlignedPiece[] = []
  let from = 0
  let column = 0
  const cut = (to: number) => {
    const text = line.text.slice(from, to)
    const width = screenWidth(text)
    const piece = {
      start: line.start + from,
      end: line.start + to,
      text,
      left: column,
      right: column + width,
    }
    if (text !== '') pieces.push(piece)
    column += width
  }
  for (const blank of line.text.trimEnd().matchAll(gap)) {
    cut(blank.index)
    column += screenWidth(blank[0])
    from = blank.index + blank[0].length
  }
  cut(line.text.trimEnd().length)
  return pieces
}

function screenWidth(text: string): number {
  let width = 0
  for (let i = 0; i < text.length; i++)
    width += text.charCodeAt(i) >= 0x2e80 || text.charCodeAt(i) === 0x3000 ? 2 : 1
  return width
}

/** Puts blank cells where a row has nothing under a column that the fullest rows agree on. */
function withBlanks(rows: readonly AlignedPiece[][]): Piece[][] {
  const most = rows.reduce((count, row) => Math.max(count, row.length), 0)
  const columns = commonColumns(rows.filter((row) => row.length === most))
  if (columns.length !== most) return rows.map((row) => [...row])
  return rows.map((row) => (row.length === most ? [...row] : placed(row, columns)))
}

interface Stripe {
  left: number
  right: number
}

function commonColumns(fullest: readonly AlignedPiece[][]): Stripe[] {
  const columns: Stripe[] = []
  for (const row of fullest) {
    row.forEach((piece, column) => {
      const stripe = columns[column]
      if (stripe === undefined) columns.push({ left: piece.left, right: piece.right })
      else {
        stripe.left = Math.min(stripe.left, piece.left)
        stripe.right = Math.max(stripe.right, piece.right)
      }
    })
  }
  const apart = columns.every(
    (stripe, column) => column === 0 || (columns[column - 1]?.right ?? 0) < stripe.left,
  )
  return apart ? columns : []
}

function placed(row: readonly AlignedPiece[], columns: readonly Stripe[]): Piece[] {
  const places: Piece[] = []
  for (const piece of row) {
    const column = columns.findIndex((stripe) => piece.left < stripe.right && piece.right > stripe.left)
    // Not under any column, or under one already taken: the order is all that is known.
    if (column === -1 || column < places.length) return [...row]
    while (places.length < column) places.push({ start: piece.start, end: piece.start, text: '' })
    places.push(piece)
  }
  const end = row.at(-1)?.end ?? 0
  while (places.length < columns.length) places.push({ start: end, end, text: '' })
  return places
}
