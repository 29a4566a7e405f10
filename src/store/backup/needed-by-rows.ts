/** What rows need that lies outside the database: contents of files, keys of sealed secrets. */

import type { Kysely } from 'kysely'
import type { Schema } from '../schema.ts'

/** Digests of the contents that a region's files have. */
export async function listFileDigests(db: Kysely<Schema>, regionId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('file_object')
    .select('digest')
    .distinct()
    .where('region_id', '=', regionId)
    .where('removed_at', 'is', null)
    .where('destroyed_at', 'is', null)
    .execute()
  return rows.flatMap(({ digest }) => digest ?? [])
}

/** The secrets of all authenticators, as they are sealed. */
export async function listSealedSecrets(db: Kysely<Schema>): Promise<string[]> {
  const rows = await db.selectFrom('account_one_time_code').select('sealed_secret').execute()
  return rows.map((row) => row.sealed_secret)
}
