import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import {
  appendFileSync,
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { emptyDatabase, withRegion } from '../../../test/support/database.ts'
import { type Database, openDatabase } from '../database.ts'
import { placeEvents, verifyLog } from '../ledger-log.ts'
import { appendEvents, listEvents } from '../ledger-store.ts'
import { listMigrations } from '../migrate.ts'
import { inTransaction } from '../transaction.ts'
import { dumpLogically } from './logical-dump.ts'
import { backUpPhysically, countRows } from './physical-backup.ts'
import { restorePhysically } from './restore.ts'

const migrationsFolder = 'src/store/migrations'

function writeEvent(database: Database, regionId: string, actorId: string): Promise<string> {
  const objectId = randomUUID()
  const event = {
    type: 'received',
    effectiveOn: '2026-03-02',
    recordedAt: '2026-03-04T01:02:03.456Z',
    actorId,
    payload: { note: "引号'和\\反斜杠\n换行" },
    basis: null,
    supersedes: null,
  }
  return inTransaction(database.app, async (transaction) => {
    await appendEvents(transaction, { regionId, objectKind: 'request', objectId }, 0, [event])
    return objectId
  })
}

test('a working database / copied under load, restored elsewhere / has every row from before and a sound log', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-backup-'))
  // Where root starts it, the server runs as another user in the open folder than in the closed one.
  chmodSync(folder, 0o755)
  const closed = mkdtempSync(join(tmpdir(), 'gongkai-restored-'))
  try {
    const database = await openDatabase({
      databaseUrl: undefined,
      dataFolder: join(folder, 'data'),
      migrationsFolder,
    })
    const { regionId, actorId } = await withRegion(database)
    const before = await Promise.all(
      Array.from({ length: 300 }, () => writeEvent(database, regionId, actorId)),
    )
    await placeEvents(database.app, regionId)
    let working = true
    const during: string[] = []
    const load = (async () => {
      while (working) during.push(await writeEvent(database, regionId, actorId))
    })()
    const connection = {
      host: join(folder, 'data', 'postgres.socket'),
      port: 5432,
      user: 'gongkai_owner',
      database: 'gongkai',
    }
    const target = join(folder, 'backup')
    const manifest = await backUpPhysically({
      connection,
      data: join(folder, 'data', 'postgres'),
      target,
      now: '2026-03-04T00:00:00.000Z',
    })
    working = false
    await load
    await database.close()
    assert.ok(during.length > 0, 'something was written while the copy was made')

    const restoredFolder = join(closed, 'restored')
    await restorePhysically(target, join(restoredFolder, 'postgres'))
    const restored = await openDatabase({
      databaseUrl: undefined,
      dataFolder: restoredFolder,
      migrationsFolder,
    })
    for (const objectId of before)
      assert.equal((await listEvents(restored.app, regionId, objectId)).length, 1)
    assert.deepEqual(await verifyLog(restored.app, regionId, []), [])
    const client = await restored.owner.connect()
    const rows = await countRows(client)
    client.release()
    for (const [table, count] of Object.entries(manifest.rows)) assert.ok((rows[table] ?? 0) >= count, table)
    await restored.close()

    await assert.rejects(restorePhysically(target, join(restoredFolder, 'postgres')), /已有数据库/)
    appendFileSync(join(target, 'postgres', 'PG_VERSION'), ' ')
    await assert.rejects(restorePhysically(target, join(folder, 'third')), /PG_VERSION 与备份时不同/)
  } finally {
    rmSync(closed, { recursive: true, force: true })
    rmSync(folder, { recursive: true, force: true })
  }
})

test('rows that point at each other and at later rows of their own table / dumped and loaded / stand as before, and are held to it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-circle-'))
  try {
    const database = await emptyDatabase()
    const { regionId } = await withRegion(database)
    await database.owner.query(
      `insert into organ (organ_id, region_id, name, short_name, kind, level, valid_from, version, territorial_parent)
       select ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, $1, '机关' || n, '机关' || n, 'other', 'county',
         '2000-01-01', 1, null from generate_series(1, 450) n`,
      [regionId],
    )
    // Every organ is below the last one: its row comes after theirs.
    await database.owner.query(`update organ set territorial_parent = '00000000-0000-4000-8000-000000000450'
      where organ_id <> '00000000-0000-4000-8000-000000000450'`)
    const file = join(folder, 'dump.sql')
    await dumpLogically(database.owner.options, listMigrations(migrationsFolder), file)
    const target = await emptyDatabase()
    await target.owner.query('drop schema public cascade; create schema public')
    await target.owner.query(readFileSync(file, 'utf8'))
    const constraints = `select conrelid::regclass::text as t, conname, pg_get_constraintdef(oid) as d from pg_constraint
      where connamespace = 'public'::regnamespace order by 1, 2`
    const [from, to] = await Promise.all([database.owner.query(constraints), target.owner.query(constraints)])
    assert.deepEqual(to.rows, from.rows)
    await assert.rejects(
      target.owner.query(`update organ set territorial_parent = '00000000-0000-4000-8000-000000009999'`),
      /foreign key/,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('a database / dumped as SQL and loaded into an empty one / has the same rows and takes new ones', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-dump-'))
  try {
    const database = await emptyDatabase()
    const { regionId, actorId } = await withRegion(database)
    for (let i = 0; i < 250; i++) await writeEvent(database, regionId, actorId)
    await placeEvents(database.app, regionId)
    const file = join(folder, 'dump.sql')
    await dumpLogically(database.owner.options, listMigrations(migrationsFolder), file)

    const target = await emptyDatabase()
    await target.owner.query('drop schema public cascade; create schema public')
    await target.owner.query(readFileSync(file, 'utf8'))
    const [from, to] = await Promise.all([database.owner.connect(), target.owner.connect()])
    assert.deepEqual(await countRows(to), await countRows(from))
    from.release()
    to.release()
    assert.deepEqual(await verifyLog(target.app, regionId, []), [])
    await writeEvent(target, regionId, actorId)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('a dump over an older one / broken off near its end / leaves the older one and nothing half-written', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-dump-'))
  try {
    const { owner } = await emptyDatabase()
    await owner.query('create table job (number integer primary key)')
    const file = join(folder, 'dump.sql')
    writeFileSync(file, 'the older one')
    const jobs = { schema: 'public', handover: 'handover', kinds: [] }
    await assert.rejects(dumpLogically(owner.options, [], file, jobs), /does not exist/)
    assert.equal(readFileSync(file, 'utf8'), 'the older one')
    assert.deepEqual(readdirSync(folder), ['dump.sql'])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
