import assert from 'node:assert/strict'
import { test } from 'node:test'
import { receiptRules } from '../../law/receipt-rules.ts'
import { receiptOf, type Submission } from './receipt.ts'

const none = { arrivedOn: null, signedOn: null, confirmedOn: null }
const onOf = (submission: Submission) => {
  const receipt = receiptOf(submission)
  return receipt.ok ? receipt.on : receipt.code
}

test('条例第三十一条第一项 / 当面提交 / 提交之日', () => {
  assert.equal(onOf({ ...none, channel: 'in-person', arrivedOn: '2025-09-15' }), '2025-09-15')
})

test('条例第三十一条第二项 / 邮寄 / 签收之日，不是投递或者到达之日', () => {
  assert.equal(
    onOf({ ...none, channel: 'signed-mail', arrivedOn: '2025-09-12', signedOn: '2025-09-15' }),
    '2025-09-15',
  )
  assert.equal(onOf({ ...none, channel: 'signed-mail', arrivedOn: '2025-09-12' }), 'no-receipt-yet')
})

test('条例第三十一条第二项 / 平常信函 / 确认之日；当日未确认的提示', () => {
  const letter = { ...none, channel: 'ordinary-mail', arrivedOn: '2025-09-15' } as const
  const sameDay = receiptOf({ ...letter, confirmedOn: '2025-09-15' })
  const nextDay = receiptOf({ ...letter, confirmedOn: '2025-09-16' })
  assert.ok(sameDay.ok && nextDay.ok)
  assert.deepEqual([sameDay.on, sameDay.confirmedLate], ['2025-09-15', false])
  assert.deepEqual([nextDay.on, nextDay.confirmedLate], ['2025-09-16', true])
  assert.equal(onOf(letter), 'no-receipt-yet')
})

test('条例第三十一条第三项 / 互联网、传真 / 双方确认之日', () => {
  for (const channel of ['internet', 'fax'] as const)
    assert.equal(onOf({ ...none, channel, arrivedOn: '2025-09-13', confirmedOn: '2025-09-15' }), '2025-09-15')
})

test('国办公开办函〔2015〕207号一、2 / 寄给工作机构以外的机构或者个人 / 工作机构与申请人确认之日，联系不上的不起算', () => {
  const handedOn = { ...none, channel: 'misdirected', arrivedOn: '2025-09-15' } as const
  assert.equal(onOf(handedOn), 'no-receipt-yet')
  const restored = receiptOf({ ...handedOn, confirmedOn: '2025-09-18' })
  assert.ok(restored.ok)
  assert.deepEqual(
    [restored.on, restored.confirmedLate, restored.rule.cites.instrument],
    ['2025-09-18', true, 'time-limit-interpretation-2015'],
  )
})

test('条例第三十一条 / 确认早于到达 / 拒绝', () => {
  assert.equal(
    onOf({ ...none, channel: 'fax', arrivedOn: '2025-09-16', confirmedOn: '2025-09-15' }),
    'received-before-arrival',
  )
})

test('条例第三十一条 / 每个渠道 / 恰有一条规则', () => {
  const channels = receiptRules.flatMap((rule) => rule.channels)
  assert.deepEqual(channels.toSorted(), [
    'fax',
    'in-person',
    'internet',
    'misdirected',
    'ordinary-mail',
    'signed-mail',
  ])
})
