import assert from 'node:assert/strict'
import { it } from 'node:test'
import fc from 'fast-check'
import { newTrackingCode, trackingCodeOf } from '../../identity/tracking-codes.ts'
import { plainTrackingCode, shownTrackingCode, trackingAlphabet } from './tracking-code.ts'

it('查询码 / 抄在纸上再输入 / 大小写、空格、短横、全角、O 和 0、I L 和 1 都不要紧', () => {
  const code = '01ABCDEFGH23456J'
  for (const typed of [
    '01AB-CDEF-GH23-456J',
    'oiab cdef gh23 456j',
    'OLAB—CDEF－GH23·456J',
    '０１ＡＢＣＤＥＦＧＨ２３４５６Ｊ',
  ])
    assert.equal(plainTrackingCode(typed), code, typed)
})

it('查询码 / 长短不对、有别的字 / 不是', () => {
  for (const typed of ['', '01AB', '01ABCDEFGH23456JJ', '01ABCDEFGH23456U', '沪宝公开〔2026〕1号'])
    assert.equal(plainTrackingCode(typed), null)
})

it('任意的十个字节 / 做成查询码 / 显示再读回是同一个', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 10, maxLength: 32 }), (bytes) => {
      const code = trackingCodeOf(bytes)
      assert.equal(plainTrackingCode(shownTrackingCode(code)), code)
    }),
  )
})

it('三千个新的查询码 / 互不相同，每个位置的字母都用得到', () => {
  const codes = new Set(Array.from({ length: 3000 }, newTrackingCode))
  assert.equal(codes.size, 3000)
  for (let place = 0; place < 16; place++)
    assert.equal(new Set([...codes].map((code) => code[place])).size, trackingAlphabet.length)
})
