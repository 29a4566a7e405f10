/** Lines of a text with their places, and how blocks are made of them. */

import type { Block, ReadNote, TableCell } from '../../../domain/document.ts'
import { readLimits, tooLarge } from '../read-limits.ts'
import { haveCommonGrid } from './common-grid.ts'

/** UTF-16 offsets into the whole text; the line break is not part of the line. */
export interface Line {
  readonly start: number
  readonly end: number
  readonly text: string
}

export interface Piece {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** What a recogniser made of the lines from where it was asked. */
export interface Taken {
  /** Index of the first line that is not part of it. */
  readonly next: number
  /** Null: the lines up to `next` are nothing it knows, and it need not be asked again before. */
  readonly blocks: readonly Block[] | null
  readonly notes: readonly ReadNote[]
}

/** Looks at the lines from `index` on; null when nothing it knows begins there. */
export type LineRecogniser = (lines: readonly Line[], index: number) => Taken | null

export function splitLines(text: string): Line[] {
  const lines: Line[] = []
  const breaks = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g
  let start = 0
  for (let found = breaks.exec(text); found !== null; found = breaks.exec(text)) {
    if (lines.length > readLimits.lines) throw tooLarge()
    lines.push({ start, end: found.index, text: text.slice(start, found.index) })
    start = breaks.lastIndex
  }
  lines.push({ start, end: text.length, text: text.slice(start) })
  return lines
}

const blankCharacter = /[\s\u3000\u200b-\u200d\u2060\ufeff]/

export function isBlankLine(line: Line | undefined): boolean {
  return line !== undefined && trimPiece(line.text, line.start).text === ''
}

/** The text without blanks around it, at its true place; a blank text is an empty piece at its beginning. */
export function trimPiece(text: string, start: number): Piece {
  let from = 0
  let to = text.length
  while (from < to && isBlankCode(text, from)) from++
  if (from === to) return { start, end: start, text: '' }
  while (to > from && isBlankCode(text, to - 1)) to--
  return { start: start + from, end: start + to, text: plainBlanks(text.slice(from, to)) }
}

function isBlankCode(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code <= 0x20 || (code >= 0x85 && blankCharacter.test(text.charAt(at)))
}

/** Same length, so that offsets stay true: a no-break space is a blank like any other. */
function plainBlanks(text: string): string {
  return text.includes('\u00a0') ? text.replaceAll('\u00a0', ' ') : text
}

export function paragraphOf(line: Line): Block {
  const piece = trimPiece(line.text, line.start)
  return { kind: 'paragraph', text: piece.text, source: { kind: 'text', start: piece.start, end: piece.end } }
}

/** A table of lines: cells in row order, ragged unless its lines visibly share one grid. */
export function lineTable(rows: readonly (readonly Piece[])[]): Block {
  const cells: TableCell[] = []
  let columnCount = 0
  let start = Number.MAX_SAFE_INTEGER
  let end = 0
  rows.forEach((pieces, row) => {
    columnCount = Math.max(columnCount, pieces.length)
    if (cells.length + pieces.length > readLimits.tableCells) throw tooLarge()
    pieces.forEach((piece, column) => {
      start = Math.min(start, piece.start)
      end = Math.max(end, piece.end)
      const source = { kind: 'text', start: piece.start, end: piece.end } as const
      cells.push({ row, column, rowSpan: 1, colSpan: 1, text: piece.text, source })
    })
  })
  const source = { kind: 'text', start: Math.min(start, end), end } as const
  return { kind: 'table', cells, rowCount: rows.length, columnCount, ragged: !haveCommonGrid(rows), source }
}

/** Goes through the lines once; what no recogniser takes becomes a paragraph by `otherwise`. */
export function blocksOfLines(
  lines: readonly Line[],
  recognisers: readonly LineRecogniser[],
  otherwise: (line: Line) => Block | null,
): { blocks: Block[]; notes: ReadNote[] } {
  const blocks: Block[] = []
  const notes: ReadNote[] = []
  const asked = recognisers.map((recognise) => ({ recognise, notBefore: 0 }))
  let index = 0
  let cellCount = 0
  for (let line = lines[index]; line !== undefined; line = lines[index]) {
    const taken = isBlankLine(line)
      ? { next: index + 1, blocks: [], notes: [] }
      : firstTaken(lines, index, asked)
    for (const block of taken?.blocks ?? oneBlock(otherwise(line))) {
      if (block.kind === 'table') cellCount += block.cells.length
      if (cellCount > readLimits.tableCells || blocks.length > readLimits.blocks) throw tooLarge()
      blocks.push(block)
    }
    for (const note of taken?.notes ?? []) notes.push(note)
    index = taken?.next ?? index + 1
  }
  return { blocks, notes }
}

function oneBlock(block: Block | null): readonly Block[] {
  return block === null ? [] : [block]
}

function firstTaken(
  lines: readonly Line[],
  index: number,
  asked: readonly { readonly recognise: LineRecogniser; notBefore: number }[],
): Taken | null {
  for (const one of asked) {
    if (index < one.notBefore) continue
    const taken = one.recognise(lines, index)
    if (taken === null) continue
    if (taken.blocks !== null) return taken
    one.notBefore = taken.next
  }
  return null
}
