import type { Block, Document } from '../../domain/document.ts'
import { readHtmlFragment } from './read-html.ts'
import { textTables } from './read-text.ts'
import { haveCommonGrid } from './text/common-grid.ts'
import {
  blocksOfLines,
  isBlankLine,
  type Line,
  type Piece,
  paragraphOf,
  splitLines,
  type Taken,
  trimPiece,
} from './text/lines.ts'
import { isDelimiterLine, pipeCells } from './text/pipe-table.ts'
import { plainMarkdown } from './text/plain-markdown.ts'

/** Metadata is no longer than this. */
const frontMatterLines = 60

/** Markdown → Document: headings, pipe tables, tables in HTML, and whatever tables plain text can hold. Offsets point into `Document.text`. */
export function readMarkdown(text: string): Document {
  const recognisers = [takeFrontMatter, takeFence, takeHtmlTable, takeHeading, takePipeTable, ...textTables]
  const lines = splitLines(text)
  const { blocks, notes } = blocksOfLines(lines, recognisers, markdownParagraph)
  const title = blocks.find((block) => block.kind === 'heading' && block.level === 1)
  return { format: 'markdown', title: title?.kind === 'heading' ? title.text : null, blocks, text, notes }
}

function markdownParagraph(line: Line): Block | null {
  const piece = trimPiece(line.text, line.start)
  if (isThematicBreak(piece.text)) return null
  const text = plainMarkdown(piece.text.replace(/^(?:>[ \t]?)+/, '').replace(/^[-*+][ \t]+/, ''))
  if (text === '') return null
  return { kind: 'paragraph', text, source: { kind: 'text', start: piece.start, end: piece.end } }
}

function isThematicBreak(text: string): boolean {
  return text.length <= 200 && /^(?:[-*_][ \t]*){3,}$/.test(text)
}

function takeHeading(lines: readonly Line[], index: number): Taken | null {
  const line = lines[index]
  if (line === undefined) return null
  const marks = /^ {0,3}(#{1,6})(?:[ \t]+|$)/.exec(line.text)
  if (marks !== null) {
    const piece = trimPiece(
      line.text.slice(marks[0].length).replace(/[ \t]#+[ \t]*$/, ''),
      line.start + marks[0].length,
    )
    return { next: index + 1, blocks: heading(piece, marks[1]?.length ?? 1), notes: [] }
  }
  const under = lines[index + 1]?.text.trimEnd() ?? ''
  const isUnderlined =
    /^ {0,3}(?:=+|-{2,})$/.test(under) && !line.text.includes('|') && !line.text.includes('\t')
  if (!isUnderlined) return null
  return {
    next: index + 2,
    blocks: heading(trimPiece(line.text, line.start), under.includes('=') ? 1 : 2),
    notes: [],
  }
}

function heading(piece: Piece, level: number): Block[] {
  const text = plainMarkdown(piece.text)
  if (text === '') return []
  return [{ kind: 'heading', level, text, source: { kind: 'text', start: piece.start, end: piece.end } }]
}

/** A table with its line of dashes. Rows are read to the next line without a bar. */
function takePipeTable(lines: readonly Line[], index: number): Taken | null {
  const head = lines[index]
  const delimiter = lines[index + 1]
  if (head === undefined || delimiter === undefined) return null
  if (!head.text.includes('|') || !isDelimiterLine(delimiter)) return null
  const columnCount = pipeCells(delimiter).length
  const rows = [pipeCells(head, columnCount)]
  let next = index + 2
  for (let line = lines[next]; line?.text.includes('|'); line = lines[next]) {
    if (!isDelimiterLine(line)) rows.push(pipeCells(line, columnCount))
    next++
  }
  return { next, blocks: [pipeTable(rows)], notes: [] }
}

function pipeTable(rows: readonly (readonly Piece[])[]): Block {
  const columnCount = rows.reduce((count, row) => Math.max(count, row.length), 0)
  const cells = rows.flatMap((row, rowIndex) =>
    row.map((piece, column) => ({
      row: rowIndex,
      column,
      rowSpan: 1,
      colSpan: 1,
      text: plainMarkdown(piece.text),
      source: { kind: 'text', start: piece.start, end: piece.end } as const,
    })),
  )
  const start = rows[0]?.[0]?.start ?? 0
  const end = rows.at(-1)?.at(-1)?.end ?? start
  return {
    kind: 'table',
    cells,
    rowCount: rows.length,
    columnCount,
    ragged: !haveCommonGrid(rows),
    source: { kind: 'text', start, end },
  }
}

function beginsHtml(text: string): boolean {
  return /^\s*<(?:div|center|figure|p)\b/i.test(text) || /<table\b/i.test(text)
}

/** HTML from a line that begins a table to the line that ends it. */
function takeHtmlTable(lines: readonly Line[], index: number): Taken | null {
  const first = lines[index]
  if (first === undefined || !beginsHtml(first.text)) return null
  let depth = 0
  let hasTable = false
  let next = index
  const pieces: string[] = []
  for (let line = lines[next]; line !== undefined; line = lines[next]) {
    if (next > index && depth === 0 && (hasTable || isBlankLine(line))) break
    const opened = line.text.match(/<table\b/gi)?.length ?? 0
    const closed = line.text.match(/<\/table\b/gi)?.length ?? 0
    hasTable = hasTable || opened > 0
    depth = Math.max(0, depth + opened - closed)
    pieces.push(line.text)
    next++
  }
  // Line by line with one character between, so that offsets hold only where a line break is one character.
  const { blocks, notes } = readHtmlFragment(joinLines(lines, index, next), first.start)
  return { next, blocks, notes }
}

/** The lines as they stand in the text: breaks of two characters keep their length. */
function joinLines(lines: readonly Line[], from: number, to: number): string {
  let text = ''
  for (let at = from; at < to; at++) {
    const line = lines[at]
    const following = lines[at + 1]
    if (line === undefined) break
    text += line.text
    if (at + 1 < to && following !== undefined) text += '\n'.padStart(following.start - line.end)
  }
  return text
}

/** Metadata between two lines of dashes at the beginning: plain lines, not headings. */
function takeFrontMatter(lines: readonly Line[], index: number): Taken | null {
  const isDashes = (line: Line | undefined) => line !== undefined && /^-{3,}\s*$/.test(line.text)
  if (index > 0 || !isDashes(lines[0])) return null
  const end = lines.slice(1, frontMatterLines).findIndex(isDashes)
  if (end === -1) return null
  const inside = lines.slice(1, end + 1).filter((line) => !isBlankLine(line))
  return { next: end + 2, blocks: inside.map(paragraphOf), notes: [] }
}

/** ``` fences only set text apart; what is inside is read like text. */
function takeFence(lines: readonly Line[], index: number): Taken | null {
  return /^ {0,3}(?:`{3,}|~{3,})/.test(lines[index]?.text ?? '')
    ? { next: index + 1, blocks: [], notes: [] }
    : null
}
