import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { readDocument } from '../src/documents/read/read-document.ts'
import { reportToJson } from '../src/domain/annual-report/to-json.ts'
import { addDays, type LocalDate, yearOf } from '../src/domain/calendar/local-date.ts'
import { nationalCalendar as calendar } from '../src/domain/calendar/national-calendar.ts'
import { checkCase } from '../src/domain/requests/checks/check-case.ts'
import { decideStep } from '../src/domain/requests/decide-step.ts'
import { requestCase } from '../src/domain/requests/make-request-case.ts'
import type { RecordedEvent, RequestCase } from '../src/domain/requests/request-case.ts'
import type { RequestEvent, RequestFact } from '../src/domain/requests/request-event.ts'
import { outcomes } from '../src/law/outcome-codes.ts'
import {
  balancedColumns,
  casesOfTable,
  categories,
  completedTable,
  type RequestTable,
} from '../src/usecases/demonstration/cases-of-table.ts'
import { chanceOf } from '../src/usecases/demonstration/chance.ts'
import { demonstrationCases } from '../src/usecases/demonstration/demonstration-cases.ts'
import { reportingOrgans } from '../src/usecases/demonstration/demonstration-organs.ts'
import type { CaseOutline, InventedCase, Stage } from '../src/usecases/demonstration/invented-case.ts'
import { inventedTables } from '../src/usecases/demonstration/invented-tables.ts'
import { playToTheEnd } from '../src/usecases/demonstration/play-to-the-end.ts'
import { readReport } from '../src/usecases/read-report.ts'

const today: LocalDate = '2026-07-15'
const published = await tablesOfExamples()
const cases = demonstrationCases({ calendar, today, published, publishedYear: 2021 })

async function tablesOfExamples(): Promise<Record<string, RequestTable>> {
  const tables: Record<string, RequestTable> = {}
  for (const file of await readdir('examples')) {
    if (!file.endsWith('.txt')) continue
    const { report } = await readReport(await readFile(join('examples', file)), file, readDocument)
    tables[file] = (reportToJson(report).requests ?? {}) as RequestTable // numbers and nulls by row and column
  }
  return tables
}

/** Registration as the office writes it, then the steps. */
function registration(made: InventedCase): RequestEvent {
  return {
    on: made.arrivedOn,
    type: 'request-registered',
    kind: made.kind,
    number: made.key,
    channel: made.channel,
    arrivedOn: made.arrivedOn,
    signedOn: made.channel === 'signed-mail' ? made.arrivedOn : null,
    courierNumber: '',
    category: made.category,
    onBehalf: 'self',
    oral: made.oral,
    assistance: made.assistance,
    items: made.sought.map((description, index) => ({
      id: String(index + 1),
      description,
      documentNumber: '',
    })),
    supplyForm: 'paper',
    supplyRoute: 'post',
    suggestsPublication: made.suggestsPublication,
    contentDigest: '',
  }
}

function played(made: InventedCase, asOf: LocalDate = today): RequestCase {
  const { regionId, organId, key } = made
  const events = [registration(made), ...made.steps.map(({ on, fact }) => ({ on, ...fact }))]
  const recorded = events.map(
    (event, index): RecordedEvent => ({
      ...event,
      sequence: index + 1,
      recordedAt: '',
      actorId: '',
      supersedes: null,
    }),
  )
  return requestCase({ regionId, organId, requestId: key }, recorded, calendar, asOf)
}

const stage: Stage = {
  regionId: '369900',
  organId: '00000000-0000-4000-8000-000000000003',
  subjects: 'offices',
  reviewedBy: '虚构市人民政府',
  court: '虚构市中级人民法院',
  calendar,
  today,
}

function inventedOf(outline: CaseOutline): InventedCase {
  const { key, category, channel, received } = outline
  return {
    key,
    category,
    channel,
    regionId: stage.regionId,
    organId: stage.organId,
    kind: 'disclosure',
    arrivedOn: received,
    oral: 'no',
    assistance: '',
    suggestsPublication: 'no',
    applicant: {},
    sought: ['会议中心改造工程的造价结算'],
    steps: playToTheEnd(outline, '会议中心改造工程的造价结算', stage),
  }
}

