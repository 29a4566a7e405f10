import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { binarise } from './binarise.ts'
import { darkInk } from './dark-ink.ts'

const SIDE = 60
const box = { left: 0, top: 0, right: SIDE, bottom: SIDE }

/** An upright black stroke, and across it a slanting one of the grey given. */
function cell(over: number | null) {
  const data = new Uint8Array(SIDE * SIDE).fill(255)
  if (over !== null)
    for (let x = 0; x < SIDE; x++)
      data.fill(over, (x >> 1) * SIDE + x, (x >> 1) * SIDE + Math.min(SIDE, x + 6))
  for (let y = 20; y < 42; y++) data.fill(20, y * SIDE + 28, y * SIDE + 31)
  const raster = { width: SIDE, height: SIDE, data }
  return { raster, bitmap: binarise(raster) }
}

describe('ink of a cell under a seal copied in grey', () => {
  it('a grey stroke over black print / the print alone', () => {
    const { raster, bitmap } = cell(130)
    const dark = darkInk(raster, bitmap, box)
    assert.ok(dark)
    assert.equal(bitmap.ink[5 * SIDE + 12], 1)
    assert.equal(dark.bitmap.ink[5 * SIDE + 12], 0)
    assert.equal(dark.raster.data[5 * SIDE + 12], 255)
    assert.equal(dark.bitmap.ink[30 * SIDE + 29], 1)
  })

  it('print alone, or a stroke as dark as the print / nothing to take away', () => {
    for (const over of [null, 25]) {
      const { raster, bitmap } = cell(over)
      assert.equal(darkInk(raster, bitmap, box), null)
    }
  })
})
