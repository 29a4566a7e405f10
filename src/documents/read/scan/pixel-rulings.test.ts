import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Bitmap } from './binarise.ts'
import { findPixelRulings } from './pixel-rulings.ts'

/** Pixels a point. */
const SCALE = 2
const WIDTH = 500
const HEIGHT = 120

/** One row of a table: two level lines so many points apart and five uprights, with a stroke inside a cell. */
function row(height: number, stroke: number): Bitmap {
  const ink = new Uint8Array(WIDTH * HEIGHT)
  const fill = (left: number, top: number, right: number, bottom: number) => {
    for (let y = top; y < bottom; y++) ink.fill(1, y * WIDTH + left, y * WIDTH + right)
  }
  const bottom = 20 + height * SCALE
  fill(40, 20, 442, 22)
  fill(40, bottom, 442, bottom + 2)
  for (const x of [40, 140, 240, 340, 440]) fill(x, 20, x + 2, bottom + 2)
  const gap = Math.round((height * SCALE - stroke * SCALE) / 2) + 1
  fill(90, 20 + gap, 93, bottom - gap)
  return { width: WIDTH, height: HEIGHT, ink }
}

const uprights = (bitmap: Bitmap) =>
  findPixelRulings(bitmap, SCALE)
    .filter(({ horizontal }) => !horizontal)
    .map(({ at }) => Math.floor(at))

describe('rulings of one row of a table, all that a page break left', () => {
  it('a row of 12 points / all its uprights, and not the 1 in it', () => {
    assert.deepEqual(uprights(row(12, 8)), [20, 70, 120, 170, 220])
  })

  it('a row of 14 points with a 1 of 10.5 points / the 1 is no ruling', () => {
    assert.deepEqual(uprights(row(14, 10.5)), [20, 70, 120, 170, 220])
  })
})
