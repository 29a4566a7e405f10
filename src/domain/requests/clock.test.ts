import assert from 'node:assert/strict'
import { test } from 'node:test'
import { replyRules2008, replyRules2019 } from '../../law/reply-rule-sets.ts'
import { addDays, daysFromTo, type LocalDate } from '../calendar/local-date.ts'
import { nationalCalendar } from '../calendar/national-calendar.ts'
import { addWorkingDays } from '../calendar/working-days.ts'
import { clock, type ReplyClock } from './clock.ts'
import type { ClockEvent } from './clock-events.ts'

const received = (on: LocalDate): ClockEvent => ({ type: 'request-received', on })
const consulted = (from: LocalDate, to: LocalDate | null, id = 'a'): ClockEvent[] => [
  { type: 'consultation-sent', on: from, consultation: id, consulted: 'third-party' },
  ...(to === null ? [] : [{ type: 'consultation-answered', on: to, consultation: id } as const]),
]
const supplement = (from: LocalDate, to: LocalDate | null): ClockEvent[] => [
  { type: 'supplement-requested', on: from },
  ...(to === null ? [] : [{ type: 'supplement-received', on: to } as const]),
]
const fee = (from: LocalDate, to: LocalDate | null): ClockEvent[] => [
  { type: 'fee-notified', on: from },
  ...(to === null ? [] : [{ type: 'fee-paid', on: to } as const]),
]
const extended = (on: LocalDate, workingDays = 20): ClockEvent => ({
  type: 'deadline-extended',
  on,
  by: { workingDays },
})

function run(events: readonly ClockEvent[], asOf: LocalDate | null = null): ReplyClock {
  const result = clock(events, nationalCalendar, replyRules2019, asOf)
  assert.ok(result.ok, result.ok ? '' : result.message)
  return result
}
const dueOf = (...events: (ClockEvent | ClockEvent[])[]) => run(events.flat()).due
const codes = (...events: (ClockEvent | ClockEvent[])[]) => run(events.flat()).notes.map(({ code }) => code)
const refusalOf = (...events: (ClockEvent | ClockEvent[])[]) => {
  const result = clock(events.flat(), nationalCalendar, replyRules2019)
  return result.ok ? null : result.code
}

const plain: readonly (readonly [LocalDate, LocalDate])[] = [
  ['2022-09-30', '2022-11-02'],
  ['2025-02-20', '2025-03-20'],
  ['2025-01-24', '2025-02-27'],
  ['2026-02-13', '2026-03-19'],
  ['2026-09-18', '2026-10-22'],
  ['2024-09-13', '2024-10-17'],
  ['2024-02-08', '2024-03-13'],
  ['2023-12-29', '2024-01-29'],
  ['2025-12-31', '2026-01-29'],
  ['2025-09-26', '2025-10-30'],
  ['2025-09-15', '2025-10-17'],
  ['2026-02-09', '2026-03-13'],
  ['2025-01-20', '2025-02-21'],
]
for (const [from, due] of plain)
  test(`条例第三十三条第二款 / ${from} 收到申请 / ${due} 前答复`, () => {
    assert.equal(dueOf(received(from)), due)
  })

test('条例第三十三条第二款 / 延长20个工作日 / 从原期限届满之日起接着算', () => {
  assert.equal(dueOf(received('2025-09-15'), extended('2025-10-17')), '2025-11-14')
  assert.equal(dueOf(received('2026-02-09'), extended('2026-03-01')), '2026-04-13')
  assert.equal(dueOf(received('2025-01-20'), extended('2025-02-21')), '2025-03-21')
  assert.equal(dueOf(received('2026-01-05'), extended('2026-02-02')), '2026-03-06')
})

test('2007年公布的条例第二十四条 / 2011年6月1日网上提交，15个工作日 / 2011年6月23日前答复（指导案例26号）', () => {
  const result = clock([received('2011-06-01')], nationalCalendar, replyRules2008)
  assert.ok(result.ok)
  assert.equal(result.due, '2011-06-23')
  assert.equal(result.provisional, false)
})

test('条例第三十三条第三款 / 征求第三方意见9月22日至10月17日 / 11月7日（发出日计入、收到日不计入）', () => {
  assert.equal(dueOf(received('2025-09-15'), consulted('2025-09-22', '2025-10-17')), '2025-11-07')
})

