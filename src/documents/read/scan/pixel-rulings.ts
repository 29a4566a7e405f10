import { mergeRulings } from '../pdf/merge-rulings.ts'
import type { Ruling } from '../pdf/rulings.ts'
import type { Bitmap } from './binarise.ts'

/** In points: shorter runs are strokes of characters. */
const SHORTEST_HORIZONTAL = 20
const SHORTEST_VERTICAL = 14
/** Pixels that may be missing in a line (scanner noise, a stamp). */
const BREAK = 3

/** In points: a run up to this long may be the stroke of a title's character; a ruling meets others at both ends. */
const DOUBTFUL = 34
const TOUCH = 3

/** Straight dark runs, joined to rulings, in points; `scale` = pixels a point. */
export function findPixelRulings(bitmap: Bitmap, scale: number): Ruling[] {
  const rulings = mergeRulings([...horizontalRuns(bitmap, scale), ...verticalRuns(bitmap, scale)])
  const horizontals = rulings.filter((ruling) => ruling.horizontal && ruling.to - ruling.from > DOUBTFUL)
  const verticals = rulings.filter((ruling) => !ruling.horizontal)
  return rulings.filter((ruling) => {
    if (ruling.to - ruling.from > DOUBTFUL) return true
    const crossing = ruling.horizontal ? verticals : horizontals
    return meets(ruling, ruling.from, crossing) && meets(ruling, ruling.to, crossing)
  })
}

function meets(ruling: Ruling, end: number, crossing: readonly Ruling[]): boolean {
  return crossing.some(
    ({ at, from, to }) => Math.abs(at - end) <= TOUCH && from - TOUCH <= ruling.at && to + TOUCH >= ruling.at,
  )
}

/** A line a little aslant steps from row to row: a run may go on in the row above or below. */
function horizontalRuns({ width, height, ink }: Bitmap, scale: number): Ruling[] {
  const rulings: Ruling[] = []
  const shortest = SHORTEST_HORIZONTAL * scale
  for (let y = 1; y < height - 1; y++) {
    const row = y * width
    let start = -1
    let last = -1
    let dark = 0
    for (let x = 0; x <= width; x++) {
      const here =
        x < width && (ink[row + x] === 1 || (ink[row + x - width] === 1 && ink[row + x + width] === 1))
      if (here) {
        if (start < 0) {
          start = x
          dark = 0
        }
        last = x
        dark++
      } else if (start >= 0 && x - last > BREAK) {
        if (last - start >= shortest && dark > 0.9 * (last - start))
          rulings.push({
            horizontal: true,
            at: (y + 0.5) / scale,
            from: start / scale,
            to: (last + 1) / scale,
          })
        start = -1
      }
    }
  }
  return rulings
}

function verticalRuns({ width, height, ink }: Bitmap, scale: number): Ruling[] {
  const rulings: Ruling[] = []
  const shortest = SHORTEST_VERTICAL * scale
  for (let x = 1; x < width - 1; x++) {
    let start = -1
    let last = -1
    let dark = 0
    for (let y = 0; y <= height; y++) {
      const at = y * width + x
      const here = y < height && (ink[at] === 1 || (ink[at - 1] === 1 && ink[at + 1] === 1))
      if (here) {
        if (start < 0) {
          start = y
          dark = 0
        }
        last = y
        dark++
      } else if (start >= 0 && y - last > BREAK) {
        if (last - start >= shortest && dark > 0.9 * (last - start))
          rulings.push({
            horizontal: false,
            at: (x + 0.5) / scale,
            from: start / scale,
            to: (last + 1) / scale,
          })
        start = -1
      }
    }
  }
  return rulings
}
