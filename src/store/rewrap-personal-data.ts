/** A change of the wrapping key, and keys that are missing. */

import type { Kysely } from 'kysely'
import { type FieldKeys, rewrapField } from './encrypted-field.ts'
import type { Schema } from './schema.ts'
import { inTransaction } from './transaction.ts'

/**
 * After a change of key: seals the data keys of up to `limit` rows with the current one. Answers how many were done;
 * 0 = finished, and the old keys may be taken out of the file.
 */
export function rewrapPersonalData(
  db: Kysely<Schema>,
  keys: FieldKeys,
  regionId: string,
  limit: number,
): Promise<number> {
  return inTransaction(db, async (transaction) => {
    const rows = await transaction
      .selectFrom('personal_data')
      .selectAll()
      .where('region_id', '=', regionId)
      .where('key_id', '<>', keys.current.id)
      .limit(limit)
      .forUpdate()
      .execute()
    for (const row of rows) {
      const place = { regionId, objectId: row.object_id, field: row.field }
      const { algorithm, ciphertext, key_id: keyId, wrapped_key: wrappedKey } = row
      const wrapped = rewrapField(keys, place, { algorithm, ciphertext, keyId, wrappedKey })
      await transaction
        .updateTable('personal_data')
        .set({ key_id: wrapped.keyId, wrapped_key: wrapped.wrappedKey })
        .where('region_id', '=', regionId)
        .where('object_id', '=', row.object_id)
        .where('field', '=', row.field)
        .execute()
    }
    return rows.length
  })
}

/** Ids of keys that rows need and the key file lacks: to be asked after a restore. */
export async function findMissingKeys(
  db: Kysely<Schema>,
  wrapping: Pick<FieldKeys['wrapping'], 'has'>,
  regionId: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom('personal_data')
    .select('key_id')
    .distinct()
    .where('region_id', '=', regionId)
    .execute()
  return rows.map((row) => row.key_id).filter((id) => !wrapping.has(id))
}
