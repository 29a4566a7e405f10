import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleCase, fact } from '../../../test/support/example-request.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import { nationalCalendar } from '../calendar/national-calendar.ts'
import { caseDates } from './case-dates.ts'
import type { RequestEvent } from './request-event.ts'

const inPerson = (on: LocalDate) => fact('request-registered', on, { arrivedOn: on })

function due(...events: readonly RequestEvent[]): LocalDate | null {
  const { clock } = exampleCase(events, events.at(-1)?.on ?? '2025-01-01')
  assert.ok(clock?.ok, clock?.ok === false ? clock.message : 'not received')
  return clock.due
}

function lastDay(code: string, ...events: readonly RequestEvent[]): LocalDate | undefined {
  const standing = exampleCase(events, events.at(-1)?.on ?? '2025-01-01')
  return caseDates(standing, nationalCalendar).find((date) => date.code === code)?.on
}

const extended = (on: LocalDate) => [
  fact('extension-proposed', on),
  fact('extension-approved', on),
  fact('extension-notified', on),
]

/** casework.md 3.2 and domain.md 6: received, then the 7th, 15th, 20th, 40th working day. */
const goldenDates: readonly (readonly [LocalDate, Readonly<Record<number, LocalDate>>])[] = [
  ['2022-09-30', { 20: '2022-11-02' }],
  ['2025-09-15', { 7: '2025-09-24', 15: '2025-10-11', 20: '2025-10-17', 40: '2025-11-14' }],
  ['2026-02-09', { 7: '2026-02-25', 20: '2026-03-13', 40: '2026-04-13' }],
  ['2025-01-20', { 7: '2025-02-05', 20: '2025-02-21', 40: '2025-03-21' }],
  ['2025-02-20', { 20: '2025-03-20' }],
  ['2025-01-24', { 7: '2025-02-10', 20: '2025-02-27' }],
  ['2026-02-13', { 7: '2026-03-02', 20: '2026-03-19' }],
  ['2026-09-18', { 15: '2026-10-15', 20: '2026-10-22' }],
  ['2024-09-13', { 20: '2024-10-17' }],
  ['2024-02-08', { 20: '2024-03-13' }],
  ['2023-12-29', { 20: '2024-01-29' }],
  ['2025-12-31', { 20: '2026-01-29' }],
  ['2026-04-30', { 7: '2026-05-13' }],
  ['2026-01-05', { 40: '2026-03-06' }],
  ['2025-09-26', { 20: '2025-10-30' }],
]

for (const [received, dates] of goldenDates)
  test(`期限 / ${received} 收到申请 / 第7、15、20、40个工作日与已知日期一致`, () => {
    const sent = [
      inPerson(received),
      fact('consultation-sent', received),
      fact('consultation-delivered', received),
    ]
    const found: Readonly<Record<number, LocalDate | null | undefined>> = {
      7: lastDay('supplement-notice', inPerson(received)),
      15: lastDay('opinion', ...sent),
      20: due(inPerson(received)),
      40: due(inPerson(received), ...extended(received)),
    }
    for (const [days, date] of Object.entries(dates)) assert.equal(found[Number(days)], date, `+${days}`)
  })

test('指导案例26号 / 2011-06-01 网上提交并得到确认 / 旧条例15个工作日到 2011-06-23', () => {
  const online = fact('request-registered', '2011-06-01', { channel: 'internet', arrivedOn: '2011-06-01' })
  assert.equal(due(online, fact('receipt-confirmed', '2011-06-01', { how: 'online' })), '2011-06-23')
})

test('法院报道的案件 / 邮件 2022-09-28 寄到、09-30 签收 / 自签收之日算，2022-11-02 届满', () => {
  const posted = fact('request-registered', '2022-10-08', {
    channel: 'signed-mail',
    arrivedOn: '2022-09-28',
    signedOn: '2022-09-30',
  })
  assert.equal(due(posted), '2022-11-02')
})

const letter = (id: string, out: LocalDate, back: LocalDate) => [
  fact('consultation-sent', out, { consultation: id }),
  fact('consultation-answered', back, { consultation: id }),
]

test('条例第三十三条第三款 / 09-22 发出、10-17 收到意见 / 发出当日计入、收到当日不计：11-07', () => {
  assert.equal(due(inPerson('2025-09-15'), ...letter('c1', '2025-09-22', '2025-10-17')), '2025-11-07')
})

test('条例第三十三条第三款 / 两次征求意见重叠 / 合并扣除一次到 11-14，不是相加的 11-25', () => {
  const both = [...letter('c1', '2025-09-22', '2025-10-17'), ...letter('c2', '2025-10-09', '2025-10-24')]
  assert.equal(due(inPerson('2025-09-15'), ...both), '2025-11-14')
})

