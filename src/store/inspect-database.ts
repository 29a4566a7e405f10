import pg from 'pg'
import { EnvironmentProblem } from '../usecases/environment-problem.ts'
import type { KeyUse } from '../usecases/rotate-keys-ports.ts'
import { calendarId } from './calendar-store.ts'
import { connectTo, type DatabaseOptions } from './database.ts'
import { isTextOf, listMigrations } from './migrate.ts'
import { refuseUnfitServer } from './refuse-unfit-server.ts'

export interface DatabaseState {
  /** One Chinese sentence on where the data are. */
  readonly where: string
  /** e.g. "18.4" */
  readonly serverVersion: string
  /** Steps of the schema that the database has, and that the program knows. */
  readonly applied: number
  readonly known: number
  /** Names of steps that are not as this program has them. */
  readonly foreign: readonly string[]
  /** Clock of the database ahead of this machine's, in milliseconds. */
  readonly clockAhead: number
  /** What the server or its user lacks for the steps of the schema, with the statements that mend it; null = nothing. */
  readonly unfit: string | null
  /** Something was recorded already. */
  readonly hasEvents: boolean
  /** Years whose holiday notice a region added. */
  readonly yearsAdded: readonly number[]
  /** The keys under which personal data are kept, in every region, and how many rows each. */
  readonly keyUses: readonly KeyUse[]
}

/** Looks at the database without changing it. Throws what connecting throws. `now` is this machine's clock in milliseconds. */
export async function inspectDatabase(options: DatabaseOptions, now: () => number): Promise<DatabaseState> {
  const { config, where, release } = await connectTo(options)
  const client = new pg.Client({ ...config, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    const version = await one<{ text: string }>(client, "select current_setting('server_version') as text")
    const before = now()
    const clock = await one<{ milliseconds: string }>(
      client,
      'select extract(epoch from clock_timestamp()) * 1000 as milliseconds',
    )
    // The database's clock was read somewhere between the two readings of ours.
    const clockAhead = Math.round(Number(clock?.milliseconds) - (before + now()) / 2)
    const { rows } = await client.query<{ name: string; digest: string }>(
      (await hasTable(client, 'schema_migration'))
        ? 'select name, digest from schema_migration order by number'
        : 'select null as name, null as digest where false',
    )
    const keys = await client.query<{ id: string; rows: string }>(
      (await hasTable(client, 'personal_data'))
        ? 'select key_id as id, count(*) as rows from personal_data group by key_id order by key_id'
        : 'select null as id, 0 as rows where false',
    )
    const events = await one<{ found: boolean }>(
      client,
      (await hasTable(client, 'ledger_event'))
        ? 'select exists (select from ledger_event) as found'
        : 'select false as found',
    )
    const years = await client.query<{ year: number }>(
      (await hasTable(client, 'ledger_event'))
        ? `select distinct (payload->>'year')::integer as year
           from region join ledger_event using (region_id) where object_id = '${calendarId}'`
        : 'select null as year where false',
    )
    const known = listMigrations(options.migrationsFolder)
    return {
      where,
      serverVersion: version?.text.split(' ')[0] ?? '',
      applied: rows.length,
      known: known.length,
      foreign: rows.filter(({ digest }, index) => !isTextOf(known[index], digest)).map(({ name }) => name),
      clockAhead,
      unfit: await whyUnfit(client),
      hasEvents: events?.found === true,
      yearsAdded: years.rows.map(({ year }) => year),
      keyUses: keys.rows.map(({ id, rows }) => ({ keyId: id, rows: Number(rows) })),
    }
  } finally {
    await client.end()
    await release()
  }
}

async function whyUnfit(client: pg.Client): Promise<string | null> {
  try {
    await refuseUnfitServer(client)
    return null
  } catch (error) {
    if (error instanceof EnvironmentProblem) return error.message
    throw error
  }
}

async function hasTable(client: pg.Client, name: string): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>('select to_regclass($1) is not null as found', [
    name,
  ])
  return rows[0]?.found === true
}

async function one<Row extends pg.QueryResultRow>(client: pg.Client, sql: string): Promise<Row | undefined> {
  return (await client.query<Row>(sql)).rows[0]
}
