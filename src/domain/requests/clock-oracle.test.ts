// The clock against a count by hand: one day after the other, with another calendar (chinese-days), no shared code.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import chineseDays from 'chinese-days'
import fc from 'fast-check'
import { replyRules2008, replyRules2019 } from '../../law/reply-rule-sets.ts'
import type { HolidayRule } from '../../law/work-calendar/holiday-rule.ts'
import { addDays, daysFromTo, type LocalDate } from '../calendar/local-date.ts'
import { nationalCalendar } from '../calendar/national-calendar.ts'
import { withRegionalHolidays } from '../calendar/work-calendar.ts'
import { clock, type ReplyClock } from './clock.ts'
import type { ClockEvent } from './clock-events.ts'

const worked = new Map(
  daysFromTo('2008-01-01', '2029-12-31').map((date) => [date, chineseDays.isWorkday(date)]),
)
/** 2027 onwards nothing is published; both calendars follow Monday to Friday there. */
const isWorked = (date: LocalDate): boolean => worked.get(date) ?? false

interface Case {
  readonly received: LocalDate
  readonly supplement: readonly [LocalDate, LocalDate] | null
  readonly fee: readonly [LocalDate, LocalDate] | null
  readonly consultations: readonly (readonly [LocalDate, LocalDate])[]
  readonly extension: { readonly on: LocalDate; readonly workingDays: number } | null
  readonly reasonable: readonly [LocalDate, LocalDate] | null
}

/** 20 working days, day zero left out, days after a letter up to and including its answer left out. */
function countByHand(from: LocalDate, workingDays: number, spans: Case['consultations']): LocalDate {
  let [day, left] = [from, workingDays]
  while (left > 0) {
    day = addDays(day, 1)
    const asked = spans.some(([sent, answered]) => sent < day && day <= answered)
    if (isWorked(day) && !asked) left -= 1
  }
  return day
}

function dueByHand({ received, supplement, fee, consultations, extension, reasonable }: Case): LocalDate {
  /** Due of the period begun on `start`, by what was told up to `known` (null = everything). */
  const dueFrom = (start: LocalDate, known: LocalDate | null) => {
    const toldInTime = (on: LocalDate, due: LocalDate) =>
      on >= start && on <= due && (known === null || on <= known)
    const original = countByHand(start, 20, consultations)
    const statutory =
      extension !== null && toldInTime(extension.on, original)
        ? countByHand(start, 20 + extension.workingDays, consultations)
        : original
    if (reasonable === null) return statutory
    const [told, until] = reasonable
    return toldInTime(told, statutory) && until > statutory ? until : statutory
  }
  let start = received
  const waits = [supplement, fee]
    .filter((wait) => wait !== null)
    .toSorted((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0))
  for (const [noticed, done] of waits) if (noticed <= dueFrom(start, noticed) && done > start) start = done
  return dueFrom(start, null)
}

function eventsOf({ received, supplement, fee, consultations, extension, reasonable }: Case): ClockEvent[] {
  return [
    { type: 'request-received', on: received },
    ...(supplement === null
      ? []
      : ([
          { type: 'supplement-requested', on: supplement[0] },
          { type: 'supplement-received', on: supplement[1] },
        ] as const)),
    ...(fee === null
      ? []
      : ([
          { type: 'fee-notified', on: fee[0] },
          { type: 'fee-paid', on: fee[1] },
        ] as const)),
    ...consultations.flatMap(([sent, answered], index): ClockEvent[] => [
      { type: 'consultation-sent', on: sent, consultation: `${index}`, consulted: 'third-party' },
      { type: 'consultation-answered', on: answered, consultation: `${index}` },
    ]),
    ...(extension === null
      ? []
      : ([
          { type: 'deadline-extended', on: extension.on, by: { workingDays: extension.workingDays } },
        ] as const)),
    ...(reasonable === null
      ? []
      : ([{ type: 'reasonable-period-set', on: reasonable[0], until: reasonable[1] }] as const)),
  ]
}

function run(events: readonly ClockEvent[], calendar = nationalCalendar): ReplyClock {
  const result = clock(events, calendar, replyRules2019)
  assert.ok(result.ok, result.ok ? '' : result.message)
  return result
}

const span = (start: LocalDate, latest: number, longest: number) =>
  fc
    .tuple(fc.integer({ min: 0, max: latest }), fc.integer({ min: 0, max: longest }))
    .map(([after, takes]) => [addDays(start, after), addDays(start, after + takes)] as const)

