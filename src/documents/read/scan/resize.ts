import type { Raster } from './raster.ts'

/** Scales a picture by `factor` (bilinear; areas averaged when it shrinks). */
export function resize(raster: Raster, factor: number): Raster {
  if (factor > 0.98 && factor < 1.02) return raster
  const width = Math.max(1, Math.round(raster.width * factor))
  const height = Math.max(1, Math.round(raster.height * factor))
  const data = new Uint8Array(width * height)
  const taps = Math.max(1, Math.round(1 / factor))
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0
      for (let ty = 0; ty < taps; ty++)
        for (let tx = 0; tx < taps; tx++)
          sum += sample(
            raster,
            (x + (tx + 0.5) / taps) / factor - 0.5,
            (y + (ty + 0.5) / taps) / factor - 0.5,
          )
      data[y * width + x] = sum / (taps * taps)
    }
  }
  return { width, height, data }
}

function sample({ width, height, data }: Raster, x: number, y: number): number {
  const x0 = Math.min(width - 1, Math.max(0, Math.floor(x)))
  const y0 = Math.min(height - 1, Math.max(0, Math.floor(y)))
  const x1 = Math.min(width - 1, x0 + 1)
  const y1 = Math.min(height - 1, y0 + 1)
  const fx = Math.min(1, Math.max(0, x - x0))
  const fy = Math.min(1, Math.max(0, y - y0))
  const above = (data[y0 * width + x0] ?? 255) * (1 - fx) + (data[y0 * width + x1] ?? 255) * fx
  const below = (data[y1 * width + x0] ?? 255) * (1 - fx) + (data[y1 * width + x1] ?? 255) * fx
  return above * (1 - fy) + below * fy
}
