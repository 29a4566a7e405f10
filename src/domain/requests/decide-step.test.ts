import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  exampleCase,
  exampleContext,
  exampleDecision,
  fact,
  tryStep,
} from '../../../test/support/example-request.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import { decideCorrection, decideStep } from './decide-step.ts'
import { actionPermission } from './request-actions.ts'
import type { RequestEvent, RequestFact } from './request-event.ts'

const registered = fact('request-registered', '2025-09-15')
const told = [
  registered,
  fact('supplement-requested', '2025-09-17'),
  fact('supplement-received', '2025-09-26'),
]

function code(decided: ReturnType<typeof decideStep>): string {
  return decided.ok ? 'ok' : decided.code
}

function correct(events: readonly RequestEvent[], sequence: number, what: RequestFact, on: LocalDate) {
  const today = '2025-11-03'
  return decideCorrection(exampleCase(events, today), sequence, what, on, exampleContext(today))
}

function without(event: RequestEvent): RequestFact {
  const { on: _, ...what } = event
  return what
}

test('登记事实 / 还没有到的日子、早于申请到达 / 都不可以', () => {
  const next = fact('handed-to-unit', '2025-09-17')
  assert.equal(code(tryStep([registered], next, { today: '2025-09-16' })), 'in-the-future')
  assert.equal(
    code(tryStep([registered], { ...next, on: '2025-09-14' }, { today: '2025-09-16' })),
    'before-arrival',
  )
  assert.equal(
    code(tryStep([registered], { ...next, on: '2025-02-30' }, { today: '2025-09-16' })),
    'no-such-day',
  )
})

test('补录 / 几天前的事 / 按当时的情形判断', () => {
  // On 24 September the seventh working day was not over; it is entered on 9 October.
  const late = fact('supplement-requested', '2025-09-24')
  assert.equal(code(tryStep([registered], late, { today: '2025-10-09' })), 'ok')
  assert.equal(
    code(tryStep([registered], { ...late, on: '2025-10-09' }, { today: '2025-10-09' })),
    'supplement-too-late',
  )
})

test('补录 / 已办结案件的检索 / 办结之前的可以，之后的不可以', () => {
  const closed = [registered, fact('request-withdrawn', '2025-10-09')]
  assert.equal(code(tryStep(closed, fact('search-recorded', '2025-10-08'), { today: '2025-10-20' })), 'ok')
  assert.equal(
    code(tryStep(closed, fact('search-recorded', '2025-10-10'), { today: '2025-10-20' })),
    'closed',
  )
})

test('补录 / 使后来登记的事不再成立 / 不可以，并说明是哪一条', () => {
  const earlier = fact('supplement-requested', '2025-09-16')
  const decided = tryStep(told, earlier, { today: '2025-10-09' })
  assert.equal(code(decided), 'breaks-later-entry')
  assert.ok(!decided.ok && decided.message.includes('2025年9月17日') && decided.message.includes('告知补正'))
})

test('更正 / 日期记错 / 改了以后后面的仍成立才可以', () => {
  const fact2 = without(fact('supplement-requested', '2025-09-17'))
  assert.equal(code(correct(told, 2, fact2, '2025-09-18')), 'ok')
  assert.equal(code(correct(told, 2, fact2, '2025-09-29')), 'supplement-too-late')
  // Told on the 24th, corrected request already in on the 22nd: cannot be.
  const early = [
    registered,
    fact('supplement-requested', '2025-09-17'),
    fact('supplement-received', '2025-09-22'),
  ]
  assert.equal(code(correct(early, 2, fact2, '2025-09-24')), 'breaks-later-entry')
})

test('更正 / 换成另一类事实、已经更正过的记录 / 不可以', () => {
  const other = without(fact('handed-to-unit', '2025-09-17'))
  assert.equal(code(correct(told, 2, other, '2025-09-17')), 'other-kind-of-entry')
  assert.equal(code(correct(told, 9, other, '2025-09-17')), 'no-such-entry')
})

