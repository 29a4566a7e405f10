/** 表三 and 表四 from the database against the pure counting over the same cases, cell by cell. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, daysBetween, type LocalDate } from '../src/domain/calendar/local-date.ts'
import { nationalCalendar } from '../src/domain/calendar/national-calendar.ts'
import { requestCase } from '../src/domain/requests/make-request-case.ts'
import { countedRemedies, remedyNumbers } from '../src/domain/requests/remedy-numbers.ts'
import type { RequestCase } from '../src/domain/requests/request-case.ts'
import type { ApplicantCategory, RequestEvent } from '../src/domain/requests/request-event.ts'
import { countedRequest, requestNumbers } from '../src/domain/requests/request-numbers.ts'
import type { Figures } from '../src/domain/requests/year-tally.ts'
import { outcomes } from '../src/law/outcome-codes.ts'
import { remedyOutcomes } from '../src/law/remedy-outcomes.ts'
import { freezeYear, viewYear } from '../src/usecases/requests/freeze-year.ts'
import { countRequests, listCounted, measureWork } from '../src/usecases/requests/request-numbers.ts'
import { organId } from './support/invented-organs.ts'
import { morningOf, replyEvents, requestOffice } from './support/request-office.ts'

const office = await requestOffice()
const { ports, regionId } = office
const at = morningOf('2026-03-02')
const supervisor = office.person(['supervisor'], 1)
const whole = { organId: null, regionId: null }
const [firstDay, lastDay] = ['2023-11-01', '2026-02-20'] as const
const years = [2023, 2024, 2025, 2026]

const categories = [
  'naturalPerson',
  'business',
  'research',
  'charity',
  'legalService',
  'otherOrganisation',
] as const
const codes = outcomes.map(({ code }) => code)
const days = fc
  .integer({ min: 0, max: daysBetween(firstDay, lastDay) })
  .map((after) => addDays(firstDay, after))

interface Life {
  readonly on: LocalDate
  readonly category: ApplicantCategory
  readonly organ: 2 | 3
  readonly kind: 'disclosure' | 'correction'
  readonly channel: 'in-person' | 'internet'
  readonly events: readonly RequestEvent[]
}

/** Most of what a year can hold: unconfirmed, withdrawn, replied to, re-opened, remedies; late days of every kind. */
const lives: fc.Arbitrary<Life> = fc
  .record({
    on: days,
    category: fc.constantFrom(...categories),
    organ: fc.constantFrom(2 as const, 3 as const),
    kind: fc.constantFrom('disclosure' as const, 'disclosure' as const, 'correction' as const),
    channel: fc.constantFrom('in-person' as const, 'internet' as const),
    confirmedAfter: fc.option(fc.integer({ min: 0, max: 40 })),
    end: fc.constantFrom('none' as const, 'reply' as const, 'reply' as const, 'withdrawn' as const),
    endAfter: fc.integer({ min: 0, max: 300 }),
    code: fc.constantFrom(...codes),
    remedy: fc.option(
      fc.record({
        outcome: fc.constantFrom(...remedyOutcomes),
        after: fc.constantFrom(null, 'r0'),
        filedAfter: fc.integer({ min: 0, max: 200 }),
        decidedAfter: fc.option(fc.integer({ min: 1, max: 300 })),
        reopenedAfter: fc.option(fc.integer({ min: 0, max: 100 })),
        again: fc.option(fc.constantFrom(...codes)),
      }),
      { freq: 2 },
    ),
  })
  .map(({ confirmedAfter, end, endAfter, code, remedy, ...life }) => {
    const events: RequestEvent[] = []
    const add = (day: LocalDate, make: (on: LocalDate) => RequestEvent[]) => {
      if (day <= lastDay) events.push(...make(day))
    }
    if (confirmedAfter !== null)
      add(addDays(life.on, confirmedAfter), (on) => [
        { type: 'receipt-confirmed', on, how: 'phone', note: '' },
      ])
    const ended = addDays(life.on, endAfter)
    if (end === 'reply') add(ended, (on) => replyEvents(code, on))
    if (end === 'withdrawn') add(ended, (on) => [{ type: 'request-withdrawn', on, note: '' }])
    if (remedy !== null) {
      const filed = addDays(ended, remedy.filedAfter)
      const { remedyKind, result } = remedy.outcome
      add(filed, (on) => [
        {
          type: 'remedy-filed',
          on,
          remedy: 'r1',
          remedyKind,
          after: remedyKind === 'litigation' ? remedy.after : null,
          docket: '',
          before: '临川市人民政府',
          procedure: 'unknown',
        },
      ])
      if (remedy.decidedAfter !== null && filed <= lastDay) {
        const decided = addDays(filed, remedy.decidedAfter)
        add(decided, (on) => [{ type: 'remedy-decided', on, remedy: 'r1', result, remake: 'no', note: '' }])
        if (remedy.reopenedAfter !== null && end === 'reply' && decided <= lastDay) {
          const reopened = addDays(decided, remedy.reopenedAfter)
          add(reopened, (on) => [{ type: 'reply-reopened', on, remedy: 'r1', until: null }])
          if (remedy.again !== null && reopened <= lastDay) {
            const { again } = remedy
            add(addDays(reopened, 9), (on) => replyEvents(again, on))
          }
        }
      }
    }
    return { ...life, events }
  })

