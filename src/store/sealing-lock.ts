/** A key is taken out of the key file only while nobody seals with it: what was sealed meanwhile would stay shut. */

import { type Kysely, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { Schema } from './schema.ts'

const lockName = 'gongkai wrapping keys'
const lockNotAvailable = '55P03'

/** Until the transaction ends no wrapping key is taken out. Before the key is asked for that seals. */
export async function keepWrappingKeys(transaction: Transaction<Schema>): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${lockName}, 0))`.execute(transaction)
}

/** null: others seal for longer than five seconds, for which they were held up, and nothing was done. */
export async function whileNothingIsSealed<T>(db: Kysely<Schema>, work: () => Promise<T>): Promise<T | null> {
  return db
    .transaction()
    .execute(async (transaction) => {
      await sql`set local lock_timeout = '5s'`.execute(transaction)
      await sql`select pg_advisory_xact_lock(hashtextextended(${lockName}, 0))`.execute(transaction)
      return work()
    })
    .catch((error: unknown) => {
      if (error instanceof pg.DatabaseError && error.code === lockNotAvailable) return null
      throw error
    })
}
