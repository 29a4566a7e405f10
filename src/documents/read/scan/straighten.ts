import type { Bitmap } from './binarise.ts'
import { findTilt } from './find-tilt.ts'
import { type Bend, bendAt, fitBend } from './fit-bend.ts'
import type { Raster } from './raster.ts'
import { traceLines, transpose } from './trace-lines.ts'

/** How a picture leaves the straight: by its level lines and by its upright ones (their x and y exchanged). */
export interface Warp {
  readonly level: Bend
  readonly upright: Bend
}

/** Pixels: a picture that is nowhere further off is left as it is. */
const NEGLIGIBLE = 1
/** Pixels between two places whose way is worked out; between them it is straight. */
const MESH = 8
/** Lines steeper than this against the page are no fault of scanning: the bend was misjudged. */
const STEEPEST = 0.2

/**
 * By what a picture is tilted, in perspective or bent: by the rulings of its tables, else by the direction of its text;
 * null where it is straight. `scale` = pixels a point.
 */
export function findWarp(bitmap: Bitmap, scale: number): Warp | null {
  const { width, height } = bitmap
  const level = plausible(fitBend(traceLines(bitmap, scale), width, height))
  const upright = plausible(fitBend(traceLines(transpose(bitmap), scale), height, width))
  if (level === null && upright === null) return tiltedWarp(findTilt(bitmap), width, height)
  const warp = {
    level: level ?? turned(upright, width, height),
    upright: upright ?? turned(level, height, width),
  }
  return isNegligible(warp, width, height) ? null : warp
}

function plausible(bend: Bend | null): Bend | null {
  if (bend === null) return null
  const steepest = Math.max(
    ...[0, bend.height].map((y) => Math.abs(bendAt(bend, bend.width, y) - bendAt(bend, 0, y)) / bend.width),
  )
  return steepest <= STEEPEST ? bend : null
}

function tiltedWarp(degrees: number, width: number, height: number): Warp | null {
  if (degrees === 0) return null
  const slope = Math.tan((degrees * Math.PI) / 180)
  return {
    level: slanted(slope, width, height),
    upright: slanted(-slope, height, width),
  }
}

function slanted(slope: number, width: number, height: number): Bend {
  return { width, height, factors: [(slope * width) / 2], from: -1, to: 1 }
}

/** Lines at right angles to those of another bend, as far as it is a mere tilt. */
function turned(bend: Bend | null, width: number, height: number): Bend {
  const slope = bend === null ? 0 : (bend.factors[0] ?? 0) / (bend.width / 2)
  return slanted(-slope, width, height)
}

function isNegligible(warp: Warp, width: number, height: number): boolean {
  for (const x of [0, width / 4, width / 2, (3 * width) / 4, width])
    for (const y of [0, height / 4, height / 2, (3 * height) / 4, height]) {
      const [sx, sy] = sourceOf(warp, x, y)
      if (Math.abs(sx - x) > NEGLIGIBLE || Math.abs(sy - y) > NEGLIGIBLE) return false
    }
  return true
}

/** Where a point of the straightened picture stands in the original one. */
export function sourceOf({ level, upright }: Warp, x: number, y: number): readonly [number, number] {
  let sx = x
  let sy = y
  // The two lines through the point meet there; slopes are small, so this converges at once.
  for (let round = 0; round < 4; round++) {
    const next = x + bendAt(upright, sy, x)
    sy = y + bendAt(level, sx, y)
    sx = next
  }
  return [sx, sy]
}

/** A picture with its lines made level and upright, same size, white where nothing was. */
export function straighten(raster: Raster, warp: Warp | null): Raster {
  if (warp === null) return raster
  const { width, height } = raster
  const result = new Uint8Array(width * height).fill(255)
  const columns = Math.ceil(width / MESH) + 1
  let above = meshRow(warp, 0, columns)
  for (let top = 0; top < height; top += MESH) {
    const below = meshRow(warp, top + MESH, columns)
    for (let y = top; y < Math.min(height, top + MESH); y++)
      fillRow(raster, result, y, above, below, (y - top) / MESH)
    above = below
  }
  return { width, height, data: result }
}

/** Source places along one row of the mesh: x, y, x, y, … */
function meshRow(warp: Warp, y: number, columns: number): Float64Array {
  const row = new Float64Array(2 * columns)
  for (let column = 0; column < columns; column++) row.set(sourceOf(warp, column * MESH, y), 2 * column)
  return row
}

function fillRow(
  { width, height, data }: Raster,
  result: Uint8Array,
  y: number,
  above: Float64Array,
  below: Float64Array,
  share: number,
): void {
  for (let x = 0; x < width; x++) {
    const node = 2 * Math.floor(x / MESH)
    const across = (x % MESH) / MESH
    const blend = (at: number) => {
      const up = (above[at] ?? 0) * (1 - across) + (above[at + 2] ?? 0) * across
      const down = (below[at] ?? 0) * (1 - across) + (below[at + 2] ?? 0) * across
      return up * (1 - share) + down * share
    }
    const sx = blend(node)
    const sy = blend(node + 1)
    const x0 = Math.floor(sx)
    const y0 = Math.floor(sy)
    if (x0 < 0 || y0 < 0 || x0 + 1 >= width || y0 + 1 >= height) continue
    const fx = sx - x0
    const fy = sy - y0
    const at = y0 * width + x0
    const upper = (data[at] ?? 255) * (1 - fx) + (data[at + 1] ?? 255) * fx
    const lower = (data[at + width] ?? 255) * (1 - fx) + (data[at + width + 1] ?? 255) * fx
    result[y * width + x] = upper * (1 - fy) + lower * fy
  }
}
