import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eventForms, parseEvents } from './event-text.ts'

const parse = (...texts: string[]) => parseEvents(texts, 20)
const refusal = (text: string) => {
  const parsed = parse(text)
  return Array.isArray(parsed) ? null : parsed
}

test('事件写法 / 征求意见 / 英文和中文写法相同，两次各自编号', () => {
  assert.deepEqual(parse('third-party=2025-09-22..2025-10-17', '其他机关=2025-10-09至2025-10-24'), [
    { type: 'consultation-sent', on: '2025-09-22', consultation: '1', consulted: 'third-party' },
    { type: 'consultation-answered', on: '2025-10-17', consultation: '1' },
    { type: 'consultation-sent', on: '2025-10-09', consultation: '2', consulted: 'other-organ' },
    { type: 'consultation-answered', on: '2025-10-24', consultation: '2' },
  ])
  for (const name of ['第三方', 'thirdParty', 'THIRD_PARTY', '征求意见'])
    assert.deepEqual(parse(`${name}=2025-09-22..2025-10-17`), parse('third-party=2025-09-22..2025-10-17'))
})

test('事件写法 / 尚未结束 / 只写起始日和“..”', () => {
  assert.deepEqual(parse('补正=2025-09-18..'), [{ type: 'supplement-requested', on: '2025-09-18' }])
  assert.deepEqual(parse('第三方=2025-09-22..'), [
    { type: 'consultation-sent', on: '2025-09-22', consultation: '1', consulted: 'third-party' },
  ])
})

test('事件写法 / 延期 / 不写天数是20个工作日，“+15”是15个，“..日期”是延到某日', () => {
  const extended = (by: object) => [{ type: 'deadline-extended', on: '2025-10-17', by }]
  assert.deepEqual(parse('extension=2025-10-17'), extended({ workingDays: 20 }))
  assert.deepEqual(parse('延期=2025-10-17+15'), extended({ workingDays: 15 }))
  assert.deepEqual(parse('extension=2025-10-17..2025-11-07'), extended({ until: '2025-11-07' }))
})

test('事件写法 / 每个例子 / 都读得出来', () => {
  for (const { examples } of eventForms)
    for (const example of examples) assert.ok(Array.isArray(parse(example)), example)
})

test('事件写法 / 写错了 / 说明错在哪里、怎样改', () => {
  assert.match(refusal('第三方')?.message ?? '', /不是“类型=日期”的写法/)
  assert.match(
    refusal('暂停=2025-09-22..')?.message ?? '',
    /没有“暂停”这种事件。可用的有：third-party（第三方）/,
  )
  assert.match(refusal('第三方=2025-09-22')?.message ?? '', /应当写成 third-party=2025-09-22\.\.2025-10-17/)
  assert.match(refusal('第三方=2025-02-30..2025-10-17')?.message ?? '', /“2025-02-30”不是一个存在的日期/)
  assert.match(refusal('第三方=2025-09-22..10月17日')?.message ?? '', /“10月17日”不是一个存在的日期/)
  assert.equal(refusal('extension=2025-10-17+二十')?.code, 'no-dates')
  assert.equal(refusal('extension=2025-10-17..')?.code, 'wrong-shape')
  assert.equal(refusal('reply=2025-10-17..2025-10-18')?.code, 'wrong-shape')
  assert.equal(refusal('reasonable-period=2025-10-17')?.code, 'wrong-shape')
  assert.equal(refusal('fee=2025-10-17..2025-10-18..2025-10-19')?.code, 'no-dates')
  assert.equal(refusal('')?.code, 'no-event')
})
