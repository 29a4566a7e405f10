import type { Block } from '../../../domain/document.ts'
import { readLimits, tooLarge } from '../read-limits.ts'
import { lineTable, type Piece, trimPiece } from './lines.ts'

/** The beginning tells what kind of file it is. */
const sampleCharacters = 200_000
const delimiters = [',', ';'] as const

interface Record {
  readonly pieces: readonly Piece[]
}

/** The blocks of a file that is a spreadsheet saved as CSV; null for any other text. */
export function csvBlocks(text: string): Block[] | null {
  for (const delimiter of delimiters) {
    if (!text.includes(delimiter)) continue
    if (!isConsistent(splitRecords(text.slice(0, sampleCharacters), delimiter))) continue
    return recordBlocks(splitRecords(text, delimiter))
  }
  return null
}

/** RFC 4180: fields in quotes may hold delimiters, line breaks and doubled quotes. */
function splitRecords(text: string, delimiter: string): Record[] {
  const records: Record[] = []
  let pieces: Piece[] = []
  let at = 0
  let fieldCount = 0
  while (at <= text.length) {
    if (++fieldCount > readLimits.tableCells) throw tooLarge()
    const field = text[at] === '"' ? quotedField(text, at, delimiter) : bareField(text, at, delimiter)
    pieces.push(field.piece)
    at = field.after
    if (text[at] === delimiter) {
      at++
      continue
    }
    records.push({ pieces })
    pieces = []
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1
  }
  return records
}

function bareField(text: string, from: number, delimiter: string): { piece: Piece; after: number } {
  let to = from
  while (to < text.length && text[to] !== delimiter && text[to] !== '\n' && text[to] !== '\r') to++
  return { piece: trimPiece(text.slice(from, to), from), after: to }
}

function quotedField(text: string, from: number, delimiter: string): { piece: Piece; after: number } {
  let quote = text.indexOf('"', from + 1)
  while (quote !== -1 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2)
  const next = text[quote + 1]
  const isClosed =
    quote !== -1 && (next === undefined || next === delimiter || next === '\n' || next === '\r')
  // A quotation mark that opens no field is a quotation mark.
  if (!isClosed) return bareField(text, from, delimiter)
  const content = text
    .slice(from + 1, quote)
    .replaceAll('""', '"')
    .replace(/\r\n?/g, '\n')
  return { piece: { start: from + 1, end: quote, text: trimPiece(content, 0).text }, after: quote + 1 }
}

/** Most lines stand in runs of at least three with the same number, three or more, of fields. */
function isConsistent(records: readonly Record[]): boolean {
  let filled = 0
  let inRuns = 0
  let run = 0
  let width = 0
  for (const { pieces } of records) {
    if (pieces.length === 1 && pieces[0]?.text === '') continue
    filled++
    run = pieces.length === width ? run + 1 : 1
    width = pieces.length
    if (width >= 3 && run >= 3) inRuns += run === 3 ? 3 : 1
  }
  return filled >= 3 && inRuns / filled >= 0.5
}

function recordBlocks(records: readonly Record[]): Block[] {
  const blocks: Block[] = []
  let rows: (readonly Piece[])[] = []
  const endTable = () => {
    if (rows.length > 0) blocks.push(lineTable(rows))
    rows = []
  }
  for (const { pieces } of records) {
    const filled = pieces.filter((piece) => piece.text !== '')
    const [only] = filled
    const isProse = filled.length === 1 && only !== undefined && isChapterOrProse(only.text)
    if (filled.length === 0 && pieces.length < 2) continue
    if (!isProse && pieces.length > 1) rows.push(pieces)
    else if (only !== undefined) {
      endTable()
      blocks.push({
        kind: 'paragraph',
        text: only.text,
        source: { kind: 'text', start: only.start, end: only.end },
      })
    }
  }
  endTable()
  return blocks
}

/** A line of one field in a spreadsheet is a heading or a paragraph, unless it is a short label inside a table. */
function isChapterOrProse(text: string): boolean {
  if (text.length > 60) return true
  return /^[一二三四五六七八九十]+[、.．]/.test(text) && !/申请数量|办理结果|继续办理/.test(text)
}
