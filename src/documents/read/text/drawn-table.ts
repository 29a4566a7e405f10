import { isBlankLine, type Line, lineTable, type Piece, type Taken, trimPiece } from './lines.ts'

const bars = /[|｜│┃┆┇┊┋║]/
const barsAll = /[|｜│┃┆┇┊┋║]/g
/** Rule characters that can only be drawing. */
const drawnRule = /[─━═┄┅┈┉┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬┏┓┗┛┣┫┳┻╋]/
const onlyRule = /^[\s+\-=─━═┄┅┈┉┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬┏┓┗┛┣┫┳┻╋╞╡╪|｜│┃┆┇┊┋║:]+$/
const rulePiece = /^[\s+\-=─━═┄┅┈┉├┤┬┴┼╠╣╦╩╬┣┫┳┻╋]+$/
const figure = /^[+-]?[\d０-９][\d０-９.,，．]*$/

/** Longer lines are prose, whatever they are drawn with. */
const longestLine = 20_000

type DrawnLine =
  | { readonly kind: 'rule' }
  | {
      readonly kind: 'row'
      readonly pieces: readonly Piece[]
      readonly hasRule: boolean
      readonly isFramed: boolean
    }

/** A table drawn with upright bars, with or without rules between its rows: ASCII pipes or box-drawing characters. */
export function takeDrawnTable(lines: readonly Line[], index: number): Taken | null {
  const drawn: DrawnLine[] = []
  let next = index
  for (let at = index; ; at++) {
    const line = lines[at]
    if (line === undefined) break
    if (isBlankLine(line)) {
      if (drawn.length > 0 && drawnLine(lines[at + 1]) !== null) continue
      break
    }
    const one = drawnLine(line)
    if (one === null) break
    drawn.push(one)
    next = at + 1
  }
  const rows = drawn.filter((one) => one.kind === 'row')
  const hasRules = rows.length < drawn.length
  const isFramed = rows.every((row) => row.isFramed)
  const isTable =
    rows.length >= 2 && (hasRules || isFramed || sameWidth(rows.map((row) => row.pieces.length)))
  if (!isTable) return next === index ? null : { next, blocks: null, notes: [] }
  return { next, blocks: [lineTable(rowsOf(drawn))], notes: [] }
}

function sameWidth(widths: readonly number[]): boolean {
  return widths.length >= 3 && Math.max(...widths.slice(0, 1000)) - Math.min(...widths.slice(0, 1000)) <= 1
}

function drawnLine(line: Line | undefined): DrawnLine | null {
  if (line === undefined) return null
  const { text } = line
  if (onlyRule.test(text) && (drawnRule.test(text) || /[-=]{3,}/.test(text))) return { kind: 'rule' }
  if (!bars.test(text)) return null
  if (text.length > longestLine) return null
  const pieces = piecesBetweenBars(line)
  const frame = text.trim()
  const isFramed = frame.length > 2 && bars.test(frame.charAt(0)) && bars.test(frame.charAt(frame.length - 1))
  if (pieces.length < 2 && !isFramed) return null
  const hasRule = pieces.some((piece) => isRulePiece(piece))
  return {
    kind: 'row',
    pieces: pieces.map((piece) => (isRulePiece(piece) ? { ...piece, text: '' } : piece)),
    hasRule,
    isFramed,
  }
}

function isRulePiece(piece: Piece): boolean {
  return piece.text !== '' && rulePiece.test(piece.text) && drawnRule.test(piece.text)
}

/** The texts between the bars; the outermost bars are the frame. */
function piecesBetweenBars(line: Line): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  const cut = (to: number) => pieces.push(trimPiece(line.text.slice(from, to), line.start + from))
  for (const bar of line.text.matchAll(barsAll)) {
    cut(bar.index)
    from = bar.index + 1
  }
  cut(line.text.length)
  if (pieces[0]?.text === '') pieces.shift()
  if (pieces.at(-1)?.text === '' && pieces.length > 1) pieces.pop()
  return pieces
}

/**
 * Lines between two rules are one row, cell by cell, when they do not look like rows of figures of their own;
 * a table with rules only around its head has a row on every line.
 */
function rowsOf(drawn: readonly DrawnLine[]): Piece[][] {
  const rows: Piece[][] = []
  let group: (readonly Piece[])[] = []
  const endGroup = () => {
    if (isOneRow(group)) rows.push(mergeLines(group))
    else for (const pieces of group) rows.push([...pieces])
    group = []
  }
  const hasRules = drawn.filter((one) => one.kind === 'rule' || one.hasRule).length > 2
  for (const one of drawn) {
    if (one.kind === 'rule') endGroup()
    else {
      if (one.hasRule) endGroup()
      group.push(one.pieces)
      if (!hasRules) endGroup()
    }
  }
  endGroup()
  return rows.filter((row) => row.length > 0)
}

function isOneRow(group: readonly (readonly Piece[])[]): boolean {
  if (group.length < 2) return true
  const width = group[0]?.length
  if (group.some((pieces) => pieces.length !== width)) return false
  return group.filter((pieces) => pieces.some((piece) => figure.test(piece.text))).length <= 1
}

function mergeLines(group: readonly (readonly Piece[])[]): Piece[] {
  const merged: Piece[] = []
  for (const pieces of group) {
    pieces.forEach((piece, column) => {
      const before = merged[column]
      if (before === undefined || before.text === '') merged[column] = piece
      else if (piece.text !== '') {
        merged[column] = { start: before.start, end: piece.end, text: `${before.text}\n${piece.text}` }
      }
    })
  }
  return merged
}
