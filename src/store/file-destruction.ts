/** Destroying files: which are due, what stays of their rows, and which bytes the content store is still to delete. */

import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
import type { LocalDate } from '../domain/calendar/local-date.ts'
import { fullYearsAfter } from '../domain/personal-data/destroy-on.ts'
import type { DueFile } from '../domain/personal-data/destruction-proposal.ts'
import type { FileDestruction, FileTerms } from '../usecases/file-destruction-ports.ts'
import type { DataSubjectObject } from '../usecases/personal-data-ports.ts'
import { dayOf } from './request-line.ts'
import type { Schema } from './schema.ts'
import { inTransaction } from './transaction.ts'

/** Stands in place of the name that a person gave the file. */
const destroyedName = '（已销毁）'

export function fileDestruction(db: Kysely<Schema>, terms: FileTerms): FileDestruction {
  return {
    listDue: (place, today, limit) => listDue(db, terms, place, today, limit),
    listOrdered: async (limit) => {
      const rows = await db
        .selectFrom('content_destruction')
        .select(['region_id', 'digest'])
        .orderBy('ordered_at')
        .orderBy('digest')
        .limit(limit)
        .execute()
      return rows.map(({ region_id: regionId, digest }) => ({ regionId, digest }))
    },
    settle: ({ regionId, digest }) => settle(db, regionId, digest),
    forgetRemoved: (removedSince, at) => forgetRemoved(db, removedSince, at),
  }
}

/** A record that cannot change (a letter as served, a release) says what was in it: these keep their digest. */
const isOnRecord: RawBuilder<boolean> = sql`(f.released_in is not null
  or exists (select from letter_copy c
    where c.region_id = f.region_id and c.request_id = f.object_id and c.file_id = f.file_id)
  or exists (select from release x
    where x.region_id = f.region_id and x.object_id = f.object_id
      and f.file_id in (x.source_file_id, x.output_file_id)))`

const classOf: RawBuilder<DueFile['class']> = sql`case
  when f.received_by is null then 'handed-in' when ${isOnRecord} then 'archive' else 'taken-in' end`

/** What everybody may see is published and no longer a matter of the case. */
const mayGo: RawBuilder<boolean> = sql`f.destroyed_at is null and f.visibility <> 'public'`

async function listDue(
  db: Kysely<Schema>,
  terms: FileTerms,
  { regionId, organId }: { readonly regionId: string; readonly organId: string },
  today: LocalDate,
  limit: number,
): ReturnType<FileDestruction['listDue']> {
  const { rows } = await sql<{ request_id: string; closed_on: string; files: DueFile[] }>`
    select r.request_id, r.closed_on,
      json_agg(json_build_object('fileId', f.file_id, 'class', k.class) order by f.file_id) as files
    from request r
    join file_object f
      on f.region_id = r.region_id and f.object_id = r.request_id and f.object_kind = 'request'
    cross join lateral (select ${classOf} as class) k
    where r.region_id = ${regionId} and r.organ_id = ${organId}::uuid
      and r.outcome is not null and not r.unsettled
      and ${mayGo} and f.removed_at is null
      and r.closed_on + make_interval(years => (${JSON.stringify(terms)}::jsonb ->> k.class)::int) < ${today}::date
    group by r.request_id, r.closed_on
    order by r.request_id
    limit ${limit}`.execute(db)
  return rows.flatMap(({ request_id: requestId, closed_on, files }) => {
    // 29 February: the database ends a year on the 28th, the law's day is 1 March.
    const due = files.filter(({ class: fileClass }) => {
      const years = terms[fileClass]
      return years !== null && fullYearsAfter(dayOf(closed_on), years) < today
    })
    return due.length === 0 ? [] : [{ requestId, files: due }]
  })
}

/**
 * For the store that writes the certificate, in its transaction: the rows lose name and digest, and their bytes are
 * ordered to be deleted. Answers what was destroyed; a file destroyed before is not among it.
 */
export async function destroyFileRows(
  transaction: Transaction<Schema>,
  { regionId, objectKind, objectId }: DataSubjectObject,
  fileIds: readonly string[],
  at: string,
): Promise<readonly DueFile[]> {
  if (fileIds.length === 0) return []
  const { rows } = await sql<{ fileId: string; class: DueFile['class']; digest: string }>`
    select f.file_id as "fileId", ${classOf} as class, f.digest
    from file_object f
    where f.region_id = ${regionId} and f.object_id = ${objectId}::uuid and f.object_kind = ${objectKind}
      and f.file_id = any(${[...fileIds]}::uuid[]) and ${mayGo}
    order by f.file_id
    for update of f`.execute(transaction)
  if (rows.length === 0) return []
  const digests = [...new Set(rows.map(({ digest }) => digest))]
  await orderContent(transaction, regionId, digests, at)
  // The draft that the request came from had the same files; they were taken from it, their names are still there.
  await giveUp(
    transaction,
    sql`f.region_id = ${regionId} and f.destroyed_at is null and (
      (f.object_id = ${objectId}::uuid and f.file_id = any(${rows.map(({ fileId }) => fileId)}::uuid[]))
      or (f.removed_at is not null and f.digest = any(${digests}::text[])))`,
    at,
  )
  return rows.map(({ fileId, class: fileClass }) => ({ fileId, class: fileClass }))
}

async function giveUp(db: Kysely<Schema>, which: RawBuilder<boolean>, at: string): Promise<number> {
  const result = await sql`
    update file_object f set destroyed_at = ${at}::timestamptz, original_name = ${destroyedName},
      digest = case when ${isOnRecord} then f.digest end
    where ${which}`.execute(db)
  return Number(result.numAffectedRows ?? 0n)
}

async function orderContent(
  db: Kysely<Schema>,
  regionId: string,
  digests: readonly string[],
  at: string,
): Promise<void> {
  await db
    .insertInto('content_destruction')
    .values(digests.map((digest) => ({ region_id: regionId, digest, ordered_at: at })))
    .onConflict((conflict) => conflict.columns(['region_id', 'digest']).doNothing())
    .execute()
}

/** What was known of the bytes (size, scan) goes with the last row that names them. */
function settle(db: Kysely<Schema>, regionId: string, digest: string): Promise<void> {
  return inTransaction(db, async (transaction) => {
    await sql`delete from file_content c where c.region_id = ${regionId} and c.digest = ${digest}
      and not exists (select from file_object f where f.region_id = c.region_id and f.digest = c.digest)`.execute(
      transaction,
    )
    await transaction
      .deleteFrom('content_destruction')
      .where('region_id', '=', regionId)
      .where('digest', '=', digest)
      .execute()
  })
}

/** Files of drafts that were given up, attachments taken out again: nobody may open them, and their names may tell. */
function forgetRemoved(db: Kysely<Schema>, removedSince: string, at: string): Promise<number> {
  const which = sql<boolean>`f.destroyed_at is null and f.removed_at <= ${removedSince}::timestamptz`
  return inTransaction(db, async (transaction) => {
    await sql`insert into content_destruction (region_id, digest, ordered_at)
      select distinct f.region_id, f.digest, ${at}::timestamptz from file_object f where ${which}
      on conflict (region_id, digest) do nothing`.execute(transaction)
    return giveUp(transaction, which, at)
  })
}
