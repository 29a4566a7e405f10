import type { Bitmap } from './binarise.ts'
import { boundsOf, cutOut, type PixelBox, withMargin } from './cut-out.ts'
import { darkInk } from './dark-ink.ts'
import { type InkPatch, inkPatches, isCut, looksNumeric } from './ink.ts'
import type { Ocr } from './ocr-engine.ts'
import type { Raster } from './raster.ts'
import { DISAGREED, ILLEGIBLE, number, OUTVOTED, type ReadCell, readDigits } from './read-digits.ts'
import { resize } from './resize.ts'

/** Pixels of paper that the engine wants to see around the ink of a label. */
const PADDING = 10
/** Labels at 200 dpi read best a little smaller: 5.7 % of characters wrong against 7.2 % on a 110 dpi scan. */
const LABEL_SCALE = 0.8
/** Pixels at 200 dpi. */
const THICKEST_DASH = 10
const NEAR_RULING = 2
/** A label with more characters than this is no misread number. */
const LONGEST_SCRAP = 4
const SURE = 0.6
const SURE_LABEL = 0.8
/** A character of a label, perhaps, or ink over a digit that looks like one: 四 for a 0 in a stamp. */
const chineseNumeral = /^[〇零一二两三四五六七八九十百千万]+$/
const chinese = /\p{Script=Han}/u

/** The text of one cell; `box` in pixels, inside its rulings. Blank cells have no ink and are not handed to the engine. */
export async function readCell(ocr: Ocr, raster: Raster, bitmap: Bitmap, box: PixelBox): Promise<ReadCell> {
  const patches = inkOfCell(bitmap, box)
  if (patches.length === 0) return { text: '', confidence: 1 }
  const read = readDash(patches) ?? (await readInk(ocr, raster, bitmap, patches))
  const isRead = number.test(read.text) ? read.confidence >= OUTVOTED : read.text.length > LONGEST_SCRAP
  if (isRead) return read
  const under = await readUnderSeal(ocr, raster, bitmap, box)
  if (under !== null) return under
  return chineseNumeral.test(read.text) ? { ...read, confidence: Math.min(read.confidence, DISAGREED) } : read
}

async function readInk(
  ocr: Ocr,
  raster: Raster,
  bitmap: Bitmap,
  patches: readonly InkPatch[],
): Promise<ReadCell> {
  const numeric = looksNumeric(patches)
  const first = numeric ? null : await readLabel(ocr, raster, patches)
  // Digits that touch each other, or a speck beside them, look like a character.
  const mayBeDigits = first === null || (first.text.length <= LONGEST_SCRAP && first.confidence < SURE_LABEL)
  if (first !== null && !mayBeDigits && !/^[\d.,\s|Il]+$/.test(first.text)) return first
  const digits = await readDigits(ocr, raster, bitmap, patches)
  if (digits.confidence >= SURE && number.test(digits.text)) return digits
  const label = first ?? (await readLabel(ocr, raster, patches))
  if (numeric && (!chinese.test(label.text) || label.confidence <= digits.confidence)) return digits
  return digits.digits === undefined ? label : { ...label, digits: digits.digits }
}

/** Ink over a number that is lighter than the number: read without it, for a person to look at. */
async function readUnderSeal(
  ocr: Ocr,
  raster: Raster,
  bitmap: Bitmap,
  box: PixelBox,
): Promise<ReadCell | null> {
  const dark = darkInk(raster, bitmap, box)
  if (dark === null) return null
  const patches = inkPatches(dark.bitmap, 0, 0, dark.bitmap.width, dark.bitmap.height)
  if (patches.length === 0 || isCut(patches) || !looksNumeric(patches)) return null
  const digits = await readDigits(ocr, dark.raster, dark.bitmap, patches)
  const plain = digits.confidence >= SURE && /^[\d.]+$/.test(digits.text)
  if (!plain || digits.digits === undefined) return null
  return { ...digits, confidence: OUTVOTED, digits: { ...digits.digits, certain: false } }
}

