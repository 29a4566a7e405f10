/** Lists of requests: work lists, search, similar ones. Keyset paging throughout. */

import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Reach } from '../domain/access/access.ts'
import { isLocalDate } from '../domain/calendar/local-date.ts'
import { isId } from '../domain/is-id.ts'
import { searchQuery } from '../domain/search-words.ts'
import type {
  RequestFilter,
  RequestLine,
  RequestList,
  RequestStore,
  StoredRequest,
} from '../usecases/request-ports.ts'
import { reachPredicate } from './reach-predicate.ts'
import { lineColumns, lineOfRow } from './request-line.ts'
import type { Schema } from './schema.ts'

const columns = {
  regionId: sql<string>`request.region_id`,
  organId: sql<string>`request.organ_id`,
  workOf: sql<string[]>`request.work_of`,
}

type LineRow = Parameters<typeof lineOfRow>[0]

/** What a list is sorted by; the same expression as its index. */
const orders = {
  due: { key: sql<string>`coalesce(due, 'infinity'::date)`, down: false },
  closed: { key: sql<string>`closed_on`, down: true },
  registered: { key: sql<string>`registered_on`, down: true },
} as const

type Order = keyof typeof orders

/** The line behind which a page begins, as the address carries it. */
interface Mark {
  readonly key: string
  readonly requestId: string
}

export async function pageRequests(
  db: Kysely<Schema>,
  reach: Reach,
  filter: RequestFilter,
): Promise<RequestList> {
  const order: Order = filter.state === 'closed' ? 'closed' : filter.state === 'all' ? 'registered' : 'due'
  const conditions = [await reachPredicate(db, reach, columns), ...conditionsOf(filter)]
  const { rows, next } = await pageBy(db, order, conditions, filter)
  return { requests: rows.map(lineOfRow), next }
}

async function pageBy(
  db: Kysely<Schema>,
  order: Order,
  conditions: readonly RawBuilder<SqlBool>[],
  page: { readonly after: string | null; readonly limit: number },
): Promise<{ rows: LineRow[]; next: string | null }> {
  const { key, down } = orders[order]
  const mark = markOf(page.after)
  const behind =
    mark === null
      ? []
      : [
          sql<SqlBool>`(${key}, request_id) ${sql.raw(down ? '<' : '>')} (${mark.key}::date, ${mark.requestId}::uuid)`,
        ]
  const direction = sql.raw(down ? 'desc' : 'asc')
  const { rows } = await sql<LineRow & { sort_key: string }>`
    select ${sql.join(lineColumns.map((name) => sql.ref(name)))}, ${key} as sort_key
    from request
    where ${sql.join([...conditions, ...behind], sql` and `)}
    order by ${key} ${direction}, request_id ${direction}
    limit ${page.limit + 1}`.execute(db)
  const shown = rows.slice(0, page.limit)
  const last = shown.at(-1)
  const next = rows.length > page.limit && last !== undefined ? `${last.sort_key}~${last.request_id}` : null
  return { rows: shown, next }
}

/** A mark that is none comes from a changed address: the first page then. */
function markOf(after: string | null): Mark | null {
  const [key = '', requestId = ''] = (after ?? '').split('~')
  const isDay = isLocalDate(key) || key === 'infinity'
  return isDay && isId(requestId) ? { key, requestId } : null
}

function conditionsOf(filter: RequestFilter): RawBuilder<SqlBool>[] {
  const { state, lifecycle, dueTo, organId, category, outcome, receivedFrom, receivedTo, search, today } =
    filter
  const conditions: RawBuilder<SqlBool>[] = []
  if (state === 'open' || state === 'overdue') conditions.push(sql`outcome is null`)
  if (state === 'overdue') conditions.push(sql`coalesce(due, 'infinity'::date) < ${today}::date`)
  if (state === 'closed') conditions.push(sql`outcome is not null`)
  if (lifecycle !== null) conditions.push(sql`lifecycle = ${lifecycle}`)
  if (dueTo !== null) conditions.push(sql`coalesce(due, 'infinity'::date) <= ${dueTo}::date`)
  // An id that is none has no requests.
  if (organId !== null) conditions.push(isId(organId) ? sql`organ_id = ${organId}` : sql`false`)
  if (category !== null) conditions.push(sql`category = ${category}`)
  if (outcome !== null) conditions.push(sql`outcome = ${outcome}`)
  if (receivedFrom !== null) conditions.push(sql`received >= ${receivedFrom}::date`)
  if (receivedTo !== null) conditions.push(sql`received <= ${receivedTo}::date`)
  return [...conditions, ...searchConditions(search)]
}

/** The index finds the rows, the text itself decides. */
function searchConditions(typed: string): RawBuilder<SqlBool>[] {
  const { words, phrases } = searchQuery(typed)
  return [
    ...(words === null ? [] : [sql<SqlBool>`search_words @@ ${words}::tsquery`]),
    ...phrases.map((phrase) => sql<SqlBool>`strpos(search_text, ${phrase}) > 0`),
  ]
}

/**
 * Requests of an organ that share words with these, most shared first: candidates for duplicates, repeats and groups.
 * Looks through the latest that have any of the words.
 */
export async function listSimilarRequests(
  db: Kysely<Schema>,
  input: {
    readonly regionId: string
    readonly organId: string
    readonly words: readonly string[]
    readonly limit: number
  },
): Promise<RequestLine[]> {
  const { regionId, organId, words, limit } = input
  if (words.length === 0 || !isId(organId)) return []
  const any = words.map((word) => `'${word.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`).join(' | ')
  const { rows } = await sql<LineRow>`
    select ${sql.join(lineColumns.map((name) => sql.ref(name)))}
    from (
      select * from request
      where region_id = ${regionId} and organ_id = ${organId} and search_words @@ ${any}::tsquery
      order by registered_on desc, request_id desc
      limit ${similarCandidates}
    ) candidate
    order by (
      select count(*) from unnest(tsvector_to_array(search_words)) word where word = any(${[...words]}::text[])
    ) desc, registered_on desc, request_id
    limit ${limit}`.execute(db)
  return rows.map(lineOfRow)
}

const similarCandidates = 3000

/** Requests with their events, for what has to be counted from the case itself. */
export async function listStandingRequests(
  db: Kysely<Schema>,
  reach: Reach,
  page: Parameters<RequestStore['listStanding']>[1],
  withEvents: (rows: readonly LineRow[]) => Promise<readonly StoredRequest[]>,
): Promise<{ requests: readonly StoredRequest[]; next: string | null }> {
  const conditions = [await reachPredicate(db, reach, columns), standing[page.which]]
  const { rows, next } = await pageBy(db, 'due', conditions, page)
  return { requests: await withEvents(rows), next }
}

const standing = {
  open: sql<SqlBool>`outcome is null`,
  unreceived: sql<SqlBool>`(outcome is null and lifecycle = 'registered')`,
  unsettled: sql<SqlBool>`unsettled`,
} as const
