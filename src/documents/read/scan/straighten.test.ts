import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { binarise } from './binarise.ts'
import { evenPaper } from './even-paper.ts'
import type { Raster } from './raster.ts'
import { withoutSolidInk } from './solid-ink.ts'
import { findWarp, sourceOf, straighten } from './straighten.ts'

const WIDTH = 800
const HEIGHT = 1000
/** Pixels a point. */
const SCALE = 2
const levels = [150, 250, 380, 500, 640, 850]
const uprights = [100, 240, 420, 560, 700]

/** A picture of ruled lines; `level` and `upright` tell how far a line leaves its place. */
function ruled(
  level: (x: number, y: number) => number,
  upright: (x: number, y: number) => number,
  paper = 255,
): Raster {
  const data = new Uint8Array(WIDTH * HEIGHT).fill(paper)
  const dot = (x: number, y: number) => {
    for (const dy of [0, 1])
      for (const dx of [0, 1]) data[(Math.round(y) + dy) * WIDTH + Math.round(x) + dx] = 20
  }
  for (const y of levels) for (let x = 100; x <= 700; x++) dot(x, y + level(x, y))
  for (const x of uprights) for (let y = 150; y <= 850; y++) dot(x + upright(x, y), y)
  return { width: WIDTH, height: HEIGHT, data }
}

/** By how many pixels the lines of the straightened picture are off at most. */
function error(picture: Raster): number {
  const straight = straighten(picture, findWarp(binarise(picture), SCALE))
  const isDark = (x: number, y: number) => (straight.data[y * WIDTH + x] ?? 255) < 150
  let most = 0
  for (const [from, to] of levels.map((y) => [y - 30, y + 30] as const)) {
    const found = [180, 330, 470, 650].map((x) => {
      for (let y = from; y < to; y++) if (isDark(x, y)) return y
      return Infinity
    })
    most = Math.max(most, Math.max(...found) - Math.min(...found))
  }
  return most
}

const u = (x: number) => x / (WIDTH / 2) - 1
const v = (y: number) => y / (HEIGHT / 2) - 1

describe('straightening a picture by its rulings', () => {
  it('straight / left as it is', () => {
    assert.equal(
      findWarp(
        binarise(
          ruled(
            () => 0,
            () => 0,
          ),
        ),
        SCALE,
      ),
      null,
    )
  })

  it('tilted by six degrees / level', () => {
    const slope = Math.tan((6 * Math.PI) / 180)
    const tilted = ruled(
      (x) => slope * (x - WIDTH / 2),
      (_, y) => -slope * (y - HEIGHT / 2),
    )
    assert.ok(error(tilted) <= 2)
  })

  it('photographed from below / lines that meet far off are level and parallel again', () => {
    const far = ruled(
      (x, y) => (4 + 14 * v(y)) * u(x),
      (x, y) => (-3 + 22 * u(x)) * v(y),
    )
    assert.ok(error(far) <= 2)
  })

  it('a sheet bent along its fold / level', () => {
    const bent = ruled(
      (x) => 9 * u(x) * u(x) + 4 * u(x) ** 3,
      () => 0,
    )
    assert.ok(error(bent) <= 2)
  })

  it('a point of the straightened picture / leads to its place in the original', () => {
    const far = ruled(
      (x, y) => (4 + 14 * v(y)) * u(x),
      (x, y) => (-3 + 22 * u(x)) * v(y),
    )
    const warp = findWarp(binarise(far), SCALE)
    assert.ok(warp)
    const [x, y] = sourceOf(warp, 700, 850)
    assert.ok(Math.abs(x - (700 + (-3 + 22 * u(700)) * v(850))) < 3)
    assert.ok(Math.abs(y - (850 + (4 + 14 * v(850)) * u(700))) < 3)
  })

  it('a page without lines and text / left as it is', () => {
    const blank = { width: WIDTH, height: HEIGHT, data: new Uint8Array(WIDTH * HEIGHT).fill(255) }
    assert.equal(findWarp(binarise(blank), SCALE), null)
  })
})

describe('paper of a photograph', () => {
  it('light that falls off to one side / paper white, lines dark', () => {
    const picture = ruled(
      () => 0,
      () => 0,
    )
    const data = picture.data.map((value, index) => value * (1 - 0.6 * ((index % WIDTH) / WIDTH)))
    const even = evenPaper({ ...picture, data })
    for (const x of [40, 330, 470, 760]) assert.ok((even.data[200 * WIDTH + x] ?? 0) > 235)
    for (const x of [180, 330, 650]) assert.ok((even.data[(levels[0] ?? 0) * WIDTH + x] ?? 255) < 80)
  })

  it('white paper / the same picture', () => {
    const picture = ruled(
      () => 0,
      () => 0,
    )
    assert.equal(evenPaper(picture), picture)
  })

  it('a dark desk beside the sheet / no ink; the rulings stay', () => {
    const { width, height, ink } = binarise(
      ruled(
        () => 0,
        () => 0,
      ),
    )
    const desk = ink.map((value, index) => (index % width < 60 ? 1 : value))
    const left = withoutSolidInk({ width, height, ink: desk }, SCALE).ink
    assert.equal(left[500 * width + 30], 0)
    for (const y of levels) assert.equal(left[y * width + 400], 1)
  })
})
