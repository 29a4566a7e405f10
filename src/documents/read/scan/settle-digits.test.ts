import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { ReadPage } from '../pdf/assemble.ts'
import type { PageCell } from '../pdf/page-items.ts'
import type { Bitmap } from './binarise.ts'
import { type DigitEvidence, digitShapes } from './digit-shapes.ts'
import { inkPatches } from './ink.ts'
import { settleDigits } from './settle-digits.ts'

/** Digits five dots wide and seven high, `#` for ink. */
const dots: Readonly<Record<string, string>> = {
  '1': '..#...##....#....#....#....#...###.',
  '4': '...#...##..#.#.#..#.#####...#....#.',
  '7': '#####....#...#...#...#....#....#...',
  '9': '.###.#...##...#.####....#...#..##...',
}
const DOT = 4

/** A number as a scan has it: its digits drawn side by side. */
function drawn(digits: string): Pick<DigitEvidence, 'shapes' | 'smallMarks'> {
  const width = digits.length * 7 * DOT + 2 * DOT
  const height = 11 * DOT
  const bitmap: Bitmap = { width, height, ink: new Uint8Array(width * height) }
  const data = new Uint8Array(width * height).fill(255)
  for (let y = 0; y < 7 * DOT; y++)
    for (let x = 0; x < digits.length * 7 * DOT; x++) {
      const column = Math.floor((x % (7 * DOT)) / DOT)
      const own = dots[digits[Math.floor(x / (7 * DOT))] ?? ''] ?? ''
      if (column >= 5 || own[Math.floor(y / DOT) * 5 + column] !== '#') continue
      bitmap.ink[(y + 2 * DOT) * width + x + DOT] = 1
      data[(y + 2 * DOT) * width + x + DOT] = 0
    }
  const shapes = digitShapes({ width, height, data }, inkPatches(bitmap, 0, 0, width, height))
  assert.ok(shapes)
  return shapes
}

function cell(printed: string, text: string, readings: readonly string[], certain: boolean): PageCell {
  return {
    row: 0,
    column: 0,
    rowSpan: 1,
    colSpan: 1,
    text,
    page: 1,
    box: { left: 0, top: 0, right: 0, bottom: 0 },
    confidence: certain ? 0.95 : 0,
    digits: { ...drawn(printed), readings, certain },
  }
}

/** The cells of a page as they stand after its numbers were compared. */
function settled(cells: readonly PageCell[]): string[] {
  const box = { left: 0, top: 0, right: 0, bottom: 0 }
  const table = { page: 1, bounds: box, xs: [0, 1], rowCount: 1, cells, box }
  const flags = { openTop: false, openBottom: false, damaged: false, guessed: false, ragged: false }
  const page: ReadPage = {
    place: { number: 1, quarter: 0, displayWidth: 1, displayHeight: 1 },
    height: 1,
    lines: [],
    tables: [{ ...table, ...flags }],
    loose: [],
  }
  const [own] = settleDigits([page])
  return (own?.tables[0]?.cells ?? []).map(({ text, confidence }) => `${text} ${confidence}`)
}

const sure = (text: string) => cell(text, text, [text, text], true)
const known = ['14', '47', '71', '91', '19'].map(sure)

describe('numbers of a scan that the engine was not certain of', () => {
  it('two readings contradict, the digits look like certain ones of one reading / that reading, to be looked at', () => {
    assert.equal(settled([...known, cell('91', '〓', ['1', '91', '11'], false)]).at(-1), '91 0.55')
  })

  it('the digits look like no reading / stays unread: no figure from the shapes alone', () => {
    assert.equal(settled([...known, cell('91', '〓', ['1', '41'], false)]).at(-1), '〓 0')
    assert.equal(settled([...known, cell('91', '〓', [], false)]).at(-1), '〓 0')
  })

  it('a digit of which the document has no other print / stays unread', () => {
    const without = ['14', '41', '11', '44'].map(sure)
    assert.equal(settled([...without, cell('97', '〓', ['97', '97'], false)]).at(-1), '〓 0')
  })

  it('a digit never read with certainty, but alike in several cells that all agree / read, to be looked at', () => {
    const unsure = ['9', '9', '9'].map((text) => cell(text, '〓', [text, text], false))
    assert.deepEqual(settled([...['14', '47', '71'].map(sure), ...unsure]).slice(-3), [
      '9 0.55',
      '9 0.55',
      '9 0.55',
    ])
  })

  it('a certain reading whose digit looks like another digit of the document / its confidence falls', () => {
    const wrong = cell('4', '1', ['1', '1'], true)
    const [first] = settled([wrong, ...known, ...['44', '74', '11'].map(sure)])
    assert.equal(first, '1 0.3')
  })

  it('a certain reading of one digit, where the ink looks like none of its prints / its confidence falls', () => {
    const joined = { ...sure('1'), digits: { ...drawn('9'), readings: ['1', '1'], certain: true } }
    const others = ['14', '41', '11', '17'].map(sure)
    assert.equal(settled([joined, ...others])[0], '1 0.3')
  })
})