async function live({ on, category, organ, kind, channel, events }: Life): Promise<RequestCase> {
  const entered = await office.register({ organ, on, entry: { category, kind }, arrival: { channel } })
  if (events.length > 0) await office.write(entered, events, { today: '2026-03-01' })
  const stored = await ports.requests.find(regionId, entered.requestId)
  assert.ok(stored !== null)
  return requestCase(stored, stored.events, nationalCalendar, at.today)
}

const lived = fc.sample(lives, { numRuns: 160, seed: 20260302 })
const cases = await Promise.all(lived.map(live))

/** The cases behind a cell as the pure counting has them: ids of requests, or of requests with the remedy. */
function expected(made: readonly RequestCase[], year: number) {
  const requests = requestNumbers(made.map(countedRequest), year)
  const remedies = remedyNumbers(made.flatMap(countedRemedies), year)
  return { requests, remedies }
}

function assertFigures(figures: Figures, cells: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>) {
  for (const [row, columns] of cells)
    for (const [column, ids] of columns) assert.equal(figures[row]?.[column], ids.length, `${row}, ${column}`)
  assert.equal(Object.keys(figures).length, cells.size)
}

for (const year of years)
  test(`${year} 年 / 各机关和全地区的表三、表四 / 与逐件计数的结果每一格相同`, async () => {
    for (const organ of [null, 2, 3] as const) {
      const scope = { organId: organ === null ? null : organId(organ), regionId: null }
      const figures = await countRequests(ports, { actor: supervisor, scope, at, year })
      const own = cases.filter((each) => organ === null || each.organId === organId(organ))
      const { requests, remedies } = expected(own, year)
      assertFigures(figures.requests, requests)
      assertFigures(figures.remedies, remedies)
    }
    const ofRegion = await countRequests(ports, {
      actor: supervisor,
      scope: { organId: null, regionId },
      at,
      year,
    })
    assert.deepEqual(ofRegion, await countRequests(ports, { actor: supervisor, scope: whole, at, year }))
    const elsewhere = { organId: null, regionId: '110000' }
    const none = await countRequests(ports, { actor: supervisor, scope: elsewhere, at, year })
    assert.equal(none.requests.newlyReceived?.total, 0)
  })

