import type { Document, ReadNote } from '../../domain/document.ts'
import { UnreadableFile } from '../../domain/unreadable-file.ts'
import type { ReadOptions } from '../../usecases/ports.ts'
import { assemblePages, type ReadPage } from './pdf/assemble.ts'
import type { Box } from './pdf/geometry.ts'
import { type OpenPdf, withPdf } from './pdf/open-pdf.ts'
import { type PageContent, readPageContent } from './pdf/page-content.ts'
import { makePageTable, type PageTable, splitPage } from './pdf/page-items.ts'
import { renderPixels } from './pdf/render.ts'

/** Pixels a point at which scans are read: 200 dpi … */
const SCAN_SCALE = 200 / 72
/** … and pixels on the short side of a page so large that its stated size must be wrong: A4 at 200 dpi. */
const SHORT_SIDE_PIXELS = 1654
const LARGEST_SHORT_SIDE = 900
/** A page with fewer characters than this and a picture on it is a scan. */
const FEW_CHARACTERS = 30
const MUCH_PICTURE = 0.25
const WHOLE_PAGE = 0.6
/** A picture that covers so much of a page of text may be a table. */
const TABLE_PICTURE = 0.06
/** Text turned into outlines: so many shapes and no characters. */
const MANY_PATHS = 200
/** More characters without meaning than this: the font hides what they are. */
const MUCH_GARBLED = 0.15

/**
 * PDF → Document. Pages with text are read from it, scanned pages by OCR, which every cell then says.
 * Throws `UnreadableFile` where it is damaged, locked, or a scan that must not (`options.ocr`) or cannot be read.
 */
export function readPdf(bytes: Uint8Array, options: ReadOptions = {}): Promise<Document> {
  return withPdf(bytes, (pdf) => readOpenPdf(pdf, options))
}

async function readOpenPdf(pdf: OpenPdf, options: ReadOptions): Promise<Document> {
  const pages: ReadPage[] = []
  const sizes: { width: number; height: number }[] = []
  const notes: ReadNote[] = []
  const scanned: number[] = []
  const unread: number[] = []
  let hidden = false
  for (let index = 0; index < pdf.pageCount; index++) {
    options.signal?.throwIfAborted()
    const content = await readPageContent(pdf, index)
    if (content === null) {
      unread.push(index + 1)
      sizes.push({ width: 0, height: 0 })
      continue
    }
    sizes.push({ width: content.displayWidth, height: content.displayHeight })
    if (!isScan(content)) {
      const page = readTextPage(content)
      const pictured = await readPictures(pdf, content, options)
      if (options.ocr === false && content.imageCover >= TABLE_PICTURE)
        notes.push(pictureNote(content.number))
      pages.push({ ...page, tables: [...page.tables, ...pictured] })
      if (pictured.length > 0) scanned.push(content.number)
      hidden ||= content.hiddenCount > 0
      if (content.cutShort) unread.push(content.number)
      continue
    }
    if (options.ocr === false) {
      unread.push(content.number)
      continue
    }
    const page = await readScan(pdf, content, options.signal)
    if (page === null) unread.push(content.number)
    else {
      pages.push(page)
      scanned.push(content.number)
    }
  }
  if (pages.every((page) => page.lines.length === 0 && page.tables.length === 0))
    throw nothingRead(unread, options)
  const assembled = assemblePages(pages)
  notes.push(...scanNotes(scanned), ...unreadNotes(unread), ...hiddenNotes(hidden), ...assembled.notes)
  return {
    format: scanned.length * 2 > pages.length ? 'scan' : 'pdf',
    title: pdf.title,
    blocks: assembled.blocks,
    pages: sizes,
    notes,
  }
}

function scanScale({ displayWidth, displayHeight }: PageContent): number {
  const short = Math.min(displayWidth, displayHeight)
  return short > LARGEST_SHORT_SIDE ? SHORT_SIDE_PIXELS / short : SCAN_SCALE
}

