import { AsyncLocalStorage } from 'node:async_hooks'
import { type Kysely, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { Schema } from './schema.ts'

/** serialization_failure, deadlock_detected: the server asks for another try. */
const tryAgain = ['40001', '40P01']
const tries = 5

/** The transaction of the form that is being done, for what `joining` let in. */
const formAtWork = new AsyncLocalStorage<Transaction<Schema>>()
const joined = new WeakSet<Kysely<Schema>>()

/**
 * Runs `work` in one transaction, again when the server asks for it. What `work` throws is thrown on. On a handle of
 * `joining` while a form is done, `work` becomes a part of the form's transaction, undone alone when it throws.
 */
export async function inTransaction<T>(
  db: Kysely<Schema>,
  work: (transaction: Transaction<Schema>) => Promise<T>,
): Promise<T> {
  const form = joined.has(db) ? formAtWork.getStore() : undefined
  if (form !== undefined) return asPartOf(form, work)
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work)
    } catch (error) {
      const mayRetry = error instanceof pg.DatabaseError && tryAgain.includes(error.code ?? '')
      if (!mayRetry || attempt === tries) throw error
    }
  }
}

/** `work` with everything that it does through handles of `joining` inside this transaction. */
export function asForm<T>(transaction: Transaction<Schema>, work: () => Promise<T>): Promise<T> {
  return formAtWork.run(transaction, work)
}

/**
 * The same database, through which a form that is done once (`doOnce`) reads and writes in the transaction of its key:
 * both are kept or neither. For stores of what forms change; never for what must be kept although the form is refused
 * (tries to sign in, the log of accesses).
 */
export function joining(db: Kysely<Schema>): Kysely<Schema> {
  const handle = new Proxy(db, {
    get: (target, name) => {
      const now = formAtWork.getStore() ?? target
      const value: unknown = Reflect.get(now, name, now)
      return typeof value === 'function' ? value.bind(now) : value
    },
  })
  joined.add(handle)
  return handle
}

async function asPartOf<T>(
  form: Transaction<Schema>,
  work: (transaction: Transaction<Schema>) => Promise<T>,
): Promise<T> {
  await sql`savepoint part`.execute(form)
  try {
    const done = await work(form)
    await sql`release savepoint part`.execute(form)
    return done
  } catch (error) {
    // Where the connection itself is lost, the first error says more than the second.
    await sql`rollback to savepoint part`.execute(form).catch(() => undefined)
    throw error
  }
}

/**
 * Everything that `work` does through handles of `joining` in one transaction: that of the form where one is done,
 * otherwise one of its own. What `work` throws undoes all of it.
 */
export function together<T>(db: Kysely<Schema>, work: () => Promise<T>): Promise<T> {
  return inTransaction(joining(db), (transaction) => asForm(transaction, work))
}
