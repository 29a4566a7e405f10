import type { InkPatch } from './ink.ts'
import { cropRaster, type Raster } from './raster.ts'

/** In pixels; right and bottom are exclusive. */
export interface PixelBox {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** The box around patches of ink. */
export function boundsOf(patches: readonly InkPatch[]): PixelBox {
  return {
    left: Math.min(...patches.map((patch) => patch.left)),
    top: Math.min(...patches.map((patch) => patch.top)),
    right: Math.max(...patches.map((patch) => patch.right)),
    bottom: Math.max(...patches.map((patch) => patch.bottom)),
  }
}

/** The ink of the cell alone on white: what is left of its rulings would be read as brackets and ones. */
export function cutOut(raster: Raster, patches: readonly InkPatch[]): Raster {
  const { left, top, right, bottom } = boundsOf(patches)
  const cut = cropRaster(raster, left - 2, top - 2, right - left + 4, bottom - top + 4)
  return cut
}

/** A picture with so many pixels of paper on every side. */
export function withMargin(raster: Raster, margin: number): Raster {
  return cropRaster(raster, -margin, -margin, raster.width + 2 * margin, raster.height + 2 * margin)
}
