/** A change of the wrapping key, and which keys rows need. */

import { type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import { EnvironmentProblem } from '../usecases/environment-problem.ts'
import type { KeyUse, ResealBatch, ResealedBatch, RowPlace } from '../usecases/rotate-keys-ports.ts'
import { type FieldKeys, rewrapField } from './encrypted-field.ts'
import type { Schema } from './schema.ts'
import { keepWrappingKeys } from './sealing-lock.ts'
import { inTransaction } from './transaction.ts'

type Row = Pick<
  Selectable<Schema['personal_data']>,
  'object_id' | 'field' | 'algorithm' | 'ciphertext' | 'key_id' | 'wrapped_key'
>

/** Seals up to `limit` rows with the current key (`rewrapField`). Those that do not open stay as they are. */
export function rewrapPersonalData(
  db: Kysely<Schema>,
  keys: FieldKeys,
  batch: ResealBatch,
): Promise<ResealedBatch> {
  return inTransaction(db, async (transaction) => {
    await keepWrappingKeys(transaction)
    const rows = await rowsOf(transaction, batch)
    const tried = rows.map((row) => ({ row, fresh: resealed(keys, batch.regionId, row) }))
    const fresh = tried.flatMap((each) => each.fresh ?? [])
    if (fresh.length > 0) await write(transaction, batch.regionId, fresh)
    const last = rows.at(-1)
    const isLast = last === undefined || rows.length < batch.limit
    return {
      sealed: fresh.length,
      unopened: tried.flatMap(({ row, fresh }) => (fresh === null ? [placeOf(row)] : [])),
      next: isLast ? null : placeOf(last),
    }
  })
}

const placeOf = (row: Row) => ({ objectId: row.object_id, field: row.field })

async function rowsOf(
  transaction: Transaction<Schema>,
  { regionId, keyIds, after, limit }: ResealBatch,
): Promise<Row[]> {
  if (keyIds.length === 0) return []
  let query = transaction
    .selectFrom('personal_data')
    .select(['object_id', 'field', 'algorithm', 'ciphertext', 'key_id', 'wrapped_key'])
    .where('region_id', '=', regionId)
    .where('key_id', 'in', [...keyIds])
  if (after !== null)
    query = query.where(sql<boolean>`(object_id, field) > (${after.objectId}::uuid, ${after.field})`)
  return await query.orderBy('object_id').orderBy('field').limit(limit).forUpdate().execute()
}

/** null: it does not open. */
function resealed(keys: FieldKeys, regionId: string, row: Row): Rewrapped | null {
  const place = { regionId, objectId: row.object_id, field: row.field }
  const { algorithm, ciphertext, key_id: keyId, wrapped_key: wrappedKey } = row
  try {
    return { ...placeOf(row), ...rewrapField(keys, place, { algorithm, ciphertext, keyId, wrappedKey }) }
  } catch (error) {
    if (error instanceof EnvironmentProblem) throw error
    return null
  }
}

type Rewrapped = RowPlace & ReturnType<typeof rewrapField>

async function write(
  transaction: Transaction<Schema>,
  regionId: string,
  rows: readonly Rewrapped[],
): Promise<void> {
  await sql`
    update personal_data set algorithm = fresh.algorithm, key_id = fresh.key_id, wrapped_key = fresh.wrapped_key,
      ciphertext = coalesce(fresh.ciphertext, personal_data.ciphertext)
    from unnest(
      ${rows.map(({ objectId }) => objectId)}::uuid[], ${rows.map(({ field }) => field)}::text[],
      ${rows.map(({ algorithm }) => algorithm)}::text[], ${rows.map(({ keyId }) => keyId)}::text[],
      ${rows.map(({ wrappedKey }) => wrappedKey)}::bytea[], ${rows.map(({ ciphertext }) => ciphertext)}::bytea[]
    ) as fresh (object_id, field, algorithm, key_id, wrapped_key, ciphertext)
    where personal_data.region_id = ${regionId}
      and personal_data.object_id = fresh.object_id and personal_data.field = fresh.field`.execute(
    transaction,
  )
}

/** Under which keys the rows of a region are sealed, and how many each. */
export async function listKeyUses(db: Kysely<Schema>, regionId: string): Promise<KeyUse[]> {
  const rows = await db
    .selectFrom('personal_data')
    .select(({ fn }) => ['key_id', fn.countAll<string>().as('rows')])
    .where('region_id', '=', regionId)
    .groupBy('key_id')
    .orderBy('key_id')
    .execute()
  return rows.map((row) => ({ keyId: row.key_id, rows: Number(row.rows) }))
}

/** Ids of keys that rows need and the key file lacks: to be asked after a restore. */
export async function findMissingKeys(
  db: Kysely<Schema>,
  wrapping: Pick<ReadonlyMap<string, unknown>, 'has'>,
  regionId: string,
): Promise<string[]> {
  const uses = await listKeyUses(db, regionId)
  return uses.map(({ keyId }) => keyId).filter((id) => !wrapping.has(id))
}
