import type { Document, SourcePosition } from '../../document.ts'
import type { Line } from './table-lines.ts'

/** One line of running text, or a table row of the form (which only separates texts). */
export interface FlowItem {
  readonly text: string
  readonly source: SourcePosition | null
  /** The reader took it for a heading. */
  readonly heading: boolean
  /** A row of 表二, 表三 or 表四. */
  readonly table: boolean
  /** Which block of the document it comes from. */
  readonly block: number
}

/** The document as lines of running text, form tables kept as separators, everything else of a table as text. */
export function flowOf(document: Document, lines: readonly Line[]): FlowItem[] {
  const byBlock = new Map<number, Line[]>()
  for (const line of lines) {
    const list = byBlock.get(line.block)
    if (list) list.push(line)
    else byBlock.set(line.block, [line])
  }
  return document.blocks.flatMap((block, index): FlowItem[] => {
    if (block.kind !== 'table')
      return textItems(block.text, block.source, block.kind === 'heading', index, document.text)
    return (byBlock.get(index) ?? []).flatMap((line) => itemsOfLine(line, document.text))
  })
}

function itemsOfLine(line: Line, whole: string | undefined): FlowItem[] {
  if (line.used) return [{ text: '', source: null, heading: false, table: true, block: line.block }]
  const filled = line.cells.filter((cell) => cell.text.trim() !== '')
  const [only] = filled
  if (only === undefined) return []
  if (filled.length === 1) return textItems(only.text, only.source, false, line.block, whole)
  const text = filled.map((cell) => cell.text.replaceAll('\n', ' ').trim()).join('\t')
  return [{ text, source: only.source, heading: false, table: false, block: line.block }]
}

function textItems(
  text: string,
  source: SourcePosition | null,
  heading: boolean,
  block: number,
  whole: string | undefined,
): FlowItem[] {
  if (!text.includes('\n')) return text.trim() === '' ? [] : [{ text, source, heading, table: false, block }]
  const items: FlowItem[] = []
  let start = 0
  for (const line of text.split('\n')) {
    if (line.trim() !== '')
      items.push({ text: line, source: partSource(source, line, start, whole), heading, table: false, block })
    start += line.length + 1
  }
  return items
}

/** Where a part of a text stands: exact offsets where the file's own text bears them out, else the whole. */
export function partSource(
  source: SourcePosition | null,
  part: string,
  start: number,
  whole: string | undefined,
): SourcePosition | null {
  if (source?.kind !== 'text' || whole === undefined) return source
  const at = whole.startsWith(part, source.start + start)
    ? source.start + start
    : whole.indexOf(part, source.start)
  if (at < 0 || at + part.length > source.end) return source
  return { kind: 'text', start: at, end: at + part.length }
}
