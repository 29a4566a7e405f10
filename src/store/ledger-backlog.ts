import { type Kysely, sql } from 'kysely'
import type { Schema } from './schema.ts'

/** Every region that has a ledger, in order. */
export async function listRegionIds(db: Kysely<Schema>): Promise<string[]> {
  const rows = await db.selectFrom('region').select('region_id').orderBy('region_id').execute()
  return rows.map(({ region_id }) => region_id)
}

export async function countEvents(db: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{ events: string }>`select count(*) as events from ledger_event`.execute(db)
  return Number(rows[0]?.events ?? 0)
}

/** Whether anything has ever been recorded here. */
export async function hasEvents(db: Kysely<Schema>): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from ledger_event) as found`.execute(db)
  return rows[0]?.found === true
}

/** Events without a place in the tamper-evident log. Two counts: cheap enough for a figure read once a minute. */
export async function countUnplacedEvents(db: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{ unplaced: string }>`
    select (select count(*) from ledger_event) - (select count(*) from ledger_leaf) as unplaced`.execute(db)
  return Number(rows[0]?.unplaced ?? 0)
}
