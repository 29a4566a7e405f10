/** A PDF without what is marked: each page drawn, the marks painted into the pixels, the pixels put into a new file. */

import type { Marks } from '../../domain/release/marks.ts'
import { foldForSearch } from '../../domain/release/search-removed.ts'
import { withPage } from '../inspect/inspect-pdf.ts'
import { type SeenCharacter, type SeenPage, seePage } from '../inspect/page-ink.ts'
import { linesOfPage, textOf } from '../inspect/page-lines.ts'
import { readPagesAgain } from '../inspect/second-text.ts'
import type { Box } from '../read/pdf/geometry.ts'
import { type OpenPdf, withPdf } from '../read/pdf/open-pdf.ts'
import { renderPixels } from '../read/pdf/render.ts'
import { isCovered, MarkMisplaced, placeMarks } from './place-marks.ts'
import { type RasterLine, RasterPdf } from './raster-pdf.ts'

export interface Redacted {
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly extension: string
  /** To be searched for in the bytes. */
  readonly removed: readonly string[]
  readonly count: number
  /** The text that each page may give, for files that carry a layer of it; null for others. */
  readonly textLayer: readonly string[] | null
}

/** 200 pixels an inch for text, as scanners are set; 150 in colour, whose pixels take three times the room. */
const greyScale = 200 / 72
const colourScale = 150 / 72
const mostPages = 300

/** What a reader of the text is told in the place of what was removed. */
const removedNote = '［已遮盖］'

/** Throws `MarkMisplaced`, `UnreadableFile`. */
export async function redactPdf(bytes: Uint8Array, marks: Marks): Promise<Redacted> {
  const again = await readPagesAgain(bytes)
  return withPdf(bytes, async (pdf) => {
    if (pdf.pageCount > mostPages)
      throw new MarkMisplaced(`文件有 ${pdf.pageCount} 页，一次最多处理 ${mostPages} 页，请拆成几个文件。`)
    const pages = Array.from({ length: pdf.pageCount }, (_, index) =>
      withPage(pdf, index, (page) => seePage(pdf, page)),
    )
    refuseUndrawable(pages)
    const { covers, removed, count } = placeMarks(pages, marks)
    const made = new RasterPdf()
    const textLayer: string[] = []
    for (const [index, page] of pages.entries()) {
      const own = covers[index] ?? []
      const lines = isAgreed(page, again[index] ?? '') ? permittedLines(page, own) : []
      made.add({ width: page.width, height: page.height, ...drawCovered(pdf, index, page, own), lines })
      textLayer.push(lines.map(({ text }) => text).join('\n'))
    }
    return { bytes: made.end(), mediaType: 'application/pdf', extension: 'pdf', removed, count, textLayer }
  })
}

/**
 * Two readers get the same characters. Where they differ a page says to a copy something else than it shows (replacement
 * texts, odd fonts): it then gets no text at all.
 */
function isAgreed({ characters }: SeenPage, again: string): boolean {
  const sorted = (text: string) => Array.from(foldForSearch(text)).sort().join('')
  return sorted(characters.map(({ text }) => text).join('')) === sorted(again)
}

/** A picture of the page would lack these characters: the reader would get less than the file says, unseen by anybody. */
function refuseUndrawable(pages: readonly SeenPage[]): void {
  const at = pages.findIndex(({ characters }) => characters.some(({ state }) => state === 'undrawable'))
  if (at !== -1)
    throw new MarkMisplaced(
      `第 ${at + 1} 页有画不出来的文字（字体没有嵌入文件）。请用原来的软件打开，导出时选择“嵌入字体”，或者打印为 PDF 再上传。`,
    )
}

function drawCovered(pdf: OpenPdf, index: number, page: SeenPage, covers: readonly Box[]) {
  const coloured = renderPixels(pdf, index, colourScale, 'rgb')
  const channels = hasColour(coloured.pixels) ? 3 : 1
  const { width, height, pixels } = channels === 3 ? coloured : renderPixels(pdf, index, greyScale, 'grey')
  for (const cover of covers) {
    const left = Math.max(0, Math.floor((cover.left / page.width) * width))
    const right = Math.min(width, Math.ceil((cover.right / page.width) * width))
    const top = Math.max(0, Math.floor((cover.top / page.height) * height))
    const bottom = Math.min(height, Math.ceil((cover.bottom / page.height) * height))
    for (let row = top; row < bottom; row++)
      pixels.fill(0, (row * width + left) * channels, (row * width + right) * channels)
  }
  return { pixelWidth: width, pixelHeight: height, channels, pixels } as const
}

/** Channels that differ by more than the fringes of drawn text. */
function hasColour(pixels: Uint8Array): boolean {
  for (let at = 0; at < pixels.length; at += 3) {
    const [red = 0, green = 0, blue = 0] = [pixels[at], pixels[at + 1], pixels[at + 2]]
    if (Math.max(red, green, blue) - Math.min(red, green, blue) > 24) return true
  }
  return false
}

/** The lines that are seen, without what is covered; a note stands where something was. */
function permittedLines({ characters }: SeenPage, covers: readonly Box[]): RasterLine[] {
  const seen = linesOfPage(characters.filter(({ state }) => state === 'seen'))
  return seen.flatMap((line) => {
    const parts: (SeenCharacter[] | 'removed')[] = []
    for (const character of line.characters) {
      const last = parts.at(-1)
      if (isCovered(character, covers)) {
        if (last !== 'removed') parts.push('removed')
      } else if (last === undefined || last === 'removed') parts.push([character])
      else last.push(character)
    }
    const text = parts.map((part) => (part === 'removed' ? removedNote : textOf(part))).join('')
    const { left, right, top, bottom } = line.box
    return text === '' ? [] : [{ text, left, top, width: right - left, height: Math.max(1, bottom - top) }]
  })
}
