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
