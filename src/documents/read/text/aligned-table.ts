import { isBlankLine, type Line, lineTable, type Piece, type Taken, trimPiece } from './lines.ts'

/** Cells stand apart by at least two blanks, or by full-width ones. */
const gap = /[ \u00a0]{2,}|[ \u00a0]*\u3000[ \u00a0\u3000]*/g
const figure = /^[+-]?[\d０-９][\d０-９.,，．%％]*$|^[/—–-]+$/
/** A row of a table has no cell longer than this; prose with wide blanks has. */
const cellCharacters = 60
/** Nor has any table so many cells in a row. */
const rowCells = 60
const longestRow = 20_000

const loneCharacters = 30
const loneLines = 3
const chapter = /^\s*(?:第?[一二三四五六七八九十]+[、.．章]|#)/

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
    const isLone = rows.length > 0 && pieces.length < 2 && isLoneLabel(lines, at)
    if (!isLone && !isRow(pieces)) break
    rows.push(isLone ? [wholePiece(line)] : pieces)
    next = at + 1
  }
  const withFigures = rows.filter((row) => row.some((piece) => figure.test(piece.text))).length
  if (rows.length < 2 || withFigures === 0) return next === index ? null : { next, blocks: null, notes: [] }
  return { next, blocks: [lineTable(withBlanks(rows))], notes: [] }
}

/** A label whose cells are all blank, straight before the next row. */
function isLoneLabel(lines: readonly Line[], from: number): boolean {
  for (let at = from; at <= from + loneLines; at++) {
    const line = lines[at]
    if (line === undefined || isBlankLine(line)) return false
    if (isRow(piecesByGaps(line))) return at > from
    if (line.text.trim().length > loneCharacters || chapter.test(line.text)) return false
  }
  return false
}

function wholePiece(line: Line): AlignedPiece {
  const { start, end, text } = trimPiece(line.text, line.start)
  const left = screenWidth(line.text.slice(0, start - line.start))
  return { start, end, text, left, right: left + screenWidth(text) }
}

function isRow(pieces: readonly AlignedPiece[]): boolean {
  return (
    pieces.length >= 2 &&
    pieces.length <= rowCells &&
    pieces.every((piece) => piece.text.length <= cellCharacters)
  )
}

function piecesByGaps(line: Line | undefined): AlignedPiece[] {
  if (line === undefined || line.text.length > longestRow || !/[ \u00a0]{2}|\u3000/.test(line.text.trim()))
    return []
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

interface Stripe {
  left: number
  right: number
}

/** Puts blank cells where a row has nothing in a column; where rows do not keep to columns, only the order is known. */
function withBlanks(rows: readonly AlignedPiece[][]): Piece[][] {
  const figureRows = rows.filter((row) => row.some((piece) => figure.test(piece.text)))
  const others = rows.filter((row) => !row.some((piece) => figure.test(piece.text)))
  const columns = stripesOf(figureRows)
  addUntouched(columns, others.flat())
  const gridded = rows.map((row) => placed(row, columns))
  if (gridded.every((row) => row !== null)) return gridded
  return rows.map((row) => [...row])
}

/** The columns: stretches of the screen that rows of figures write on, parted by stretches where none of them does. */
function stripesOf(rows: readonly AlignedPiece[][]): Stripe[] {
  const pieces = rows.flat().sort((a, b) => a.left - b.left)
  const stripes: Stripe[] = []
  for (const { left, right } of pieces) {
    const last = stripes.at(-1)
    if (last === undefined || left > last.right) stripes.push({ left, right })
    else last.right = Math.max(last.right, right)
  }
  return stripes
}

/** A column whose every figure is blank shows only in the head. */
function addUntouched(columns: Stripe[], pieces: readonly AlignedPiece[]): void {
  for (const { left, right } of pieces) {
    if (columns.some((stripe) => left <= stripe.right && right >= stripe.left)) continue
    columns.push({ left, right })
  }
  columns.sort((a, b) => a.left - b.left)
}

/** The row with a cell for every column; null when two of its texts stand in one. */
function placed(row: readonly AlignedPiece[], columns: readonly Stripe[]): Piece[] | null {
  const places: Piece[] = []
  for (const piece of row) {
    const column = columns.findIndex((stripe) => piece.left <= stripe.right && piece.right >= stripe.left)
    if (column === -1 || column < places.length) return null
    while (places.length < column) places.push({ start: piece.start, end: piece.start, text: '' })
    places.push(piece)
  }
  const end = row.at(-1)?.end ?? 0
  while (places.length < columns.length) places.push({ start: end, end, text: '' })
  return places
}