test('表三 / 每年每列 / 新收加结转等于结果加结转下年，下年的上年结转等于上年的结转下年', async () => {
  let carried: Figures[string] | undefined
  for (const year of years) {
    const { requests } = await countRequests(ports, { actor: supervisor, scope: whole, at, year })
    const figure = (row: string, column: string) => requests[row]?.[column] ?? Number.NaN
    for (const column of [...categories, 'total']) {
      const came = figure('newlyReceived', column) + figure('carriedIn', column)
      assert.equal(came, figure('total', column) + figure('carriedOut', column), `${year} ${column}`)
      const results = outcomes.reduce((sum, { row }) => sum + figure(row, column), 0)
      assert.equal(figure('total', column), results, `${year} ${column}`)
      if (carried !== undefined)
        assert.equal(figure('carriedIn', column), carried[column], `${year} ${column}`)
    }
    carried = requests.carriedOut
  }
})

test('表三、表四的每一格 / 点开 / 正是那几件，分页不重不漏', async () => {
  const year = 2025
  const { requests, remedies } = expected(cases, year)
  for (const [table, cells] of Object.entries({ requests, remedies }))
    for (const [row, columns] of cells)
      for (const [column, ids] of columns) {
        const found: string[] = []
        for (let after: string | null = null; ; ) {
          const page = await listCounted(ports, {
            actor: supervisor,
            scope: whole,
            at,
            year,
            cell: { table, row, column },
            after,
            limit: 7,
          })
          assert.ok(page.ok, `${table} ${row} ${column}`)
          found.push(...page.requests.map(({ requestId }) => requestId))
          if (page.next === null) break
          after = page.next
        }
        const wanted = [...new Set(ids.map((id) => id.split('/')[0] ?? ''))]
        assert.deepEqual(found.toSorted(), wanted.toSorted(), `${table} ${row} ${column}`)
      }
})

test('没有的格子 / 点开 / 说没有', async () => {
  for (const cell of [
    { table: 'proactive', row: 'licences', column: 'total' },
    { table: 'requests', row: 'no-such-row', column: 'total' },
    { table: 'requests', row: 'granted', column: 'no-such-column' },
    { table: 'remedies', row: 'reconsideration', column: 'naturalPerson' },
  ]) {
    const page = await listCounted(ports, {
      actor: supervisor,
      scope: whole,
      at,
      year: 2025,
      cell,
      after: null,
      limit: 5,
    })
    assert.ok(!page.ok && page.code === 'no-such-cell', JSON.stringify(cell))
  }
})

test('年度统计 / 没有结束的年度、没有签发岗位 / 不能锁定', async () => {
  const signer = office.person(['signer'])
  const place = { regionId, organId: organId(2), at, version: 0, reason: '' }
  const early = await freezeYear(ports, { ...place, actor: signer, year: 2026 })
  assert.ok(!early.ok && early.code === 'year-not-over')
  const clerk = await freezeYear(ports, { ...place, actor: office.person(['handler']), year: 2025 })
  assert.ok(!clerk.ok && clerk.code === 'no-role')
  const stale = { ...signer, provenAt: '2026-01-01T00:00:00.000Z' }
  const unproven = await freezeYear(ports, { ...place, actor: stale, year: 2025 })
  assert.ok(!unproven.ok && unproven.code === 'step-up-needed')
})

