/** A database for store tests: one embedded server a test run, one database a test. */

import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import pg from 'pg'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { startEmbeddedPostgres } from '../../src/store/embedded/supervisor.ts'

const migrationsFolder = 'src/store/migrations'

/**
 * An empty, migrated database, closed when the run ends. With TEST_DATABASE_URL it is made on that server (the oldest PostgreSQL we
 * support, in CI), otherwise on an embedded one in a temporary folder.
 */
export async function emptyDatabase(): Promise<Database> {
  const server = await serverUrl()
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await execute(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  const database = await openDatabase({
    databaseUrl: url.href,
    dataFolder: '',
    migrationsFolder,
    poolSize: 60,
  })
  opened.push(database)
  return database
}

const opened: Database[] = []

let embedded: Promise<string> | undefined
let stopServer = async (): Promise<void> => undefined

// Said here and not where the server starts: there it would belong to the test that asks first, and end with it.
after(async () => {
  await Promise.all(opened.map((database) => database.close()))
  await stopServer()
})

function serverUrl(): Promise<string> {
  const given = process.env.TEST_DATABASE_URL
  if (given !== undefined && given !== '') return Promise.resolve(given)
  embedded ??= startServer()
  return embedded
}

async function startServer(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-store-'))
  const server = await startEmbeddedPostgres(join(folder, 'postgres'))
  stopServer = async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  const { host, port, user } = server.connection
  return `postgres://${user}@localhost:${port}/postgres?host=${encodeURIComponent(host)}`
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sql)
  await client.end()
}

/** A region and an invented account to write with. */
export async function withRegion(database: Database): Promise<{ regionId: string; actorId: string }> {
  const regionId = '999901'
  await database.owner.query(
    "insert into region (region_id, name, valid_from) values ($1, '测试区', '2000-01-01')",
    [regionId],
  )
  return { regionId, actorId: randomUUID() }
}
