import type { Bitmap } from './binarise.ts'
import type { Raster } from './raster.ts'

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

/** Turns a picture back by its tilt, about its centre, same size, white where nothing was. */
export function straighten(raster: Raster, degrees: number): Raster {
  if (degrees === 0) return raster
  const { width, height, data } = raster
  const result = new Uint8Array(width * height).fill(255)
  const cos = Math.cos((degrees * Math.PI) / 180)
  const sin = Math.sin((degrees * Math.PI) / 180)
  const cx = width / 2
  const cy = height / 2
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const sx = cx + (x - cx) * cos - (y - cy) * sin
      const sy = cy + (x - cx) * sin + (y - cy) * cos
      const x0 = Math.floor(sx)
      const y0 = Math.floor(sy)
      if (x0 < 0 || y0 < 0 || x0 + 1 >= width || y0 + 1 >= height) continue
      const fx = sx - x0
      const fy = sy - y0
      const at = y0 * width + x0
      const above = (data[at] ?? 255) * (1 - fx) + (data[at + 1] ?? 255) * fx
      const below = (data[at + width] ?? 255) * (1 - fx) + (data[at + width + 1] ?? 255) * fx
      result[y * width + x] = above * (1 - fy) + below * fy
    }
  }
  return { width, height, data: result }
}

/** Where a point of the straightened picture stands in the original one. */
export function unstraighten(
  x: number,
  y: number,
  degrees: number,
  width: number,
  height: number,
): readonly [number, number] {
  const cos = Math.cos((degrees * Math.PI) / 180)
  const sin = Math.sin((degrees * Math.PI) / 180)
  const dx = x - width / 2
  const dy = y - height / 2
  return [width / 2 + dx * cos - dy * sin, height / 2 + dx * sin + dy * cos]
}
