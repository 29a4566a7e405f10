import { type Glyph, isOblique, type PageText, withoutWatermark } from './glyphs.ts'
import { isIdeographic } from './lines.ts'
import type { PageFrame } from './page-content.ts'
import { withoutRadical } from './radicals.ts'
import { withPdfjs } from './with-pdfjs.ts'

/**
 * The characters of a page by pdf.js. PDFium passes over a text of one Chinese character whose font is not embedded,
 * and over all vertical text in such a font (without the font the text has no width to it); pdf.js reads them, at a
 * sixth of the speed, so it is asked only for pages where PDFium passed something over. Null where it fails too.
 */
export async function readGlyphsAgain(
  bytes: Uint8Array,
  index: number,
  frame: PageFrame,
): Promise<Pick<PageText, 'glyphs' | 'obliqueCount'> | null> {
  try {
    return await withPdfjs(bytes, async (document) => {
      const page = await document.getPage(index + 1)
      const { items, styles } = await page.getTextContent({ disableNormalization: true })
      const glyphs: Glyph[] = []
      const oblique: Glyph[] = []
      items.forEach((item, run) => {
        if (!('str' in item) || item.str.trim() === '') return
        const vertical = styles[item.fontName]?.vertical === true
        const [x, y] = item.transform
        const into = isOblique(x, y) ? oblique : glyphs
        into.push(...itemGlyphs({ ...item, vertical }, run, frame))
      })
      return withoutWatermark(glyphs, oblique)
    })
  } catch {
    return null
  }
}

interface TextRun {
  readonly str: string
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
  readonly vertical: boolean
}

/** The characters of one run, its length shared among them: a Chinese character takes twice the room of a digit. */
function itemGlyphs(
  { str, transform, width, height, vertical }: TextRun,
  run: number,
  frame: PageFrame,
): Glyph[] {
  const [ta = 1, tb = 0, tc = 0, td = 1, te = 0, tf = 0] = transform
  const [a, b, c, d, e, f] = frame.toDisplay
  const x = te * a + tf * c + e
  const y = te * b + tf * d + f
  const dx = ta * a + tb * c
  const dy = ta * b + tb * d
  const size = Math.hypot(tc, td)
  const quarter = Math.abs(dx) >= Math.abs(dy) ? (dx >= 0 ? 0 : 2) : dy > 0 ? 1 : 3
  const characters = Array.from(str)
  const weights = characters.map((character) => (isIdeographic(character) ? 2 : 1))
  const unit = (vertical ? height : width) / weights.reduce((sum, weight) => sum + weight, 0)
  const glyphs: Glyph[] = []
  let at = 0
  characters.forEach((character, place) => {
    const from = at
    at += unit * (weights[place] ?? 1)
    // The spaces are pdf.js's own for gaps; lines.ts decides by the gap itself.
    if (character === ' ') return
    const text = withoutRadical(character.codePointAt(0) ?? 0x20)
    const shared = { text, size, quarter, run } as const
    if (vertical) {
      // The origin of vertical writing is the middle of the top side.
      glyphs.push({ ...shared, left: x - size / 2, right: x + size / 2, top: y + from, bottom: y + at })
    } else if (quarter === 0)
      glyphs.push({ ...shared, left: x + from, right: x + at, top: y - 0.88 * size, bottom: y + 0.12 * size })
    else if (quarter === 2)
      glyphs.push({ ...shared, left: x - at, right: x - from, top: y - 0.12 * size, bottom: y + 0.88 * size })
    else if (quarter === 1)
      glyphs.push({ ...shared, left: x - 0.12 * size, right: x + 0.88 * size, top: y + from, bottom: y + at })
    else
      glyphs.push({ ...shared, left: x - 0.88 * size, right: x + 0.12 * size, top: y - at, bottom: y - from })
  })
  return glyphs
}
