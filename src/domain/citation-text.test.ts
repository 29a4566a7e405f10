import assert from 'node:assert/strict'
import { test } from 'node:test'
import { articleNumeral, basisText, citationText } from './citation-text.ts'

test('条文序号 / 一至九百九十九 / 照法律文本的写法', () => {
  const written = [1, 10, 11, 20, 33, 56, 100, 101, 110, 111, 133, 201, 999].map(articleNumeral)
  assert.deepEqual(written, [
    '一',
    '十',
    '十一',
    '二十',
    '三十三',
    '五十六',
    '一百',
    '一百零一',
    '一百一十',
    '一百一十一',
    '一百三十三',
    '二百零一',
    '九百九十九',
  ])
  assert.throws(() => articleNumeral(0), /article number 0/)
})

test('引用 / 条例、民法典、放假通知 / 写成公文里的样子', () => {
  assert.equal(
    citationText({ instrument: 'disclosure-regulation', article: 33, paragraph: 3 }),
    '《政府信息公开条例》第三十三条第三款',
  )
  assert.equal(citationText({ instrument: 'civil-code', article: 201 }), '《民法典》第二百零一条')
  assert.equal(
    citationText({ instrument: 'reconsideration-law', article: 23, paragraph: 1, item: 4 }),
    '《行政复议法》第二十三条第一款第四项',
  )
  assert.equal(citationText({ instrument: 'holiday-notice-2025', item: 6 }), '国办发明电〔2024〕12号第六项')
  assert.equal(
    citationText({ instrument: 'annual-report-format-2021', place: '附件表三' }),
    '《政府信息公开工作年度报告格式》附件表三',
  )
})

test('规则的依据 / 读过原文、没有读到原文、是我们的理解 / 后两种写明待确认、推断', () => {
  const cites = { instrument: 'disclosure-regulation', article: 33 } as const
  const text = '《政府信息公开条例》第三十三条'
  assert.equal(basisText({ cites, verification: 'read' }), text)
  assert.equal(basisText({ cites, verification: 'to-be-confirmed' }), `${text}，待确认`)
  assert.equal(basisText({ cites, verification: 'inference' }), `${text}，推断`)
})
