import type { Bitmap } from './binarise.ts'

/** A connected patch of ink, in pixels of the whole bitmap; right and bottom are exclusive. */
export interface InkPatch {
  left: number
  top: number
  right: number
  bottom: number
  area: number
}

/** Smaller patches are dust. */
const DUST = 7
/** A patch this thin along the edge of a cell is what is left of its ruling. */
const RULING_THICKNESS = 6

/** Patches of ink inside a box of pixels, without dust and without remains of the rulings around it. */
export function inkPatches(
  bitmap: Bitmap,
  left: number,
  top: number,
  right: number,
  bottom: number,
): InkPatch[] {
  const width = right - left
  const height = bottom - top
  if (width <= 0 || height <= 0) return []
  const seen = new Uint8Array(width * height)
  const patches: InkPatch[] = []
  const inked = (x: number, y: number) => bitmap.ink[(top + y) * bitmap.width + left + x] === 1
  for (let start = 0; start < seen.length; start++) {
    const x = start % width
    const y = (start - x) / width
    if (seen[start] === 1 || !inked(x, y)) continue
    const patch = grow(start, width, height, seen, inked)
    const touches = patch.left === 0 || patch.top === 0 || patch.right === width || patch.bottom === height
    const across = Math.min(patch.right - patch.left, patch.bottom - patch.top)
    const along = Math.max(patch.right - patch.left, patch.bottom - patch.top)
    if (patch.area < DUST || (touches && across <= RULING_THICKNESS && along > 2 * across)) continue
    patches.push({
      left: patch.left + left,
      right: patch.right + left,
      top: patch.top + top,
      bottom: patch.bottom + top,
      area: patch.area,
    })
  }
  return patches
}

function grow(
  start: number,
  width: number,
  height: number,
  seen: Uint8Array,
  inked: (x: number, y: number) => boolean,
): InkPatch {
  const patch = { left: width, top: height, right: 0, bottom: 0, area: 0 }
  const stack = [start]
  seen[start] = 1
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const x = at % width
    const y = (at - x) / width
    patch.area++
    patch.left = Math.min(patch.left, x)
    patch.right = Math.max(patch.right, x + 1)
    patch.top = Math.min(patch.top, y)
    patch.bottom = Math.max(patch.bottom, y + 1)
    for (let dy = -1; dy <= 1; dy++) {
      for (let dx = -1; dx <= 1; dx++) {
        const nx = x + dx
        const ny = y + dy
        if (nx < 0 || ny < 0 || nx >= width || ny >= height) continue
        const next = ny * width + nx
        if (seen[next] === 1 || !inked(nx, ny)) continue
        seen[next] = 1
        stack.push(next)
      }
    }
  }
  return patch
}

/** Whether patches look like one number: a single line of a few narrow marks of one height. */
export function looksNumeric(patches: readonly InkPatch[]): boolean {
  const height = Math.max(...patches.map((patch) => patch.bottom - patch.top))
  const tall = patches.filter((patch) => patch.bottom - patch.top >= 0.6 * height)
  if (patches.length > 14) return false
  const top = Math.min(...patches.map((patch) => patch.top))
  const bottom = Math.max(...patches.map((patch) => patch.bottom))
  // A dash alone is wide and flat.
  if (patches.length === 1 && height < 8) return true
  return (
    bottom - top < 1.35 * height &&
    tall.every((patch) => patch.right - patch.left <= 0.9 * (patch.bottom - patch.top))
  )
}
