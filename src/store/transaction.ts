import type { Kysely, Transaction } from 'kysely'
import pg from 'pg'
import type { Schema } from './schema.ts'

/** serialization_failure, deadlock_detected: the server asks for another try. */
const tryAgain = ['40001', '40P01']
const tries = 5

/** Runs `work` in one transaction, again when the server asks for it. What `work` throws is thrown on. */
export async function inTransaction<T>(
  db: Kysely<Schema>,
  work: (transaction: Transaction<Schema>) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work)
    } catch (error) {
      const mayRetry = error instanceof pg.DatabaseError && tryAgain.includes(error.code ?? '')
      if (!mayRetry || attempt === tries) throw error
    }
  }
}