test('条例第三十一条 / 网上申请没有确认 / 没有收到之日，期限不起算；确认之日起算', () => {
  const online = fact('request-registered', '2025-09-12', { channel: 'internet', arrivedOn: '2025-09-12' })
  const open = exampleCase([online], '2025-09-15')
  assert.equal(open.received, null)
  assert.equal(open.clock, null)
  assert.equal(open.lifecycle, 'registered')
  assert.equal(due(online, fact('receipt-confirmed', '2025-09-15')), '2025-10-17')
})

test('送达解释第四项 / 邮寄的答复 / 以交邮之日为准，后来退回也不变', () => {
  const events = [
    inPerson('2025-09-15'),
    fact('decision-drafted', '2025-10-15'),
    fact('decision-reviewed', '2025-10-15'),
    fact('secrecy-reviewed', '2025-10-15'),
    fact('decision-signed', '2025-10-16'),
    fact('letter-dispatched', '2025-10-17'),
  ]
  const posted = exampleCase(events, '2025-10-17')
  assert.equal(posted.closedOn, '2025-10-17')
  assert.equal(posted.lifecycle, 'closed')
  const again = [
    ...events,
    fact('letter-returned', '2025-10-25'),
    fact('letter-dispatched', '2025-10-27'),
    fact('letter-delivered', '2025-10-29'),
  ]
  assert.equal(exampleCase(again, '2025-10-30').closedOn, '2025-10-17')
})

test('送达解释第四项 / 当面送达 / 以签收之日为准；未签收不算答复', () => {
  const events = [
    inPerson('2025-09-15'),
    fact('decision-drafted', '2025-10-15'),
    fact('decision-signed', '2025-10-16'),
    fact('letter-dispatched', '2025-10-17', { mode: 'in-person', carrier: '' }),
  ]
  const open = exampleCase(events, '2025-10-20')
  assert.equal(open.closedOn, null)
  assert.equal(open.lifecycle, 'decided')
  assert.equal(open.clock?.ok === true ? open.clock.view?.status : '', 'overdue')
  assert.equal(
    exampleCase([...events, fact('letter-delivered', '2025-10-20')], '2025-10-20').closedOn,
    '2025-10-20',
  )
})

test('电子送达 / 邮件退信 / 不算答复；再次发出之日才算', () => {
  const events = [
    inPerson('2025-09-15'),
    fact('decision-drafted', '2025-10-15'),
    fact('decision-signed', '2025-10-16'),
    fact('letter-dispatched', '2025-10-16', { mode: 'email', carrier: '' }),
    fact('letter-returned', '2025-10-16'),
  ]
  assert.equal(exampleCase(events, '2025-10-20').closedOn, null)
  const again = [...events, fact('letter-dispatched', '2025-10-17', { mode: 'email', carrier: '' })]
  assert.equal(exampleCase(again, '2025-10-20').closedOn, '2025-10-17')
})

test('条例第三十三条 / 告知了延期却没有负责人同意 / 期限不延长', () => {
  const told = [
    inPerson('2025-09-15'),
    fact('extension-proposed', '2025-10-10'),
    fact('extension-notified', '2025-10-13'),
  ]
  assert.equal(due(...told), '2025-10-17')
})

test('条例第三十条 / 收到补正 / 期限重新起算，先前的延期和征求意见不再算', () => {
  const events = [
    inPerson('2025-09-15'),
    ...extended('2025-09-16'),
    ...letter('c1', '2025-09-16', '2025-09-18'),
    fact('supplement-requested', '2025-09-19'),
    fact('supplement-received', '2025-09-26'),
  ]
  assert.equal(due(...events), '2025-10-30')
  assert.equal(exampleCase(events, '2025-09-26').extension.proposed, null)
})

test('条例第三十条 / 等待补正 / 待申请人补正，期限暂停', () => {
  const waiting = exampleCase(
    [inPerson('2025-09-15'), fact('supplement-requested', '2025-09-19')],
    '2025-10-09',
  )
  assert.equal(waiting.lifecycle, 'waiting-for-applicant')
  assert.ok(waiting.clock?.ok)
  assert.equal(waiting.clock.due, null)
  assert.equal(waiting.clock.view?.status, 'paused')
})

test('信息处理费 / 10-09 收到通知、10-20 缴清 / 自缴清之日重新起算', () => {
  const events = [
    inPerson('2025-09-15'),
    fact('fee-noticed', '2025-10-08'),
    fact('fee-notice-delivered', '2025-10-09'),
    fact('fee-paid', '2025-10-20'),
  ]
  assert.equal(due(...events), '2025-11-17')
})

