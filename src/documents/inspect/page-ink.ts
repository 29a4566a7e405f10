/**
 * Which characters of a page a reader really sees. The page is drawn as it is shown, without its text, and with its text
 * alone in black: a character that changes nothing where it stands is hidden, whatever hides it (a box, a picture, the
 * colour of the ground, an invisible mode, a clip, a layer that is off, a place outside the page).
 */

import type { Pdfium } from '../read/pdf/engine.ts'
import { type Box, concatenate, type Matrix } from '../read/pdf/geometry.ts'
import type { OpenPdf } from '../read/pdf/open-pdf.ts'
import { pageFrame } from '../read/pdf/page-content.ts'
import { withoutRadical } from '../read/pdf/radicals.ts'
import { transformedBox } from './transformed-box.ts'

export interface SeenCharacter extends Box {
  /** Points on the page as displayed, from its top left corner. */
  readonly text: string
  readonly size: number
  /** `undrawable`: draws nothing even alone in black, as when its font is not in the file. */
  readonly state: 'seen' | 'hidden' | 'undrawable'
}

export interface SeenPage {
  readonly width: number
  readonly height: number
  /** In the order of the file; spaces left out. */
  readonly characters: readonly SeenCharacter[]
}

export interface PageObject {
  readonly handle: number
  readonly type: number
  /** Order of painting. */
  readonly order: number
  /** From the space of its form to that of the page. */
  readonly place: Matrix
}

const onPage: Matrix = [1, 0, 0, 1, 0, 0]

export const objectTypes = { text: 1, path: 2, image: 3, shading: 4, form: 5 } as const
const invisible = 3
const filled = 0
const deepest = 12
const mostObjects = 300_000

/** Pixels a point: small print of 5 pt is then 10 pixels high. */
const scale = 2
const mostPixels = 24_000_000
const bitmapBgrx = 3
export const withAnnotations = 1
const white = 0xffffffff

/** A change of a channel that an eye can see on paper. */
const visibleChange = 24
/** Less than half of its ink to be seen: most of a character is covered. */
const seenShare = 0.5

/** All objects of a page in the order of painting, those of forms included. Throws where there are too many to vouch for. */
export function listObjects(pdfium: Pdfium, page: number): PageObject[] {
  const { call } = pdfium
  const objects: PageObject[] = []
  const add = (handle: number, depth: number, place: Matrix) => {
    if (handle === 0) return
    const type = call.FPDFPageObj_GetType(handle)
    objects.push({ handle, type, order: objects.length, place })
    if (objects.length > mostObjects || depth > deepest)
      throw new Error('page: too many objects to look through')
    if (type !== objectTypes.form) return
    const inner = concatenate(matrixOf(pdfium, handle), place)
    for (let index = 0; index < call.FPDFFormObj_CountObjects(handle); index++)
      add(call.FPDFFormObj_GetObject(handle, index), depth + 1, inner)
  }
  for (let index = 0; index < call.FPDFPage_CountObjects(page); index++)
    add(call.FPDFPage_GetObject(page, index), 0, onPage)
  return objects
}

function matrixOf({ call, memory, scratch }: Pdfium, object: number): Matrix {
  if (call.FPDFPageObj_GetMatrix(object, scratch) === 0) return onPage
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = memory().floats.subarray(
    scratch >> 2,
    (scratch >> 2) + 6,
  )
  return [a, b, c, d, e, f]
}

/** `page`: a page that PDFium has loaded; its objects are changed, so it must be closed afterwards and loaded anew. */
export function seePage(pdf: OpenPdf, page: number): SeenPage {
  const { pdfium } = pdf
  const frame = pageFrame(pdf, page)
  const characters = readCharacters(pdfium, page, frame.toDisplay)
  if (characters.length === 0) return { width: frame.width, height: frame.height, characters: [] }
  const objects = listObjects(pdfium, page)
  const shown = draw(pdfium, page, frame, withAnnotations)
  const texts = objects.filter(({ type }) => type === objectTypes.text)
  for (const { handle } of texts) pdfium.call.FPDFTextObj_SetTextRenderMode(handle, invisible)
  const without = draw(pdfium, page, frame, withAnnotations)
  for (const { handle, type } of objects)
    if (type !== objectTypes.text && type !== objectTypes.form) pdfium.call.FPDFPageObj_SetIsActive(handle, 0)
  for (const { handle } of texts) {
    pdfium.call.FPDFTextObj_SetTextRenderMode(handle, filled)
    pdfium.call.FPDFPageObj_SetFillColor(handle, 0, 0, 0, 255)
  }
  const alone = draw(pdfium, page, frame, 0)
  const looked = characters.map(({ font, embedded, ...character }) => ({
    character,
    font,
    state: inkOf(character, { shown, without, alone }),
    embedded,
  }))
  // A font that is not in the file and draws nothing anywhere on the page cannot be drawn here at all.
  const drawing = new Set(looked.filter(({ state }) => state !== 'no-ink').map(({ font }) => font))
  return {
    width: frame.width,
    height: frame.height,
    characters: looked.map(({ character, font, state, embedded }) => ({
      ...character,
      state: state !== 'no-ink' ? state : embedded || drawing.has(font) ? 'hidden' : 'undrawable',
    })),
  }
}

export type Drawn = {
  readonly width: number
  readonly height: number
  readonly scale: number
  readonly pixels: Uint8Array
}

