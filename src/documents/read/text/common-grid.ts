import type { Piece } from './lines.ts'

/** Below this width a form's lines are told by their words alone; a grid would add nothing. */
const leastColumns = 8
const figure = /^[+\-−＋－]?\s*[\d０-９]/
const numberedLabel = /^[\d０-９]+\s*[.．、]\s*\D/
/** Marks that stand in the place of a figure. */
const mark = /^[/／\\—–\-－一*]+$|^(?:无|空白|\.)$/

/**
 * True where the lines of a table share one grid: as many cells in each, and in every line with figures the words stand
 * left of all figures of the table. Text whose merged cells left too many or too few blanks fails this, and only the
 * order of its cells can be trusted.
 */
export function haveCommonGrid(rows: readonly (readonly Piece[])[]): boolean {
  const width = rows[0]?.length ?? 0
  return rows.every((row) => row.length === width) && fillsLastColumn(rows) && keepToColumns(rows, width)
}

/** Blanks at the end of every line of figures only fill it up: then the heads above need not stand over them. */
function fillsLastColumn(rows: readonly (readonly Piece[])[]): boolean {
  return rows.some((row) => row.at(-1)?.text !== '' && row.some((piece) => isFigure(piece.text)))
}

function keepToColumns(rows: readonly (readonly Piece[])[], width: number): boolean {
  if (width < leastColumns || rows.length < 3) return false
  const figureRows = rows.filter((row) => row.some((piece) => isFigure(piece.text)))
  const firstFigure = figureRows.reduce(
    (least, row) =>
      Math.min(
        least,
        row.findIndex((piece) => isFigure(piece.text)),
      ),
    width,
  )
  if (firstFigure === width) return false
  return figureRows.every((row) => row.every((piece, column) => column < firstFigure || !isWords(piece.text)))
}

/** So many rows of figures must be short before it is the work of an editor that strips blanks from line ends. */
const strippedRows = 3

/**
 * Gives rows back the blank cells at their ends that an editor stripped: no row ends in a blank, several are short, and
 * the rest keeps to columns. A single short row is a damaged row and stays as it is.
 */
export function withStrippedBlanks(rows: readonly (readonly Piece[])[]): readonly (readonly Piece[])[] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const short = rows.filter((row) => row.length < width && row.some((piece) => isFigure(piece.text)))
  if (short.length < strippedRows || rows.some((row) => row.at(-1)?.text === '')) return rows
  if (new Set(short.map((row) => row.length)).size < 2 || !keepToColumns(rows, width)) return rows
  return rows.map((row) => {
    const end = row.at(-1)?.end ?? 0
    return [...row, ...Array.from({ length: width - row.length }, () => ({ start: end, end, text: '' }))]
  })
}

function isFigure(text: string): boolean {
  return figure.test(text) && !numberedLabel.test(text)
}

function isWords(text: string): boolean {
  return text !== '' && !isFigure(text) && !mark.test(text)
}