const closed = [
  inPerson('2025-09-15'),
  fact('decision-drafted', '2025-10-15'),
  fact('decision-signed', '2025-10-16'),
  fact('letter-dispatched', '2025-10-17'),
  fact('remedy-filed', '2025-11-03'),
  fact('remedy-decided', '2025-12-25'),
]

test('复议法第六十四条 / 责令重作定了期限 / 以所定之日为准', () => {
  const reopened = exampleCase(
    [...closed, fact('reply-reopened', '2025-12-29', { until: '2026-01-12' })],
    '2026-01-13',
  )
  assert.equal(reopened.lifecycle, 'processing')
  assert.equal(reopened.outcome, null)
  assert.ok(reopened.clock?.ok)
  assert.equal(reopened.clock.due, '2026-01-12')
  assert.equal(reopened.clock.view?.status, 'overdue')
  assert.equal(reopened.clock.view?.remaining, -1)
})

test('复议法第六十四条 / 责令重作没有定期限 / 自收到之日重新计算20个工作日', () => {
  assert.equal(due(...closed, fact('reply-reopened', '2025-12-31')), '2026-01-29')
  const { clock } = exampleCase([...closed, fact('reply-reopened', '2025-12-31')], '2025-12-31')
  assert.ok(clock?.ok)
  assert.match(clock.days[0]?.why ?? '', /^收到重新作出答复的决定、判决/)
  assert.match(clock.notes.at(-1)?.message ?? '', /没有指定重新答复的期限.*待确认/)
})

test('第四十一条 更正 / 与公开申请同样登记办理 / 表三不计', () => {
  const events = closed
    .slice(0, 4)
    .map((event, at) => (at === 0 ? { ...event, kind: 'correction' as const } : event))
  const corrected = exampleCase(events, '2025-10-17')
  assert.equal(corrected.closedOn, '2025-10-17')
  assert.equal(corrected.counted, null)
})

test('某日的情形 / 之后的事实 / 不计；版本仍数到最后一条', () => {
  const standing = exampleCase(closed, '2025-10-15')
  assert.equal(standing.lifecycle, 'processing')
  assert.equal(standing.version, closed.length)
  assert.equal(standing.remedies.length, 0)
})

/** Received 2025-09-15, due 2025-10-17. */
const noticedInTime = [inPerson('2025-09-15'), fact('fee-noticed', '2025-10-16')]
const statusOn = (asOf: LocalDate, ...events: readonly RequestEvent[]) => {
  const { clock } = exampleCase(events, asOf)
  assert.ok(clock?.ok)
  return [clock.due, clock.view?.status, clock.notes.map(({ code }) => code)]
}

test('收费办法第六条 / 期限内发出收费通知，期满以后才送到 / 通知在期限内，缴清次日重新起算', () => {
  const arrived = fact('fee-notice-delivered', '2025-10-21')
  assert.deepEqual(statusOn('2025-10-21', ...noticedInTime, arrived), [null, 'paused', []])
  const paid = fact('fee-paid', '2025-10-28')
  assert.deepEqual(statusOn('2025-10-28', ...noticedInTime, arrived, paid), ['2025-11-25', 'on-track', []])
})

test('收费办法第六条 / 期限内发出、还在路上 / 期满以前照算，期满以后停着等申请人', () => {
  assert.deepEqual(statusOn('2025-10-17', ...noticedInTime), ['2025-10-17', 'due-today', []])
  assert.deepEqual(statusOn('2025-10-20', ...noticedInTime), [null, 'paused', []])
})

test('收费办法第六条 / 期满以后才发出收费通知 / 不重新起算，已逾期', () => {
  const events = [
    inPerson('2025-09-15'),
    fact('fee-noticed', '2025-10-20'),
    fact('fee-notice-delivered', '2025-10-21'),
  ]
  assert.deepEqual(statusOn('2025-10-22', ...events), ['2025-10-17', 'overdue', ['fee-notice-after-expiry']])
})

test('条例第四十一条 / 更正申请 / 没有法定期限：参照的日子引第四十一条，不引第三十三条', () => {
  const mend = fact('request-registered', '2025-09-15', { kind: 'correction' })
  const date = caseDates(exampleCase([mend], '2025-10-20'), nationalCalendar).find(
    ({ code }) => code === 'reply',
  )
  assert.deepEqual(date?.cites, { instrument: 'disclosure-regulation', article: 41 })
  assert.match(date?.name ?? '', /没有法定的答复期限/)
})
