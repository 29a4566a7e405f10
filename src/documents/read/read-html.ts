import type { Block, Document, ReadNote, SourcePosition, TableCell } from '../../domain/document.ts'
import { type FlowBlock, flowText, type TextRange } from './html/flow.ts'
import { type WalkedPage, walkHtml } from './html/html-walk.ts'
import { dropClosingLines } from './html/page-zones.ts'
import type { TableGrid } from './html/table-grid.ts'

/** So many pictures are reported one by one; a page of photographs need not be. */
const reportedImages = 20

/**
 * HTML → Document: what a browser would show, in reading order, tables with their spans laid out. Words written by
 * Word or a CMS over many elements are joined; hidden text, navigation and footers are left out and reported.
 * Throws `UnreadableFile` for pages beyond all measure.
 */
export function readHtml(html: string): Document {
  const page = walkPage(html)
  const hasClosingLines = dropClosingLines(page.blocks) > 0
  const pageBlocks = [...metaLines(page), ...page.blocks]
  const { blocks, notes } = placeBlocks(pageBlocks)
  if (page.hasHiddenText) notes.push(hiddenNote(page.hiddenWasRead))
  if (page.hasStruckText) {
    const message = '网页里有用删除线划掉的文字，按已删除处理，没有读入。'
    notes.push({ code: 'tracked-change-left-out', message, source: null })
  }
  if (page.hasAside || hasClosingLines) {
    const message = '网页的导航、页脚等与报告无关的文字没有读入。'
    notes.push({ code: 'page-frame-left-out', message, source: null })
  }
  const title = page.metas.get('articletitle')?.trim() || page.title || null
  return { format: 'html', title, blocks, notes }
}

/** Blocks of a piece of HTML inside another text, with offsets into that text. */
export function readHtmlFragment(html: string, offset: number): { blocks: Block[]; notes: ReadNote[] } {
  return placeBlocks(walkHtml(html, { hidden: 'left-out', offset }).blocks)
}

/** A report that stands whole in a part which only a script would show is still the report. */
function walkPage(html: string): WalkedPage & { readonly hiddenWasRead: boolean } {
  const page = walkHtml(html, { hidden: 'left-out', offset: null })
  const hiddenWasRead = page.hiddenCells >= 20 && page.hiddenCells > 2 * cellCount(page.blocks)
  if (!hiddenWasRead) return { ...page, hiddenWasRead }
  return { ...walkHtml(html, { hidden: 'kept', offset: null }), hasHiddenText: true, hiddenWasRead }
}

function cellCount(blocks: readonly FlowBlock[]): number {
  let count = 0
  for (const block of blocks) if (block.kind === 'table') count += block.grid.cells.length
  return count
}

function hiddenNote(hiddenWasRead: boolean): ReadNote {
  const message = hiddenWasRead
    ? '报告的表格在网页上是隐藏的（点击后才显示），已一并读入。'
    : '网页里有隐藏的文字，浏览器不显示，没有读入。'
  return { code: hiddenWasRead ? 'hidden-text-read' : 'hidden-text-left-out', message, source: null }
}

/** What government sites say of the page in their meta tags, when the page itself does not say it. */
function metaLines(page: WalkedPage): FlowBlock[] {
  const wanted = [
    ['pubdate', '发布时间'],
    ['contentsource', '发布机构'],
  ] as const
  return wanted.flatMap(([name, label]): FlowBlock[] => {
    const value = page.metas.get(name)?.trim().slice(0, 200) ?? ''
    if (value === '' || isSaid(page.blocks, value.split(' ')[0] ?? value)) return []
    return [{ kind: 'paragraph', text: `${label}：${value}`, level: null, range: null }]
  })
}

function isSaid(blocks: readonly FlowBlock[], value: string): boolean {
  return blocks.slice(0, 40).some((block) => block.kind === 'paragraph' && block.text.includes(value))
}

/** Gives every block its number and every table its place in reading order. */
function placeBlocks(flowBlocks: readonly FlowBlock[]): { blocks: Block[]; notes: ReadNote[] } {
  const blocks: Block[] = []
  const notes: ReadNote[] = []
  let tables = 0
  for (const block of flowBlocks) {
    const here = { kind: 'block', block: blocks.length } as const
    if (block.kind === 'table') {
      blocks.push(placeTable(block.grid, tables, notes))
      tables++
    } else if (block.kind === 'image') {
      noteImage(notes, here)
    } else blocks.push(placeText(block, here))
  }
  return { blocks, notes }
}

function placeText(block: Extract<FlowBlock, { kind: 'paragraph' }>, here: SourcePosition): Block {
  const source = textSource(block.range) ?? here
  if (block.level === null) return { kind: 'paragraph', text: block.text, source }
  return { kind: 'heading', level: block.level, text: block.text, source }
}

function placeTable(grid: TableGrid, table: number, notes: ReadNote[]): Block {
  const source = { kind: 'table', table, row: 0, column: 0 } as const
  const cells = grid.cells.map((cell): TableCell => {
    const { row, column, rowSpan, colSpan, blocks } = cell
    const text = flowText(blocks)
    const place = textSource(rangeOf(blocks)) ?? { kind: 'table', table, row, column }
    if (text === '' && blocks.some((block) => block.kind === 'image')) noteImage(notes, place)
    return { row, column, rowSpan, colSpan, text, source: place }
  })
  if (grid.damaged)
    notes.push({
      code: 'table-damaged',
      message: '表格的合并单元格与行列数不符，已按网页标准展开，请与原文核对。',
      source,
    })
  const { rowCount, columnCount, ragged } = grid
  return { kind: 'table', cells, rowCount, columnCount, ragged, source }
}

function rangeOf(blocks: readonly FlowBlock[]): TextRange | null {
  let start = -1
  let end = -1
  for (const block of blocks) {
    if (block.kind !== 'paragraph' || block.range === null) continue
    if (start === -1) start = block.range.start
    end = block.range.end
  }
  return start === -1 ? null : { start, end }
}

function textSource(range: TextRange | null): SourcePosition | null {
  return range === null ? null : { kind: 'text', start: range.start, end: range.end }
}

function noteImage(notes: ReadNote[], source: SourcePosition): void {
  if (notes.filter((note) => note.code === 'image-not-read').length >= reportedImages) return
  notes.push({ code: 'image-not-read', message: '此处是一张图片，图片里的文字和表格没有读入。', source })
}
