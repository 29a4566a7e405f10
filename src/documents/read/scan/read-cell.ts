import type { Bitmap } from './binarise.ts'
import { type DigitEvidence, digitShapes } from './digit-shapes.ts'
import { type InkPatch, inkPatches, isRing, looksNumeric } from './ink.ts'
import type { Ocr, OcrText } from './ocr-engine.ts'
import { cropRaster, type Raster } from './raster.ts'
import { resize } from './resize.ts'

export interface ReadCell {
  readonly text: string
  /** 0 to 1; below 0.6 a person should look. */
  readonly confidence: number
  /** Where it was read as a number: what it can be compared by. */
  readonly digits?: DigitEvidence
}

/** Pixels of paper that the engine wants to see around the ink of a label. */
const PADDING = 10
/** Labels at 200 dpi read best a little smaller: 5.7 % of characters wrong against 7.2 % on a 110 dpi scan. */
const LABEL_SCALE = 0.8
/**
 * Height of the digits in pixels and paper around them at which the engine errs least: 0 of 524 cells of five
 * documents at 100 to 300 dpi for the first two, while at 32 to 60 pixels it takes a serif 4 for a 1.
 */
const DIGIT_SIZES = [
  { height: 20, padding: 10 },
  { height: 22, padding: 10 },
  { height: 18, padding: 8 },
] as const
/** Tried where the engine saw nothing at some sizes; never to outvote readings that contradict each other. */
const FURTHER_DIGIT_SIZES = [
  { height: 24, padding: 12 },
  { height: 26, padding: 12 },
] as const
/** A reading that one size of three contradicts, and one that has fewer characters than the ink. */
const OUTVOTED = 0.55
const DISAGREED = 0.3
/** Pixels at 200 dpi. */
const NEAR_RULING = 2
/** What the engine says of a reading it is sure of, and of one it merely tries. */
const CERTAIN = 0.9
const VAGUE = 0.5
const SURE = 0.6
const SURE_LABEL = 0.8
/** Stands for ink that could not be read: such a cell is neither blank nor a number. */
export const ILLEGIBLE = '〓'

/** The signs of a number, or a dash for none. */
const number = /^[-+]?\d[\d,]*(\.\d+)?$|^[-/]$/
const chinese = /\p{Script=Han}/u

/** The text of one cell; `box` in pixels, inside its rulings. Blank cells have no ink and are not handed to the engine. */
export async function readCell(ocr: Ocr, raster: Raster, bitmap: Bitmap, box: PixelBox): Promise<ReadCell> {
  const patches = inkOfCell(bitmap, box)
  if (patches.length === 0) return { text: '', confidence: 1 }
  const dash = readDash(patches)
  if (dash !== null) return dash
  if (!looksNumeric(patches)) {
    const label = await readLabel(ocr, raster, patches)
    // Digits that touch each other, or a speck beside them, look like a character.
    const doubtful = label.text.length <= 4 && label.confidence < SURE_LABEL
    if (!doubtful && !/^[\d.,\s|Il]+$/.test(label.text)) return label
    const digits = await readDigits(ocr, raster, bitmap, patches)
    return digits.confidence >= SURE && number.test(digits.text) ? digits : label
  }
  const digits = await readDigits(ocr, raster, bitmap, patches)
  if (digits.confidence >= SURE && number.test(digits.text)) return digits
  const label = await readLabel(ocr, raster, patches)
  if (!chinese.test(label.text) || label.confidence <= digits.confidence) return digits
  return digits.digits !== undefined && label.confidence < SURE_LABEL
    ? { ...label, digits: digits.digits }
    : label
}

