import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleCase, fact } from '../../../test/support/example-request.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import { nationalCalendar } from '../calendar/national-calendar.ts'
import { screenText } from '../personal-data/screen-text.ts'
import { alarmsToTell } from './alarms.ts'
import { type RemindedCase, reminderOf } from './reminder.ts'
import type { RequestEvent } from './request-event.ts'

const registered = fact('request-registered', '2025-09-15', { number: '临公开〔2025〕7号' })
const drafted = fact('decision-drafted', '2025-09-16')

function reminded(events: readonly RequestEvent[], today: LocalDate): RemindedCase[] {
  const made = exampleCase(events, today)
  const [first, ...more] = alarmsToTell(made, nationalCalendar, today)
  return first === undefined ? [] : [{ number: made.registered.number, alarms: [first, ...more] }]
}

function letter(cases: readonly RemindedCase[], today: LocalDate): string | null {
  const about = { organName: '临川市第2局', deskUrl: 'https://desk.example.gov.cn', today }
  return reminderOf(cases, about)?.text ?? null
}

/** Due on 17 October; the 11th is a Saturday worked, the 18th and 19th are none. */
const told: readonly (readonly [LocalDate, string | null])[] = [
  ['2025-10-10', null],
  ['2025-10-11', '【即将到期】\n临公开〔2025〕7号　答复期限2025年10月17日到期，还有5个工作日'],
  ['2025-10-16', '【即将到期】\n临公开〔2025〕7号　答复期限2025年10月17日到期，还有1个工作日'],
  ['2025-10-17', '【今天到期】\n临公开〔2025〕7号　答复期限今天到期'],
  ['2025-10-20', '【已过期】\n临公开〔2025〕7号　答复期限2025年10月17日到期，已过1个工作日'],
  ['2025-10-21', '【已过期】\n临公开〔2025〕7号　答复期限2025年10月17日到期，已过2个工作日'],
]

for (const [today, line] of told)
  test(`每日提醒 / 期限 2025-10-17，${today} / ${line?.split('\n')[0] ?? '不发'}`, () => {
    const text = letter(reminded([registered, drafted], today), today)
    if (line === null) assert.equal(text, null)
    else assert.ok(text?.includes(`\n${line}\n`), text ?? 'no letter')
  })

test('每日提醒 / 补正、征求意见、缴费的期限，没有确认的网上申请 / 各说是什么、由谁办', () => {
  const supplement = [registered, fact('supplement-requested', '2025-09-17', { until: '2025-10-10' })]
  assert.match(
    letter(reminded(supplement, '2025-10-09'), '2025-10-09') ?? '',
    /补正期限（由申请人办理）2025年10月10日到期，还有1个工作日/,
  )
  const asked = [
    registered,
    drafted,
    fact('consultation-sent', '2025-09-15'),
    fact('consultation-delivered', '2025-09-16'),
  ]
  assert.match(
    letter(reminded(asked, '2025-10-14'), '2025-10-14') ?? '',
    /提出意见的期限（由被征求意见一方办理）/,
  )
  const online = fact('request-registered', '2025-09-12', { channel: 'internet', arrivedOn: '2025-09-12' })
  assert.match(
    letter(reminded([online], '2025-09-15'), '2025-09-15') ?? '',
    /【已过期】\n.*2025年9月12日到达，还没有与申请人确认收到/,
  )
})

test('每日提醒 / 补正期限落在周六，今天周五 / 说今天是到期前最后一个工作日', () => {
  const events = [registered, fact('supplement-requested', '2025-09-16', { until: '2025-09-20' })]
  assert.match(
    letter(reminded(events, '2025-09-19'), '2025-09-19') ?? '',
    /2025年9月20日到期，今天是到期前最后一个工作日/,
  )
})

test('每日提醒 / 文书退回的原因写了人名电话，编号是身份证号 / 邮件里都没有，筛查不出个人信息', () => {
  const returned = fact('letter-returned', '2025-10-14', { reason: '收件人沈采薇已搬走，13800001234' })
  const events = [registered, drafted, fact('letter-dispatched', '2025-10-10'), returned]
  const [first] = reminded(events, '2025-10-17')
  assert.ok(first !== undefined)
  const text = letter([first, { ...first, number: '110101199003074039' }], '2025-10-17') ?? ''
  assert.match(text, /文书被退回，需要重新送达/)
  assert.match(text, /（编号见办公端）/)
  assert.doesNotMatch(text, /沈采薇|1380000|110101|文昌路/)
  assert.deepEqual(screenText(text), [])
})

test('每日提醒 / 五十一件 / 写五十件，最急的在前，另有1件见办公端', () => {
  const [soon] = reminded([registered, drafted], '2025-10-16')
  const [late] = reminded([registered, drafted], '2025-10-20')
  assert.ok(soon !== undefined && late !== undefined)
  const many = Array.from({ length: 50 }, (_, index) => ({
    ...soon,
    number: `临公开〔2025〕${index + 100}号`,
  }))
  const about = { organName: '临川市第2局', deskUrl: null, today: '2025-10-16' } as const
  const reminder = reminderOf([...many, late], about)
  assert.equal(reminder?.subject, '依申请公开提醒：已过期1件，即将到期50件')
  const lines = reminder.text.split('\n').filter((line) => line.includes('　'))
  assert.equal(lines.length, 50)
  assert.match(lines[0] ?? '', /^临公开〔2025〕7号　/)
  assert.match(reminder.text, /\n另有1件，见办公端。\n/)
  assert.doesNotMatch(reminder.text, /https?:/)
})
