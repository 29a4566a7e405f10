import type { Pdfium } from './engine.ts'
import type { Box, Quarter } from './geometry.ts'
import type { PageFrame } from './page-content.ts'
import { withoutRadical } from './radicals.ts'

/** One character. The box is its advance wide and one em high, so that lines and gaps can be told from it. */
export interface Glyph extends Box {
  readonly text: string
  /** Font size as displayed, in points. */
  readonly size: number
  /** Clockwise quarter turns of the text direction. */
  readonly quarter: Quarter
  /** Number of the text object: characters of one object were set together. */
  readonly run: number
  /** OCR only: 0 to 1. */
  readonly confidence?: number
}

const INVISIBLE = 3

/** Below the baseline a CJK em box reaches 0.12 em, above it 0.88. */
const ABOVE = 0.88
const BELOW = 0.12
const MAX_ADVANCE = 2.2
/** So few upright characters on a page of others set askew are its number. */
const FEW_UPRIGHT = 10
/** Tangent of 10 degrees: a page scanned askew and made searchable is turned by less. */
const LEAST_SLANT = 0.176

interface Run {
  readonly visible: boolean
  readonly size: number
  readonly quarter: Quarter
  readonly oblique: boolean
}

export interface PageText {
  readonly glyphs: Glyph[]
  /** Characters set askew over the page, a watermark, that were left out. */
  readonly obliqueCount: number
  /** The text objects that characters came from. */
  readonly objects: ReadonlySet<number>
  /** Share of characters without meaning, 0 to 1. */
  readonly garbled: number
  readonly hiddenCount: number
}

/** The page's visible characters, spaces included, without those that PDFium made up. */
export function readGlyphs(pdfium: Pdfium, page: number, frame: PageFrame): PageText {
  const { call, scratch } = pdfium
  const text = call.FPDFText_LoadPage(page)
  if (text === 0) return nothing()
  const objects = new Set<number>()
  const glyphs: Glyph[] = []
  const oblique: Glyph[] = []
  let garbledCount = 0
  let hiddenCount = 0
  let lastObject = -1
  let lastEdge = 0
  let runNumber = 0
  let run: Run = { visible: true, size: 1, quarter: 0, oblique: false }
  const count = call.FPDFText_CountChars(text)
  for (let index = 0; index < count; index++) {
    const unicode = codePointAt(pdfium, text, index, count)
    if (unicode === null) continue
    // The low half of a surrogate pair has been taken with the high one.
    if (unicode >= 0xdc00 && unicode <= 0xdfff) continue
    const object = call.FPDFText_GetTextObject(text, index)
    if (object !== lastObject) {
      lastObject = object
      objects.add(object)
      lastEdge = Number.NaN
      runNumber++
      run = readRun(pdfium, text, index, object, frame)
    }
    if (!run.visible) {
      hiddenCount++
      continue
    }
    if (isGarbled(unicode)) garbledCount++
    if (unicode === 0) continue
    call.FPDFText_GetLooseCharBox(text, index, scratch)
    const edge = pdfium.memory().floats[(scratch >> 2) + 1] ?? 0
    // Characters of one object that are as high share their baseline: asking for each would cost a fifth more.
    if (edge !== lastEdge) call.FPDFText_GetCharOrigin(text, index, scratch + 16, scratch + 24)
    lastEdge = edge
    const glyph = makeGlyph(pdfium, withoutRadical(unicode), run, runNumber, frame)
    if (glyph !== null) (run.oblique ? oblique : glyphs).push(glyph)
  }
  call.FPDFText_ClosePage(text)
  const left = withoutWatermark(glyphs, oblique)
  const garbled = left.glyphs.length === 0 ? 0 : garbledCount / left.glyphs.length
  return { ...left, objects, garbled, hiddenCount }
}

/** Characters set askew over upright ones are a watermark; a whole page set askew is its text. */
export function withoutWatermark(
  glyphs: Glyph[],
  oblique: readonly Glyph[],
): Pick<PageText, 'glyphs' | 'obliqueCount'> {
  if (glyphs.length < FEW_UPRIGHT) return { glyphs: [...glyphs, ...oblique], obliqueCount: 0 }
  return { glyphs, obliqueCount: oblique.length }
}

/** Whether a text direction lies between the sides of the page. */
export function isOblique(x: number, y: number): boolean {
  const [less, more] = Math.abs(x) < Math.abs(y) ? [x, y] : [y, x]
  return Math.abs(less) > LEAST_SLANT * Math.abs(more)
}

function nothing(): PageText {
  return { glyphs: [], obliqueCount: 0, objects: new Set(), garbled: 0, hiddenCount: 0 }
}

const SOFT_HYPHEN = 0xad
const HYPHEN = 0x2d
const TAB = 0x09

