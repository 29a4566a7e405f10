/** Who looked at personal data. Append-only for the application; only the owner may clear what is older than the law asks. */

import { type Kysely, sql, type Transaction } from 'kysely'
import type pg from 'pg'
import { logRetention } from '../law/internet-government-security-provisions/article-20-log-retention.ts'
import { EnvironmentProblem } from '../usecases/environment-problem.ts'
import type { AccessLog, AccessLogEntry, AccessLogPage } from '../usecases/personal-data-ports.ts'
import type { Schema } from './schema.ts'

export function createAccessLog(db: Kysely<Schema>): AccessLog {
  return { list: (regionId, page) => listAccess(db, regionId, page) }
}

/** Writes the lines of a view, in its transaction. */
export async function writeAccess(
  transaction: Transaction<Schema>,
  entries: readonly AccessLogEntry[],
): Promise<void> {
  if (entries.length === 0) return
  await transaction
    .insertInto('access_log')
    .values(
      entries.map((entry) => ({
        region_id: entry.regionId,
        access_id: entry.accessId,
        at: entry.at,
        actor_id: entry.actorId,
        object_kind: entry.objectKind,
        object_id: entry.objectId,
        fields: [...entry.fields],
        reason: entry.reason,
      })),
    )
    .execute()
}

async function listAccess(
  db: Kysely<Schema>,
  regionId: string,
  page: AccessLogPage,
): Promise<AccessLogEntry[]> {
  let query = db.selectFrom('access_log').selectAll().where('region_id', '=', regionId)
  if (page.actorId !== undefined) query = query.where('actor_id', '=', page.actorId)
  if (page.objectId !== undefined) query = query.where('object_id', '=', page.objectId)
  if (page.after !== null) {
    const { at, accessId } = page.after
    query = query.where(sql<boolean>`(at, access_id) < (${at}::timestamptz, ${accessId}::uuid)`)
  }
  const rows = await query.orderBy('at', 'desc').orderBy('access_id', 'desc').limit(page.limit).execute()
  return rows.map((row) => ({
    regionId,
    accessId: row.access_id,
    at: row.at,
    actorId: row.actor_id,
    objectKind: row.object_kind,
    objectId: row.object_id,
    fields: row.fields,
    reason: row.reason,
  }))
}

/**
 * Deletes lines older than `keepYears` before `now` and answers how many. Runs as the owner of the database. Throws
 * `EnvironmentProblem` for less than the year that 互联网政务应用安全管理规定 第二十条 asks for.
 */
export async function purgeAccessLog(
  owner: pg.Pool,
  input: { readonly regionId: string; readonly keepYears: number; readonly now: string },
): Promise<number> {
  const least = logRetention.period.length
  if (!(Number.isInteger(input.keepYears) && input.keepYears >= least)) {
    throw new EnvironmentProblem(
      `访问日志至少保留 ${least} 年（《互联网政务应用安全管理规定》第二十条），不能只保留 ${input.keepYears} 年。`,
    )
  }
  const { rowCount } = await owner.query(
    'delete from access_log where region_id = $1 and at < $2::timestamptz - make_interval(years => $3)',
    [input.regionId, input.now, input.keepYears],
  )
  return rowCount ?? 0
}