/** 表三 counted by hand: intake by the day of receipt, results by the day and code that count. */
function count(own: readonly InventedCase[], year: number): Record<string, Record<string, number>> {
  const table: Record<string, Record<string, number>> = {}
  const add = (row: string, column: string) => {
    table[row] = { ...table[row], [column]: (table[row]?.[column] ?? 0) + 1 }
  }
  for (const each of own.map((one) => played(one))) {
    if (each.received === null || each.kind === 'correction' || yearOf(each.received) > year) continue
    const counted = each.counted
    if (counted !== null && yearOf(counted.on) < year) continue
    const { category } = each.registered
    add(yearOf(each.received) === year ? 'newlyReceived' : 'carriedIn', category)
    if (counted === null || yearOf(counted.on) > year) add('carriedOut', category)
    else add(outcomes.find(({ code }) => code === counted.code)?.row ?? '?', category)
  }
  return table
}

const rows = ['newlyReceived', 'carriedIn', ...outcomes.map(({ row }) => row), 'carriedOut']
const cellsOf = (table: RequestTable, column: string): Record<string, number> =>
  Object.fromEntries(rows.map((row) => [row, table[row]?.[column] ?? 0]))

test('演示案件 / 每一步 / 都是当天依法可以办的一步，由另一人审核', () => {
  const account = { handler: 'a', reviewer: 'b', 'secrecy-reviewer': 'c', signer: 'd', applicant: 'e' }
  for (const made of cases) {
    const { regionId, organId, key } = made
    const recorded: RecordedEvent[] = [
      { ...registration(made), sequence: 1, recordedAt: '', actorId: 'a', supersedes: null },
    ]
    for (const { by, on, fact } of made.steps) {
      const standing = requestCase({ regionId, organId, requestId: key }, recorded, calendar, on)
      const decided = decideStep(standing, fact, on, { today, calendar, actorId: account[by] })
      assert.ok(decided.ok, `${key} ${on} ${fact.type}: ${decided.ok ? '' : decided.message}`)
      recorded.push({
        ...fact,
        on,
        sequence: recorded.length + 1,
        recordedAt: '',
        actorId: account[by],
        supersedes: null,
      })
    }
  }
})

test('演示案件 / 已公布的五份年报 / 表三平衡的各列与案件数出的一样，不平衡的列没有案件', () => {
  for (const [file, { organId }] of Object.entries(reportingOrgans)) {
    const table = completedTable(published[file] ?? {})
    const own = count(
      cases.filter((made) => made.organId === organId),
      2021,
    )
    const balanced = balancedColumns(table)
    for (const column of categories) {
      const wanted: Record<string, number> = cellsOf(balanced.includes(column) ? table : {}, column)
      assert.deepEqual(cellsOf(own, column), wanted, `${file} ${column}`)
    }
  }
})

test('演示案件 / 宝山区行政服务中心2021年 / 自然人两件予以公开；“其他”一列原件不平，没有案件', () => {
  const { organId } = reportingOrgans['baoshan-sh-service-centre-2021.txt']
  const own = count(
    cases.filter((made) => made.organId === organId),
    2021,
  )
  assert.deepEqual(own, { newlyReceived: { naturalPerson: 2 }, granted: { naturalPerson: 2 } })
})

test('演示案件 / 宝山区机关事务管理局2021年，原件从不予公开以后断了 / 两件都有着落，读得出的格子一样', () => {
  const { organId } = reportingOrgans['baoshan-sh-offices-2021.txt']
  const own = count(
    cases.filter((made) => made.organId === organId),
    2021,
  )
  assert.deepEqual(own, {
    newlyReceived: { naturalPerson: 2 },
    granted: { naturalPerson: 1 },
    'unavailable.notHeld': { naturalPerson: 1 },
  })
})

test('演示案件 / 上一年自编的表三 / 每一行、每一列都与案件数出的一样', () => {
  for (const { file, year, table } of inventedTables(2025)) {
    assert.deepEqual(balancedColumns(table), categories, file)
    const { organId } = reportingOrgans[file]
    const own = count(
      cases.filter((made) => made.organId === organId),
      year,
    )
    for (const column of categories)
      assert.deepEqual(cellsOf(own, column), cellsOf(table, column), `${file} ${column}`)
  }
})

