import type { Document, ReadNote } from '../../domain/document.ts'
import { UnreadableFile } from '../../domain/unreadable-file.ts'
import type { ReadOptions } from '../../usecases/ports.ts'
import { assemblePages, type ReadPage } from './pdf/assemble.ts'
import type { Box } from './pdf/geometry.ts'
import { type OpenPdf, withPdf } from './pdf/open-pdf.ts'
import { type PageContent, readPageContent } from './pdf/page-content.ts'
import type { PageTable } from './pdf/page-items.ts'
import { readTextPage } from './pdf/read-text-page.ts'
import { renderPixels } from './pdf/render.ts'
import { settleDigits } from './scan/settle-digits.ts'
import { type Picture, withoutSeals } from './scan/without-seals.ts'

/** Pixels a point at which scans are read: 200 dpi … */
const SCAN_SCALE = 200 / 72
/** … and pixels on the short side of a page so large or small that its stated size must be wrong: A4 at 200 dpi. */
const SHORT_SIDE_PIXELS = 1654
const LARGEST_SHORT_SIDE = 900
const SMALLEST_SHORT_SIDE = 450
/** Five A4 pages in one picture; three bytes a pixel. */
const MAX_COLOUR_PIXELS = 20_000_000
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

/** What reading the pages has yielded so far. */
interface Yield {
  readonly pages: ReadPage[]
  readonly sizes: { width: number; height: number }[]
  readonly notes: ReadNote[]
  readonly scanned: number[]
  readonly unread: number[]
  hidden: boolean
}

async function readOpenPdf(pdf: OpenPdf, options: ReadOptions): Promise<Document> {
  const read: Yield = { pages: [], sizes: [], notes: [], scanned: [], unread: [], hidden: false }
  for (let index = 0; index < pdf.pageCount; index++) {
    options.signal?.throwIfAborted()
    const content = await readPageContent(pdf, index)
    read.sizes.push({ width: content?.displayWidth ?? 0, height: content?.displayHeight ?? 0 })
    if (content === null) read.unread.push(index + 1)
    else if (isScan(content)) await addScan(read, pdf, content, options)
    else await addText(read, pdf, content, options)
  }
  const { scanned, unread } = read
  const pages = scanned.length === 0 ? read.pages : settleDigits(read.pages)
  if (pages.every((page) => page.lines.length === 0 && page.tables.length === 0))
    throw nothingRead(unread, options)
  const { blocks, notes } = assemblePages(pages)
  return {
    format: scanned.length * 2 > pages.length ? 'scan' : 'pdf',
    title: pdf.title,
    blocks,
    pages: read.sizes,
    notes: [
      ...scanNotes(scanned),
      ...unreadNotes(unread),
      ...hiddenNotes(read.hidden),
      ...frameNotes(pages),
      ...read.notes,
      ...notes,
    ],
  }
}

async function addText(read: Yield, pdf: OpenPdf, content: PageContent, options: ReadOptions): Promise<void> {
  const page = readTextPage(content)
  const pictured = await readPictures(pdf, content, options)
  read.pages.push({ ...page, tables: [...page.tables, ...pictured] })
  if (pictured.length > 0) read.scanned.push(content.number)
  if (content.cutShort) read.unread.push(content.number)
  if (options.ocr === false && content.imageCover >= TABLE_PICTURE)
    read.notes.push(pictureNote(content.number))
  read.hidden ||= content.hiddenCount > 0
}

async function addScan(read: Yield, pdf: OpenPdf, content: PageContent, options: ReadOptions): Promise<void> {
  const page = options.ocr === false ? null : await readScan(pdf, content, options.signal)
  if (page === null) {
    read.unread.push(content.number)
    return
  }
  read.pages.push(page)
  read.scanned.push(content.number)
}

function scanScale({ displayWidth, displayHeight }: PageContent): number {
  const short = Math.min(displayWidth, displayHeight)
  const plausible = short <= LARGEST_SHORT_SIDE && short >= SMALLEST_SHORT_SIDE
  return plausible ? SCAN_SCALE : SHORT_SIDE_PIXELS / Math.max(1, short)
}

/** Visible characters, counted no further than anything depends on. */
function countInked({ glyphs }: PageContent): number {
  let inked = 0
  for (const { text } of glyphs) {
    if (text !== ' ' && text.trim() !== '') inked++
    if (inked >= 4 * FEW_CHARACTERS) break
  }
  return inked
}

function isScan(content: PageContent): boolean {
  const inked = countInked(content)
  if (inked < FEW_CHARACTERS) return content.imageCover > MUCH_PICTURE || content.pathCount > MANY_PATHS
  // A stamped header or footer over a picture of the whole page.
  if (inked < 4 * FEW_CHARACTERS && content.imageCover > WHOLE_PAGE) return true
  return content.garbled > MUCH_GARBLED
}

/** Tables pasted as pictures into a page of text. */
async function readPictures(pdf: OpenPdf, content: PageContent, options: ReadOptions): Promise<PageTable[]> {
  if (options.ocr === false || content.imageCover < TABLE_PICTURE) return []
  const [{ ocr }, { readPictureTables }] = await Promise.all([
    import('./scan/ocr-engine.ts'),
    import('./scan/read-scanned-page.ts'),
  ])
  const picture = drawScan(pdf, content)
  const isFree = (box: Box) => !content.glyphs.some((glyph) => stands(glyph, box))
  const scale = picture.width / content.displayWidth
  return readPictureTables(ocr, picture, scale, content, isFree, options.signal)
}

/** The page in grey, red seals taken away; a page too large for colours as it is. */
function drawScan(pdf: OpenPdf, content: PageContent): Picture {
  const scale = scanScale(content)
  const pixels = content.displayWidth * content.displayHeight * scale * scale
  if (pixels <= MAX_COLOUR_PIXELS)
    return withoutSeals(renderPixels(pdf, content.number - 1, scale, 'rgb'), SCAN_SCALE)
  const grey = renderPixels(pdf, content.number - 1, scale, 'grey')
  return { width: grey.width, height: grey.height, data: grey.pixels, seals: [] }
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
  const picture = drawScan(pdf, content)
  const page = await readScannedPage(ocr, picture, SCAN_SCALE, content.number, signal)
  if (page.lines.length === 0 && page.tables.length === 0) return null
  return enlargePage(page, (content.displayWidth * SCAN_SCALE) / picture.width)
}

function nothingRead(unread: readonly number[], options: ReadOptions): UnreadableFile {
  if (unread.length === 0) return new UnreadableFile('no-report', '这份文件是空白的，没有文字可读。')
  if (options.ocr === false)
    return new UnreadableFile(
      'ocr-failed',
      '这份 PDF 是扫描图像，没有文字层，而这次没有启用文字识别。请启用文字识别后重试，或改用可复制文字的版本。',
    )
  return new UnreadableFile(
    'ocr-failed',
    '这份文件是图像，文字识别没有读出内容。请换更清晰的扫描件（200 dpi 以上），或改用可复制文字的版本。',
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

function frameNotes(pages: readonly ReadPage[]): ReadNote[] {
  const numbers = pages.filter(({ leftOut }) => leftOut).map(({ place }) => place.number)
  if (numbers.length === 0) return []
  const message = `第 ${numbers.join('、')} 页斜排的水印或正文旁边的网站栏目没有读入。`
  return [{ code: 'page-frame-left-out', message, source: null }]
}
