import type { Block, Document, ReadNote, SourcePosition } from '../../domain/document.ts'
import type { ReadOptions } from '../../usecases/ports.ts'
import type { Box } from './pdf/geometry.ts'
import type { Line } from './pdf/lines.ts'
import { type OpenPdf, withPdf } from './pdf/open-pdf.ts'
import { type PageContent, readPageContent } from './pdf/page-content.ts'
import { displayBox, makePageTable, type PageTable, splitPage } from './pdf/page-items.ts'
import { buildParagraphs, type PlacedLine, type TextBlock } from './pdf/paragraphs.ts'
import { findRunningLines } from './pdf/running-lines.ts'
import { stitchTables } from './pdf/stitch.ts'

/** PDF → Document. Throws `UnreadableFile`. */
export function readPdf(bytes: Uint8Array, options: ReadOptions = {}): Promise<Document> {
  return withPdf(bytes, (pdf) => readOpenPdf(pdf, options))
}

type Item = { kind: 'line'; line: Line; page: number } | { kind: 'table'; table: PageTable }

async function readOpenPdf(pdf: OpenPdf, _options: ReadOptions): Promise<Document> {
  const contents: PageContent[] = []
  for (let index = 0; index < pdf.pageCount; index++) contents.push(readPageContent(pdf, index))
  const pages = contents.map((content) => ({ content, ...splitPage(content) }))
  const running = findRunningLines(pages.map(({ content, lines }) => ({ height: content.height, lines })))
  const items: Item[] = []
  for (const { content, tables, lines } of pages) {
    const own: Item[] = [
      ...lines
        .filter((line) => !running.has(line))
        .map((line) => ({ kind: 'line' as const, line, page: content.number })),
      ...tables.map((filled) => ({ kind: 'table' as const, table: makePageTable(filled, content) })),
    ]
    items.push(...own.sort((a, b) => topOf(a) - topOf(b)))
  }
  const { blocks, notes } = blocksOf(items, contents)
  return {
    format: 'pdf',
    title: pdf.title,
    blocks,
    pages: contents.map(({ displayWidth, displayHeight }) => ({
      width: displayWidth,
      height: displayHeight,
    })),
    notes,
  }
}

function topOf(item: Item): number {
  return item.kind === 'line' ? item.line.top : item.table.bounds.top
}

function blocksOf(
  items: readonly Item[],
  contents: readonly PageContent[],
): { blocks: Block[]; notes: ReadNote[] } {
  const blocks: Block[] = []
  let lines: PlacedLine[] = []
  let table: PageTable | undefined
  const flushText = () => {
    for (const text of buildParagraphs(lines)) blocks.push(paragraphBlock(text, contents))
    lines = []
  }
  const flushTable = () => {
    if (table !== undefined) blocks.push(tableBlock(table))
    table = undefined
  }
  for (const item of items) {
    if (item.kind === 'line') {
      flushTable()
      lines.push(item)
      continue
    }
    flushText()
    const stitched = table === undefined ? null : stitchTables(table, item.table)
    if (stitched === null) flushTable()
    table = stitched ?? item.table
  }
  flushText()
  flushTable()
  return { blocks, notes: [] }
}

function paragraphBlock(text: TextBlock, contents: readonly PageContent[]): Block {
  const content = contents[text.page - 1]
  const box = content === undefined ? text.box : displayBox(text.box, content)
  return { kind: 'paragraph', text: text.text, source: pagePosition(text.page, box) }
}

function tableBlock(table: PageTable): Block {
  return {
    kind: 'table',
    cells: table.cells.map(({ row, column, rowSpan, colSpan, text, page, box, confidence }) => ({
      row,
      column,
      rowSpan,
      colSpan,
      text,
      source: pagePosition(page, box),
      ...(confidence === undefined ? {} : { confidence }),
    })),
    rowCount: table.rowCount,
    columnCount: table.xs.length - 1,
    ragged: table.ragged,
    source: pagePosition(table.page, table.box),
  }
}

function pagePosition(page: number, { left, top, right, bottom }: Box): SourcePosition {
  const round = (value: number) => Math.round(value * 10) / 10
  return { kind: 'page', page, box: [round(left), round(top), round(right), round(bottom)] }
}