/** Where a character seems cut by the side of the cell, the cell is tried a little wider: text may stand that near a ruling. */
function inkOfCell(bitmap: Bitmap, { left, top, right, bottom }: PixelBox): InkPatch[] {
  const patches = inkPatches(bitmap, left, top, right, bottom)
  if (!isCut(patches)) return patches
  const from = Math.max(0, left - NEAR_RULING)
  const wider = inkPatches(bitmap, from, top, Math.min(bitmap.width, right + NEAR_RULING), bottom)
  return isCut(wider) ? patches : wider
}

/** One flat, filled patch of ink is a dash, which the engine takes for nothing or for a 1. */
function readDash(patches: readonly InkPatch[]): ReadCell | null {
  const [patch] = patches
  if (patch === undefined || patches.length !== 1 || patch.cut) return null
  const width = patch.right - patch.left
  const height = patch.bottom - patch.top
  const isStroke = height <= THICKEST_DASH && patch.area >= 0.5 * width * height
  return isStroke && width > 2 * height ? { text: '-', confidence: 0.8 } : null
}

async function readLabel(ocr: Ocr, raster: Raster, patches: readonly InkPatch[]): Promise<ReadCell> {
  const stacked = verticalCharacters(patches)
  if (stacked !== null) {
    const row = sideBySide(raster, stacked)
    const { text, confidence } = await ocr.readText(row, 'line')
    return { text: chineseText(text), confidence }
  }
  const cut = withMargin(resize(cutOut(raster, patches), LABEL_SCALE), PADDING)
  const first = await ocr.readText(cut, 'block')
  const second = first.text === '' ? await ocr.readText(resize(cut, 1.6), 'line') : first
  if (second.text === '') return { text: ILLEGIBLE, confidence: 0 }
  return { text: chineseText(second.text), confidence: second.confidence }
}

/** Characters standing one below the other, or null where lines run from left to right. */
function verticalCharacters(patches: readonly InkPatch[]): InkPatch[] | null {
  const bounds = boundsOf(patches)
  const width = bounds.right - bounds.left
  if (bounds.bottom - bounds.top < 3 * width) return null
  const characters: InkPatch[] = []
  for (const patch of [...patches].sort((a, b) => a.top - b.top)) {
    const last = characters.at(-1)
    const fits = last !== undefined && Math.max(last.bottom, patch.bottom) - last.top <= 1.15 * width
    if (fits) {
      last.bottom = Math.max(last.bottom, patch.bottom)
      last.left = Math.min(last.left, patch.left)
      last.right = Math.max(last.right, patch.right)
    } else characters.push({ ...patch })
  }
  return characters
}

function sideBySide(raster: Raster, characters: readonly InkPatch[]): Raster {
  const height = Math.max(
    ...characters.map((patch) => Math.max(patch.bottom - patch.top, patch.right - patch.left)),
  )
  const step = Math.round(height * 1.12)
  const row = {
    width: step * characters.length + 2 * PADDING,
    height: height + 2 * PADDING,
    data: new Uint8Array((step * characters.length + 2 * PADDING) * (height + 2 * PADDING)).fill(255),
  }
  characters.forEach((patch, index) => {
    const width = patch.right - patch.left
    const own = patch.bottom - patch.top
    const left = PADDING + index * step + Math.floor((step - width) / 2)
    const top = PADDING + Math.floor((height - own) / 2)
    for (let y = 0; y < own; y++) {
      const from = (patch.top + y) * raster.width + patch.left
      row.data.set(raster.data.subarray(from, from + width), (top + y) * row.width + left)
    }
  })
  return row
}

/** The engine parts Chinese characters by spaces and writes their punctuation half-width. */
export function chineseText(text: string): string {
  return text
    .replace(/\n+/g, '')
    .replace(/(?<=[\p{Script=Han}，。、；：（）《》“”])\s+|\s+(?=[\p{Script=Han}，。、；：（）《》“”])/gu, '')
    .replace(/^[《〈〔［[【(（]+([一二三四五六七八九十]+)[)）》〉]+/u, '（$1）')
    .replace(/[〈(](?=.*\p{Script=Han})/gu, '（')
    .replace(/(?<=\p{Script=Han}.*)[〉)]/gu, '）')
    .replace(/(?<=\p{Script=Han}):/gu, '：')
    .replace(/(?<=\p{Script=Han});/gu, '；')
    .replace(/(?<=\p{Script=Han}),/gu, '，')
}
