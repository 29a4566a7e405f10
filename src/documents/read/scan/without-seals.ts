import type { Rendered } from '../pdf/render.ts'
import type { Raster } from './raster.ts'

/** Pixels on the side of the squares in which red is looked for. */
const SQUARE = 4
/** By so much a pixel of a seal is more red than green or blue; a square of a seal holds so many of them. */
const RED = 45
const RED_PIXELS = 4
/** In points: official seals measure 38 to 50 mm, stamps with names and dates at least 15; text in red is smaller. */
const SMALLEST = 42
const LARGEST = 200
/** Longer than broad by no more than so much, as a ring, an oval or a square is and a line of red text is not. */
const OBLONG = 1.8
/** In points: what belongs to a seal stands no further outside its ring. */
const RIM = 3
/** Of the red pixels of a seal this share is darker than its usual ink. */
const DARK_SHARE = 0.25

/** A page in grey, and where seals were taken off it, in pixels. */
export interface Picture extends Raster {
  readonly seals: readonly SealBox[]
}

export interface SealBox {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/**
 * A page in colours → grey, red seals taken away: where a seal lies, the red of the picture alone is taken, in which
 * its ink is nearly white and the black under it dark. Red text elsewhere stays. `scale` = pixels a point.
 */
export function withoutSeals({ width, height, pixels }: Rendered, scale: number): Picture {
  const data = new Uint8Array(width * height)
  for (let at = 0, from = 0; at < data.length; at++, from += 3)
    data[at] =
      ((pixels[from] ?? 255) * 77 + (pixels[from + 1] ?? 255) * 150 + (pixels[from + 2] ?? 255) * 29) / 256
  const seals = findSeals({ width, height, pixels }, scale)
  for (const box of seals) lift({ width, height, pixels }, data, box)
  return { width, height, data, seals }
}

function redness(pixels: Uint8Array, from: number): number {
  return (pixels[from] ?? 0) - Math.max(pixels[from + 1] ?? 0, pixels[from + 2] ?? 0)
}

function findSeals(page: Rendered, scale: number): SealBox[] {
  const columns = Math.ceil(page.width / SQUARE)
  const rows = Math.ceil(page.height / SQUARE)
  const red = redSquares(page, columns, rows)
  const rim = Math.round(RIM * scale)
  return connected(red, columns, rows)
    .map(({ left, top, right, bottom }) => ({
      left: Math.max(0, left * SQUARE - rim),
      top: Math.max(0, top * SQUARE - rim),
      right: Math.min(page.width, right * SQUARE + rim),
      bottom: Math.min(page.height, bottom * SQUARE + rim),
    }))
    .filter(({ left, top, right, bottom }) => {
      const across = (right - left - 2 * rim) / scale
      const down = (bottom - top - 2 * rim) / scale
      const [short, long] = across < down ? [across, down] : [down, across]
      return short >= SMALLEST && long <= LARGEST && long <= OBLONG * short
    })
}

function redSquares({ width, height, pixels }: Rendered, columns: number, rows: number): Uint8Array {
  const counts = new Uint8Array(columns * rows)
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / SQUARE) * columns
    for (let x = 0, from = y * width * 3; x < width; x++, from += 3)
      if (redness(pixels, from) > RED) {
        const at = row + Math.floor(x / SQUARE)
        counts[at] = (counts[at] ?? 0) + 1
      }
  }
  return counts.map((count) => (count >= RED_PIXELS ? 1 : 0))
}

/** Boxes of squares that hang together, a gap of one between them; right and bottom exclusive. */
function connected(red: Uint8Array, columns: number, rows: number): SealBox[] {
  const boxes: SealBox[] = []
  const left = red.slice()
  for (let start = 0; start < left.length; start++) {
    if (left[start] !== 1) continue
    const box = { left: columns, top: rows, right: 0, bottom: 0 }
    const stack = [start]
    left[start] = 0
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const x = at % columns
      const y = (at - x) / columns
      box.left = Math.min(box.left, x)
      box.right = Math.max(box.right, x + 1)
      box.top = Math.min(box.top, y)
      box.bottom = Math.max(box.bottom, y + 1)
      for (let ny = Math.max(0, y - 2); ny <= Math.min(rows - 1, y + 2); ny++)
        for (let nx = Math.max(0, x - 2); nx <= Math.min(columns - 1, x + 2); nx++) {
          const next = ny * columns + nx
          if (left[next] !== 1) continue
          left[next] = 0
          stack.push(next)
        }
    }
    boxes.push(box)
  }
  return boxes
}

/** Writes the red of the picture over the grey, the usual ink of the seal as white as paper. */
function lift({ width, pixels }: Rendered, data: Uint8Array, { left, top, right, bottom }: SealBox): void {
  const { ink, strength } = usualInk(pixels, width, { left, top, right, bottom })
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) {
      const at = y * width + x
      const own = pixels[3 * at] ?? 255
      const share = Math.min(1, Math.max(0, redness(pixels, 3 * at) / strength))
      data[at] = Math.min(255, own * (1 + share * (255 / ink - 1)))
    }
}

/** The red of a seal's ink on paper, and by how much it is red. */
function usualInk(
  pixels: Uint8Array,
  width: number,
  { left, top, right, bottom }: SealBox,
): { ink: number; strength: number } {
  const reds = new Uint32Array(256)
  let count = 0
  let sum = 0
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) {
      const from = 3 * (y * width + x)
      const strength = redness(pixels, from)
      if (strength <= RED) continue
      const own = pixels[from] ?? 255
      reds[own] = (reds[own] ?? 0) + 1
      count++
      sum += strength
    }
  let ink = 0
  for (let seen = reds[0] ?? 0; seen < DARK_SHARE * count && ink < 255; ) seen += reds[++ink] ?? 0
  return { ink: Math.max(1, ink), strength: Math.max(1, sum / Math.max(1, count)) }
}