/** The page as pixels, blue green red and one spare byte each. */
export function draw(
  { call, memory }: Pdfium,
  page: number,
  frame: { width: number; height: number },
  flags: number,
): Drawn {
  const fitting = Math.min(scale, Math.sqrt(mostPixels / Math.max(1, frame.width * frame.height)))
  const width = Math.max(1, Math.round(frame.width * fitting))
  const height = Math.max(1, Math.round(frame.height * fitting))
  const bitmap = call.FPDFBitmap_CreateEx(width, height, bitmapBgrx, 0, 0)
  if (bitmap === 0) throw new Error(`page: no memory for ${width} × ${height} pixels`)
  try {
    call.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, white)
    call.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags)
    const [buffer, stride] = [call.FPDFBitmap_GetBuffer(bitmap), call.FPDFBitmap_GetStride(bitmap)]
    const pixels = new Uint8Array(width * height * 4)
    for (let row = 0; row < height; row++)
      pixels.set(
        memory().bytes.subarray(buffer + row * stride, buffer + row * stride + width * 4),
        row * width * 4,
      )
    return { width, height, scale: fitting, pixels }
  } finally {
    call.FPDFBitmap_Destroy(bitmap)
  }
}

function inkOf(
  box: Box,
  { shown, without, alone }: { readonly shown: Drawn; readonly without: Drawn; readonly alone: Drawn },
): 'seen' | 'hidden' | 'no-ink' {
  const left = Math.max(0, Math.floor(box.left * shown.scale))
  const right = Math.min(shown.width, Math.ceil(box.right * shown.scale))
  const top = Math.max(0, Math.floor(box.top * shown.scale))
  const bottom = Math.min(shown.height, Math.ceil(box.bottom * shown.scale))
  let [ink, seen] = [0, 0]
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const at = (y * shown.width + x) * 4
      if ((alone.pixels[at] ?? 255) > 160) continue
      ink++
      if (changes(shown.pixels, without.pixels, at)) seen++
    }
  }
  if (right <= left || bottom <= top) return 'hidden'
  if (ink === 0) return 'no-ink'
  return seen >= ink * seenShare ? 'seen' : 'hidden'
}

/** A change that an eye can see. */
export function changes(one: Uint8Array, other: Uint8Array, at: number): boolean {
  for (let channel = 0; channel < 3; channel++)
    if (Math.abs((one[at + channel] ?? 0) - (other[at + channel] ?? 0)) >= visibleChange) return true
  return false
}

type Character = Omit<SeenCharacter, 'state'> & { readonly font: number; readonly embedded: boolean }

function readCharacters(pdfium: Pdfium, page: number, toDisplay: Matrix): Character[] {
  const { call } = pdfium
  const text = call.FPDFText_LoadPage(page)
  if (text === 0) throw new Error('page: its text could not be loaded')
  const characters: Character[] = []
  try {
    const count = call.FPDFText_CountChars(text)
    for (let index = 0; index < count; index++) {
      const sign = characterAt(call.FPDFText_GetUnicode(text, index), () =>
        call.FPDFText_GetUnicode(text, index + 1),
      )
      if (sign === null || call.FPDFText_IsGenerated(text, index) === 1) continue
      const object = call.FPDFText_GetTextObject(text, index)
      const font = object === 0 ? 0 : call.FPDFTextObj_GetFont(object)
      const embedded = font !== 0 && call.FPDFFont_GetIsEmbedded(font) === 1
      characters.push({ ...boxOf(pdfium, text, index, toDisplay), text: sign, font, embedded })
    }
    return characters
  } finally {
    call.FPDFText_ClosePage(text)
  }
}

/** Some fonts state absurd widths (20 em in a real report); then a character is one em wide, from its origin. */
const widest = 2.2
/** Below the baseline a CJK em box reaches 0.12 em, above it 0.88. */
const [above, below] = [0.88, 0.12]

function boxOf(
  pdfium: Pdfium,
  text: number,
  index: number,
  toDisplay: Matrix,
): Box & { readonly size: number } {
  const { call, memory, scratch } = pdfium
  call.FPDFText_GetLooseCharBox(text, index, scratch)
  const [left = 0, top = 0, right = 0, bottom = 0] = memory().floats.subarray(
    scratch >> 2,
    (scratch >> 2) + 4,
  )
  const size = displayedSize(pdfium, text, index)
  if (Math.abs(right - left) <= widest * size && Math.abs(top - bottom) <= widest * size)
    return { ...transformedBox([left, right], [top, bottom], toDisplay), size }
  call.FPDFText_GetCharOrigin(text, index, scratch, scratch + 8)
  const [x = 0, y = 0] = memory().doubles.subarray(scratch >> 3, (scratch >> 3) + 2)
  return { ...transformedBox([x, x + size], [y - below * size, y + above * size], toDisplay), size }
}

/** Font size on the page, in points. */
function displayedSize({ call, memory, scratch }: Pdfium, text: number, index: number): number {
  const size = call.FPDFText_GetFontSize(text, index)
  if (call.FPDFText_GetMatrix(text, index, scratch) === 0) return size || 1
  const [, , c = 0, d = 1] = memory().floats.subarray(scratch >> 2, (scratch >> 2) + 4)
  return Math.max(0.01, size * Math.hypot(c, d))
}

/** null for spaces, controls and the second half of a pair. */
function characterAt(unicode: number, next: () => number): string | null {
  if (unicode <= 0x20 || unicode === 0xa0 || unicode === 0x3000 || unicode === 0xfffe || unicode === 0xad)
    return null
  if (unicode >= 0xdc00 && unicode <= 0xdfff) return null
  if (unicode < 0xd800 || unicode > 0xdbff) return unicode > 0x10ffff ? null : withoutRadical(unicode)
  return String.fromCodePoint(0x10000 + ((unicode - 0xd800) << 10) + (next() - 0xdc00))
}
