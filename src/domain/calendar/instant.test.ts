import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDaysOf24Hours, addHours, addMinutes, addSeconds, millisecondsOf } from './instant.ts'

const instants = fc.date({
  min: new Date('1970-01-01T00:00:00.000Z'),
  max: new Date('2200-12-31T23:59:59.999Z'),
  noInvalidDate: true,
})

test('时刻 / 任意时刻加减任意秒 / 与 Date 算的一致', () => {
  fc.assert(
    fc.property(instants, fc.integer({ min: -100_000_000, max: 100_000_000 }), (date, seconds) => {
      const instant = date.toISOString()
      assert.equal(millisecondsOf(instant), date.getTime())
      const moved = new Date(date.getTime() + seconds * 1000)
      assert.equal(addSeconds(instant, seconds), moved.toISOString())
    }),
  )
})

test('时刻 / 分、时、日 / 跨年、跨闰日', () => {
  assert.equal(addMinutes('2025-12-31T23:59:00.001Z', 2), '2026-01-01T00:01:00.001Z')
  assert.equal(addHours('2024-02-28T20:00:00.000Z', 8), '2024-02-29T04:00:00.000Z')
  assert.equal(addDaysOf24Hours('2026-01-01T00:00:00.000Z', 90), '2026-04-01T00:00:00.000Z')
})

test('时刻 / 写成别的样子 / 报错，不猜', () => {
  for (const text of [
    '2026-03-02',
    '2026-03-02T01:02:03Z',
    '2026-03-02T01:02:03.000+08:00',
    '2026-02-30T01:02:03.000Z',
  ])
    assert.throws(() => millisecondsOf(text), /expected/, text)
})