test('年度统计 / 锁定以后更正了一件、补登了一件 / 锁定的数字不变，逐件说出差别；写明理由可以重报', async () => {
  const signer = office.person(['signer'])
  const late = await live({
    on: '2024-05-06',
    category: 'naturalPerson',
    organ: 2,
    kind: 'disclosure',
    channel: 'in-person',
    events: replyEvents('B1', '2024-05-20'),
  })
  const place = { regionId, organId: organId(2), year: 2024, at }
  const frozen = await freezeYear(ports, { ...place, actor: signer, version: 0, reason: '' })
  assert.ok(frozen.ok)
  const twice = await freezeYear(ports, { ...place, actor: signer, version: 0, reason: '' })
  assert.ok(!twice.ok && twice.code === 'version-conflict')
  const still = await viewYear(ports, { ...place, actor: signer })
  assert.ok(still.ok)
  assert.deepEqual(still.differences, [])
  assert.deepEqual(still.frozen[0]?.figures, still.now)

  const draft = late.events.find(({ type }) => type === 'decision-drafted')
  const [corrected] = replyEvents('C5', '2024-05-20')
  assert.ok(draft !== undefined && corrected !== undefined)
  await office.write(late, [corrected], { supersedes: draft.sequence, today: '2026-03-01' })
  const forgotten = await office.register({ on: '2024-12-30', organ: 2 })
  const changed = await viewYear(ports, { ...place, actor: signer })
  assert.ok(changed.ok)
  assert.deepEqual(changed.frozen[0]?.figures, still.now)
  assert.deepEqual(
    changed.differences
      .map(({ requestId, frozen: was, now: is }) => ({ requestId, was, is }))
      .toSorted((a, b) => (a.was === null ? 1 : b.was === null ? -1 : 0)),
    [
      {
        requestId: late.requestId,
        was: { origin: 'newlyReceived', result: 'B1', category: 'naturalPerson' },
        is: { origin: 'newlyReceived', result: 'C5', category: 'naturalPerson' },
      },
      {
        requestId: forgotten.requestId,
        was: null,
        is: { origin: 'newlyReceived', result: 'carriedOut', category: 'naturalPerson' },
      },
    ],
  )
  const silent = await freezeYear(ports, { ...place, actor: signer, version: 1, reason: ' ' })
  assert.ok(!silent.ok && silent.code === 'form-refused')
  const again = await freezeYear(ports, {
    ...place,
    actor: signer,
    version: 1,
    reason: '补登来信一件，更正答复类型一件',
  })
  assert.ok(again.ok)
  const restated = await viewYear(ports, { ...place, actor: signer })
  assert.ok(restated.ok)
  assert.deepEqual(
    restated.frozen.map(({ version, reason }) => [version, reason]),
    [
      [2, '补登来信一件，更正答复类型一件'],
      [1, ''],
    ],
  )
  assert.deepEqual(restated.differences, [])
  const { rows } = await office.database.owner.query(
    "select type, payload->>'reason' as reason from ledger_event where object_kind = 'request-year' order by sequence",
  )
  assert.deepEqual(rows, [
    { type: 'year-frozen', reason: '' },
    { type: 'year-restated', reason: '补登来信一件，更正答复类型一件' },
  ])
})

test('工作量 / 一组已知的申请 / 中位数、九成、按时、最早的十件都对', async () => {
  const one = await requestOffice()
  const clerk = one.person(['handler'])
  // In-person on a Monday, replied to so many working days later: the last one a day late.
  const replies = ['2026-03-03', '2026-03-04', '2026-03-05', '2026-03-30', '2026-03-31'] as const
  for (const on of replies) {
    const entered = await one.register({ on: '2026-03-02' })
    await one.write(entered, replyEvents('B1', on))
  }
  const open = []
  for (let index = 0; index < 12; index++)
    open.push(await one.register({ on: addDays('2026-03-09', index), arrival: { channel: 'in-person' } }))
  const work = await measureWork(one.ports, {
    actor: clerk,
    scope: { organId: organId(2), regionId: null },
    at: morningOf('2026-04-10'),
    from: '2026-01-01',
    to: '2026-12-31',
  })
  assert.deepEqual(
    { replied: work.replied, timed: work.timed, onTime: work.onTime, open: work.open },
    { replied: 5, timed: 5, onTime: 4, open: 12 },
  )
  assert.deepEqual(work.workingDays, { median: 3, ninetieth: 21, longest: 21 })
  assert.deepEqual(work.waited, { median: 3, ninetieth: 29, longest: 29 })
  assert.deepEqual(
    work.oldest.map(({ requestId }) => requestId),
    open.slice(0, 10).map(({ requestId }) => requestId),
  )
  assert.ok(work.overdue > 0 && work.overdue < 12)
})
