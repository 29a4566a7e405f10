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

interface Run {
  readonly visible: boolean
  readonly size: number
  readonly quarter: Quarter
}

/** The page's visible characters, spaces included, without those that PDFium made up. */
export function readGlyphs(
  pdfium: Pdfium,
  page: number,
  frame: PageFrame,
): { glyphs: Glyph[]; garbled: number; hiddenCount: number } {
  const { call, scratch } = pdfium
  const text = call.FPDFText_LoadPage(page)
  if (text === 0) return { glyphs: [], garbled: 0, hiddenCount: 0 }
  const glyphs: Glyph[] = []
  let garbledCount = 0
  let hiddenCount = 0
  let lastObject = -1
  let runNumber = 0
  let run: Run = { visible: true, size: 1, quarter: 0 }
  const count = call.FPDFText_CountChars(text)
  for (let index = 0; index < count; index++) {
    let unicode = call.FPDFText_GetUnicode(text, index)
    if (unicode <= 0x20 || unicode === 0xad || unicode === 0xfffe || unicode === 2) {
      if (unicode !== 0x20 && unicode !== 0 && unicode !== 0x09) continue
      if (call.FPDFText_IsGenerated(text, index) === 1) continue
    }
    const object = call.FPDFText_GetTextObject(text, index)
    if (object !== lastObject) {
      lastObject = object
      runNumber++
      run = readRun(pdfium, text, index, object, frame)
    }
    if (!run.visible) {
      hiddenCount++
      continue
    }
    if (unicode >= 0xd800 && unicode <= 0xdbff && index + 1 < count) {
      const low = call.FPDFText_GetUnicode(text, index + 1)
      if (low >= 0xdc00 && low <= 0xdfff) {
        unicode = 0x10000 + ((unicode - 0xd800) << 10) + (low - 0xdc00)
        index++
      }
    }
    if (isGarbled(unicode)) garbledCount++
    if (unicode === 0 || unicode > 0x10ffff) continue
    call.FPDFText_GetLooseCharBox(text, index, scratch)
    call.FPDFText_GetCharOrigin(text, index, scratch + 16, scratch + 24)
    const { floats, doubles } = pdfium.memory()
    const box = emBox(floats, scratch >> 2, doubles, (scratch + 16) >> 3, run, frame)
    if (box === null) continue
    glyphs.push({
      ...box,
      text: withoutRadical(unicode),
      size: run.size,
      quarter: run.quarter,
      run: runNumber,
    })
  }
  call.FPDFText_ClosePage(text)
  return { glyphs, garbled: glyphs.length === 0 ? 0 : garbledCount / glyphs.length, hiddenCount }
}

/** No meaning known: private use, replacement character, controls. */
function isGarbled(unicode: number): boolean {
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
  if (call.FPDFText_GetMatrix(text, index, scratch) === 0) return { visible, size: fontSize || 1, quarter: 0 }
  const at = scratch >> 2
  const floats = pdfium.memory().floats
  const [a = 1, b = 0, c = 0, d = 1] = [floats[at], floats[at + 1], floats[at + 2], floats[at + 3]]
  const [A, B, C, D] = frame.toDisplay
  const x = a * A + b * C
  const y = a * B + b * D
  const size = fontSize * Math.hypot(c, d)
  const quarter = Math.abs(x) >= Math.abs(y) ? (x >= 0 ? 0 : 2) : y > 0 ? 1 : 3
  return { visible, size: Number.isFinite(size) && size > 0.1 ? size : 1, quarter }
}

function emBox(
  floats: Float32Array,
  rect: number,
  doubles: Float64Array,
  origin: number,
  run: Run,
  { toDisplay: [a, b, c, d, e, f], width, height }: PageFrame,
): Box | null {
  const [left = 0, top = 0, right = 0, bottom = 0] = [
    floats[rect],
    floats[rect + 1],
    floats[rect + 2],
    floats[rect + 3],
  ]
  const [ox = 0, oy = 0] = [doubles[origin], doubles[origin + 1]]
  const x = a * ox + c * oy + e
  const y = b * ox + d * oy + f
  const { size, quarter } = run
  // Text far outside the page is not seen by anybody.
  if (!(x > -size && y > -size && x < width + size && y < height + size)) return null
  if (quarter === 0 || quarter === 2) {
    const [from, to] = advance(a * left + c * top + e, a * right + c * bottom + e, size, quarter === 2)
    return quarter === 0
      ? { left: from, right: to, top: y - ABOVE * size, bottom: y + BELOW * size }
      : { left: from, right: to, top: y - BELOW * size, bottom: y + ABOVE * size }
  }
  const [from, to] = advance(b * left + d * top + f, b * right + d * bottom + f, size, quarter === 3)
  return quarter === 1
    ? { left: x - BELOW * size, right: x + ABOVE * size, top: from, bottom: to }
    : { left: x - ABOVE * size, right: x + BELOW * size, top: from, bottom: to }
}

/** Along the text: some fonts state absurd widths (20 em in a real report); then a character is one em wide. */
function advance(one: number, other: number, size: number, backwards: boolean): [number, number] {
  const from = Math.min(one, other)
  const to = Math.max(one, other)
  if (to - from <= MAX_ADVANCE * size) return [from, to]
  return backwards ? [to - size, to] : [from, from + size]
}
