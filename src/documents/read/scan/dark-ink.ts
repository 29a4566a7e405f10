import type { Bitmap } from './binarise.ts'
import type { PixelBox } from './cut-out.ts'
import { cropRaster, type Raster } from './raster.ts'

/** The darkest ink of a cell, without the odd speck, is its print. */
const PRINT_SHARE = 0.05
/** Up to this share of the way from print to paper, ink is print; a seal that was copied in grey is lighter. */
const TO_PAPER = 0.38
/** Where less of the ink is lighter than print, there is nothing over it. */
const LEAST_OVERLAY = 0.2

/** A cell with its darkest ink alone; null where all of its ink is about as dark. The result begins at the box's corner. */
export function darkInk(
  raster: Raster,
  bitmap: Bitmap,
  { left, top, right, bottom }: PixelBox,
): { readonly raster: Raster; readonly bitmap: Bitmap } | null {
  const cut = cropRaster(raster, left, top, right - left, bottom - top)
  const { width, height } = cut
  const values: number[] = []
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (bitmap.ink[(top + y) * bitmap.width + left + x] === 1) values.push(cut.data[y * width + x] ?? 255)
  values.sort((a, b) => a - b)
  const print = values[Math.floor(PRINT_SHARE * values.length)] ?? 255
  const limit = print + TO_PAPER * (255 - print)
  const lighter = values.filter((value) => value > limit).length
  if (lighter < LEAST_OVERLAY * values.length) return null
  const ink = cut.data.map((value) => (value <= limit ? 1 : 0))
  return { raster: { width, height, data: onPaper(cut.data, limit) }, bitmap: { width, height, ink } }
}

/** Ink up to the limit keeps its grey; what is lighter fades to paper at once, so that no hard edge is cut. */
function onPaper(data: Uint8Array, limit: number): Uint8Array {
  const fade = 0.12 * (255 - limit)
  return data.map((value) =>
    value <= limit ? value : Math.min(255, limit + ((value - limit) / fade) * (255 - limit)),
  )
}
