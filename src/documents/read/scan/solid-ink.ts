import type { Bitmap } from './binarise.ts'

/** In points: half the side of the square that must be all ink to be part of a dark area, and what goes with it around. */
const HALF_SIDE = 2.6
const RIM = 3
const FULL = 0.94

/** The bitmap without dark areas broader than any ruling: the desk around a photographed sheet, the shadow of a lid. */
export function withoutSolidInk(bitmap: Bitmap, scale: number): Bitmap {
  const { width, height, ink } = bitmap
  const half = Math.round(HALF_SIDE * scale)
  const sums = runningSums(bitmap)
  const stride = width + 1
  const full = FULL * (2 * half + 1) ** 2
  const reach = half + Math.round(RIM * scale)
  let cleared: Uint8Array | null = null
  // Squares at every third pixel overlap enough.
  for (let y = half; y < height - half; y += 3)
    for (let x = half; x < width - half; x += 3) {
      if (ink[y * width + x] !== 1) continue
      const top = (y - half) * stride
      const bottom = (y + half + 1) * stride
      const right = x + half + 1
      const left = x - half
      const sum =
        (sums[bottom + right] ?? 0) -
        (sums[top + right] ?? 0) -
        (sums[bottom + left] ?? 0) +
        (sums[top + left] ?? 0)
      if (sum < full) continue
      cleared ??= ink.slice()
      for (let row = Math.max(0, y - reach); row < Math.min(height, y + reach + 1); row++)
        cleared.fill(0, row * width + Math.max(0, x - reach), row * width + Math.min(width, x + reach + 1))
    }
  return cleared === null ? bitmap : { width, height, ink: cleared }
}

function runningSums({ width, height, ink }: Bitmap): Uint32Array {
  const stride = width + 1
  const sums = new Uint32Array(stride * (height + 1))
  for (let y = 0; y < height; y++) {
    let row = 0
    for (let x = 0; x < width; x++) {
      row += ink[y * width + x] ?? 0
      sums[(y + 1) * stride + x + 1] = (sums[y * stride + x + 1] ?? 0) + row
    }
  }
  return sums
}
