/** Run by the crash test: writes events as fast as it can and prints each one that was acknowledged. */

import { randomUUID } from 'node:crypto'
import { openDatabase } from '../../src/store/database.ts'
import { doOnce } from '../../src/store/idempotency-store.ts'
import { appendEvents } from '../../src/store/ledger-store.ts'

const [dataFolder = '', regionId = ''] = process.argv.slice(2)
const database = await openDatabase({
  databaseUrl: undefined,
  dataFolder,
  migrationsFolder: 'src/store/migrations',
})
await database.owner.query(
  "insert into region (region_id, name, valid_from) values ($1, '测试区', '2000-01-01') on conflict do nothing",
  [regionId],
)
const actorId = randomUUID()

async function writeForever(): Promise<never> {
  for (;;) {
    const objectId = randomUUID()
    const once = { regionId, key: randomUUID(), actorId, body: objectId }
    const event = (type: string) => ({
      type,
      effectiveOn: '2026-03-02',
      recordedAt: new Date().toISOString(),
      actorId,
      payload: {},
      basis: null,
      supersedes: null,
    })
    await doOnce(database.app, once, async (transaction) => {
      await appendEvents(transaction, { regionId, objectKind: 'request', objectId }, 0, [
        event('received'),
        event('assigned'),
      ])
      return objectId
    })
    process.stdout.write(`${objectId}\n`)
  }
}

process.stdout.write('ready\n')
await Promise.all(Array.from({ length: 8 }, writeForever))