test('条例第三十三条第三款 / 首尾两日的三种算法 / 11月7日、6日、10日，由一条规则决定', () => {
  const by = (sendDay: 'counted' | 'excluded', replyDay: 'counted' | 'excluded') => {
    const { consultation } = replyRules2019
    const boundary = { ...consultation.boundary, sendDay, replyDay }
    const rules = { ...replyRules2019, consultation: { ...consultation, boundary } }
    const events = [received('2025-09-15'), ...consulted('2025-09-22', '2025-10-17')]
    const result = clock(events, nationalCalendar, rules)
    return result.ok ? result.due : null
  }
  assert.equal(by('counted', 'excluded'), '2025-11-07')
  assert.equal(by('counted', 'counted'), '2025-11-06')
  assert.equal(by('excluded', 'excluded'), '2025-11-10')
})

test('条例第三十三条第三款 / 两次征求意见重叠 / 取并集得11月14日，不是相加的11月25日', () => {
  const first = consulted('2025-09-22', '2025-10-17', 'a')
  const second: ClockEvent[] = [
    { type: 'consultation-sent', on: '2025-10-09', consultation: 'b', consulted: 'other-organ' },
    { type: 'consultation-answered', on: '2025-10-24', consultation: 'b' },
  ]
  assert.equal(dueOf(received('2025-09-15'), first, second), '2025-11-14')
})

test('条例第三十条 / 收到补正的申请 / 20个工作日重新起算，之前的征求意见不再扣除', () => {
  const events = [received('2025-09-15'), ...supplement('2025-09-22', '2025-10-13')]
  const expected = addWorkingDays(nationalCalendar, '2025-10-13', 20).value
  assert.equal(dueOf(events), expected)
  assert.equal(dueOf(events, consulted('2025-09-16', '2025-10-10')), expected)
  assert.equal(run(events).start, '2025-10-13')
})

test('条例第三十条 / 第7个工作日告知补正 / 及时；第8个工作日告知 / 提示逾期', () => {
  assert.deepEqual(codes(received('2025-09-15'), supplement('2025-09-23', '2025-10-13')), [])
  assert.deepEqual(codes(received('2025-09-15'), supplement('2025-09-24', '2025-10-13')), [])
  assert.deepEqual(codes(received('2025-09-15'), supplement('2025-09-25', '2025-10-13')), [
    'supplement-told-late',
  ])
})

test('条例第三十条 / 期限届满后才告知补正 / 不重新起算', () => {
  const last = [received('2025-09-15'), ...supplement('2025-10-17', '2025-10-20')]
  const late = [received('2025-09-15'), ...supplement('2025-10-18', '2025-10-20')]
  assert.equal(run(last).start, '2025-10-20')
  assert.equal(run(late).due, '2025-10-17')
  assert.ok(codes(late).includes('supplement-after-expiry'))
})

test('条例第三十条 / 再次告知补正 / 不重新起算（一次性告知）', () => {
  const once = [received('2025-09-15'), ...supplement('2025-09-18', '2025-09-22')]
  const twice = [...once, ...supplement('2025-09-25', '2025-10-13')]
  assert.equal(dueOf(twice), dueOf(once))
  assert.deepEqual(codes(twice), ['second-supplement'])
})

test('条例第三十条 / 告知补正、尚未收到 / 期限不确定，案件暂停', () => {
  const result = run([received('2025-09-15'), ...supplement('2025-09-18', null)], '2025-09-30')
  assert.equal(result.due, null)
  assert.equal(result.view?.status, 'paused')
  assert.equal(result.view?.remaining, null)
  assert.equal(result.days.at(-1)?.date, '2025-09-30')
  assert.equal(result.days.at(-1)?.part, 'waiting')
})

test('信息处理费管理办法第六条 / 缴清费用 / 次日起重新计算20个工作日', () => {
  assert.equal(
    dueOf(received('2025-09-15'), fee('2025-10-09', '2025-10-20')),
    addWorkingDays(nationalCalendar, '2025-10-20', 20).value,
  )
})

test('信息处理费管理办法第六条 / 没有读到原文的重新计算 / 写明待确认', () => {
  const result = clock(
    [received('2025-09-15'), ...fee('2025-10-09', '2025-10-20')],
    nationalCalendar,
    replyRules2019,
  )
  assert.ok(result.ok)
  const restart = result.steps.find(({ rule }) => rule === 'fee-restart')
  assert.match(restart?.text ?? '', /第六条，待确认）$/)
})

test('信息处理费管理办法第六条 / 第20、21个工作日缴费 / 后者提示逾期', () => {
  const last = addWorkingDays(nationalCalendar, '2025-10-09', 20).value
  assert.deepEqual(codes(received('2025-09-15'), fee('2025-10-09', last)), [])
  assert.deepEqual(codes(received('2025-09-15'), fee('2025-10-09', addDays(last, 1))), ['fee-paid-late'])
})

