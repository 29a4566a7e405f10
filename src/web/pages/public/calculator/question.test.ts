import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readClockQuestion, readFeeQuestion } from './question.ts'

describe('读期限的问题', () => {
  it('没有问 / 空的地址 / 不作回答', () => {
    assert.equal(readClockQuestion({}), null)
    assert.equal(readFeeQuestion({}), null)
  })

  it('收到日期和渠道 / 几种写法 / 都认得', () => {
    for (const received of ['2022-09-30', '2022.9.30', '2022年9月30日', '２０２２/０９/３０']) {
      const question = readClockQuestion({ received, channel: 'signed-mail' })
      assert.deepEqual(question, {
        received: '2022-09-30',
        events: [{ type: 'request-received', on: '2022-09-30', channel: 'signed-mail' }],
      })
    }
  })

  it('不存在的日子 / 2022-02-31 / 指出是哪一栏', () => {
    assert.deepEqual(readClockQuestion({ received: '2022-02-31' }), [
      { field: 'received', message: '请写成年-月-日，例如 2025-09-30。' },
    ])
  })

  it('收到之日空着 / 提交 / 请填写', () => {
    const problems = readClockQuestion({ received: '' })
    assert.ok(Array.isArray(problems))
    assert.equal(problems[0]?.field, 'received')
  })

  it('征求意见还没有回音 / 只填发出之日 / 一个未完的征求意见', () => {
    const question = readClockQuestion({
      received: '2025-09-15',
      'sent-1': '2025-09-22',
      'consulted-1': 'co-maker',
    })
    assert.ok(question !== null && 'events' in question)
    assert.deepEqual(question.events.slice(1), [
      { type: 'consultation-sent', on: '2025-09-22', consultation: '1', consulted: 'co-maker' },
    ])
  })

  it('只填收到意见之日 / 提交 / 请填发出之日', () => {
    const problems = readClockQuestion({ received: '2025-09-15', 'answered-2': '2025-09-22' })
    assert.ok(Array.isArray(problems))
    assert.equal(problems[0]?.field, 'sent-2')
  })

  it('延期 / 工作日数写成文字或者 0 / 指出那一栏', () => {
    for (const days of ['二十', '0', ''])
      assert.deepEqual(
        readClockQuestion({ received: '2025-09-15', extended: '2025-10-10', 'extended-days': days }),
        [{ field: 'extended-days', message: '请填写整数。' }],
      )
  })
})

describe('读收费的问题', () => {
  it('件数、页数 / 全角也行；小数和负数不行', () => {
    assert.deepEqual(readFeeQuestion({ items: '３５' }), { items: 35 })
    assert.deepEqual(readFeeQuestion({ pages: '250' }), { pages: 250 })
    for (const items of ['1.5', '-3', '', '一']) assert.ok(Array.isArray(readFeeQuestion({ items })))
  })
})
