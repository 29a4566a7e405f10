import type { Bitmap } from './binarise.ts'

/** A connected patch of ink, in pixels of the whole bitmap; right and bottom are exclusive. */
export interface InkPatch {
  left: number
  top: number
  right: number
  bottom: number
  area: number
  /** It reaches the edge of the box and is no ruling: a character cut by the edge, perhaps. */
  cut: boolean
}

/** Smaller patches are dust. */
const DUST = 7
/** A patch this thin along the edge of a cell is what is left of its ruling. */
const RULING_THICKNESS = 6
/** Of the height of a cell with one line of text, a digit takes at least this share. */
const DIGIT_SHARE = 0.3

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
    const patch = grow(start, width, height, seen, inked, TOUCHING)
    if (patch.area < DUST || isRulingRemnant(patch, width, height)) continue
    patches.push({
      left: patch.left + left,
      right: patch.right + left,
      top: patch.top + top,
      bottom: patch.bottom + top,
      area: patch.area,
      cut: patch.left === 0 || patch.right === width,
    })
  }
  return patches
}

/**
 * A thin patch along a side of the box is what is left of the ruling there. One that stands upright, reaches neither
 * the top nor the bottom and is as high as a digit may be a 1 that the side cuts: that one stays.
 */
function isRulingRemnant({ left, top, right, bottom }: InkPatch, width: number, height: number): boolean {
  const across = right - left
  const down = bottom - top
  const thin =
    Math.min(across, down) <= RULING_THICKNESS && Math.max(across, down) > 2 * Math.min(across, down)
  if (!thin) return false
  const atEnd = top === 0 || bottom === height
  if (down > across && (left === 0 || right === width)) return atEnd || down < DIGIT_SHARE * height
  return atEnd || left === 0 || right === width
}

const BESIDE = [
  [-1, 0],
  [1, 0],
  [0, -1],
  [0, 1],
] as const
/** Ink hangs together over corners as well; paper does not, or a thin ring would leak. */
const TOUCHING = [...BESIDE, [-1, -1], [1, -1], [-1, 1], [1, 1]] as const

function grow(
  start: number,
  width: number,
  height: number,
  seen: Uint8Array,
  inked: (x: number, y: number) => boolean,
  neighbours: readonly (readonly [number, number])[],
): InkPatch {
  const patch = { left: width, top: height, right: 0, bottom: 0, area: 0, cut: false }
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
    for (const [dx, dy] of neighbours) {
      const nx = x + dx
      const ny = y + dy
      if (nx < 0 || ny < 0 || nx >= width || ny >= height) continue
      const next = ny * width + nx
      if (seen[next] === 1 || !inked(nx, ny)) continue
      seen[next] = 1
      stack.push(next)
    }
  }
  return patch
}

/** A hole this much of the patch's height makes it a 0: those of 4, 6, 8 and 9 are lower. */
const HOLE_OF_ZERO = 0.55

/** Whether a patch is a ring around one tall hole, as only the digit 0 is. */
export function isRing(bitmap: Bitmap, { left, top, right, bottom }: InkPatch): boolean {
  const width = right - left
  const height = bottom - top
  const seen = new Uint8Array(width * height)
  const isPaper = (x: number, y: number) => bitmap.ink[(top + y) * bitmap.width + left + x] !== 1
  let holes = 0
  let tallest = 0
  for (let start = 0; start < seen.length; start++) {
    const x = start % width
    const y = (start - x) / width
    if (seen[start] === 1 || !isPaper(x, y)) continue
    const patch = grow(start, width, height, seen, isPaper, BESIDE)
    const open = patch.left === 0 || patch.top === 0 || patch.right === width || patch.bottom === height
    if (open || patch.area < DUST) continue
    holes++
    tallest = Math.max(tallest, patch.bottom - patch.top)
  }
  return holes === 1 && tallest >= HOLE_OF_ZERO * height
}

/** Whether the side of the box may cut a character. */
export function isCut(patches: readonly InkPatch[]): boolean {
  return patches.some((patch) => patch.cut)
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