test('条例第三十三条第二款 / 期限最后一日告知延期 / 有效；次日告知 / 不延长并提示', () => {
  assert.equal(dueOf(received('2025-09-15'), extended('2025-10-16')), '2025-11-14')
  assert.equal(dueOf(received('2025-09-15'), extended('2025-10-17')), '2025-11-14')
  assert.equal(dueOf(received('2025-09-15'), extended('2025-10-18')), '2025-10-17')
  assert.deepEqual(codes(received('2025-09-15'), extended('2025-10-18')), ['extension-told-late'])
})

test('条例第三十三条第二款 / 延长20个工作日以内 / 准许；21个 / 拒绝', () => {
  assert.equal(refusalOf(received('2025-09-15'), extended('2025-10-09', 20)), null)
  assert.equal(refusalOf(received('2025-09-15'), extended('2025-10-09', 21)), 'extension-too-long')
  assert.equal(refusalOf(received('2025-09-15'), extended('2025-10-09', 0)), 'extension-not-a-number')
})

test('条例第三十三条第二款 / 延期到某一天 / 按工作日核对不超过20个', () => {
  const to = (until: LocalDate): ClockEvent => ({
    type: 'deadline-extended',
    on: '2025-10-09',
    by: { until },
  })
  assert.equal(dueOf(received('2025-09-15'), to('2025-10-31')), '2025-10-31')
  assert.equal(run([received('2025-09-15'), to('2025-10-31')]).term.extension, 10)
  assert.equal(dueOf(received('2025-09-15'), to('2025-11-14')), '2025-11-14')
  assert.equal(refusalOf(received('2025-09-15'), to('2025-11-17')), 'extension-too-long')
  assert.deepEqual(codes(received('2025-09-15'), to('2025-10-17')), ['extension-of-nothing'])
})

test('条例第三十三条第二款 / 告知两次延期 / 只算一次', () => {
  const once = [received('2025-09-15'), extended('2025-10-09', 10)]
  assert.equal(dueOf(once, extended('2025-10-20', 10)), dueOf(once))
  assert.deepEqual(codes(once, extended('2025-10-20', 10)), ['second-extension'])
})

test('条例第三十条 / 补正前已告知的延期 / 随原期限作废', () => {
  const events = [received('2025-09-15'), extended('2025-09-17'), ...supplement('2025-09-18', '2025-09-29')]
  assert.equal(dueOf(events), addWorkingDays(nationalCalendar, '2025-09-29', 20).value)
  assert.deepEqual(codes(events), ['extension-forgotten'])
})

test('条例第三十五条 / 期限内告知合理期限 / 以告知的日期为准', () => {
  const told = (on: LocalDate, until: LocalDate): ClockEvent => ({ type: 'reasonable-period-set', on, until })
  assert.equal(dueOf(received('2025-09-15'), told('2025-10-17', '2025-12-31')), '2025-12-31')
  assert.equal(dueOf(received('2025-09-15'), told('2025-10-18', '2025-12-31')), '2025-10-17')
  assert.equal(dueOf(received('2025-09-15'), told('2025-10-10', '2025-10-17')), '2025-10-17')
  assert.deepEqual(codes(received('2025-09-15'), told('2025-10-18', '2025-12-31')), [
    'reasonable-period-told-late',
  ])
  assert.deepEqual(codes(received('2025-09-15'), told('2025-10-10', '2025-10-16')), [
    'reasonable-period-not-later',
  ])
})

test('2007年公布的条例第二十四条第三款 / 征求其他机关意见 / 不扣除；征求第三方意见 / 扣除', () => {
  const ask = (whom: 'other-organ' | 'third-party'): ClockEvent[] => [
    received('2018-03-01'),
    { type: 'consultation-sent', on: '2018-03-05', consultation: 'a', consulted: whom },
    { type: 'consultation-answered', on: '2018-03-12', consultation: 'a' },
  ]
  const due = (whom: 'other-organ' | 'third-party') => {
    const result = clock(ask(whom), nationalCalendar, replyRules2008)
    assert.ok(result.ok)
    return result.due
  }
  assert.equal(due('other-organ'), addWorkingDays(nationalCalendar, '2018-03-01', 15).value)
  assert.equal(due('third-party'), addWorkingDays(nationalCalendar, '2018-03-01', 20).value)
})

test('2007年公布的条例 / 没有收录的规则 / 拒绝计算而不猜', () => {
  const result = clock(
    [received('2018-03-01'), ...supplement('2018-03-02', '2018-03-05')],
    nationalCalendar,
    replyRules2008,
  )
  assert.equal(result.ok, false)
})

