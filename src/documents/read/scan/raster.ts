import type { Quarter } from '../pdf/geometry.ts'

/** A greyscale picture: one byte a pixel, row by row, 0 black to 255 white. */
export interface Raster {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** The part of a picture inside a box of pixels; places outside the picture are white. */
export function cropRaster(raster: Raster, left: number, top: number, width: number, height: number): Raster {
  const data = new Uint8Array(width * height).fill(255)
  const from = Math.max(0, left)
  const to = Math.min(raster.width, left + width)
  if (to <= from) return { width, height, data }
  for (let row = 0; row < height; row++) {
    const y = top + row
    if (y < 0 || y >= raster.height) continue
    data.set(raster.data.subarray(y * raster.width + from, y * raster.width + to), row * width + from - left)
  }
  return { width, height, data }
}

/** Turns a picture back by `quarter` clockwise quarter turns, so that text turned by it stands upright. */
export function turnRaster(raster: Raster, quarter: Quarter): Raster {
  if (quarter === 0) return raster
  const sideways = quarter !== 2
  const width = sideways ? raster.height : raster.width
  const height = sideways ? raster.width : raster.height
  const data = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [sx, sy] =
        quarter === 1
          ? [raster.width - 1 - y, x]
          : quarter === 3
            ? [y, raster.height - 1 - x]
            : [raster.width - 1 - x, raster.height - 1 - y]
      data[y * width + x] = raster.data[sy * raster.width + sx] ?? 255
    }
  }
  return { width, height, data }
}