test('更正登记 / 签收日期记错 / 收到之日随之改变', () => {
  const posted = fact('request-registered', '2025-09-15', { channel: 'signed-mail', signedOn: '2025-09-15' })
  const mended = without({ ...posted, signedOn: '2025-09-16' } as RequestEvent) // a registration still
  assert.equal(code(correct([posted], 1, mended, '2025-09-15')), 'ok')
  const late = [posted, fact('supplement-requested', '2025-09-24')]
  const early = without({ ...posted, signedOn: '2025-09-10', arrivedOn: '2025-09-10' } as RequestEvent) // a registration still
  assert.equal(code(correct(late, 1, early, '2025-09-15')), 'breaks-later-entry')
})

test('撤销误记 / 后面依赖它的记录 / 先撤销后面的', () => {
  const revoke: RequestFact = { type: 'entry-revoked', reason: '记错了案件' }
  assert.equal(code(correct(told, 2, revoke, '2025-11-03')), 'breaks-later-entry')
  assert.equal(code(correct(told, 3, revoke, '2025-11-03')), 'ok')
  assert.equal(code(correct(told, 1, revoke, '2025-11-03')), 'registration-stays')
  const bare = decideStep(exampleCase(told, '2025-11-03'), revoke, '2025-11-03', exampleContext('2025-11-03'))
  assert.equal(code(bare), 'nothing-to-revoke')
})

const signed = [
  registered,
  fact('decision-drafted', '2025-10-09'),
  fact('decision-reviewed', '2025-10-10'),
  fact('secrecy-reviewed', '2025-10-10'),
  fact('decision-signed', '2025-10-13'),
]

test('更正登记 / 登记号、回执上的摘要 / 不可以：申请人手里有回执', () => {
  const what = without(registered)
  assert.ok(what.type === 'request-registered')
  assert.equal(code(correct(told, 1, { ...what, number: '别的号' }, '2025-09-15')), 'receipt-stays')
  assert.equal(code(correct(told, 1, { ...what, contentDigest: '0' }, '2025-09-15')), 'receipt-stays')
})

test('更正登记 / 到达日期 / 条例施行那天可以，前一天不可以；今天可以，明天不可以；签收不早于到达', () => {
  const what = without(registered)
  assert.ok(what.type === 'request-registered')
  const arrived = (arrivedOn: LocalDate, signedOn: LocalDate | null = null) =>
    code(correct([registered], 1, { ...what, channel: 'in-person', arrivedOn, signedOn }, arrivedOn))
  assert.equal(arrived('2008-05-01'), 'ok')
  assert.equal(arrived('2008-04-30'), 'arrived-before-the-law')
  assert.equal(arrived('2025-11-03'), 'ok')
  assert.equal(arrived('2025-11-04'), 'arrived-in-the-future')
  assert.equal(arrived('2025-09-15', '2025-09-14'), 'signed-for-before-arrival')
  assert.equal(arrived('2025-09-15', '2025-11-04'), 'signed-for-in-the-future')
})

test('更正 / 已经审核、签发的拟办意见 / 内容不能改，日期可以改', () => {
  const draft = fact('decision-drafted', '2025-10-09')
  const other = fact('decision-drafted', '2025-10-09', { decision: exampleDecision('E1') })
  assert.equal(code(correct(signed, 2, without(other), '2025-10-09')), 'approved-since')
  assert.equal(code(correct(signed, 2, without(draft), '2025-10-08')), 'ok')
  assert.equal(code(correct(signed.slice(0, 2), 2, without(other), '2025-10-09')), 'ok')
})

test('撤销签发 / 所需权限 / 与签发相同', () => {
  const made = exampleCase(signed, '2025-10-13')
  const revoke: RequestFact = { type: 'entry-revoked', reason: '签错' }
  assert.deepEqual(actionPermission(made, revoke, 5), { kind: 'request', verb: 'sign' })
  assert.deepEqual(actionPermission(made, revoke, 3), { kind: 'request', verb: 'review' })
})
