import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { afterEach, test } from 'node:test'
import pg from 'pg'
import { emptyDatabase } from '../../test/support/database.ts'
import { openDatabase } from './database.ts'
import { applicationRole } from './refuse-unfit-server.ts'

const { owner } = await emptyDatabase()
const given = owner.options.connectionString
assert.ok(given !== undefined)

/** How to take away what a test made, databases before their owners. */
const made: string[] = []
afterEach(async () => {
  for (const statement of made.splice(0).toReversed()) await owner.query(statement)
})

/** A database of a user's own with these options; answers the address under which it signs in. */
async function databaseOf(user: string, options = ''): Promise<string> {
  const name = `unfit_${randomUUID().replaceAll('-', '')}`
  await owner.query(`create database ${name} owner ${user} ${options}`)
  made.push(`drop database ${name}`)
  return addressOf(user, name)
}

function addressOf(user: string, database: string): string {
  const url = new URL(given ?? '')
  url.username = user
  url.pathname = `/${database}`
  return url.href
}

async function newUser(): Promise<string> {
  const user = `unfit_${randomUUID().replaceAll('-', '')}`
  await owner.query(`create role ${user} login`)
  made.push(`drop role ${user}`)
  return user
}

const open = (databaseUrl: string) =>
  openDatabase({ databaseUrl, dataFolder: '', migrationsFolder: 'src/store/migrations' })

test('the owner of a database without the right to make roles / opened / is told the statements; with them it works', async () => {
  const user = await newUser()
  const url = await databaseOf(user)
  let told = ''
  await assert.rejects(open(url), (error: unknown) => {
    told = error instanceof Error ? error.message : ''
    return told.includes(user)
  })
  // The role of the application is there already: other databases of this server have it.
  const statement = `grant ${applicationRole} to "${user}" with admin option;`
  assert.ok(told.endsWith(`\n${statement}`), told)
  await owner.query(statement)
  const database = await open(url)
  assert.ok(database.migrated.length > 0)
  await database.app.selectFrom('region').selectAll().execute()
  await database.close()
  const again = await open(url)
  assert.deepEqual(again.migrated, [])
  await again.close()
})

test('a user who owns nothing / opened / is told of the database and of the schema, too', async () => {
  const [someone, stranger] = [await newUser(), await newUser()]
  const name = new URL(await databaseOf(someone)).pathname.slice(1)
  await assert.rejects(
    open(addressOf(stranger, name)),
    /grant create on database "unfit_\w+" to "unfit_\w+";\ngrant create on schema public to "unfit_\w+";$/,
  )
})

test('a database that is not UTF-8 / opened / is refused, and nothing was made in it', async () => {
  const user = new URL(given).username
  const url = await databaseOf(user, "encoding 'SQL_ASCII' locale 'C' template template0")
  await assert.rejects(open(url), /编码是 SQL_ASCII，要用 UTF8/)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query("select tablename from pg_tables where schemaname = 'public'")
  await client.end()
  assert.deepEqual(rows, [])
})