function isScan(content: PageContent): boolean {
  const inked = content.glyphs.filter((glyph) => glyph.text.trim() !== '').length
  if (inked < FEW_CHARACTERS) return content.imageCover > MUCH_PICTURE || content.pathCount > MANY_PATHS
  // A stamped header or footer over a picture of the whole page.
  if (inked < 4 * FEW_CHARACTERS && content.imageCover > WHOLE_PAGE) return true
  return content.garbled > MUCH_GARBLED
}

function readTextPage(content: PageContent): ReadPage {
  const { tables, lines, loose } = splitPage(content)
  return {
    place: content,
    height: content.height,
    lines,
    tables: tables.map((filled) => makePageTable(filled, content)),
    loose,
  }
}

/** Tables pasted as pictures into a page of text. */
async function readPictures(pdf: OpenPdf, content: PageContent, options: ReadOptions): Promise<PageTable[]> {
  if (options.ocr === false || content.imageCover < TABLE_PICTURE) return []
  const [{ ocr }, { readPictureTables }] = await Promise.all([
    import('./scan/ocr-engine.ts'),
    import('./scan/read-scanned-page.ts'),
  ])
  const { width, height, pixels } = renderPixels(pdf, content.number - 1, scanScale(content), 'grey')
  const isFree = (box: Box) => !content.glyphs.some((glyph) => stands(glyph, box))
  const picture = { width, height, data: pixels }
  const scale = width / content.displayWidth
  return readPictureTables(ocr, picture, scale, content, isFree, options.signal)
}

function stands(glyph: Box, { left, top, right, bottom }: Box): boolean {
  const x = (glyph.left + glyph.right) / 2
  const y = (glyph.top + glyph.bottom) / 2
  return x > left && x < right && y > top && y < bottom
}

async function readScan(
  pdf: OpenPdf,
  content: PageContent,
  signal: AbortSignal | undefined,
): Promise<ReadPage | null> {
  const [{ ocr }, { readScannedPage }, { enlargePage }] = await Promise.all([
    import('./scan/ocr-engine.ts'),
    import('./scan/read-scanned-page.ts'),
    import('./scan/enlarge-page.ts'),
  ])
  const { width, height, pixels } = renderPixels(pdf, content.number - 1, scanScale(content), 'grey')
  const page = await readScannedPage(ocr, { width, height, data: pixels }, SCAN_SCALE, content.number, signal)
  if (page.lines.length === 0 && page.tables.length === 0) return null
  return enlargePage(page, (content.displayWidth * SCAN_SCALE) / width)
}

function nothingRead(unread: readonly number[], options: ReadOptions): UnreadableFile {
  if (unread.length === 0) return new UnreadableFile('no-report', '这份 PDF 是空白的，没有文字可读。')
  if (options.ocr === false)
    return new UnreadableFile(
      'ocr-failed',
      '这份 PDF 是扫描图像，没有文字层，而这次没有启用文字识别。请启用文字识别后重试，或改用可复制文字的版本。',
    )
  return new UnreadableFile(
    'ocr-failed',
    '这份 PDF 是扫描图像，文字识别没有读出内容。请换更清晰的扫描件（200 dpi 以上），或改用可复制文字的版本。',
  )
}

function scanNotes(pages: readonly number[]): ReadNote[] {
  if (pages.length === 0) return []
  const message = `第 ${pages.join('、')} 页含扫描图像，其中的文字和数字由文字识别读出，可能有误，请与原件核对。`
  return [{ code: 'ocr', message, source: null }]
}

function unreadNotes(pages: readonly number[]): ReadNote[] {
  return pages.map((page) => ({
    code: 'page-unreadable',
    message: `第 ${page} 页没有读出或没有读全，其中的内容不在结果里。`,
    source: { kind: 'page', page, box: [0, 0, 0, 0] },
  }))
}

function pictureNote(page: number): ReadNote {
  const message = `第 ${page} 页有图片，这次没有启用文字识别，图片里如有表格则不在结果里。`
  return { code: 'attachment-left-out', message, source: { kind: 'page', page, box: [0, 0, 0, 0] } }
}

function hiddenNotes(hidden: boolean): ReadNote[] {
  if (!hidden) return []
  return [{ code: 'hidden-text-left-out', message: '文件里有看不见的文字，没有读入。', source: null }]
}
