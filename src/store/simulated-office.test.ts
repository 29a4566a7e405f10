// 表三 and 表四 as the database counts them, against the same counted from the cases in memory.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { organId } from '../../test/support/invented-organs.ts'
import { morningOf, requestOffice } from '../../test/support/request-office.ts'
import { simulateOffice } from '../../test/support/simulated-office.ts'
import { yearOf } from '../domain/calendar/local-date.ts'
import { nationalCalendar } from '../domain/calendar/national-calendar.ts'
import { requestCase } from '../domain/requests/make-request-case.ts'
import { countedRemedies, remedyNumbers } from '../domain/requests/remedy-numbers.ts'
import type { RequestCase } from '../domain/requests/request-case.ts'
import type { RequestEvent } from '../domain/requests/request-event.ts'
import { countedRequest, type RequestNumbers, requestNumbers } from '../domain/requests/request-numbers.ts'
import { yearFigures } from '../domain/requests/year-tally.ts'
import { verifyRows } from './verify-rows.ts'

const office = await requestOffice()
const { ports, regionId } = office

/** Keeps a simulated case as an old ledger would come in: its events at once. */
async function keep(
  { events, registered }: RequestCase,
  until: `${number}-${number}-${number}`,
): Promise<RequestCase> {
  const place = { regionId, organId: organId(2), requestId: randomUUID() }
  const record = { actorId: randomUUID(), at: morningOf(until) }
  const created = await ports.requests.create(
    place,
    {
      year: yearOf(registered.on),
      events: (serial) => [factOf({ ...registered, number: `模拟〔${yearOf(registered.on)}〕${serial}号` })],
      applicant: {},
      trackingDigest: null,
    },
    record,
  )
  assert.ok(created.ok)
  const stored = await ports.requests.find(regionId, place.requestId)
  assert.ok(stored !== null)
  const rest = events.filter((event) => event !== registered).map(factOf)
  if (rest.length > 0)
    assert.ok((await ports.requests.append(stored, rest, { ...record, supersedes: null })).ok)
  const found = await ports.requests.find(regionId, place.requestId)
  assert.ok(found !== null)
  return requestCase(place, found.events, nationalCalendar, until)
}

/** The fact with its day, without its place in a log. */
function factOf(event: RequestEvent): RequestEvent {
  const kept: Record<string, unknown> = { ...event }
  for (const name of ['sequence', 'recordedAt', 'actorId', 'supersedes']) delete kept[name]
  return kept as RequestEvent // the fact is left when its place in the log is taken away
}

function figuresOf(numbers: RequestNumbers): Record<string, Record<string, number>> {
  return Object.fromEntries(
    [...numbers].map(([row, cells]) => [
      row,
      Object.fromEntries([...cells].map(([column, ids]) => [column, ids.length])),
    ]),
  )
}

test('表三、表四 / 模拟的一个机关三年 / 数据库一次查询与逐件计算的每一格相同，每一行与事件一致', async () => {
  const { cases, years, until } = simulateOffice(7, 30)
  const kept: RequestCase[] = []
  for (const each of cases) kept.push(await keep(each, until))
  const everything = { kind: 'all' } as const
  const { numbers } = ports
  for (const year of years) {
    const counted = yearFigures(
      await numbers.tally(everything, { organId: organId(2), regionId: null }, year),
    )
    assert.deepEqual(
      counted.requests,
      figuresOf(requestNumbers(kept.map(countedRequest), year)),
      `表三 ${year}`,
    )
    assert.deepEqual(
      counted.remedies,
      figuresOf(remedyNumbers(kept.flatMap(countedRemedies), year)),
      `表四 ${year}`,
    )
  }
  assert.deepEqual((await verifyRows(office.database.app, regionId, until)).problems, [])
})
