import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { findRemoved, foldForSearch, paintOver, placesOf } from './search-removed.ts'

test('搜索已删内容 / 全角、部首字形、连字 / 同一种写法', () => {
  assert.equal(foldForSearch('ＩＤ　１１０１'), foldForSearch('id1101'))
  assert.equal(foldForSearch('⼀⾏'), '一行')
  assert.equal(foldForSearch('oﬃce'), 'office')
})

test('搜索已删内容 / 换行、空格、零宽字符、软连字符隔开 / 仍然找到', () => {
  const removed = ['临川市学府路18号']
  for (const left of ['临川市学\n府路 18 号', '临川市\u200b学府路１８号', '临川市学\u00ad府路18号'])
    assert.deepEqual(findRemoved([left], removed), removed, left)
})

test('搜索已删内容 / 只有一个字 / 不作全文搜索', () => {
  assert.deepEqual(findRemoved(['张三'], ['张']), [])
})

test('遮盖词语 / 前后的文字 / 一字不动，遮盖的长度不透露原来的长度', () => {
  assert.deepEqual(paintOver('申请人：李 若\n兰，电话一一', ['李若兰']), {
    text: '申请人：███，电话一一',
    count: 1,
  })
  assert.deepEqual(placesOf('甲乙甲乙', '甲乙'), [
    [0, 2],
    [2, 4],
  ])
})

test('遮盖词语 / 任意文字和词 / 遮盖之后再也找不到', () => {
  const word = fc.string({
    unit: fc.constantFrom('甲', '乙', '１', '1', ' ', '\n', 'A', 'ａ', '\u200b'),
    maxLength: 6,
  })
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('甲', '乙', '1', '１', ' ', 'a'), maxLength: 40 }),
      word,
      (text, piece) => {
        const painted = paintOver(text, [piece]).text
        assert.deepEqual(findRemoved([painted.replaceAll('███', '|')], [piece]), [])
      },
    ),
  )
})
