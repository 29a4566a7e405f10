import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { emptyDatabase } from '../../test/support/database.ts'
import { temporaryFolder } from '../../test/support/temporary-folder.ts'
import { dumpLogically } from '../store/backup/logical-dump.ts'
import { type Database, openDatabase } from '../store/database.ts'
import { placeEvents, signCheckpoint } from '../store/ledger-log.ts'
import { appendEvents } from '../store/ledger-store.ts'
import { listMigrations } from '../store/migrate.ts'
import { inTransaction } from '../store/transaction.ts'
import { openJobQueue } from '../worker/job-queue.ts'
import { openBackupShelf, requestedJobs } from './backup-shelf.ts'
import { openLedgerKeys } from './ledger-keys.ts'
import { readSettings } from './settings.ts'

/** The server of this run outlives the tests that use it only when it is started outside them. */
await emptyDatabase()
const migrationsFolder = 'src/store/migrations'
const regionId = '999901'
const now = new Date('2026-03-04T01:02:03.456Z')

/** A region with signed events, and a file, in a data folder. */
async function fill(database: Database, dataFolder: string): Promise<void> {
  await database.owner.query(
    "insert into region (region_id, name, valid_from) values ($1, '测试区', '2000-01-01')",
    [regionId],
  )
  const event = {
    type: 'received',
    effectiveOn: '2026-03-02',
    recordedAt: now.toISOString(),
    actorId: randomUUID(),
    payload: {},
    basis: null,
    supersedes: null,
  }
  const object = { regionId, objectKind: 'request', objectId: randomUUID() }
  await inTransaction(database.app, (transaction) => appendEvents(transaction, object, 0, [event]))
  await placeEvents(database.app, regionId)
  await signCheckpoint(database.app, regionId, openLedgerKeys(dataFolder).privateKey, now.toISOString())
  mkdirSync(join(dataFolder, 'files', 'ab'), { recursive: true })
  writeFileSync(join(dataFolder, 'files', 'ab', 'abc'), '虚构的附件')
  mkdirSync(join(dataFolder, 'files', 'incoming'))
  writeFileSync(join(dataFolder, 'files', 'incoming', randomUUID()), '虚构的附')
}

function shelfOf(dataFolder: string, database: Database, environment: Record<string, string> = {}) {
  const settings = readSettings({ GONGKAI_DATA: dataFolder, ...environment })
  return openBackupShelf({ settings, folder: settings.backupFolder, migrationsFolder }, database)
}

test('备份 / 自带的数据库 / 做、列出、演练通过，不留下演练的文件夹；改动一个字节以后演练不通过', async () => {
  const dataFolder = temporaryFolder('shelf')
  const database = await openDatabase({ databaseUrl: undefined, dataFolder, migrationsFolder })
  try {
    await fill(database, dataFolder)
    const shelf = shelfOf(dataFolder, database)
    assert.deepEqual(await shelf.list(), [])
    const name = await shelf.make(now)
    const files = readdirSync(join(dataFolder, 'backups', name, 'files'))
    assert.deepEqual(files, ['ab'], 'a half-written file is left out')
    mkdirSync(join(dataFolder, 'backups', 'gongkai-2026-03-05T00-00-00-000Z'))
    const [made, ...more] = await shelf.list()
    assert.deepEqual(more, [], 'a half-made one is not listed')
    assert.equal(made?.name, name)
    assert.equal(made?.madeAt, now.toISOString())
    assert.equal(made?.drill, null)
    assert.ok((made?.rows ?? 0) > 1 && (made?.bytes ?? 0) > 1_000_000)

    const drill = await shelf.drill(name, now)
    assert.equal(drill.outcome, 'sound', drill.says)
    assert.deepEqual((await shelf.list())[0]?.drill, drill)
    assert.deepEqual(
      readdirSync(dataFolder).filter((each) => each.startsWith('drill-')),
      [],
    )

    appendFileSync(join(dataFolder, 'backups', name, 'files', 'ab', 'abc'), '!')
    const failed = await shelf.drill(name, now)
    assert.equal(failed.outcome, 'failed')
    assert.match(failed.says, /files\/ab\/abc 与备份时不同/)
  } finally {
    await database.close()
  }
})

test('备份 / DATABASE_URL 的数据库 / 写成 SQL，装进空的数据库演练通过', async () => {
  const dataFolder = temporaryFolder('shelf-sql')
  const database = await emptyDatabase()
  await fill(database, dataFolder)
  const shelf = shelfOf(dataFolder, database, {
    DATABASE_URL: 'postgres://elsewhere.example/gongkai?sslmode=verify-full',
  })
  const name = await shelf.make(now)
  const drill = await shelf.drill(name, now)
  assert.equal(drill.outcome, 'sound', drill.says)
  assert.equal((await shelf.list())[0]?.name, name)
})

test('备份 / 有等着的任务的数据库，写成 SQL 再装入 / 等着的和放弃的都还在，只有一份，定时的不带', async (context) => {
  const open = async (database: Database) => {
    const queue = await openJobQueue({
      connection: { connectionString: database.owner.options.connectionString },
      duty: 'hand-over',
      applicationRole: 'gongkai_app',
      onTrouble: () => {},
    })
    context.after(() => queue.close())
    return queue
  }
  const [from, to] = [await emptyDatabase(), await emptyDatabase()]
  const queue = await open(from)
  const letter = (name: string) => ({
    to: `${name}@example.test`,
    subject: "引号'",
    text: '正文',
    messageId: name,
  })
  await queue.enqueue('send-mail', [letter('a'), letter('b')])
  await queue.enqueue('verify-ledger', [{}])
  await queue.boss.insert('send-mail.dead', [{ data: { items: [letter('c')] } }])
  const file = join(temporaryFolder('jobs'), 'dump.sql')
  await dumpLogically(from.owner.options, listMigrations(migrationsFolder), file, requestedJobs)
  await to.owner.query('drop schema public cascade; create schema public')
  await to.owner.query(readFileSync(file, 'utf8'))
  // Three programs that start at once.
  const [loaded] = await Promise.all([open(to), open(to), open(to)])
  const { rows } = await to.owner.query(
    "select name, data->'items'->0->>'messageId' as letter from gongkai_jobs.job order by 1, 2",
  )
  assert.deepEqual(rows, [
    { name: 'send-mail', letter: 'a' },
    { name: 'send-mail', letter: 'b' },
    { name: 'send-mail.dead', letter: 'c' },
  ])
  assert.equal((await loaded.deadLetters()).length, 1)
  const { rows: left } = await to.owner.query("select to_regclass('gongkai_handover.job') as left")
  assert.deepEqual(left, [{ left: null }])
})

test('备份 / 名字里写路径 / 不理会', async () => {
  const database = await emptyDatabase()
  const shelf = shelfOf(temporaryFolder('shelf-name'), database)
  for (const name of ['../../etc', 'gongkai-..', ''])
    await assert.rejects(shelf.drill(name, now), /没有备份/, name)
})
