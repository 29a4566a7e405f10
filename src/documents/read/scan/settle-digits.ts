import type { ReadPage } from '../pdf/assemble.ts'
import type { PageCell } from '../pdf/page-items.ts'
import { type DigitEvidence, likeness, type Shape } from './digit-shapes.ts'

/** A digit as this document prints it. */
interface Sample {
  readonly digit: string
  readonly shape: Shape
  readonly cell: PageCell
  readonly certain: boolean
}

/** So alike are two prints of one digit, measured on scans of eight typefaces at 110 to 300 dpi. */
const ALIKE = 0.86
/** So much less alike is any other digit. */
const APART = 0.05
/** A certain reading whose digit looks this much more like another one is doubted. */
const CONTRARY = 0.08
/**
 * Of so many certain prints of a digit, all but a few are less like than this: it is another. Rightly read digits are
 * 0.67 and more like each of their own, in a published scan whose print is uneven; a joined 11 read as 1 has -0.1; it
 * may be read so twice.
 */
const UNLIKE = 0.35
const ENOUGH = 3
const FEW = 0.34
/** Samples that must bear out a digit, each from another cell. */
const WITNESSES = 2
const MOST_SAMPLES = 24
/** Confidence of a number that shapes and engine tell alike, and of one that they tell differently. */
const BORNE_OUT = 0.55
const DOUBTED = 0.3

/**
 * A document prints a digit the same way everywhere. Numbers that the engine read without being certain stand if the
 * shape of each digit tells the same as one of the engine's readings; numbers whose shapes tell otherwise are doubted.
 * No figure comes from the shapes alone.
 */
export function settleDigits(pages: readonly ReadPage[]): ReadPage[] {
  const samples = collectSamples(pages)
  return pages.map((page) => ({
    ...page,
    tables: page.tables.map((table) => ({
      ...table,
      cells: table.cells.map((cell) => settle(cell, samples)),
    })),
  }))
}

function settle(cell: PageCell, samples: readonly Sample[]): PageCell {
  const { digits } = cell
  if (digits === undefined) return cell
  if (digits.certain) return contradicted(cell, digits, samples, CONTRARY) ? doubted(cell) : cell
  const told = digits.shapes.map((shape) => tellDigit(shape, cell, samples))
  const text = digits.readings.find(
    (reading) => reading.replace(/\D/g, '') === told.join('') && fits(reading, digits),
  )
  if (text !== undefined) return { ...cell, text, confidence: BORNE_OUT }
  return contradicted(cell, digits, samples, APART) ? doubted(cell) : cell
}

function doubted(cell: PageCell): PageCell {
  return { ...cell, confidence: Math.min(cell.confidence ?? 1, DOUBTED) }
}

/** Whether a digit of the cell looks more like another one than like its own, by so much. */
function contradicted(
  cell: PageCell,
  digits: DigitEvidence,
  samples: readonly Sample[],
  by: number,
): boolean {
  if (!fits(cell.text, digits)) return false
  const own = cell.text.replace(/\D/g, '')
  return digits.shapes.some((shape, at) => looksOtherwise(shape, own[at] ?? '', cell, samples, by))
}

function fits(reading: string, { shapes, smallMarks }: DigitEvidence): boolean {
  return (
    reading.replace(/\D/g, '').length === shapes.length && reading.replace(/\d/g, '').length === smallMarks
  )
}

function collectSamples(pages: readonly ReadPage[]): Sample[] {
  const cells = pages.flatMap(({ tables }) => tables.flatMap((table) => table.cells))
  const samples: Sample[] = []
  const count = new Map<string, number>()
  for (const certain of [true, false])
    for (const cell of cells) {
      if (cell.digits === undefined || cell.digits.certain !== certain) continue
      const text = soleReading(cell.digits)
      cell.digits.shapes.forEach((shape, at) => {
        const digit = text?.replace(/\D/g, '')[at]
        if (digit === undefined) return
        const key = `${digit} ${certain}`
        count.set(key, (count.get(key) ?? 0) + 1)
        if ((count.get(key) ?? 0) <= MOST_SAMPLES) samples.push({ digit, shape, cell, certain })
      })
    }
  return withoutStrangers(samples)
}

/** What all readings with as many digits as the cell has marks agree on. */
function soleReading(digits: DigitEvidence): string | undefined {
  const [first, ...others] = digits.readings.filter((reading) => fits(reading, digits))
  const sole = first !== undefined && others.length > 0 && others.every((other) => other === first)
  return sole ? first : undefined
}

/** Digits read without certainty serve as samples where no certain sample of the same digit looks different. */
function withoutStrangers(samples: readonly Sample[]): Sample[] {
  return samples.filter(({ digit, shape, certain }) => {
    if (certain) return true
    const own = samples.filter((other) => other.certain && other.digit === digit)
    return own.length === 0 || own.some((other) => likeness(shape, other.shape) >= ALIKE)
  })
}

interface Match {
  likeness: number
  readonly cells: Set<PageCell>
}

function matches(shape: Shape, cell: PageCell, samples: readonly Sample[]): Map<string, Match> {
  const found = new Map<string, Match>()
  for (const sample of samples) {
    if (sample.cell === cell) continue
    const alike = likeness(shape, sample.shape)
    const match = found.get(sample.digit) ?? { likeness: -1, cells: new Set() }
    match.likeness = Math.max(match.likeness, alike)
    if (alike >= ALIKE) match.cells.add(sample.cell)
    found.set(sample.digit, match)
  }
  return found
}

/** The digit that a shape is alone alike, borne out by several cells. */
function tellDigit(shape: Shape, cell: PageCell, samples: readonly Sample[]): string | null {
  const ranked = [...matches(shape, cell, samples)].sort(([, a], [, b]) => b.likeness - a.likeness)
  const [best, second] = ranked
  if (best === undefined || best[1].cells.size < WITNESSES) return null
  return best[1].likeness - (second?.[1].likeness ?? -1) >= APART ? best[0] : null
}

function looksOtherwise(
  shape: Shape,
  digit: string,
  cell: PageCell,
  samples: readonly Sample[],
  by: number,
): boolean {
  const own = samples.filter((sample) => sample.digit === digit && sample.cell !== cell)
  const certain = own.filter((sample) => sample.certain)
  const alike = certain.filter((sample) => likeness(shape, sample.shape) >= UNLIKE).length
  if (certain.length >= ENOUGH && alike < FEW * certain.length) return true
  // So like one of its own that nothing can be so much liker: nearly every digit.
  if (own.some((sample) => likeness(shape, sample.shape) > 1 - by)) return false
  const found = matches(shape, cell, samples)
  const best = found.get(digit)
  if (best === undefined) return false
  return [...found].some(
    ([other, match]) =>
      other !== digit && match.cells.size >= WITNESSES && match.likeness - best.likeness >= by,
  )
}
