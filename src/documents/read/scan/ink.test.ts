import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Bitmap } from './binarise.ts'
import { inkPatches, isRing } from './ink.ts'

/** A bitmap drawn with `#` for ink. */
function draw(rows: readonly string[]): Bitmap {
  const width = rows[0]?.length ?? 0
  const ink = Uint8Array.from(rows.join(''), (character) => (character === '#' ? 1 : 0))
  return { width, height: rows.length, ink }
}

const width = 20
const blank = '.'.repeat(width)
const cell = (rows: Record<number, string>) =>
  draw(Array.from({ length: 20 }, (_, row) => rows[row]?.padEnd(width, '.') ?? blank))

function patchesOf(bitmap: Bitmap) {
  return inkPatches(bitmap, 0, 0, bitmap.width, bitmap.height)
}

describe('ink of one cell', () => {
  it('a strip down the whole side / what is left of the ruling: no ink', () => {
    const side = Object.fromEntries(Array.from({ length: 20 }, (_, row) => [row, '##']))
    assert.deepEqual(patchesOf(cell(side)), [])
  })

  it('an upright stroke at the side that ends above and below / a digit cut off, perhaps: kept and marked', () => {
    const stroke = Object.fromEntries(Array.from({ length: 10 }, (_, row) => [row + 5, '###']))
    assert.deepEqual(
      patchesOf(cell(stroke)).map(({ cut }) => cut),
      [true],
    )
  })

  it('a few dots / dust', () => {
    assert.deepEqual(patchesOf(cell({ 4: '...##', 12: '........###' })), [])
  })
})

describe('a ring', () => {
  const box = (bitmap: Bitmap) => {
    const [patch] = patchesOf(bitmap)
    assert.ok(patch)
    return isRing(bitmap, patch)
  }
  const zero = draw(['.......', '..###..', '.#...#.', '.#...#.', '.#...#.', '.#...#.', '..###..', '.......'])
  const six = draw(['.......', '..####.', '.#.....', '.####..', '.#...#.', '.#...#.', '..###..', '.......'])

  it('0 / a ring', () => {
    assert.equal(box(zero), true)
  })

  it('6 / its hole is too low', () => {
    assert.equal(box(six), false)
  })
})
