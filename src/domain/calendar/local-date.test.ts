import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  addDays,
  dayName,
  dayOfWeek,
  daysBetween,
  daysFromTo,
  inChinese,
  isLocalDate,
  parseLocalDate,
} from './local-date.ts'

test('日期 / 存在的日子 / 认得', () => {
  for (const date of ['2025-01-01', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])
    assert.equal(isLocalDate(date), true, date)
})

test('日期 / 不存在的日子和别的写法 / 不认', () => {
  for (const text of ['2025-02-29', '1900-02-29', '2025-13-01', '2025-00-10', '2025-04-31', '2025-1-1'])
    assert.equal(parseLocalDate(text), null, text)
  for (const text of ['', '2025/01/01', '2025-01-01T00:00', ' 2025-01-01', '二〇二五'])
    assert.equal(isLocalDate(text), false, text)
})

test('日期 / 任意一天加减若干天 / 与平台的日历相同', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -600_000, max: 2_900_000 }),
      fc.integer({ min: -4000, max: 4000 }),
      (n, k) => {
        const at = (days: number) => new Date(days * 86_400_000).toISOString().slice(0, 10)
        const [from, to] = [parseLocalDate(at(n)), parseLocalDate(at(n + k))]
        if (from === null || to === null) return fc.pre(false)
        assert.equal(addDays(from, k), to)
        assert.equal(daysBetween(from, to), k)
        assert.equal(dayOfWeek(from) % 7, new Date(n * 86_400_000).getUTCDay())
      },
    ),
  )
})

test('日期 / 星期与中文写法 / 照公文', () => {
  assert.equal(dayName('2026-11-20'), '周五')
  assert.equal(dayName('2025-10-11'), '周六')
  assert.equal(inChinese('2022-11-02'), '2022年11月2日')
})

test('日期 / 一段日子 / 首尾都在内，颠倒则为空', () => {
  assert.deepEqual(daysFromTo('2024-02-28', '2024-03-01'), ['2024-02-28', '2024-02-29', '2024-03-01'])
  assert.deepEqual(daysFromTo('2024-03-01', '2024-02-28'), [])
})
