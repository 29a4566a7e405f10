import type { Bitmap } from './binarise.ts'
import { boundsOf, cutOut, withMargin } from './cut-out.ts'
import { type DigitEvidence, digitShapes } from './digit-shapes.ts'
import { type InkPatch, isCut, isRing } from './ink.ts'
import type { Ocr, OcrText } from './ocr-engine.ts'
import type { Raster } from './raster.ts'
import { resize } from './resize.ts'

export interface ReadCell {
  readonly text: string
  /** 0 to 1; below 0.6 a person should look. */
  readonly confidence: number
  /** Where it was read as a number: what it can be compared by. */
  readonly digits?: DigitEvidence
}

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
/** Read as one line instead of a block where no reading was certain: only to be compared with the rest of the document. */
const LINE_SIZES = [20, 28] as const
/** A reading that one size of three contradicts, and one that has fewer characters than the ink. */
export const OUTVOTED = 0.55
export const DISAGREED = 0.3
/** What the engine says of a reading it is sure of, and of one it merely tries. */
const CERTAIN = 0.9
const VAGUE = 0.5
/** Stands for ink that could not be read: such a cell is neither blank nor a number. */
export const ILLEGIBLE = '〓'

/** The signs of a number, or a dash for none. */
export const number = /^[-+]?\d[\d,]*(\.\d+)?$|^[-/]$/

/** Reads at two sizes, at a third where they disagree, and at two more where the engine saw nothing at some. */
export async function readDigits(
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
    readings.push(own)
    // Every majority that was wrong (14 for 4, 2 for 7) had no reading above 0.9.
    if (twins.length > 0 && confidence >= CERTAIN) {
      const agreed = readings.length === 2
      const read = checked(own.text, agreed ? confidence : Math.min(confidence, OUTVOTED), patches)
      return {
        ...read,
        ...evidence(raster, patches, { readings, certain: agreed && read.confidence === confidence }),
      }
    }
  }
  const read = withoutMajority(readings, bitmap, patches)
  for (const height of LINE_SIZES)
    readings.push(
      tidy(await ocr.readNumber(withMargin(resize(cut, height / (bottom - top)), height), 'line')),
    )
  return { ...read, ...evidence(raster, patches, { readings, certain: false }) }
}

function evidence(
  raster: Raster,
  patches: readonly InkPatch[],
  { readings, certain }: { readonly readings: readonly OcrText[]; readonly certain: boolean },
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
