/** Fifty clerks saving at once, and how fast the ledger they filled is verified. */

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../src/store/database.ts'
import { doOnce } from '../src/store/idempotency-store.ts'
import { placeEvents, verifyLog } from '../src/store/ledger-log.ts'
import { appendEvents, isVersionConflict, listEvents, takeNumber } from '../src/store/ledger-store.ts'
import { percentile, print } from './measure.ts'

const regionId = '999901'
const clerks = 50
const savesEach = 40
/** Objects and organs are fewer than clerks, so that they get into each other's way. */
const objects = Array.from({ length: 25 }, () => randomUUID())
const organs = Array.from({ length: 10 }, () => randomUUID())

const eventOf = (actorId: string, number: number) => ({
  type: 'edited',
  effectiveOn: '2026-03-02',
  recordedAt: new Date().toISOString(),
  actorId,
  payload: { number, text: '补正通知书已经送达，申请人当面签收。' },
  basis: null,
  supersedes: null,
})

export async function benchSaving(database: Database): Promise<void> {
  await database.owner.query(
    "insert into region (region_id, name, valid_from) values ($1, '测试区', '2000-01-01')",
    [regionId],
  )
  const taken: number[] = []
  const numbers: string[] = []
  let conflicts = 0
  const clerk = async (index: number) => {
    const actorId = randomUUID()
    for (let i = 0; i < savesEach; ) {
      const objectId = objects[(index + 7 * i) % objects.length] ?? ''
      const organId = organs[index % organs.length] ?? ''
      const version = (await listEvents(database.app, regionId, objectId)).length
      const started = performance.now()
      const saved = await save(database, { objectId, organId, actorId, version })
      if (saved === null) {
        conflicts++
        continue
      }
      taken.push(performance.now() - started)
      numbers.push(saved)
      i++
    }
  }
  const started = performance.now()
  await Promise.all(Array.from({ length: clerks }, (_, index) => clerk(index)))
  const seconds = (performance.now() - started) / 1000
  const { rows } = await sql<{ events: number; numbers: number }>`select
    (select count(*)::int from ledger_event) as events,
    (select sum(last_number)::int from number_counter) as numbers`.execute(database.app)
  taken.sort((a, b) => a - b)
  print(
    '50 clerks saving at once (key, event, number in one transaction), ms',
    {
      p50: percentile(taken, 0.5),
      p95: percentile(taken, 0.95),
      p99: percentile(taken, 0.99),
      savesPerSecond: taken.length / seconds,
      toldOfAnotherEdit: conflicts,
      lostUpdates: taken.length - (rows[0]?.events ?? 0),
      numbersNotUsed: (rows[0]?.numbers ?? 0) - numbers.length,
      duplicateNumbers: numbers.length - new Set(numbers).size,
    },
    'p95 ≤ 50, lost 0, duplicates 0',
  )
}

/** The number taken, with its organ; null when somebody else wrote first. */
async function save(
  database: Database,
  at: { objectId: string; organId: string; actorId: string; version: number },
): Promise<string | null> {
  const { objectId, organId, actorId, version } = at
  const once = { regionId, key: randomUUID(), actorId, body: { objectId, version } }
  try {
    const done = await doOnce(database.app, once, async (transaction) => {
      const number = await takeNumber(transaction, { regionId, organId, series: 'request', year: 2026 })
      const object = { regionId, objectKind: 'request', objectId }
      const appended = await appendEvents(transaction, object, version, [eventOf(actorId, number)])
      if (!appended.ok) throw new EarlierEdit()
      return number
    })
    if (!done.ok) throw new Error(done.code)
    return `${organId} ${done.answer}`
  } catch (error) {
    if (error instanceof EarlierEdit || isVersionConflict(error)) return null
    throw error
  }
}

class EarlierEdit extends Error {}

/** Fills the ledger up to `events` and verifies it. */
export async function benchVerify(database: Database, events: number): Promise<void> {
  const actorId = randomUUID()
  for (let written = 0; written < events; written += 100) {
    const object = { regionId, objectKind: 'request', objectId: randomUUID() }
    await database.app.transaction().execute((transaction) =>
      appendEvents(
        transaction,
        object,
        0,
        Array.from({ length: 100 }, (_, index) => eventOf(actorId, index)),
      ),
    )
  }
  const began = performance.now()
  const placed = await placeEvents(database.app, regionId)
  const placing = (performance.now() - began) / 1000
  const started = performance.now()
  const problems = await verifyLog(database.app, regionId, [])
  const verifying = (performance.now() - started) / 1000
  print(
    'ledger: events placed in the log, and verified, per second',
    { placed: placed / placing, verified: placed / verifying, events: placed, problems: problems.length },
    '',
  )
}
