/** Published annual reports: whole documents, version by version. */

import { type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { ReportJson } from '../domain/annual-report/to-json.ts'
import { isId } from '../domain/is-id.ts'
import { canonicalJson, type JsonValue } from '../domain/ledger/canonical-json.ts'
import { codePrefix } from '../domain/organs/region.ts'
import type {
  NewestReportPage,
  NewReport,
  PublishedReport,
  PublishedReportLine,
  PublishedReportList,
  ReportAdded,
  ReportKey,
  ReportPage,
  ReportRecord,
  ReportStore,
} from '../usecases/report-ports.ts'
import { appendEvents } from './ledger-store.ts'
import type { Schema } from './schema.ts'
import { inTransaction } from './transaction.ts'

type ReportRow = Selectable<Schema['published_report']>

export function reportStore(db: Kysely<Schema>): ReportStore {
  return {
    find: async (key, version) => {
      if (!isId(key.organId)) return null
      let query = versionsOf(db, key)
      if (version !== undefined) query = query.where('version', '=', version)
      const row = await query.orderBy('version', 'desc').limit(1).executeTakeFirst()
      return row === undefined ? null : reportOf(row)
    },
    listYears: async (regionId, organId) => {
      if (!isId(organId)) return []
      const rows = await db
        .selectFrom('published_report')
        .select('year')
        .distinct()
        .where('region_id', '=', regionId)
        .where('organ_id', '=', organId)
        .orderBy('year', 'desc')
        .execute()
      return rows.map(({ year }) => year)
    },
    list: (page) => listReports(db, page),
    listNewest: (page) => listNewest(db, page),
    add: (report, record) => addOnce(db, report, record),
  }
}

function versionsOf(db: Kysely<Schema>, { regionId, organId, year }: ReportKey) {
  return db
    .selectFrom('published_report')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('organ_id', '=', organId)
    .where('year', '=', year)
}

type ReportLineRow = ReportRow & { organ_name: string }

async function listReports(db: Kysely<Schema>, page: ReportPage): Promise<PublishedReportList> {
  const regionIds = await regionsOf(db, page)
  const { rows } = await sql<ReportLineRow>`
    select r.region_id, r.organ_id, r.year, r.version, r.title, r.form, r.published_on, o.name as organ_name
    from published_report r
    join organ o on o.organ_id = r.organ_id
    where r.region_id = any(${regionIds}::text[]) and r.year = ${page.year}
      and not exists (
        select 1 from published_report n
        where n.region_id = r.region_id and n.organ_id = r.organ_id and n.year = r.year and n.version > r.version)
      ${behind(page)}
    order by o.name, o.organ_id
    limit ${page.limit + 1}`.execute(db)
  return pageOf(rows, page)
}

/** Of every region: a question of the whole installation, which fans out where it is distributed. */
async function listNewest(db: Kysely<Schema>, page: NewestReportPage): Promise<PublishedReportList> {
  const named = page.search === '' ? sql`` : sql`and strpos(o.name, ${page.search}) > 0`
  const { rows } = await sql<ReportLineRow>`
    select r.region_id, r.organ_id, r.year, r.version, r.title, r.form, r.published_on, o.name as organ_name
    from published_report r
    join organ o on o.organ_id = r.organ_id
    where not exists (
        select 1 from published_report n
        where n.region_id = r.region_id and n.organ_id = r.organ_id
          and (n.year > r.year or (n.year = r.year and n.version > r.version)))
      ${named}
      ${behind(page)}
    order by o.name, o.organ_id
    limit ${page.limit + 1}`.execute(db)
  return pageOf(rows, page)
}

function behind({ after }: Pick<ReportPage, 'after'>) {
  return after === null || !isId(after)
    ? sql``
    : sql`and (o.name, o.organ_id) > (select name, organ_id from organ where organ_id = ${after})`
}

function pageOf(rows: readonly ReportLineRow[], page: Pick<ReportPage, 'limit'>): PublishedReportList {
  const reports = rows.slice(0, page.limit).map(
    (row): PublishedReportLine => ({
      regionId: row.region_id,
      organId: row.organ_id,
      organName: row.organ_name,
      year: row.year,
      version: row.version,
      title: row.title,
      form: row.form,
      publishedOn: row.published_on,
    }),
  )
  return { reports, next: rows.length > page.limit ? (reports.at(-1)?.organId ?? null) : null }
}

/** Looked up on the reference table first, so that the query holds a plain list (rule 6 for Citus). */
async function regionsOf(db: Kysely<Schema>, { regionId, extent }: ReportPage): Promise<string[]> {
  if (extent === 'region') return [regionId]
  const rows = await db
    .selectFrom('region')
    .select('region_id')
    .where('region_id', 'like', `${codePrefix(regionId)}%`)
    .execute()
  return rows.map(({ region_id }) => region_id)
}

const uniqueViolation = '23505'
/** More people than publish the same report in the same second. */
const tries = 20

/** Two at once take the same version: one writes it, the other looks again and finds it. */
async function addOnce(db: Kysely<Schema>, report: NewReport, record: ReportRecord): Promise<ReportAdded> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTransaction(db, (transaction) => addReport(transaction, report, record))
    } catch (error) {
      const isTaken = error instanceof pg.DatabaseError && error.code === uniqueViolation
      if (!isTaken || attempt === tries) throw error
    }
  }
}

async function addReport(
  transaction: Transaction<Schema>,
  report: NewReport,
  { actorId, at, newId }: ReportRecord,
): Promise<ReportAdded> {
  const { regionId, organId, year, sourceDigest, sourceName, publishedOn } = report
  const last = await versionsOf(transaction, report).orderBy('version', 'desc').limit(1).executeTakeFirst()
  const text = JSON.stringify(report.report)
  if (last !== undefined && last.source_digest === sourceDigest && sameJson(last.report, text))
    return { version: last.version, added: 'was-there' }
  const version = (last?.version ?? 0) + 1
  const reportId = last?.report_id ?? newId()
  await transaction
    .insertInto('published_report')
    .values({
      region_id: regionId,
      organ_id: organId,
      year,
      version,
      report_id: reportId,
      form: report.report.form,
      title: report.report.title,
      report: text,
      source_digest: sourceDigest,
      source_name: sourceName,
      published_on: publishedOn,
      recorded_at: at.now,
      actor_id: actorId,
    })
    .execute()
  const appended = await appendEvents(
    transaction,
    { regionId, objectKind: 'annual-report', objectId: reportId },
    version - 1,
    [
      {
        type: 'report-published',
        effectiveOn: publishedOn ?? at.today,
        recordedAt: at.now,
        actorId,
        payload: { organId, year, version, sourceDigest, sourceName },
        basis: null,
        supersedes: null,
      },
    ],
  )
  if (!appended.ok)
    throw new Error(`report ${reportId}: ${version - 1} versions, but ${appended.version} events`)
  return { version, added: 'yes' }
}

/** The database keeps the value, not the order of keys. */
function sameJson(stored: JsonValue, text: string): boolean {
  const value: JsonValue = JSON.parse(text)
  return canonicalJson(stored) === canonicalJson(value)
}

function reportOf(row: ReportRow): PublishedReport {
  return {
    regionId: row.region_id,
    organId: row.organ_id,
    year: row.year,
    version: row.version,
    report: row.report as unknown as ReportJson, // written by addReport only
    sourceDigest: row.source_digest,
    sourceName: row.source_name,
    publishedOn: row.published_on,
    recordedAt: row.recorded_at,
  }
}