interface PixelBox {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Where a character seems cut by the side of the cell, the cell is tried a little wider: text may stand that near a ruling. */
function inkOfCell(bitmap: Bitmap, { left, top, right, bottom }: PixelBox): InkPatch[] {
  const patches = inkPatches(bitmap, left, top, right, bottom)
  if (!isCut(patches)) return patches
  const from = Math.max(0, left - NEAR_RULING)
  const wider = inkPatches(bitmap, from, top, Math.min(bitmap.width, right + NEAR_RULING), bottom)
  return isCut(wider) ? patches : wider
}

function boundsOf(patches: readonly InkPatch[]) {
  return {
    left: Math.min(...patches.map((patch) => patch.left)),
    top: Math.min(...patches.map((patch) => patch.top)),
    right: Math.max(...patches.map((patch) => patch.right)),
    bottom: Math.max(...patches.map((patch) => patch.bottom)),
  }
}

/** One flat patch of ink is a dash, which the engine takes for nothing or for a 1. */
function readDash(patches: readonly InkPatch[]): ReadCell | null {
  const [patch] = patches
  if (patch === undefined || patches.length !== 1) return null
  const width = patch.right - patch.left
  const height = patch.bottom - patch.top
  return width > 2 * height ? { text: '-', confidence: 0.8 } : null
}

/** The ink of the cell alone on white: what is left of its rulings would be read as brackets and ones. */
function cutOut(raster: Raster, patches: readonly InkPatch[]): Raster {
  const { left, top, right, bottom } = boundsOf(patches)
  const cut = cropRaster(raster, left - 2, top - 2, right - left + 4, bottom - top + 4)
  return cut
}

function withMargin(raster: Raster, margin: number): Raster {
  return cropRaster(raster, -margin, -margin, raster.width + 2 * margin, raster.height + 2 * margin)
}

/** Reads at two sizes, at a third where they disagree, and at two more where the engine saw nothing at some. */
async function readDigits(
  ocr: Ocr,
  raster: Raster,
  bitmap: Bitmap,
  patches: readonly InkPatch[],
): Promise<ReadCell> {
  const { top, bottom } = boundsOf(patches)
  const cut = cutOut(raster, patches)
  const readings: OcrText[] = []
  for (const { height, padding } of [...DIGIT_SIZES, ...FURTHER_DIGIT_SIZES]) {
    if (readings.length >= DIGIT_SIZES.length && contradicts(readings)) break
    const own = tidy(await ocr.readNumber(withMargin(resize(cut, height / (bottom - top)), padding)))
    const twins = readings.filter((other) => other.text === own.text && own.text !== '')
    const confidence = Math.max(own.confidence, ...twins.map((twin) => twin.confidence))
    // Every majority that was wrong (14 for 4, 2 for 7) had no reading above 0.9.
    readings.push(own)
    if (twins.length > 0 && confidence >= CERTAIN) {
      const agreed = readings.length === 2
      const read = checked(own.text, agreed ? confidence : Math.min(confidence, OUTVOTED), patches)
      return { ...read, ...evidence(raster, patches, readings, agreed && read.confidence === confidence) }
    }
  }
  const certain = false
  return { ...withoutMajority(readings, bitmap, patches), ...evidence(raster, patches, readings, certain) }
}

function evidence(
  raster: Raster,
  patches: readonly InkPatch[],
  readings: readonly OcrText[],
  certain: boolean,
): Pick<ReadCell, 'digits'> {
  const shapes = isCut(patches) ? null : digitShapes(raster, patches)
  const texts = readings.map(({ text }) => text).filter((text) => number.test(text))
  return shapes === null ? {} : { digits: { ...shapes, readings: texts, certain } }
}

function contradicts(readings: readonly OcrText[]): boolean {
  return new Set(readings.map(({ text }) => text).filter((text) => text !== '')).size > 1
}

/** As many results as readings: any of them would be a guess, unless the ink itself tells. */
function withoutMajority(
  readings: readonly OcrText[],
  bitmap: Bitmap,
  patches: readonly InkPatch[],
): ReadCell {
  const illegible = { text: ILLEGIBLE, confidence: 0 }
  const [first, ...others] = patches
  if (first === undefined || isCut(patches)) return illegible
  if (others.length === 0 && readings.some(({ text }) => text === '0') && isRing(bitmap, first))
    return { text: '0', confidence: OUTVOTED }
  const sole = soleReading(readings)
  return sole === undefined || tallMarks(patches) !== countCharacters(sole.text)
    ? illegible
    : { text: sole.text, confidence: OUTVOTED }
}

/** The one reading the engine was sure of, while it made nothing of the other sizes. */
function soleReading(readings: readonly OcrText[]): OcrText | undefined {
  const sure = readings.filter(({ text, confidence }) => number.test(text) && confidence >= CERTAIN)
  const others = readings.filter((reading) => !sure.includes(reading))
  const nothing = others.every(({ text, confidence }) => text === '' || confidence < VAGUE)
  return sure.length === 1 && nothing ? sure[0] : undefined
}

function isCut(patches: readonly InkPatch[]): boolean {
  return patches.some((patch) => patch.cut)
}

function tallMarks(patches: readonly InkPatch[]): number {
  const height = Math.max(...patches.map((patch) => patch.bottom - patch.top))
  return patches.filter((patch) => patch.bottom - patch.top > 0.6 * height).length
}

function countCharacters(text: string): number {
  return text.replace(/[.,-]/g, '').length
}

/** More tall marks of ink than characters read: a digit was lost; ink at the side of the cell: one may be cut off. */
function checked(text: string, confidence: number, patches: readonly InkPatch[]): ReadCell {
  if (isCut(patches)) return { text: ILLEGIBLE, confidence: 0 }
  const lost = tallMarks(patches) > countCharacters(text)
  return { text, confidence: lost ? Math.min(confidence, DISAGREED) : confidence }
}

function tidy({ text, confidence }: OcrText): OcrText {
  return { text: text.replace(/\s+/g, ''), confidence }
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
