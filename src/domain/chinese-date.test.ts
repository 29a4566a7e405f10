import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isoDate, listChineseDates, readChineseDate } from './chinese-date.ts'

const iso = (text: string) => isoDate(readChineseDate(text))

test('日期 / 公文和网页的各种写法 / 读成同一天', () => {
  for (const text of [
    '2022年1月10日',
    '2022 年 1 月 10 日',
    '２０２２年１月１０日',
    '2022.1.10',
    '2022．01．10',
    '2022-01-10',
    '2022/1/10',
    '20220110',
    '二○二二年一月十日',
    '二〇二二年一月十日',
    '二O二二年一月十日',
    '20221月10日',
    '发布时间: 2022-01-10 16:34',
  ])
    assert.equal(iso(text), '2022-01-10', text)
})

test('日期 / 只有年、年月 / 缺的不补', () => {
  const year = readChineseDate('2021年度')
  assert.deepEqual([year?.year, year?.month], [2021, undefined])
  const month = readChineseDate('2021年12月')
  assert.deepEqual([month?.year, month?.month, month?.day], [2021, 12, undefined])
  assert.equal(iso('2021年12月'), null)
})

test('日期 / 不存在的日子、文号、数量 / 不是日期', () => {
  for (const text of ['2022年2月30日', '2022.13.1', '国办公开办函〔2021〕30号', '12345件', '8.5', '10690'])
    assert.equal(iso(text), null, text)
})

test('日期 / 汉字月日 / 十一月三十日、十二月二十一日', () => {
  assert.equal(iso('二〇二一年十一月三十日'), '2021-11-30')
  assert.equal(iso('二〇二一年十二月二十一日'), '2021-12-21')
})

test('日期 / 一段话里的几个日期 / 按出现次序给出位置', () => {
  const text = '自2021年1月1日起至2021年12月31日止'
  assert.deepEqual(
    listChineseDates(text).map((date) => [isoDate(date), text.slice(date.start, date.end)]),
    [
      ['2021-01-01', '2021年1月1日'],
      ['2021-12-31', '2021年12月31日'],
    ],
  )
})

test('日期 / 1999 年到 2035 年的任何一天 / 写出再读回不变', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1999-01-01'), max: new Date('2035-12-31'), noInvalidDate: true }),
      fc.constantFrom('年月日', '..', '--'),
      (date, style) => {
        const [y, m, d] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
        const text = style === '年月日' ? `${y}年${m}月${d}日` : `${y}${style[0]}${m}${style[1]}${d}`
        assert.equal(iso(text), date.toISOString().slice(0, 10))
      },
    ),
  )
})