test('任何平衡的表三 / 生成一年的案件 / 数出同一张表', () => {
  const amounts = fc.record(
    Object.fromEntries(outcomes.map(({ row }) => [row, fc.integer({ min: 0, max: 3 })])),
  )
  const column = fc.record({
    answered: amounts,
    carriedIn: fc.integer({ min: 0, max: 3 }),
    carriedOut: fc.integer({ min: 0, max: 3 }),
  })
  fc.assert(
    fc.property(fc.tuple(column, column), fc.integer({ min: 2020, max: 2024 }), (columns, year) => {
      const table: Record<string, Record<string, number>> = {}
      for (const [index, { answered, carriedIn, carriedOut }] of columns.entries()) {
        const category = categories[index] ?? 'naturalPerson'
        const total = Object.values(answered).reduce((sum, each) => sum + each, 0)
        // Cases that come over are all answered: none lies for a whole year.
        const over = Math.min(carriedIn, total)
        const cells = { ...answered, carriedIn: over, carriedOut, newlyReceived: total + carriedOut - over }
        for (const [row, value] of Object.entries(cells)) table[row] = { ...table[row], [category]: value }
      }

      const own = casesOfTable(table, { year, key: 'k', chance: chanceOf(String(year)) }, stage).map(
        (outline) => inventedOf(outline),
      )
      const counted = count(own, year)
      for (const category of categories)
        assert.deepEqual(cellsOf(counted, category), cellsOf(table, category))
    }),
    { numRuns: 25 },
  )
})

test('演示案件 / 在办 / 每一种状态都有：逾期、今日到期、暂停、待补正、待缴费、复议、诉讼、重作', () => {
  const open = cases.filter(({ key }) => key.startsWith('open-')).map((made) => played(made))
  const statuses = new Set(open.map(({ clock }) => (clock?.ok === true ? clock.view?.status : 'none')))
  for (const status of ['on-track', 'due-soon', 'due-today', 'overdue', 'paused', 'stopped'])
    assert.ok(statuses.has(status as 'paused'), status)
  const lifecycles = new Set(open.map(({ lifecycle }) => lifecycle))
  for (const lifecycle of ['registered', 'processing', 'waiting-for-applicant', 'decided', 'closed'])
    assert.ok(lifecycles.has(lifecycle as 'closed'), lifecycle)
  const types = new Set<RequestFact['type']>(open.flatMap(({ events }) => events.map(({ type }) => type)))
  for (const type of [
    'decision-returned',
    'extension-proposed',
    'consultation-sent',
    'reasons-requested',
    'publication-suggested',
    'reply-reopened',
    'remedy-notice-received',
  ] as const)
    assert.ok(types.has(type), type)
  assert.ok(
    open.some(({ remedies }) =>
      remedies.some(({ filed, decided }) => filed.remedyKind === 'litigation' && decided === null),
    ),
  )
})

test('演示案件 / 任何一天装入 / 每件的事实都不晚于那一天，时钟都算得出', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500 }), (days) => {
      const day = addDays('2025-06-01', days)
      for (const made of demonstrationCases({ calendar, today: day, published, publishedYear: 2021 })) {
        assert.ok(
          made.steps.every(({ on }) => on <= day && on >= made.arrivedOn),
          made.key,
        )
        const { clock } = played(made, day)
        assert.ok(clock === null || clock.ok, `${made.key}: ${clock?.ok === false ? clock.message : ''}`)
      }
    }),
    { numRuns: 20 },
  )
})

test('演示案件 / 两次生成 / 一模一样', () => {
  assert.deepEqual(demonstrationCases({ calendar, today, published, publishedYear: 2021 }), cases)
})

test('演示案件 / 自查 / 办结的一件也没有毛病；在办的只有逾期、没有确认收到、建议没有答复这几种', () => {
  const found = cases.flatMap((made) =>
    checkCase(played(made), calendar, today).map(
      ({ id }) => `${made.key.startsWith('open-') ? made.key : '办结'} ${id}`,
    ),
  )
  assert.deepEqual(found.toSorted(), [
    'open-long-overdue CW-D03',
    'open-overdue CW-D03',
    'open-publication CW-C02',
    'open-unconfirmed CW-I05',
  ])
})
