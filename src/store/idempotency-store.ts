/** The same form sent twice is done once. */

import { createHash } from 'node:crypto'
import { type Kysely, sql, type Transaction } from 'kysely'
import { canonicalJson, type JsonValue } from '../domain/ledger/canonical-json.ts'
import { onceKeyDays } from '../usecases/once-key.ts'
import type { Schema } from './schema.ts'
import { asForm, inTransaction } from './transaction.ts'

export interface OnceKey {
  readonly regionId: string
  /** From the form's hidden field or the `Idempotency-Key` header. */
  readonly key: string
  readonly actorId: string
  /** What was sent. */
  readonly body: JsonValue
}

export type Once<T> =
  | { readonly ok: true; readonly answer: T; readonly replayed: boolean }
  /** The key was used for something else (422). */
  | { readonly ok: false; readonly code: 'key-reused' }
  /** The first one is still at work (409). */
  | { readonly ok: false; readonly code: 'in-flight' }

/**
 * Does `work` once per key, in one transaction with the key itself, and gives every repetition the first answer.
 * When `work` throws nothing is kept and the key may be used again. What stores do through `joining` is in it too.
 */
export function doOnce<T extends JsonValue>(
  db: Kysely<Schema>,
  once: OnceKey,
  work: (transaction: Transaction<Schema>) => Promise<T>,
): Promise<Once<T>> {
  const digest = createHash('sha256')
    .update(`${once.actorId}\n${canonicalJson(once.body)}`)
    .digest()
  return inTransaction(db, async (transaction) => {
    // Only for a quick "in flight"; what decides is the primary key.
    const lock = await sql<{ free: boolean }>`
      select pg_try_advisory_xact_lock(hashtextextended(${`${once.regionId}/${once.key}`}, 0)) as free`.execute(
      transaction,
    )
    if (lock.rows[0]?.free !== true) return { ok: false, code: 'in-flight' }
    const earlier = await transaction
      .selectFrom('idempotency_key')
      .select(['body_digest', 'answer'])
      .where('region_id', '=', once.regionId)
      .where('key', '=', once.key)
      .executeTakeFirst()
    if (earlier !== undefined) {
      if (!earlier.body_digest.equals(digest)) return { ok: false, code: 'key-reused' }
      return { ok: true, answer: earlier.answer as T, replayed: true } // the digest says it answers this very body
    }
    const answer = await asForm(transaction, () => work(transaction))
    await transaction
      .insertInto('idempotency_key')
      .values({
        region_id: once.regionId,
        key: once.key,
        actor_id: once.actorId,
        body_digest: digest,
        answer: JSON.stringify(answer),
      })
      .execute()
    return { ok: true, answer, replayed: false }
  })
}

/** Deletes the keys of the region that are older than `onceKeyDays` before `now`, and answers how many. */
export async function purgeOnceKeys(db: Kysely<Schema>, regionId: string, now: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('idempotency_key')
    .where('region_id', '=', regionId)
    .where('created_at', '<', sql<string>`${now}::timestamptz - make_interval(days => ${onceKeyDays})`)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
