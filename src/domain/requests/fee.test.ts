import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fee } from './fee.ts'

const yuanOf = (input: { items?: number; pages?: number }) => {
  const result = fee(input)
  return result.ok ? result.yuan : result.code
}

const byItem = [
  [0, 0],
  [1, 0],
  [10, 0],
  [11, 100],
  [15, 500],
  [30, 2000],
  [31, 2200],
  [32, 2400],
  [33, 2600],
  [40, 4000],
  [41, 4300],
  [50, 7000],
  [51, 7400],
  [60, 11_000],
  [70, 16_000],
  [80, 22_000],
  [90, 29_000],
  [100, 37_000],
  [101, 37_900],
] as const
for (const [items, yuan] of byItem)
  test(`信息处理费管理办法第四条 / 一个自然月内第 ${items} 件 / 累计 ${yuan} 元`, () => {
    assert.equal(yuanOf({ items }), yuan)
  })

const byPage = [
  [0, 0],
  [30, 0],
  [31, 10],
  [50, 200],
  [100, 700],
  [101, 720],
  [150, 1700],
  [200, 2700],
  [201, 2740],
  [250, 4700],
  [500, 14_700],
  [1000, 34_700],
] as const
for (const [pages, yuan] of byPage)
  test(`信息处理费管理办法第五条 / ${pages} 页 / ${yuan} 元`, () => {
    assert.equal(yuanOf({ pages }), yuan)
  })

test('信息处理费管理办法第四条 / 35件的明细 / 三段各有件数、单价、金额和条文', () => {
  const result = fee({ items: 35 })
  assert.ok(result.ok)
  assert.deepEqual(result.steps, [
    {
      from: 1,
      to: 10,
      rate: 0,
      yuan: 0,
      basis: '1—10件：不收费（《政府信息公开信息处理费管理办法》第四条）',
    },
    {
      from: 11,
      to: 30,
      rate: 100,
      yuan: 2000,
      basis: '11—30件：100元/件（《政府信息公开信息处理费管理办法》第四条）',
    },
    {
      from: 31,
      to: 35,
      rate: 200,
      yuan: 1000,
      basis: '31—40件：200元/件（《政府信息公开信息处理费管理办法》第四条）',
    },
  ])
})

test('信息处理费管理办法第五条 / 250页的明细 / 最后一段没有上限', () => {
  const result = fee({ pages: 250 })
  assert.ok(result.ok)
  assert.deepEqual(
    result.steps.map(({ from, to, rate, yuan }) => [from, to, rate, yuan]),
    [
      [1, 30, 0, 0],
      [31, 100, 10, 700],
      [101, 200, 20, 2000],
      [201, 250, 40, 2000],
    ],
  )
  assert.match(result.steps[3]?.basis ?? '', /^201页以上：40元\/页/)
})

test('信息处理费管理办法第三条 / 两种标准同时计算 / 拒绝', () => {
  assert.equal(yuanOf({ items: 11, pages: 31 }), 'both-methods')
  assert.equal(yuanOf({}), 'no-count')
})

test('信息处理费 / 不是件数的数 / 拒绝', () => {
  for (const items of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 100_001])
    assert.equal(yuanOf({ items }), 'not-a-count')
})

test('信息处理费 / 每多一件（页）/ 金额等于各件单价之和，明细首尾相接', () => {
  const marginal = (k: number) => (k <= 10 ? 0 : k <= 30 ? 100 : 100 * (Math.floor((k - 31) / 10) + 2))
  const page = (k: number) => (k <= 30 ? 0 : k <= 100 ? 10 : k <= 200 ? 20 : 40)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3000 }), fc.boolean(), (count, perItem) => {
      const result = fee(perItem ? { items: count } : { pages: count })
      assert.ok(result.ok)
      let expected = 0
      for (let k = 1; k <= count; k++) expected += perItem ? marginal(k) : page(k)
      assert.equal(result.yuan, expected)
      let next = 1
      for (const step of result.steps) {
        assert.equal(step.from, next)
        next = step.to + 1
      }
      assert.equal(next, count + 1)
    }),
  )
})
