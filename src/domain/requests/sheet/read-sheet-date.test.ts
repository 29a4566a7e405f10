import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, inChinese, type LocalDate } from '../../calendar/local-date.ts'
import { readSheetDate, yearIn } from './read-sheet-date.ts'

const asWritten: readonly (readonly [string, LocalDate])[] = [
  ['2021-01-10', '2021-01-10'],
  ['2021年1月10日', '2021-01-10'],
  ['2021 年 1 月 10 日', '2021-01-10'],
  ['2021.1.10', '2021-01-10'],
  ['2021/1/10', '2021-01-10'],
  ['２０２１．１．１０', '2021-01-10'],
  ['20210110', '2021-01-10'],
  ['二〇二一年一月十日', '2021-01-10'],
  ['二○二一年十二月三十一日', '2021-12-31'],
  ['2021-01-10 09:30', '2021-01-10'],
  ['2021/01/10 00:00:00', '2021-01-10'],
  ['2021年1月10日（周日）', '2021-01-10'],
  ['2021-01-10 2021-01-10', '2021-01-10'],
]

for (const [text, date] of asWritten)
  test(`台账的日期 / ${text} / 读作 ${date}`, () => {
    assert.deepEqual(readSheetDate(text, null), { kind: 'date', date, guessed: null })
  })

const guessed: readonly (readonly [string, LocalDate])[] = [
  ['44206', '2021-01-10'],
  ['44206.5', '2021-01-10'],
  ['21.1.10', '2021-01-10'],
  ['21年1月10日', '2021-01-10'],
  ['1月10日', '2021-01-10'],
  ['十二月三十一日', '2021-12-31'],
  ['1.10', '2021-01-10'],
  ['25/3/2021', '2021-03-25'],
  ['3/25/2021', '2021-03-25'],
]

for (const [text, date] of guessed)
  test(`台账的日期 / ${text} / 猜作 ${date}，并且说明`, () => {
    const read = readSheetDate(text, 2021)
    assert.ok(read.kind === 'date')
    assert.equal(read.date, date)
    assert.ok(read.guessed?.includes(text))
  })

for (const text of ['', ' ', '-', '—', '/', '无', '未'])
  test(`台账的日期 / “${text}” / 没有日期`, () => {
    assert.deepEqual(readSheetDate(text, 2021), { kind: 'none' })
  })

for (const text of [
  '2021-02-30',
  '2021年13月1日',
  '3/4/2021',
  '1月10日和2月3日',
  '2021-01-10至2021-01-12',
  '年初',
  '99999999',
])
  test(`台账的日期 / ${text} / 读不出，不猜`, () => {
    assert.deepEqual(readSheetDate(text, 2021), { kind: 'unreadable' })
  })

test('台账的日期 / 没有写年份，台账也没有年度 / 读不出', () => {
  assert.deepEqual(readSheetDate('1月10日', null), { kind: 'unreadable' })
})

test('台账的日期 / 任何一天，五种写法 / 读回同一天', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
      const date = addDays('2000-01-01', days)
      const [year, month, day] = date.split('-').map(Number)
      for (const text of [
        date,
        inChinese(date),
        `${year}.${month}.${day}`,
        `${year}/${month}/${day}`,
        date.replaceAll('-', ''),
      ]) {
        const read = readSheetDate(text, null)
        assert.equal(read.kind === 'date' ? read.date : null, date, text)
      }
    }),
  )
})

test('台账的年度 / 标题里只有一个年份 / 是它；有两个或者没有 / 不知道', () => {
  assert.equal(yearIn('某局2021年度依申请公开台账'), 2021)
  assert.equal(yearIn('沪公开〔2021〕12号'), 2021)
  assert.equal(yearIn('2020—2021年台账'), null)
  assert.equal(yearIn('依申请公开台账'), null)
})
