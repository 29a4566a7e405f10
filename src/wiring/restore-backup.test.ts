import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { cpSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { emptyDatabase } from '../../test/support/database.ts'
import { temporaryFolder } from '../../test/support/temporary-folder.ts'
import { createLocalFolder } from '../files/local-folder.ts'
import { sealedSecrets } from '../identity/sealed-secrets.ts'
import { dumpLogically } from '../store/backup/logical-dump.ts'
import { type Database, openDatabase } from '../store/database.ts'
import { placeEvents, signCheckpoint } from '../store/ledger-log.ts'
import { appendEvents } from '../store/ledger-store.ts'
import { listMigrations } from '../store/migrate.ts'
import { inTransaction } from '../store/transaction.ts'
import { makeBackup } from './backup-shelf.ts'
import { openFieldKeys } from './field-key-file.ts'
import { openLedgerKeys } from './ledger-keys.ts'
import { restoreBackup } from './restore-backup.ts'
import { openSealingKeys } from './sealing-keys.ts'
import { readSettings } from './settings.ts'

const migrationsFolder = 'src/store/migrations'
const regionId = '999901'
const now = new Date('2026-03-04T01:02:03.456Z')
const origin = await emptyDatabase()
const originFolder = temporaryFolder('restore-origin')
/** What separates statements and lines elsewhere, and 3 MB of it: more than is read at once. */
const awkward = `'; drop table region; --\r\n$$ \\ '' \u2028\n-- ${randomUUID()}\n${'汉字'.repeat(500_000)}`
const digest = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'
await fill(origin, originFolder)
const dump = join(temporaryFolder('restore-dump'), 'all.sql')
await dumpLogically(origin.owner.options, listMigrations(migrationsFolder), dump)

/** Signed events, a file and a sealed secret, in a database and its data folder. */
async function fill({ owner, app }: Database, dataFolder: string): Promise<void> {
  const [organId, accountId] = [randomUUID(), randomUUID()]
  await owner.query("insert into region (region_id, name, valid_from) values ($1, '测试区', '2000-01-01')", [
    regionId,
  ])
  await owner.query(
    `insert into organ (region_id, organ_id, name, short_name, kind, level, valid_from, former, version)
     values ($1, $2, '虚构机关', '虚构', 'department', 'county', '2000-01-01', '[]', 1)`,
    [regionId, organId],
  )
  await owner.query(
    `insert into account (account_id, login_name, name, region_id, organ_id, status, version, enabled_at)
     values ($1, 'lu', '陆知远', $2, $3, 'invited', 1, now())`,
    [accountId, regionId, organId],
  )
  const sealed = sealedSecrets(openSealingKeys(dataFolder)).seal('ABCDEFGH', accountId)
  await owner.query("insert into account_one_time_code values ($1, $2, '手机', $3, 0)", [
    accountId,
    randomUUID(),
    sealed,
  ])
  const bytes = Buffer.from('test')
  const open = async function* () {
    yield bytes
  }
  await createLocalFolder(join(dataFolder, 'files')).put({ digest, size: bytes.length, open })
  await owner.query("insert into file_content values ($1, $2, 4, 'not-scanned')", [regionId, digest])
  await owner.query(
    `insert into file_object (region_id, object_id, file_id, object_kind, digest, original_name, media_type, visibility,
       received_at) values ($1, $2, $3, 'organ', $4, '附件.txt', 'text/plain', 'private', now())`,
    [regionId, organId, randomUUID(), digest],
  )
  // Destroyed, with and without the digest that a record keeps: their bytes are nowhere, and that is as it should be.
  const recorded = 'f'.repeat(64)
  await owner.query("insert into file_content values ($1, $2, 4, 'not-scanned')", [regionId, recorded])
  for (const kept of [null, recorded])
    await owner.query(
      `insert into file_object (region_id, object_id, file_id, object_kind, digest, original_name, media_type, visibility,
         received_at, destroyed_at) values ($1, $2, $3, 'organ', $4, '（已销毁）', 'text/plain', 'private', now(), now())`,
      [regionId, organId, randomUUID(), kept],
    )
  const event = {
    type: 'received',
    effectiveOn: '2026-03-02',
    recordedAt: now.toISOString(),
    actorId: accountId,
    payload: { awkward },
    basis: null,
    supersedes: null,
  }
  const object = { regionId, objectKind: 'request', objectId: randomUUID() }
  await inTransaction(app, (transaction) => appendEvents(transaction, object, 0, [event]))
  await placeEvents(app, regionId)
  await signCheckpoint(app, regionId, openLedgerKeys(dataFolder).privateKey, now.toISOString())
  openFieldKeys(dataFolder)
}

/** A data folder with what a dump does not hold. */
function withKeysAndFiles(name: string): string {
  const dataFolder = temporaryFolder(name)
  for (const each of ['keys', 'files'])
    cpSync(join(originFolder, each), join(dataFolder, each), { recursive: true })
  return dataFolder
}

/** An empty database whose owner has no right but that to the role of the application. */
async function ordinaryDatabase(): Promise<string> {
  const name = `restore_${randomUUID().replaceAll('-', '')}`
  await origin.owner.query(`create role ${name} login`)
  await origin.owner.query(`grant gongkai_app to ${name} with admin option`)
  await origin.owner.query(`create database ${name} owner ${name}`)
  const url = new URL(origin.owner.options.connectionString ?? '')
  url.username = name
  url.pathname = `/${name}`
  return url.href
}

test('SQL / into a database whose owner is an ordinary user / every character as it was, nothing found wrong', async () => {
  const databaseUrl = await ordinaryDatabase()
  const place = { dataFolder: withKeysAndFiles('restore-sql'), databaseUrl, migrationsFolder }
  const { problems, rows } = await restoreBackup(dump, place)
  assert.deepEqual(problems, [])
  assert.ok(rows > 5)
  const database = await openDatabase(place)
  const { rows: events } = await database.owner.query("select payload->>'awkward' as text from ledger_event")
  await database.close()
  assert.equal(events[0]?.text, awkward)
  await assert.rejects(restoreBackup(dump, place), /已有表/)
})

test('SQL / keys and files not there / is refused before anything is loaded; files or a key missing / are told', async () => {
  const databaseUrl = await ordinaryDatabase()
  const nothing = temporaryFolder('restore-nothing')
  await assert.rejects(
    restoreBackup(dump, { dataFolder: nothing, databaseUrl, migrationsFolder }),
    /没有密钥，个人信息打不开/,
  )
  const dataFolder = withKeysAndFiles('restore-short')
  rmSync(join(dataFolder, 'files'), { recursive: true })
  rmSync(join(dataFolder, 'keys', 'sealing-0001.key'))
  const { problems } = await restoreBackup(dump, { dataFolder, databaseUrl, migrationsFolder })
  assert.deepEqual(
    problems.map(({ message }) => message),
    ['1 个验证器的密钥打不开：缺少 keys 里的 sealing-….key', '缺少 1 个文件的内容'],
  )
})

test('SQL / cut short, or of another program / is refused, and the database stays empty', async () => {
  const databaseUrl = await ordinaryDatabase()
  const place = { dataFolder: withKeysAndFiles('restore-cut'), databaseUrl, migrationsFolder }
  const cut = join(place.dataFolder, 'cut.sql')
  cpSync(dump, cut)
  truncateSync(cut, readFileSync(dump).length - 20)
  await assert.rejects(restoreBackup(cut, place), /不完整，没有装入/)
  writeFileSync(cut, 'create table region (id integer);')
  await assert.rejects(restoreBackup(cut, place), /不是 gongkai backup --sql 写的文件/)
  assert.deepEqual((await restoreBackup(dump, place)).problems, [])
})

test('a backup of a database of DATABASE_URL / into the embedded one / is whole', async () => {
  const folder = temporaryFolder('restore-folder')
  const settings = readSettings({
    GONGKAI_DATA: originFolder,
    DATABASE_URL: 'postgres://127.0.0.1/g',
  })
  const { name } = await makeBackup({ settings, folder, migrationsFolder }, origin, now)
  const dataFolder = temporaryFolder('restore-embedded')
  const restored = await restoreBackup(join(folder, name), {
    dataFolder,
    databaseUrl: undefined,
    migrationsFolder,
  })
  assert.deepEqual(restored.problems, [])
  assert.equal(restored.manifest?.rows.ledger_event, 1)
  assert.ok(existsSync(join(dataFolder, 'files', digest.slice(0, 2))))
})

test('a copy of the embedded database / restored with DATABASE_URL, or where other keys lie / is refused, the keys stay', async () => {
  const copy = temporaryFolder('restore-copy')
  cpSync(join(originFolder, 'keys'), join(copy, 'keys'), { recursive: true })
  const dataFolder = temporaryFolder('restore-other-keys')
  const databaseUrl = 'postgres://127.0.0.1:1/g'
  await assert.rejects(
    restoreBackup(copy, { dataFolder, databaseUrl, migrationsFolder }),
    /装不进 DATABASE_URL/,
  )
  openFieldKeys(dataFolder)
  const before = readFileSync(join(dataFolder, 'keys', 'personal-data.key'))
  await assert.rejects(
    restoreBackup(copy, { dataFolder, databaseUrl: undefined, migrationsFolder }),
    /已有另外的密钥/,
  )
  assert.deepEqual(readFileSync(join(dataFolder, 'keys', 'personal-data.key')), before)
})

after(() => rmSync(dump, { force: true }))
