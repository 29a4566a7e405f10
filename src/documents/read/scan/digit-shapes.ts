import type { InkPatch } from './ink.ts'
import { cropRaster, type Raster } from './raster.ts'
import { resize } from './resize.ts'

/** A mark of ink at one size, mean 0 and length 1, so that the product of two tells how alike they are. */
export type Shape = Float32Array

/** What the reading of a cell leaves behind for comparison with the other cells of the document. */
export interface DigitEvidence {
  /** One for each digit, from left to right. */
  readonly shapes: readonly Shape[]
  /** Smaller marks beside the digits: points, commas, signs. */
  readonly smallMarks: number
  /** What the engine read, once for each size; texts may repeat. */
  readonly readings: readonly string[]
  /** The engine read the same twice and was certain. */
  readonly certain: boolean
}

/** Side of a shape in pixels. */
const SIDE = 24
/** Of the tallest mark of a number, a digit has at least this height. */
const TALL = 0.6
/** More marks than any number has. */
const MOST_DIGITS = 12

/** The digits of a cell as shapes; null where marks are too many or stand in more than one line. */
export function digitShapes(
  raster: Raster,
  patches: readonly InkPatch[],
): Pick<DigitEvidence, 'shapes' | 'smallMarks'> | null {
  const marks = joinMarks(patches)
  const height = Math.max(...marks.map((mark) => mark.bottom - mark.top))
  const tall = marks.filter((mark) => mark.bottom - mark.top >= TALL * height)
  if (tall.length === 0 || tall.length > MOST_DIGITS) return null
  const top = Math.max(...tall.map((mark) => mark.top))
  const bottom = Math.min(...tall.map((mark) => mark.bottom))
  if (bottom - top < TALL * height) return null
  return { shapes: tall.map((mark) => shapeOf(raster, mark)), smallMarks: marks.length - tall.length }
}

type Mark = Pick<InkPatch, 'left' | 'top' | 'right' | 'bottom'>

/** Patches that stand one above the other are the parts of one mark. */
function joinMarks(patches: readonly InkPatch[]): Mark[] {
  const marks: { -readonly [K in keyof Mark]: Mark[K] }[] = []
  for (const { left, top, right, bottom } of patches.toSorted((a, b) => a.left - b.left)) {
    const last = marks.at(-1)
    const shared = last === undefined ? 0 : Math.min(last.right, right) - left
    if (last === undefined || shared < 0.5 * Math.min(right - left, last.right - last.left)) {
      marks.push({ left, top, right, bottom })
      continue
    }
    last.right = Math.max(last.right, right)
    last.top = Math.min(last.top, top)
    last.bottom = Math.max(last.bottom, bottom)
  }
  return marks
}

function shapeOf(raster: Raster, { left, top, right, bottom }: Mark): Shape {
  const height = bottom - top
  const cut = cropRaster(raster, left - 1, top - 1, right - left + 2, height + 2)
  const sized = resize(cut, SIDE / (height + 2))
  const shape = new Float32Array(SIDE * SIDE)
  let paper = 0
  for (const value of sized.data) paper = Math.max(paper, value)
  const indent = Math.floor((SIDE - sized.width) / 2)
  for (let y = 0; y < Math.min(SIDE, sized.height); y++)
    for (let x = Math.max(0, -indent); x < sized.width && x + indent < SIDE; x++)
      shape[y * SIDE + x + indent] = paper - (sized.data[y * sized.width + x] ?? paper)
  return standardise(shape)
}

function standardise(shape: Shape): Shape {
  let mean = 0
  for (const value of shape) mean += value
  mean /= shape.length
  let square = 0
  for (const value of shape) square += (value - mean) * (value - mean)
  const length = Math.sqrt(square) || 1
  return shape.map((value) => (value - mean) / length)
}

/** How alike two shapes are, 1 at most; one may stand a pixel to the side. */
export function likeness(one: Shape, other: Shape): number {
  let most = -1
  for (let shift = -1; shift <= 1; shift++) {
    let sum = 0
    for (let at = 1; at < one.length - 1; at++) sum += (one[at] ?? 0) * (other[at + shift] ?? 0)
    most = Math.max(most, sum)
  }
  return most
}
