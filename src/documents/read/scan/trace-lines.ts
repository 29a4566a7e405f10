import type { Bitmap } from './binarise.ts'

/** A thin dark line followed from left to right: places on it, in pixels. */
export interface TracedLine {
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  readonly length: number
}

/** In points: broader ink is no ruling; shorter lines are strokes of characters. */
const BROADEST = 2.6
const SHORTEST = 40
/** Pixels: a line may be broken so long, and steps so far up or down from column to column. */
const BREAK = 12
const STEP = 1.6
/** Of its length, so much of a line is ink. */
const INKED = 0.8
/** Columns between two places that are kept. */
const EVERY = 6
/** A page with more beginnings of lines is noise. */
const MOST_TRACKS = 400_000

interface Track {
  readonly xs: number[]
  readonly ys: number[]
  readonly start: number
  end: number
  at: number
  inked: number
}

/** Lines that run more or less from left to right, aslant or bent as they are. `scale` = pixels a point. */
export function traceLines({ width, height, ink }: Bitmap, scale: number): TracedLine[] {
  const broadest = BROADEST * scale
  const tracks: Track[] = []
  const here = new Int32Array(height).fill(-1)
  for (let x = 0; x < width && tracks.length < MOST_TRACKS; x++)
    for (let y = 0; y < height; y++) {
      if (ink[y * width + x] !== 1) continue
      const top = y
      while (y < height && ink[y * width + x] === 1) y++
      if (y - top > broadest) continue
      follow(tracks, here, x, (top + y - 1) / 2)
    }
  return tracks
    .filter(({ start, end, inked }) => end - start >= SHORTEST * scale && inked >= INKED * (end - start))
    .map(({ xs, ys, start, end }) => ({ xs, ys, length: end - start }))
}

/** Adds a place to the line that it goes on, or begins one. */
function follow(tracks: Track[], here: Int32Array, x: number, at: number): void {
  const row = Math.round(at)
  let best: Track | undefined
  let bestIndex = -1
  for (let near = row - 2; near <= row + 2; near++) {
    const index = here[near] ?? -1
    const track = tracks[index]
    if (track === undefined || track.end === x || x - track.end > BREAK) continue
    const distance = Math.abs(track.at - at)
    if (distance > STEP || (best !== undefined && distance >= Math.abs(best.at - at))) continue
    best = track
    bestIndex = index
  }
  if (best === undefined) {
    here[row] = tracks.length
    tracks.push({ xs: [x], ys: [at], start: x, end: x, at, inked: 1 })
    return
  }
  best.end = x
  best.at = at
  best.inked++
  if (x - (best.xs.at(-1) ?? 0) >= EVERY) {
    best.xs.push(x)
    best.ys.push(at)
  }
  here[row] = bestIndex
}

/** A bitmap with rows and columns exchanged, so that what stands upright is traced from left to right. */
export function transpose({ width, height, ink }: Bitmap): Bitmap {
  const turned = new Uint8Array(width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) turned[x * height + y] = ink[y * width + x] ?? 0
  return { width: height, height: width, ink: turned }
}