/** The character at an index, surrogates joined; null for what PDFium made up and for line ends. */
function codePointAt({ call }: Pdfium, text: number, index: number, count: number): number | null {
  const unicode = call.FPDFText_GetUnicode(text, index)
  if (unicode > 0x20 && unicode < 0xd800) return unicode === SOFT_HYPHEN ? null : unicode
  if (unicode <= 0x20) {
    // PDFium hands over a hyphen at the end of a line as U+0002.
    if (unicode === 2) return HYPHEN
    if (unicode !== 0x20 && unicode !== 0 && unicode !== TAB) return null
    return call.FPDFText_IsGenerated(text, index) === 1 ? null : unicode
  }
  if (unicode === 0xfffe) return HYPHEN
  if (unicode > 0x10ffff) return null
  if (unicode > 0xdbff || index + 1 >= count) return unicode
  const low = call.FPDFText_GetUnicode(text, index + 1)
  return low >= 0xdc00 && low <= 0xdfff ? 0x10000 + ((unicode - 0xd800) << 10) + (low - 0xdc00) : unicode
}

/** § © ® ° ± · × ÷ */
const LATIN_SIGNS: ReadonlySet<number> = new Set([0xa7, 0xa9, 0xae, 0xb0, 0xb1, 0xb7, 0xd7, 0xf7])

/**
 * No meaning known: private use, replacement character, controls. A font that does not say what its characters
 * are is read by their codes, as accented Latin letters: these too, as a text in Chinese has next to none.
 */
function isGarbled(unicode: number): boolean {
  if (unicode > 0xa0 && unicode < 0x250) return !LATIN_SIGNS.has(unicode)
  return (
    unicode === 0 ||
    unicode === 0xfffd ||
    (unicode >= 0xe000 && unicode <= 0xf8ff) ||
    unicode >= 0xf0000 ||
    (unicode >= 0x80 && unicode <= 0x9f)
  )
}

function readRun(pdfium: Pdfium, text: number, index: number, object: number, frame: PageFrame): Run {
  const { call, scratch } = pdfium
  const visible = object === 0 || call.FPDFTextObj_GetTextRenderMode(object) !== INVISIBLE
  const fontSize = call.FPDFText_GetFontSize(text, index)
  if (call.FPDFText_GetMatrix(text, index, scratch) === 0)
    return { visible, size: fontSize || 1, quarter: 0, oblique: false }
  const at = scratch >> 2
  const floats = pdfium.memory().floats
  const [a = 1, b = 0, c = 0, d = 1] = [floats[at], floats[at + 1], floats[at + 2], floats[at + 3]]
  const [A, B, C, D] = frame.toDisplay
  const x = a * A + b * C
  const y = a * B + b * D
  const size = fontSize * Math.hypot(c, d)
  const quarter = Math.abs(x) >= Math.abs(y) ? (x >= 0 ? 0 : 2) : y > 0 ? 1 : 3
  return {
    visible,
    size: Number.isFinite(size) && size > 0.1 ? size : 1,
    quarter,
    oblique: isOblique(x, y),
  }
}

/** The character whose loose box and origin stand in the scratch memory; null where it lies outside the page. */
function makeGlyph(pdfium: Pdfium, text: string, run: Run, number: number, frame: PageFrame): Glyph | null {
  const { floats, doubles } = pdfium.memory()
  const at = pdfium.scratch >> 2
  const [a, b, c, d, e, f] = frame.toDisplay
  const left = floats[at] ?? 0
  const top = floats[at + 1] ?? 0
  const right = floats[at + 2] ?? 0
  const bottom = floats[at + 3] ?? 0
  const ox = doubles[(pdfium.scratch + 16) >> 3] ?? 0
  const oy = doubles[(pdfium.scratch + 24) >> 3] ?? 0
  const { size, quarter } = run
  const across = quarter === 0 || quarter === 2
  const one = across ? a * left + c * top + e : b * left + d * top + f
  const other = across ? a * right + c * bottom + e : b * right + d * bottom + f
  let from = one < other ? one : other
  let to = one < other ? other : one
  // Some fonts state absurd widths (20 em in a real report); then a character is one em wide.
  if (to - from > MAX_ADVANCE * size) {
    if (quarter === 2 || quarter === 3) from = to - size
    else to = from + size
  }
  const base = across ? b * ox + d * oy + f : a * ox + c * oy + e
  const end = across ? frame.width : frame.height
  const side = across ? frame.height : frame.width
  // Text far outside the page is not seen by anybody.
  if (!(to > -size && from < end + size && base > -size && base < side + size)) return null
  const below = quarter === 0 || quarter === 3 ? BELOW * size : ABOVE * size
  const near = base - (ABOVE + BELOW) * size + below
  return across
    ? { left: from, right: to, top: near, bottom: base + below, text, size, quarter, run: number }
    : { left: near, right: base + below, top: from, bottom: to, text, size, quarter, run: number }
}
