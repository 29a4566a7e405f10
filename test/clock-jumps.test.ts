import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { placeEvents, verifyLog } from '../src/store/ledger-log.ts'
import { appendEvents, listEvents } from '../src/store/ledger-store.ts'
import { emptyDatabase, withRegion } from './support/database.ts'
import { testDesk } from './support/desk-server.ts'

const database = await emptyDatabase()

test('时钟倒退 / 后写的事件时间更早 / 次序按序号，日志核验无误', async () => {
  const { regionId, actorId } = await withRegion(database)
  const object = { regionId, objectKind: 'request', objectId: randomUUID() }
  const clock = ['2026-03-02T01:00:00.000Z', '2026-02-01T01:00:00.000Z', '2036-01-01T00:00:00.000Z']
  for (const [version, recordedAt] of clock.entries()) {
    const event = { type: `step-${version + 1}`, effectiveOn: '2026-03-02', recordedAt, actorId }
    const more = { payload: {}, basis: null, supersedes: null }
    const appended = await database.app
      .transaction()
      .execute((transaction) => appendEvents(transaction, object, version, [{ ...event, ...more }]))
    assert.ok(appended.ok)
    await placeEvents(database.app, regionId)
  }
  const events = await listEvents(database.app, regionId, object.objectId)
  assert.deepEqual(
    events.map(({ type }) => type),
    ['step-1', 'step-2', 'step-3'],
  )
  assert.deepEqual(await verifyLog(database.app, regionId, []), [])
})

test('时钟倒退一小时 / 已经登录的人 / 不报错，也不因此延长到八小时以外', async () => {
  const { desk, clock, signedIn } = await testDesk()
  const { token } = await signedIn(['system-administrator'])
  const status = async () =>
    (await desk.request('/people', { headers: { Cookie: `gongkai=${token}` } })).status
  clock.now = '2026-01-12T00:00:00.000Z'
  assert.ok([200, 303].includes(await status()))
  clock.now = '2026-01-12T09:30:00.000Z'
  assert.equal(await status(), 303)
})
