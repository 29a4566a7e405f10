/** A PDF looked through for what is not seen on its pages. */

import { type HiddenContent, quoteOf } from '../../domain/release/hidden-content.ts'
import { holdsInvisible } from '../../domain/release/invisible-characters.ts'
import { foldForSearch } from '../../domain/release/search-removed.ts'
import type { Box } from '../read/pdf/geometry.ts'
import { type OpenPdf, withPdf } from '../read/pdf/open-pdf.ts'
import { type SeenCharacter, type SeenPage, seePage } from './page-ink.ts'
import { inspectPictures } from './page-pictures.ts'
import { readPdfObjects } from './pdf-objects.ts'
import { inspectStructure } from './pdf-structure.ts'
import { readPagesAgain } from './second-text.ts'

export interface InspectedPdf {
  readonly found: readonly HiddenContent[]
  readonly pages: readonly SeenPage[]
}

/**
 * `textLayer`: the invisible text that each page was given by us; a page with exactly this text has no hidden one.
 * Throws `UnreadableFile` and `NotPdf` where it cannot be looked through: the caller keeps it in.
 */
export async function inspectPdf(
  bytes: Uint8Array,
  textLayer: readonly string[] | null = null,
): Promise<InspectedPdf> {
  const objects = readPdfObjects(bytes)
  const again = await readPagesAgain(bytes)
  return withPdf(bytes, async (pdf) => {
    const found: HiddenContent[] = []
    const pages: SeenPage[] = []
    for (let index = 0; index < pdf.pageCount; index++) {
      const where = `第 ${index + 1} 页`
      const seen = withPage(pdf, index, (page) => seePage(pdf, page))
      pages.push(seen)
      if (!isOwnLayer(seen, textLayer?.[index])) found.push(...inspectText(seen, where))
      found.push(...comparePage(seen, again[index] ?? '', where))
      const pictures = withPage(pdf, index, (page) => inspectPictures(pdf, page, where))
      found.push(...pictures.found)
      // Our own pages are pictures with all their text as a layer.
      if (textLayer === null || seen.characters.length === 0)
        found.push(...inspectScans(seen, pictures.boxes, where))
    }
    const seenText = [...pages.map((page) => seenTextOf(page.characters)), ...(textLayer ?? [])].join('\n')
    return { found: [...inspectStructure(objects, seenText), ...found], pages }
  })
}

/** The same characters, however often; PDFium orders those of one height anew. */
function isOwnLayer({ characters }: SeenPage, layer: string | undefined): boolean {
  const sorted = (text: string) => Array.from(foldForSearch(text)).sort().join('')
  return layer !== undefined && sorted(characters.map(({ text }) => text).join('')) === sorted(layer)
}

/** Loads a page, hands it to `use` and closes it. Throws where PDFium cannot load it. */
export function withPage<T>(pdf: OpenPdf, index: number, use: (page: number) => T): T {
  const page = pdf.pdfium.call.FPDF_LoadPage(pdf.handle, index)
  if (page === 0) throw new Error(`page ${index + 1}: could not be loaded`)
  try {
    return use(page)
  } finally {
    pdf.pdfium.call.FPDF_ClosePage(page)
  }
}

function seenTextOf(characters: readonly SeenCharacter[]): string {
  return characters
    .filter(({ state }) => state === 'seen')
    .map(({ text }) => text)
    .join('')
}

/** Print of less than this many points is not meant to be read. */
const smallest = 2.5

/** A picture smaller than this, in points, is an ornament. */
const smallPicture = 36

/** Pages and pictures that no program reads: a person looks. */
function inspectScans({ characters }: SeenPage, pictures: readonly Box[], where: string): HiddenContent[] {
  const large = pictures.filter(
    ({ left, right, top, bottom }) => right - left >= smallPicture && bottom - top >= smallPicture,
  )
  if (large.length === 0) return []
  const isScan = !characters.some(({ state }) => state === 'seen')
  return [{ kind: isScan ? 'scanned-page' : 'picture', where, quote: isScan ? '' : `${large.length} 张` }]
}

function inspectText({ characters }: SeenPage, where: string): HiddenContent[] {
  const found: HiddenContent[] = []
  const note = (kind: HiddenContent['kind'], those: readonly SeenCharacter[]) => {
    if (those.length > 0) found.push({ kind, where, quote: quoteOf(those.map(({ text }) => text).join('')) })
  }
  note(
    'hidden-text',
    characters.filter(({ state }) => state === 'hidden'),
  )
  note(
    'undrawable-text',
    characters.filter(({ state }) => state === 'undrawable'),
  )
  note(
    'tiny-text',
    characters.filter(({ state, size }) => state !== 'undrawable' && size < smallest),
  )
  note('covered-text', overprinted(characters))
  return found
}

/** Characters that another, different one stands on: blocks printed over text. */
function overprinted(characters: readonly SeenCharacter[]): SeenCharacter[] {
  const printed = characters.filter(({ text }) => !holdsInvisible(text))
  const rows = Map.groupBy(printed, ({ top }) => Math.round(top / 4))
  return [...rows].flatMap(([row, own]) => {
    const near = [...own, ...(rows.get(row + 1) ?? [])].toSorted((one, other) => one.left - other.left)
    return near.filter((character, index) =>
      near
        .slice(index + 1, index + 4)
        .some((other) => other.text !== character.text && lieTogether(character, other)),
    )
  })
}

function lieTogether(one: SeenCharacter, other: SeenCharacter): boolean {
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left)
  const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
  const smaller = Math.min(one.right - one.left, other.right - other.left)
  const lower = Math.min(one.bottom - one.top, other.bottom - other.top)
  return width > smaller * 0.7 && height > lower * 0.6
}

/** So many characters more that only the second reader gets are a text that the first passed over. */
const fewest = 2

function comparePage({ characters }: SeenPage, again: string, where: string): HiddenContent[] {
  const counts = new Map<string, number>()
  for (const sign of foldForSearch(characters.map(({ text }) => text).join('')))
    counts.set(sign, (counts.get(sign) ?? 0) + 1)
  let more = ''
  for (const sign of foldForSearch(again)) {
    const left = (counts.get(sign) ?? 0) - 1
    counts.set(sign, left)
    if (left < 0) more += sign
  }
  return Array.from(more).length < fewest ? [] : [{ kind: 'hidden-text', where, quote: quoteOf(more) }]
}