test('期限 / 不可能的事实 / 拒绝并说明', () => {
  assert.equal(refusalOf(), 'no-receipt')
  assert.equal(refusalOf(received('2025-02-29')), 'no-such-day')
  assert.equal(refusalOf(received('9999-12-31')), 'no-such-day')
  assert.equal(refusalOf(received('2025-09-15'), received('2025-09-16')), 'received-twice')
  assert.equal(refusalOf(received('2025-09-15'), extended('2025-09-14')), 'before-receipt')
  assert.equal(
    refusalOf(received('2025-09-15'), consulted('2025-09-22', '2025-09-21')),
    'answer-before-letter',
  )
  assert.equal(
    refusalOf(received('2025-09-15'), supplement('2025-09-22', '2025-09-21')),
    'answer-before-notice',
  )
  assert.equal(refusalOf(received('2025-09-15'), fee('2025-02-30', null)), 'no-such-day')
  assert.equal(refusalOf(received('2025-09-15'), fee('2055-09-15', null)), 'too-far-apart')
  assert.equal(
    refusalOf(received('2025-09-15'), { type: 'consultation-answered', on: '2025-09-20', consultation: 'x' }),
    'answer-without-letter',
  )
  assert.equal(
    refusalOf(received('2025-09-15'), { type: 'fee-paid', on: '2025-09-20' }),
    'answer-without-notice',
  )
  assert.equal(
    refusalOf(received('2025-09-15'), consulted('2025-09-22', null, 'a'), consulted('2025-09-23', null, 'a')),
    'sent-twice',
  )
  assert.equal(
    refusalOf(
      received('2025-09-15'),
      { type: 'reply-served', on: '2025-09-20' },
      { type: 'reply-served', on: '2025-09-21' },
    ),
    'replied-twice',
  )
  assert.equal(
    refusalOf(received('2025-09-15'), {
      type: 'reasonable-period-set',
      on: '2025-09-20',
      until: '2025-09-19',
    }),
    'until-before-notice',
  )
})

test('日程 / 每个日历日一行 / 首日为第零日，计入的日子恰为期限的工作日数', () => {
  const result = run([
    received('2025-09-15'),
    ...consulted('2025-09-22', '2025-10-17'),
    extended('2025-11-03', 5),
  ])
  assert.deepEqual(
    result.days.map(({ date }) => date),
    daysFromTo('2025-09-15', result.due ?? '2025-09-15'),
  )
  const counted = result.days.filter(({ counts }) => counts)
  assert.equal(counted.length, 25)
  assert.deepEqual(
    counted.map(({ nth }) => nth),
    Array.from({ length: 25 }, (_, index) => index + 1),
  )
  const why = new Map(result.days.map((day) => [day.date, day.why]))
  assert.equal(why.get('2025-09-15'), '收到申请当日，不计入期限（《民法典》第二百零一条第一款）')
  assert.equal(
    why.get('2025-09-16'),
    '周二，工作日，答复期限第1个工作日（《政府信息公开条例》第三十三条第二款）',
  )
  assert.equal(why.get('2025-09-20'), '周六，休息日，不计入')
  assert.equal(
    why.get('2025-09-28'),
    '周日，国庆节、中秋节调休上班（国办发明电〔2024〕12号），征求第三方意见期间，不计入（《政府信息公开条例》第三十三条第三款）',
  )
  assert.equal(why.get('2025-10-01'), '周三，国庆节、中秋节放假（国办发明电〔2024〕12号），不计入')
  assert.match(result.days.at(-1)?.why ?? '', /延长期限第5个工作日/)
})

test('日程 / 重新起算之前的日子 / 各占一行，不计入', () => {
  const result = run([received('2025-09-15'), ...supplement('2025-09-18', '2025-09-29')])
  assert.deepEqual(
    result.days.map(({ date }) => date),
    daysFromTo('2025-09-15', result.due ?? '2025-09-15'),
  )
  assert.equal(result.days.filter(({ counts }) => counts).length, 20)
  assert.deepEqual(
    [...new Set(result.days.filter(({ date }) => date < '2025-09-29').map(({ part }) => part))],
    ['discarded', 'waiting'],
  )
})

