/** 表三 and 表四 from the lines of requests: one indexed query each, no stored counters. */

import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Reach } from '../domain/access/access.ts'
import { isId } from '../domain/is-id.ts'
import { codePrefix } from '../domain/organs/region.ts'
import type { ApplicantCategory, RemedyResult } from '../domain/requests/request-event.ts'
import type { CountedPart, RemedyBlock, RequestTally, YearTally } from '../domain/requests/year-tally.ts'
import type { OutcomeCode } from '../law/outcome-codes.ts'
import type { NumberScope, RequestNumberStore } from '../usecases/request-number-ports.ts'
import type { RequestList } from '../usecases/request-ports.ts'
import { reachPredicate } from './reach-predicate.ts'
import { lineColumns, lineOfRow } from './request-line.ts'
import { measureWorkload } from './request-workload.ts'
import { findDifferences, freezeYear, listFrozenYears } from './request-years.ts'
import type { Schema } from './schema.ts'

export function requestNumberStore(db: Kysely<Schema>): RequestNumberStore {
  return {
    tally: async (reach, scope, year) =>
      tallyOf(
        db,
        await within(db, reach, scope, 'request'),
        await within(db, reach, scope, 'request_remedy'),
        year,
      ),
    listCounted: async (reach, scope, year, part, page) =>
      listCounted(db, await within(db, reach, scope, 'request'), year, part, page),
    workload: async (reach, scope, period) =>
      measureWorkload(db, await within(db, reach, scope, 'request'), period),
    listFrozen: (regionId, organId, year) => listFrozenYears(db, { regionId, organId, year }),
    listDifferences: (regionId, organId, year) => findDifferences(db, { regionId, organId, year }),
    freeze: (place, version, record) => freezeYear(db, place, version, record),
  }
}

/** The rows of a scope that somebody may see. Remedies have no work of their own: four eyes never narrow a view. */
async function within(
  db: Kysely<Schema>,
  reach: Reach,
  { organId, regionId }: NumberScope,
  table: 'request' | 'request_remedy',
): Promise<RawBuilder<SqlBool>> {
  const columns = {
    regionId: sql<string>`${sql.ref(`${table}.region_id`)}`,
    organId: sql<string>`${sql.ref(`${table}.organ_id`)}`,
    workOf: table === 'request' ? sql<string[]>`request.work_of` : sql<string[]>`null::uuid[]`,
  }
  const conditions = [await reachPredicate(db, reach, columns)]
  if (organId !== null)
    conditions.push(isId(organId) ? sql`${columns.organId} = ${organId}` : sql<SqlBool>`false`)
  if (regionId !== null) {
    const regions = await db
      .selectFrom('region')
      .select('region_id')
      .where('region_id', 'like', `${codePrefix(regionId)}%`)
      .execute()
    const ids = regions.map((row) => row.region_id)
    conditions.push(sql`${columns.regionId} = any(${ids}::text[])`)
  }
  return sql<SqlBool>`(${sql.join(conditions, sql` and `)})`
}

const dayOfYear = (year: number, day: string) => `${String(year).padStart(4, '0')}-${day}`

/** Came in by the end of the year and was not counted before it began. The words are those of the index. */
export function countedInYear(year: number): RawBuilder<SqlBool> {
  return sql<SqlBool>`(kind = 'disclosure' and received is not null
    and received <= ${dayOfYear(year, '12-31')}::date
    and coalesce(counted_on, 'infinity'::date) >= ${dayOfYear(year, '01-01')}::date)`
}

/** 上年结转 */
export function carriedInto(year: number): RawBuilder<SqlBool> {
  return sql<SqlBool>`(received < ${dayOfYear(year, '01-01')}::date)`
}

/** Its outcome if the year saw it, else null. */
export function codeIn(year: number): RawBuilder<OutcomeCode | null> {
  return sql<OutcomeCode | null>`(case when counted_on <= ${dayOfYear(year, '12-31')}::date then counted_outcome end)`
}

/** Both tables of a year over the rows of two conditions. */
export async function tallyOf(
  db: Kysely<Schema>,
  requests: RawBuilder<SqlBool>,
  remedies: RawBuilder<SqlBool>,
  year: number,
): Promise<YearTally> {
  return {
    requests: await tallyRequests(db, requests, year),
    remedies: await tallyRemedies(db, remedies, year),
  }
}

