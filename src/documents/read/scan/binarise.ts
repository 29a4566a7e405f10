import type { Raster } from './raster.ts'

/** Pixels that are ink: 1, paper: 0. */
export interface Bitmap {
  readonly width: number
  readonly height: number
  readonly ink: Uint8Array
}

/** Half the side of the neighbourhood whose mean is the paper. */
const REACH = 20
/** Ink is this much darker than its neighbourhood … */
const DARKER = 0.84
/** … or this dark anyway, inside large black areas. */
const BLACK = 60

/** Ink against paper by the mean of the neighbourhood, so that shadows and grey cells do no harm. */
export function binarise({ width, height, data }: Raster): Bitmap {
  const sums = integralImage(width, height, data)
  const ink = new Uint8Array(width * height)
  const stride = width + 1
  for (let y = 0; y < height; y++) {
    const top = Math.max(0, y - REACH)
    const bottom = Math.min(height, y + REACH + 1)
    for (let x = 0; x < width; x++) {
      const left = Math.max(0, x - REACH)
      const right = Math.min(width, x + REACH + 1)
      const sum =
        (sums[bottom * stride + right] ?? 0) -
        (sums[top * stride + right] ?? 0) -
        (sums[bottom * stride + left] ?? 0) +
        (sums[top * stride + left] ?? 0)
      const value = data[y * width + x] ?? 255
      if (value < BLACK || value * (right - left) * (bottom - top) < sum * DARKER) ink[y * width + x] = 1
    }
  }
  return { width, height, ink }
}

function integralImage(width: number, height: number, data: Uint8Array): Float64Array {
  const stride = width + 1
  const sums = new Float64Array(stride * (height + 1))
  for (let y = 0; y < height; y++) {
    let row = 0
    for (let x = 0; x < width; x++) {
      row += data[y * width + x] ?? 0
      sums[(y + 1) * stride + x + 1] = (sums[y * stride + x + 1] ?? 0) + row
    }
  }
  return sums
}
