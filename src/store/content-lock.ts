/** A copy of the database and the copy of its files belong together: while they are made, no content is destroyed. */

import { type Kysely, sql } from 'kysely'
import type pg from 'pg'
import type { Schema } from './schema.ts'

const lockName = 'gongkai content'

/** Waits for a destruction that is under way; several copies may be made at once. */
export async function whileContentStays<T>(owner: pg.Pool, work: () => Promise<T>): Promise<T> {
  const client = await owner.connect()
  let isWhole = false
  try {
    await client.query('select pg_advisory_lock_shared(hashtextextended($1, 0))', [lockName])
    try {
      return await work()
    } finally {
      await client.query('select pg_advisory_unlock_shared(hashtextextended($1, 0))', [lockName])
      isWhole = true
    }
  } finally {
    // The lock is the connection's: one that could not let go of it is closed.
    client.release(!isWhole)
  }
}

/** null: a copy is being made, and nothing was done. */
export function whenContentMayGo<T>(db: Kysely<Schema>, work: () => Promise<T>): Promise<T | null> {
  return db.connection().execute(async (connection) => {
    const { rows } = await sql<{ free: boolean }>`
      select pg_try_advisory_lock(hashtextextended(${lockName}, 0)) as free`.execute(connection)
    if (rows[0]?.free !== true) return null
    try {
      return await work()
    } finally {
      await sql`select pg_advisory_unlock(hashtextextended(${lockName}, 0))`.execute(connection)
    }
  })
}
