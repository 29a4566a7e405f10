/** Small questions that tell whether the database can do its work. Each throws what the driver throws. */

import { type Kysely, sql } from 'kysely'
import type { Database } from './database.ts'
import type { Schema } from './schema.ts'

/** Returns when the database has answered the application's role. */
export async function pingDatabase(app: Kysely<Schema>): Promise<void> {
  await sql`select 1`.execute(app)
}

/** Steps of the schema that were applied. */
export async function countMigrations(owner: Database['owner']): Promise<number> {
  const { rows } = await owner.query<{ steps: number }>(
    'select count(*)::integer as steps from schema_migration',
  )
  return rows[0]?.steps ?? 0
}

/** The database's clock in milliseconds since 1970. */
export async function databaseClock(owner: Database['owner']): Promise<number> {
  const { rows } = await owner.query<{ milliseconds: string }>(
    'select extract(epoch from clock_timestamp()) * 1000 as milliseconds',
  )
  return Number(rows[0]?.milliseconds)
}
