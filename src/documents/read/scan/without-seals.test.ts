import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { withoutSeals } from './without-seals.ts'

const WIDTH = 600
const HEIGHT = 500
/** Pixels a point: a seal of 42 mm is 238 pixels broad. */
const SCALE = 2

interface Drawing {
  readonly pixels: Uint8Array
  dot(x: number, y: number, colour: readonly [number, number, number]): void
}

function page(): Drawing {
  const pixels = new Uint8Array(WIDTH * HEIGHT * 3).fill(255)
  return { pixels, dot: (x, y, colour) => pixels.set(colour, 3 * (y * WIDTH + x)) }
}

const RED = [205, 60, 65] as const
const BLACK = [25, 20, 20] as const

function drawSeal({ dot }: Drawing, cx: number, cy: number): void {
  for (let y = cy - 120; y <= cy + 120; y++)
    for (let x = cx - 120; x <= cx + 120; x++) {
      const far = Math.hypot(x - cx, y - cy)
      if ((far <= 119 && far >= 112) || far < 30) dot(x, y, RED)
    }
}

const grey = (drawing: Drawing) =>
  withoutSeals({ width: WIDTH, height: HEIGHT, pixels: drawing.pixels }, SCALE)

describe('red seals', () => {
  it('a seal over black lines / gone, the lines stay dark', () => {
    const drawing = page()
    drawSeal(drawing, 300, 250)
    for (let x = 100; x < 500; x++) for (const y of [249, 250]) drawing.dot(x, y, BLACK)
    const { data } = grey(drawing)
    assert.ok((data[(250 - 115) * WIDTH + 300] ?? 0) > 240)
    assert.ok((data[(250 - 20) * WIDTH + 300] ?? 0) > 240)
    assert.ok((data[250 * WIDTH + 300] ?? 255) < 60)
    assert.ok((data[250 * WIDTH + 190] ?? 255) < 60)
  })

  it('a line of red text / stays: only what is as large and round as a seal goes', () => {
    const drawing = page()
    for (let x = 50; x < 550; x += 30)
      for (let y = 40; y < 64; y++) for (let stroke = 0; stroke < 5; stroke++) drawing.dot(x + stroke, y, RED)
    assert.ok((grey(drawing).data[50 * WIDTH + 52] ?? 255) < 140)
  })

  it('red figures beside a seal / stay', () => {
    const drawing = page()
    drawSeal(drawing, 200, 250)
    for (let y = 240; y < 264; y++) for (let x = 450; x < 455; x++) drawing.dot(x, y, RED)
    assert.ok((grey(drawing).data[250 * WIDTH + 452] ?? 255) < 140)
  })
})
