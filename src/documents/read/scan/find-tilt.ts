import type { Bitmap } from './binarise.ts'

const MAX_DEGREES = 4
const STEP = 0.1
/** A tilt below this moves a line by less than a pixel over a column. */
const NEGLIGIBLE = 0.08
const SAMPLES = 40_000

/** By how many degrees the lines of a picture rise to the left (clockwise tilt is positive), within ±4. */
export function findTilt({ width, height, ink }: Bitmap): number {
  const xs: number[] = []
  const ys: number[] = []
  let count = 0
  for (let index = 0; index < ink.length; index++) count += ink[index] ?? 0
  const every = Math.max(1, Math.floor(count / SAMPLES))
  let seen = 0
  for (let index = 0; index < ink.length; index++) {
    if (ink[index] !== 1 || seen++ % every !== 0) continue
    xs.push(index % width)
    ys.push(Math.floor(index / width))
  }
  const sharpness = (degrees: number) => {
    const slope = Math.tan((degrees * Math.PI) / 180)
    const bins = new Float64Array(height + 2 * width)
    for (let i = 0; i < xs.length; i++) {
      const at = Math.round((ys[i] ?? 0) - (xs[i] ?? 0) * slope) + width
      bins[at] = (bins[at] ?? 0) + 1
    }
    let sum = 0
    for (const bin of bins) sum += bin * bin
    return sum
  }
  let best = 0
  let most = sharpness(0)
  const consider = (degrees: number) => {
    const own = sharpness(degrees)
    if (own > most) {
      most = own
      best = degrees
    }
  }
  for (let degrees = -MAX_DEGREES; degrees <= MAX_DEGREES; degrees += 4 * STEP) consider(degrees)
  const coarse = best
  for (let degrees = coarse - 4 * STEP; degrees <= coarse + 4 * STEP; degrees += STEP / 2) consider(degrees)
  return Math.abs(best) < NEGLIGIBLE ? 0 : best
}
