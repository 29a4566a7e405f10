/** 销毁记录: the certificates of a region, and how many bytes still wait to leave the content store. */

import { type Kysely, sql } from 'kysely'
import type { DestructionRecordStore, ListedDestruction } from '../usecases/list-destructions.ts'
import type { Schema } from './schema.ts'

export function destructionRecord(db: Kysely<Schema>): DestructionRecordStore {
  return {
    list: (regionId, page) => list(db, regionId, page),
    countWaiting: async (regionId) => {
      const row = await db
        .selectFrom('content_destruction')
        .select(({ fn }) => fn.countAll<string>().as('waiting'))
        .where('region_id', '=', regionId)
        .executeTakeFirst()
      return Number(row?.waiting ?? 0)
    },
  }
}

async function list(
  db: Kysely<Schema>,
  regionId: string,
  { limit, after }: Parameters<DestructionRecordStore['list']>[1],
): Promise<ListedDestruction[]> {
  let query = db
    .selectFrom('personal_data_destruction as d')
    .select([
      'd.certificate_id',
      'd.object_id',
      'd.object_kind',
      'd.classes',
      'd.file_classes',
      'd.destroyed_at',
      'd.destroyed_by',
      'd.approved_by',
      'd.reason',
    ])
    .where('d.region_id', '=', regionId)
  if (after !== null)
    query = query.where(
      sql<boolean>`(d.destroyed_at, d.certificate_id) < (${after.at}::timestamptz, ${after.certificateId}::uuid)`,
    )
  const rows = await query
    .orderBy('d.destroyed_at', 'desc')
    .orderBy('d.certificate_id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    certificateId: row.certificate_id,
    objectId: row.object_id,
    objectKind: row.object_kind,
    classes: row.classes,
    fileClasses: row.file_classes,
    at: row.destroyed_at,
    destroyedBy: row.destroyed_by,
    approvedBy: row.approved_by,
    reason: row.reason,
  }))
}