test('步骤 / 一次征求意见和一次延期 / 每段有日期、工作日数和条文', () => {
  const { steps } = run([
    { type: 'request-received', on: '2025-09-15', channel: 'internet' },
    ...consulted('2025-09-22', '2025-10-17'),
    extended('2025-11-03', 5),
  ])
  assert.deepEqual(
    steps.map(({ rule, from, to, workingDays }) => [rule, from, to, workingDays]),
    [
      ['received-online-or-by-fax', '2025-09-15', '2025-09-15', null],
      ['reply-deadline', '2025-09-16', '2025-09-22', 5],
      ['consultation-excluded', '2025-09-23', '2025-10-17', 15],
      ['reply-deadline', '2025-10-18', '2025-11-07', 15],
      ['reply-extension', '2025-11-08', '2025-11-14', 5],
    ],
  )
  assert.match(
    steps[2]?.text ?? '',
    /^征求第三方意见，15个工作日不计入（《政府信息公开条例》第三十三条第三款）$/,
  )
})

test('状态 / 截止日之前、当日、之后 / 剩余工作日依次为正、零、负', () => {
  const view = (asOf: LocalDate) => run([received('2025-09-15')], asOf).view
  assert.deepEqual(view('2025-09-15'), {
    asOf: '2025-09-15',
    status: 'on-track',
    elapsed: 0,
    remaining: 20,
  })
  assert.deepEqual([view('2025-10-10')?.status, view('2025-10-10')?.remaining], ['on-track', 6])
  assert.deepEqual([view('2025-10-11')?.status, view('2025-10-11')?.remaining], ['due-soon', 5])
  assert.equal(view('2025-10-16')?.remaining, 1)
  assert.deepEqual([view('2025-10-17')?.status, view('2025-10-17')?.remaining], ['due-today', 0])
  assert.deepEqual([view('2025-10-18')?.status, view('2025-10-18')?.remaining], ['overdue', 0])
  assert.deepEqual([view('2025-10-20')?.status, view('2025-10-20')?.remaining], ['overdue', -1])
})

test('状态 / 征求意见期间 / 暂停；收到意见次日 / 继续；答复之后 / 已答复', () => {
  const events = [received('2025-09-15'), ...consulted('2025-09-22', '2025-10-17')]
  const status = (asOf: LocalDate, more: ClockEvent[] = []) => run([...events, ...more], asOf).view?.status
  assert.equal(status('2025-09-22'), 'on-track')
  assert.equal(status('2025-09-23'), 'paused')
  assert.equal(status('2025-10-17'), 'paused')
  assert.equal(status('2025-10-20'), 'on-track')
  const replied: ClockEvent = { type: 'reply-served', on: '2025-11-07' }
  assert.equal(status('2025-11-07', [replied]), 'stopped')
  assert.equal(status('2025-11-06', [replied]), 'due-soon')
})

test('状态 / 意见尚未收到 / 期限不确定，剩余工作日照算', () => {
  const result = run([received('2025-09-15'), ...consulted('2025-09-22', null)], '2025-10-10')
  assert.equal(result.due, null)
  assert.deepEqual(result.view, { asOf: '2025-10-10', status: 'paused', elapsed: 5, remaining: 15 })
  assert.equal(result.days.at(-1)?.date, '2025-10-10')
})

test('答复 / 期限届满次日答复 / 提示逾期答复', () => {
  assert.deepEqual(codes(received('2025-09-15'), { type: 'reply-served', on: '2025-10-17' }), [])
  assert.deepEqual(codes(received('2025-09-15'), { type: 'reply-served', on: '2025-10-18' }), [
    'replied-late',
  ])
})

test('暂定 / 期限跨入放假安排未公布的年份 / 标明，并指出哪一天起', () => {
  const result = run([received('2026-12-15')])
  assert.equal(result.provisional, true)
  assert.equal(result.days.find((day) => day.provisional)?.date, '2026-12-29')
  assert.equal(run([received('2026-11-20')]).provisional, false)
})

test('征求意见 / 超过15个工作日 / 提示留存凭证，扣除的仍是实际时间', () => {
  assert.deepEqual(codes(received('2025-09-15'), consulted('2025-09-22', '2025-10-20')), [
    'consultation-long',
    'consultation-boundary',
  ])
  assert.deepEqual(codes(received('2025-09-15'), consulted('2025-09-22', '2025-10-17')), [
    'consultation-boundary',
  ])
  assert.deepEqual(codes(received('2025-09-15'), consulted('2025-10-17', '2025-10-20')), [
    'consultation-after-expiry',
  ])
})

test('征求意见 / 发出当日和收到意见当日怎样算，条例没有规定 / 写明采用的算法，说待确认；没有征求意见的不写', () => {
  const [note] = run([received('2025-09-15'), ...consulted('2025-09-22', '2025-10-17')]).notes
  assert.equal(note?.kind, 'remark')
  assert.match(note?.message ?? '', /发出当日计入期限，收到意见当日不计入.*待确认/)
  assert.deepEqual(run([received('2025-09-15')]).notes, [])
})
