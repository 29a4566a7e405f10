import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleCase, fact } from '../../../test/support/example-request.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import { nationalCalendar } from '../calendar/national-calendar.ts'
import { alarmsOf } from './alarms.ts'
import { caseDates } from './case-dates.ts'
import type { RequestEvent } from './request-event.ts'

const registered = fact('request-registered', '2025-09-15')
const drafted = fact('decision-drafted', '2025-09-16')

function alarms(events: readonly RequestEvent[], today: LocalDate) {
  return alarmsOf(exampleCase(events, today), nationalCalendar, today).map(
    ({ code, urgency, remaining }) => ({
      code,
      urgency,
      remaining,
    }),
  )
}

/** Due on 17 October; the 11th is a Saturday worked. */
const replyAlarms: readonly (readonly [LocalDate, string | null, number | null])[] = [
  ['2025-10-10', null, null],
  ['2025-10-11', 'soon', 5],
  ['2025-10-15', 'soon', 2],
  ['2025-10-17', 'today', 0],
  ['2025-10-18', 'late', 0],
  ['2025-10-20', 'late', -1],
]

for (const [today, urgency, remaining] of replyAlarms)
  test(`预警 / 期限 2025-10-17，${today} / ${urgency ?? '尚不提醒'}`, () => {
    const expected = urgency === null ? [] : [{ code: 'reply', urgency, remaining: remaining ?? 0 }]
    assert.deepEqual(alarms([registered, drafted], today), expected)
  })

test('预警 / 网上申请 / 当日提醒确认，次日起算逾期', () => {
  const online = fact('request-registered', '2025-09-12', { channel: 'internet', arrivedOn: '2025-09-12' })
  assert.deepEqual(alarms([online], '2025-09-12'), [
    { code: 'receipt-unconfirmed', urgency: 'today', remaining: null },
  ])
  assert.deepEqual(alarms([online], '2025-09-13'), [
    { code: 'receipt-unconfirmed', urgency: 'late', remaining: null },
  ])
})

test('预警 / 第7个工作日之前 / 提醒是否需要补正；过了不再提醒', () => {
  assert.deepEqual(alarms([registered], '2025-09-24'), [
    { code: 'supplement-notice', urgency: 'today', remaining: 0 },
  ])
  assert.deepEqual(alarms([registered], '2025-09-25'), [])
})

test('预警 / 征求意见第15个工作日、缴费第20个工作日 / 到期提醒', () => {
  const asked = [
    registered,
    drafted,
    fact('consultation-sent', '2025-09-15'),
    fact('consultation-delivered', '2025-09-15'),
  ]
  assert.deepEqual(alarms(asked, '2025-10-11'), [{ code: 'opinion', urgency: 'today', remaining: 0 }])
  const charged = [
    registered,
    drafted,
    fact('fee-noticed', '2025-09-18'),
    fact('fee-notice-delivered', '2025-09-19'),
  ]
  assert.deepEqual(alarms(charged, '2025-10-24'), [{ code: 'fee-payment', urgency: 'late', remaining: -1 }])
})

test('预警 / 征求意见期间 / 答复期限暂停，不提醒答复', () => {
  const asked = [registered, drafted, fact('consultation-sent', '2025-10-14')]
  assert.deepEqual(alarms(asked, '2025-10-17'), [])
})

test('预警 / 放假安排尚未公布 / 说明期限是暂定的', () => {
  const late = fact('request-registered', '2026-12-15', { arrivedOn: '2026-12-15' })
  assert.deepEqual(alarms([late, { ...drafted, on: '2026-12-16' }], '2026-12-16'), [
    { code: 'calendar-provisional', urgency: 'notice', remaining: null },
  ])
})

test('预警 / 签发未发出、文书退回、建议未答复、责令重作 / 各有提醒', () => {
  const signed = [registered, drafted, fact('decision-signed', '2025-09-17')]
  assert.deepEqual(alarms(signed, '2025-09-18'), [
    { code: 'reply-not-sent', urgency: 'notice', remaining: null },
  ])
  const returned = [...signed, fact('letter-dispatched', '2025-09-18'), fact('letter-returned', '2025-09-25')]
  assert.deepEqual(alarms(returned, '2025-09-26'), [
    { code: 'letter-returned', urgency: 'notice', remaining: null },
  ])
  const suggested = [
    ...signed,
    fact('letter-dispatched', '2025-09-18'),
    fact('publication-suggested', '2025-09-20'),
  ]
  assert.deepEqual(alarms(suggested, '2025-09-26'), [
    { code: 'suggestion-unanswered', urgency: 'notice', remaining: null },
  ])
  const annulled = [
    ...signed,
    fact('letter-dispatched', '2025-09-18'),
    fact('remedy-filed', '2025-09-22'),
    fact('remedy-decided', '2025-09-25'),
  ]
  assert.deepEqual(alarms(annulled, '2025-09-26'), [
    { code: 'to-be-remade', urgency: 'late', remaining: null },
  ])
})

test('预警 / 复议答复期限 / 办结以后也提醒', () => {
  const filed = [
    registered,
    drafted,
    fact('decision-signed', '2025-09-17'),
    fact('letter-dispatched', '2025-09-18'),
    fact('remedy-filed', '2025-09-22'),
    fact('remedy-notice-received', '2025-09-26'),
  ]
  assert.deepEqual(alarms(filed, '2025-10-10'), [{ code: 'remedy-answer', urgency: 'today', remaining: 0 }])
})

test('各项期限 / 同时在跑的 / 近的在前，各有条文', () => {
  const asked = [
    registered,
    fact('consultation-sent', '2025-09-16'),
    fact('consultation-delivered', '2025-09-17'),
  ]
  const dates = caseDates(exampleCase(asked, '2025-09-18'), nationalCalendar)
  assert.deepEqual(
    dates.map(({ code, on, whose }) => [code, on, whose]),
    [
      ['supplement-notice', '2025-09-24', 'office'],
      ['opinion', '2025-10-14', 'consulted'],
    ],
  )
  for (const { cites, name } of dates) assert.ok(cites.article !== undefined && name.length > 3)
})

test('复议答复期限 / 跨入没有公布放假安排的年份 / 说是暂定的；普通程序的期限没有读到原文，说待确认', () => {
  const filed = fact('remedy-filed', '2026-12-21', { remedy: 'r1', remedyKind: 'reconsideration' })
  const told = (on: LocalDate, procedure: 'simplified' | 'ordinary') =>
    caseDates(
      exampleCase(
        [registered, filed, fact('remedy-notice-received', on, { remedy: 'r1', procedure })],
        '2026-12-29',
      ),
      nationalCalendar,
    ).find(({ code }) => code === 'remedy-answer')
  assert.deepEqual(
    [told('2026-12-21', 'simplified'), told('2026-12-29', 'simplified')].map((date) => [
      date?.on,
      date?.provisional,
    ]),
    [
      ['2026-12-28', false],
      ['2027-01-05', true],
    ],
  )
  assert.equal(told('2026-12-21', 'ordinary')?.name, '普通程序复议答复期限（待确认）')
})

test('预警 / 缴费期限跨入没有公布放假安排的年份 / 写明暂定', () => {
  const events = [
    fact('request-registered', '2026-12-14', { arrivedOn: '2026-12-14' }),
    fact('fee-noticed', '2026-12-15'),
    fact('fee-notice-delivered', '2026-12-16'),
  ]
  const [alarm] = alarmsOf(exampleCase(events, '2027-01-13'), nationalCalendar, '2027-01-13')
  assert.equal(alarm?.message, '缴费期限（由申请人办理）（暂定）：今天到期')
})
