import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { lastIsSum, listSplits } from './digit-splits.ts'
import { chooseDocumentCounts, readDocumentFacts } from './document-counts.ts'
import { solveSplits } from './solve-splits.ts'

const none = { issued: [], repealed: [], inForce: [] }

test('数字连写 / 七个数，末数是合计 / 只留合计成立的分法', () => {
  assert.deepEqual(listSplits(['640020470'], 7, lastIsSum), [[64, 0, 0, 2, 0, 4, 70]])
  assert.deepEqual(listSplits(['500000', '5'], 7, lastIsSum), [[5, 0, 0, 0, 0, 0, 5]])
  assert.equal(listSplits(['191000020'], 7, lastIsSum).length, 2)
  assert.deepEqual(listSplits(['000000'], 7), [])
})

test('数字连写 / 任意七个数连写 / 原来的分法总在其中，数都没有前导零', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(99), { minLength: 7, maxLength: 7 }), (numbers) => {
      const readings = listSplits([numbers.join('')], 7)
      assert.ok(readings.some((reading) => reading.join(' ') === numbers.join(' ')))
      for (const reading of readings) assert.equal(reading.join(''), numbers.join(''))
    }),
    { numRuns: 40 },
  )
})

test('数字连写 / 一行两种分法 / 各列勾稽只容得下一种', () => {
  const rule = {
    id: 'AR-C01',
    table: 'requests',
    along: 'columns',
    left: ['newlyReceived', 'carriedIn'],
    right: ['total', 'carriedOut'],
    says: '',
    cites: { instrument: 'annual-report-format-2021' },
    verification: 'read',
  } as const
  const row = (code: string, ...readings: number[][]) => ({ row: code, readings })
  const rows = [
    row('newlyReceived', [19, 1, 20], [1, 9, 10]),
    row('carriedIn', [0, 0, 0]),
    row('total', [19, 1, 20]),
    row('carriedOut', [0, 0, 0]),
  ]
  assert.deepEqual(solveSplits(rows, [rule], 3)[0]?.readings, [[19, 1, 20]])
  // The source itself does not add up: nothing is chosen.
  const broken = rows.map((one) => (one.row === 'total' ? row('total', [5, 5, 10]) : one))
  assert.equal(solveSplits(broken, [rule], 3)[0]?.readings.length, 2)
})

test('规范性文件三个数连写 / 正文写出数字 / 按正文分开', () => {
  const facts = readDocumentFacts('集中公开现行有效行政规范性文件698件，动态更新本年度制发的规范性文件88件。')
  assert.deepEqual(facts, { issued: [88], repealed: [], inForce: [698] })
  assert.deepEqual(chooseDocumentCounts(listSplits(['8855698'], 3), facts)?.numbers, [88, 55, 698])
})

test('规范性文件三个数连写 / 正文未写 / 比例悬殊时按常见比例，说不准时不读', () => {
  const choose = (digits: string) => chooseDocumentCounts(listSplits([digits], 3), none)?.numbers ?? null
  assert.deepEqual(choose('693665'), [69, 3, 665])
  assert.deepEqual(choose('000'), [0, 0, 0])
  assert.deepEqual(choose('2015'), [2, 0, 15])
  assert.equal(choose('01255'), null)
  assert.equal(choose('20012'), null)
})
