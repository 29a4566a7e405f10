import type { Block, Document, ReadNote, SourcePosition } from '../../domain/document.ts'
import type { ReadOptions } from '../../usecases/ports.ts'
import { findAlignedRegions } from './pdf/aligned-lines.ts'
import { type AlignedPart, continuesAligned, makeAlignedTable } from './pdf/aligned-table.ts'
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

type Item =
  | { readonly kind: 'line'; readonly line: Line; readonly page: number }
  | { readonly kind: 'table'; readonly table: PageTable }
  | { readonly kind: 'aligned'; readonly part: AlignedPart }

async function readOpenPdf(pdf: OpenPdf, _options: ReadOptions): Promise<Document> {
  const contents: PageContent[] = []
  for (let index = 0; index < pdf.pageCount; index++) contents.push(readPageContent(pdf, index))
  const pages = contents.map((content) => ({ content, ...splitPage(content) }))
  const running = findRunningLines(pages.map(({ content, lines }) => ({ height: content.height, lines })))
  const items: Item[] = []
  for (const { content, tables, lines, loose } of pages) {
    const { regions, rest } = findAlignedRegions(lines.filter((line) => !running.has(line)))
    const own: Item[] = [
      ...rest.map((line) => ({ kind: 'line' as const, line, page: content.number })),
      ...regions.map((region) => ({ kind: 'aligned' as const, part: { region, loose, content } })),
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
  if (item.kind === 'line') return item.line.top
  if (item.kind === 'table') return item.table.bounds.top
  return Math.min(...[...item.part.region.head, ...item.part.region.body].map(({ line }) => line.top))
}

function blocksOf(
  items: readonly Item[],
  contents: readonly PageContent[],
): { blocks: Block[]; notes: ReadNote[] } {
  const blocks: Block[] = []
  const notes: ReadNote[] = []
  let lines: PlacedLine[] = []
  let table: PageTable | undefined
  let parts: AlignedPart[] = []
  const flushText = () => {
    for (const text of buildParagraphs(lines)) blocks.push(paragraphBlock(text, contents))
    lines = []
  }
  const flushTable = () => {
    if (parts.length > 0) table = makeAlignedTable(parts)
    if (table !== undefined) {
      blocks.push(tableBlock(table))
      notes.push(...tableNotes(table))
    }
    table = undefined
    parts = []
  }
  for (const item of items) {
    if (item.kind === 'line') {
      flushTable()
      lines.push(item)
    } else if (item.kind === 'aligned') {
      flushText()
      const [first] = parts
      if (first === undefined || !continuesAligned(first, item.part)) flushTable()
      parts.push(item.part)
    } else {
      flushText()
      if (parts.length > 0) flushTable()
      const stitched =
        table === undefined || table.page === item.table.page ? null : stitchTables(table, item.table)
      if (stitched === null) flushTable()
      table = stitched ?? item.table
    }
  }
  flushText()
  flushTable()
  return { blocks, notes }
}

function tableNotes(table: PageTable): ReadNote[] {
  const source = pagePosition(table.page, table.box)
  return [
    ...(table.guessed
      ? [
          {
            code: 'row-guessed' as const,
            message: `第 ${table.page} 页的表格没有竖线，行和列按文字的位置推定，请与原件核对。`,
            source,
          },
        ]
      : []),
    ...(table.damaged
      ? [
          {
            code: 'table-damaged' as const,
            message: `第 ${table.page} 页的表格有缺线，部分单元格的边界按行推定，请与原件核对。`,
            source,
          },
        ]
      : []),
  ]
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