const cases: fc.Arbitrary<Case> = fc
  .integer({ min: 0, max: 3286 })
  .map((days) => addDays('2018-01-01', days))
  .chain((received) =>
    fc.record({
      received: fc.constant(received),
      supplement: fc.option(span(received, 40, 40)),
      fee: fc.option(span(received, 90, 40)),
      consultations: fc.array(span(received, 120, 60), { maxLength: 4 }),
      extension: fc.option(
        fc.record({
          on: fc.integer({ min: 0, max: 120 }).map((days) => addDays(received, days)),
          workingDays: fc.integer({ min: 1, max: 20 }),
        }),
      ),
      reasonable: fc.option(span(received, 120, 120)),
    }),
  )

test('期限 / 2018年至2026年每一天收到申请 / 与逐日手算一致', () => {
  const days = daysFromTo('2018-01-01', '2026-12-31')
  assert.equal(days.length, 3287)
  for (const date of days) {
    const result = run([{ type: 'request-received', on: date }])
    assert.equal(result.due, countByHand(date, 20, []), date)
    assert.equal(result.days.filter(({ counts }) => counts).length, 20, date)
  }
})

test('2007年公布的条例 / 2008年5月1日至2019年5月14日每一天收到申请 / 15个工作日与逐日手算一致', () => {
  for (const date of daysFromTo('2008-05-01', '2019-05-14')) {
    const result = clock([{ type: 'request-received', on: date }], nationalCalendar, replyRules2008)
    assert.ok(result.ok)
    assert.equal(result.due, countByHand(date, 15, []), date)
    assert.equal(result.provisional, false, date)
  }
})

test('期限 / 征求意见、延期、补正、缴费、合理期限任意组合 / 与逐日手算一致', () => {
  fc.assert(
    fc.property(cases, (example) => {
      const result = run(eventsOf(example))
      assert.equal(result.due, dueByHand(example))
      assert.ok(result.due !== null && result.due >= example.received)
      const counted = result.days.filter(({ counts }) => counts)
      assert.equal(counted.length, result.term.total)
      assert.equal(new Set(result.days.map(({ date }) => date)).size, result.days.length)
      for (const { date } of counted) assert.ok(isWorked(date), date)
    }),
    { numRuns: 3000 },
  )
})

test('期限 / 事件的录入先后 / 不影响结果', () => {
  fc.assert(
    fc.property(
      cases.chain((example) => {
        const events = eventsOf(example)
        return fc.tuple(
          fc.constant(events),
          fc.shuffledSubarray(events, { minLength: events.length, maxLength: events.length }),
        )
      }),
      ([events, shuffled]) => {
        assert.deepEqual(run(shuffled), run(events))
      },
    ),
    { numRuns: 500 },
  )
})

test('期限 / 多一次征求意见 / 截止日不会提前', () => {
  fc.assert(
    fc.property(
      cases.chain((example) => fc.tuple(fc.constant(example), span(example.received, 120, 60))),
      ([example, more]) => {
        const before = run(eventsOf(example)).due
        const after = run(eventsOf({ ...example, consultations: [...example.consultations, more] })).due
        assert.ok(before !== null && after !== null && after >= before, `${before} → ${after}`)
      },
    ),
    { numRuns: 1500 },
  )
})

test('期限 / 收到补正的申请之前结束的征求意见 / 不影响截止日', () => {
  fc.assert(
    fc.property(
      fc
        .integer({ min: 0, max: 3000 })
        .map((days) => addDays('2018-01-01', days))
        .chain((received) =>
          fc.tuple(fc.constant(received), fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 30 })),
        ),
      fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 })), { maxLength: 3 }),
      ([received, told, takes], asked) => {
        const corrected = addDays(received, told + takes)
        const consultations = asked
          .map(([after, long]) => [addDays(received, after), addDays(received, after + long)] as const)
          .filter(([, answered]) => answered <= corrected)
        const plain = { fee: null, extension: null, reasonable: null, received }
        const supplement = [addDays(received, told), corrected] as const
        const without = run(eventsOf({ ...plain, supplement, consultations: [] })).due
        assert.equal(run(eventsOf({ ...plain, supplement, consultations })).due, without)
      },
    ),
  )
})

test('期限 / 新增一天放假 / 只移动跨过那一天的案件', () => {
  const moved: HolidayRule = {
    id: 'regional-one-day',
    cites: { instrument: 'holiday-measures', article: 4 },
    says: '少数民族习惯的节日',
    verification: 'inference',
    name: '民族节日',
    off: { from: '2023-08-16', to: '2023-08-16' },
    worked: [],
  }
  const amended = withRegionalHolidays(nationalCalendar, [moved])
  for (const date of daysFromTo('2023-06-01', '2023-09-30')) {
    const events: ClockEvent[] = [{ type: 'request-received', on: date }]
    const [before, after] = [run(events).due, run(events, amended).due]
    assert.ok(before !== null && after !== null)
    const spans = date < '2023-08-16' && before >= '2023-08-16'
    assert.equal(after > before, spans, date)
  }
})