async function tallyRequests(
  db: Kysely<Schema>,
  scope: RawBuilder<SqlBool>,
  year: number,
): Promise<RequestTally[]> {
  const { rows } = await sql<{
    category: ApplicantCategory
    carried_in: boolean
    code: OutcomeCode | null
    count: string
  }>`
    select category, ${carriedInto(year)} as carried_in, ${codeIn(year)} as code, count(*) as count
    from request where ${scope} and ${countedInYear(year)}
    group by 1, 2, 3`.execute(db)
  return rows.map(({ category, carried_in, code, count }) => ({
    category,
    origin: carried_in ? 'carriedIn' : 'newlyReceived',
    code,
    count: Number(count),
  }))
}

/** Filed by the end of the year and not decided before it began. */
export function remedyInYear(year: number): RawBuilder<SqlBool> {
  return sql<SqlBool>`(filed_on <= ${dayOfYear(year, '12-31')}::date
    and coalesce(decided_on, 'infinity'::date) >= ${dayOfYear(year, '01-01')}::date)`
}

export const remedyBlock = sql<RemedyBlock>`(case
  when request_remedy.kind = 'reconsideration' then 'reconsideration'
  when after_remedy is null then 'litigationDirect'
  else 'litigationAfterReconsideration' end)`

export function remedyResultIn(year: number): RawBuilder<RemedyResult | null> {
  return sql<RemedyResult | null>`(case when decided_on <= ${dayOfYear(year, '12-31')}::date then result end)`
}

async function tallyRemedies(
  db: Kysely<Schema>,
  scope: RawBuilder<SqlBool>,
  year: number,
): Promise<YearTally['remedies']> {
  const { rows } = await sql<{ block: RemedyBlock; result: RemedyResult | null; count: string }>`
    select ${remedyBlock} as block, ${remedyResultIn(year)} as result, count(*) as count
    from request_remedy where ${scope} and ${remedyInYear(year)}
    group by 1, 2`.execute(db)
  return rows.map(({ block, result, count }) => ({ block, result, count: Number(count) }))
}

async function listCounted(
  db: Kysely<Schema>,
  scope: RawBuilder<SqlBool>,
  year: number,
  part: CountedPart,
  page: { readonly after: string | null; readonly limit: number },
): Promise<RequestList> {
  const conditions = [scope, part.table === 'requests' ? requestPart(part, year) : remedyPart(part, year)]
  if (page.after !== null) {
    const [received = '', requestId = ''] = page.after.split('~')
    if (/^\d{4}-\d\d-\d\d$/.test(received) && isId(requestId))
      conditions.push(
        sql`(coalesce(received, registered_on), request_id) > (${received}::date, ${requestId}::uuid)`,
      )
  }
  const { rows } = await sql<Parameters<typeof lineOfRow>[0]>`
    select ${sql.join(lineColumns.map((name) => sql.ref(name)))}
    from request where ${sql.join(conditions, sql` and `)}
    order by coalesce(received, registered_on), request_id
    limit ${page.limit + 1}`.execute(db)
  const requests = rows.slice(0, page.limit).map(lineOfRow)
  const last = requests.at(-1)
  const next =
    rows.length > page.limit && last !== undefined
      ? `${last.received ?? last.registeredOn}~${last.requestId}`
      : null
  return { requests, next }
}

function requestPart(part: Extract<CountedPart, { table: 'requests' }>, year: number): RawBuilder<SqlBool> {
  const conditions = [countedInYear(year)]
  if (part.category !== null) conditions.push(sql`category = ${part.category}`)
  if (part.origin !== null)
    conditions.push(part.origin === 'carriedIn' ? carriedInto(year) : sql`not ${carriedInto(year)}`)
  if (part.codes === 'carried-out') conditions.push(sql`${codeIn(year)} is null`)
  else if (part.codes !== null) conditions.push(sql`${codeIn(year)} = any(${[...part.codes]}::text[])`)
  return sql<SqlBool>`(${sql.join(conditions, sql` and `)})`
}

function remedyPart(part: Extract<CountedPart, { table: 'remedies' }>, year: number): RawBuilder<SqlBool> {
  const conditions = [remedyInYear(year), sql<SqlBool>`${remedyBlock} = ${part.block}`]
  if (part.results === 'pending') conditions.push(sql`${remedyResultIn(year)} is null`)
  else if (part.results !== null)
    conditions.push(sql`${remedyResultIn(year)} = any(${[...part.results]}::text[])`)
  return sql<SqlBool>`exists (
    select 1 from request_remedy
    where request_remedy.region_id = request.region_id and request_remedy.request_id = request.request_id
      and ${sql.join(conditions, sql` and `)})`
}
