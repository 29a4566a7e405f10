import assert from 'node:assert/strict'
import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { emptyDatabase, withRegion } from '../../test/support/database.ts'
import { doOnce } from './idempotency-store.ts'
import { placeEvents, signCheckpoint, verifyLog } from './ledger-log.ts'
import { appendEvents, isVersionConflict, listEvents, type NewEvent, takeNumber } from './ledger-store.ts'
import { inTransaction } from './transaction.ts'

const database = await emptyDatabase()
const { regionId, actorId } = await withRegion(database)

const event = (type: string, more: Partial<NewEvent> = {}): NewEvent => ({
  type,
  effectiveOn: '2026-03-02',
  recordedAt: '2026-03-04T01:02:03.456Z',
  actorId,
  payload: { note: '虚构' },
  basis: null,
  supersedes: null,
  ...more,
})
const object = () => ({ regionId, objectKind: 'request', objectId: randomUUID() })
const write = (log: ReturnType<typeof object>, version: number, ...events: NewEvent[]) =>
  inTransaction(database.app, (transaction) => appendEvents(transaction, log, version, events))

test('an event / written and read / is the same, date and instant included', async () => {
  const log = object()
  assert.deepEqual(await write(log, 0, event('received')), { ok: true, version: 1 })
  assert.deepEqual(await listEvents(database.app, regionId, log.objectId), [
    { ...event('received'), regionId, objectKind: 'request', objectId: log.objectId, sequence: 1 },
  ])
})

test('an event / changed or deleted by the application role / is refused by the database', async () => {
  const log = object()
  await write(log, 0, event('received'))
  const denied = /permission denied/
  await assert.rejects(
    database.app
      .updateTable('ledger_event')
      .set({ type: 'other' })
      .where('object_id', '=', log.objectId)
      .execute(),
    denied,
  )
  await assert.rejects(
    database.app.deleteFrom('ledger_event').where('object_id', '=', log.objectId).execute(),
    denied,
  )
  await assert.rejects(database.app.deleteFrom('ledger_leaf').execute(), denied)
  await assert.rejects(database.app.deleteFrom('ledger_checkpoint').execute(), denied)
  await assert.rejects(database.app.deleteFrom('access_log').execute(), denied)
})

test('two people / editing the same version / one writes, the other is told the new version', async () => {
  const log = object()
  await write(log, 0, event('received'))
  const outcomes = await Promise.allSettled(
    Array.from({ length: 20 }, () => write(log, 1, event('assigned'))),
  )
  const won = outcomes.filter((outcome) => outcome.status === 'fulfilled' && outcome.value.ok)
  assert.equal(won.length, 1)
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') assert.ok(isVersionConflict(outcome.reason), String(outcome.reason))
    else if (!outcome.value.ok)
      assert.deepEqual(outcome.value, { ok: false, code: 'version-conflict', version: 2 })
  }
  assert.equal((await listEvents(database.app, regionId, log.objectId)).length, 2)
})

test('a form / sent fifty times at once / is done once, and each gets the one answer or is told to wait', async () => {
  const once = { regionId, key: randomUUID(), actorId, body: { name: '虚构' } }
  let done = 0
  const send = () =>
    doOnce(database.app, once, async (transaction) => {
      done++
      await appendEvents(transaction, object(), 0, [event('received')])
      return { number: done }
    })
  const answers = await Promise.all(Array.from({ length: 50 }, send))
  assert.equal(done, 1)
  for (const answer of answers) {
    if (answer.ok) assert.deepEqual(answer.answer, { number: 1 })
    else assert.equal(answer.code, 'in-flight')
  }
  assert.deepEqual(await send(), { ok: true, answer: { number: 1 }, replayed: true })
  assert.deepEqual(await doOnce(database.app, { ...once, body: { name: '另一份' } }, async () => ({})), {
    ok: false,
    code: 'key-reused',
  })
})

test('a form / whose work fails / leaves nothing behind and may be sent again', async () => {
  const once = { regionId, key: randomUUID(), actorId, body: null }
  const log = object()
  const failing = doOnce(database.app, once, async (transaction) => {
    await appendEvents(transaction, log, 0, [event('received')])
    throw new Error('disk full')
  })
  await assert.rejects(failing, /disk full/)
  assert.deepEqual(await listEvents(database.app, regionId, log.objectId), [])
  assert.deepEqual(await doOnce(database.app, once, async () => 'done'), {
    ok: true,
    answer: 'done',
    replayed: false,
  })
})

test('case numbers / taken by fifty at once, some rolled back / have no gap and no double', async () => {
  const counter = { regionId, organId: randomUUID(), series: '依申请', year: 2026 }
  const take = (fails: unknown) =>
    inTransaction(database.app, async (transaction) => {
      const number = await takeNumber(transaction, counter)
      if (fails) throw new Error('rolled back')
      return number
    }).catch(() => undefined)
  const taken = await Promise.all(Array.from({ length: 50 }, (_, i) => take(i % 5 === 0)))
  const numbers = taken.filter((number) => number !== undefined).sort((a, b) => a - b)
  assert.deepEqual(
    numbers,
    Array.from({ length: 40 }, (_, i) => i + 1),
  )
})

test('the log / placed, signed and checked / holds; a changed event, a cut tail and a foreign signature are found', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const log = object()
  await write(log, 0, event('received'), event('assigned'), event('replied'))
  assert.ok((await placeEvents(database.app, regionId)) >= 3)
  assert.equal(await placeEvents(database.app, regionId), 0)
  assert.ok(await signCheckpoint(database.app, regionId, privateKey, '2026-03-04T02:00:00.000Z'))
  assert.equal(await signCheckpoint(database.app, regionId, privateKey, '2026-03-04T03:00:00.000Z'), null)
  assert.deepEqual(await verifyLog(database.app, regionId, [publicKey]), [])

  const foreign = await verifyLog(database.app, regionId, [generateKeyPairSync('ed25519').publicKey])
  assert.match(foreign[0]?.message ?? '', /公钥/)

  const tamper = async (sql: string, undo: string) => {
    await database.owner.query(sql, [regionId, log.objectId])
    const problems = await verifyLog(database.app, regionId, [publicKey])
    await database.owner.query(undo, [regionId, log.objectId])
    return problems.map((problem) => problem.message).join()
  }
  const where = 'where region_id = $1 and object_id = $2 and sequence = 2'
  assert.match(
    await tamper(
      `update ledger_event set effective_on = '2026-01-01' ${where}`,
      `update ledger_event set effective_on = '2026-03-02' ${where}`,
    ),
    /第 2 件事件与写入时不同/,
  )
  assert.deepEqual(await verifyLog(database.app, regionId, [publicKey]), [])
  await database.owner.query(
    'delete from ledger_leaf where region_id = $1 and object_id = $2 and sequence = 3',
    [regionId, log.objectId],
  )
  assert.match(
    (await verifyLog(database.app, regionId, [publicKey])).map((problem) => problem.message).join(),
    /被截短/,
  )
})
