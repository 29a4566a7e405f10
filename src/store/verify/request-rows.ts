/** The rows of requests (work list, remedies, last days of personal data) held against the fold of their events. */

import { type Kysely, type Selectable, sql } from 'kysely'
import { dayInChina } from '../../domain/calendar/instant.ts'
import { addDays, type LocalDate, yearOf } from '../../domain/calendar/local-date.ts'
import { withAddedYears } from '../../domain/calendar/national-calendar.ts'
import { type WorkCalendar, workCalendar } from '../../domain/calendar/work-calendar.ts'
import { destroyOn } from '../../domain/personal-data/destroy-on.ts'
import { requestCase } from '../../domain/requests/make-request-case.ts'
import type { RequestCase } from '../../domain/requests/request-case.ts'
import { searchWords } from '../../domain/search-words.ts'
import type { HolidayYear } from '../../law/work-calendar/holiday-rule.ts'
import { nationalYears } from '../../law/work-calendar/national-years.ts'
import type { RowDifference } from '../../usecases/ledger-ports.ts'
import type { StoredRequest } from '../../usecases/request-ports.ts'
import { listAddedYears } from '../calendar-store.ts'
import { dayOrNull, lineOf } from '../request-line.ts'
import { remedyRows } from '../request-remedies.ts'
import { withEvents } from '../request-store.ts'
import type { Schema } from '../schema.ts'
import { type Columns, compareRow } from './compare-row.ts'

/** The calendars that a line may have been counted with. */
export interface KnownCalendars {
  readonly now: WorkCalendar
  /** As it was known at an instant; `withoutLater` leaves out the years behind that day's own. */
  readonly at: (instant: string, withoutLater: 'all' | 'own-year') => WorkCalendar
}

export async function knownCalendars(db: Kysely<Schema>, regionId: string): Promise<KnownCalendars> {
  const added = await listAddedYears(db, regionId)
  const made = new Map<string, WorkCalendar>()
  const of = (years: readonly HolidayYear[], last: number): WorkCalendar => {
    const key = `${years.length}/${last}`
    const known = made.get(key)
    if (known !== undefined) return known
    const calendar = workCalendar(withAddedYears(nationalYears, years).filter(({ year }) => year <= last))
    made.set(key, calendar)
    return calendar
  }
  return {
    now: of(
      added.map(({ year }) => year),
      Number.POSITIVE_INFINITY,
    ),
    at: (instant, which) => {
      const then = added.filter(({ recordedAt }) => recordedAt <= instant).map(({ year }) => year)
      return of(then, which === 'all' ? Number.POSITIVE_INFINITY : yearOf(dayInChina(instant)))
    },
  }
}

type RequestRow = Selectable<Schema['request']>

/** Up to `limit` requests behind `after`, read with their events in one snapshot by the caller. */
export async function checkRequests(
  db: Kysely<Schema>,
  input: {
    readonly regionId: string
    readonly after: string | null
    readonly limit: number
    readonly calendars: KnownCalendars
    readonly today: LocalDate
  },
): Promise<{ readonly checked: number; readonly last: string | null; readonly found: RowDifference[] }> {
  const { regionId, after, limit } = input
  let query = db.selectFrom('request').selectAll().where('region_id', '=', regionId)
  if (after !== null) query = query.where('request_id', '>', after)
  const rows = await query.orderBy('request_id').limit(limit).execute()
  const ids = rows.map(({ request_id }) => request_id)
  if (ids.length === 0) return { checked: 0, last: null, found: [] }
  const beside = await readBeside(db, regionId, ids)
  const found: RowDifference[] = []
  const requests = new Map((await withEvents(db, rows)).map((each) => [each.requestId, each]))
  for (const row of rows) found.push(...checkOne(row, requests.get(row.request_id), beside, input))
  return { checked: rows.length, last: ids.at(-1) ?? null, found }
}

async function readBeside(db: Kysely<Schema>, regionId: string, ids: readonly string[]) {
  const remedies = await db
    .selectFrom('request_remedy')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('request_id', 'in', [...ids])
    .execute()
  const personal = await db
    .selectFrom('personal_data')
    .select(['object_id', 'field', 'class', 'destroy_on'])
    .where('region_id', '=', regionId)
    .where('object_id', 'in', [...ids])
    .execute()
  const { rows: words } = await sql<{ request_id: string; words: string[] }>`
    select request_id, tsvector_to_array(search_words) as words from request
    where region_id = ${regionId} and request_id = any(${[...ids]}::uuid[])`.execute(db)
  return {
    remedies: Map.groupBy(remedies, ({ request_id }) => request_id),
    personal: Map.groupBy(personal, ({ object_id }) => object_id),
    words: new Map(words.map((each) => [each.request_id, each.words])),
  }
}

type Beside = Awaited<ReturnType<typeof readBeside>>

function checkOne(
  row: RequestRow,
  stored: StoredRequest | undefined,
  beside: Beside,
  known: { readonly calendars: KnownCalendars; readonly today: LocalDate },
): RowDifference[] {
  const at = { table: 'request', objectId: row.request_id }
  const none = { ...at, column: null, stored: row.number, computed: null }
  const last = stored?.events.at(-1)
  if (stored === undefined || last === undefined) return [none]
  let fewest: { readonly differences: RowDifference[]; readonly made: RequestCase } | null = null
  for (const [calendar, day] of candidates(row, last.recordedAt, known)) {
    const made = caseOrNull(stored, calendar, day)
    if (made === null) return [none]
    const differences = compareRow(at, row, { ...lineOf(made, calendar, day) })
    if (fewest === null || differences.length < fewest.differences.length) fewest = { differences, made }
    if (differences.length === 0) break
  }
  if (fewest === null) return [none]
  return [...fewest.differences, ...checkBeside(row, fewest.made, beside)]
}

/** Events that somebody changed in the database may make no case at all: that is what is being looked for. */
function caseOrNull(stored: StoredRequest, calendar: WorkCalendar, day: LocalDate): RequestCase | null {
  try {
    return requestCase(stored, stored.events, calendar, day)
  } catch {
    return null
  }
}

/**
 * The line was made at the last save, or counted anew on a day since; with the calendar as it was known then. A closed
 * line stays as it was counted. Nearly every line is what the first or the second make.
 */
function* candidates(
  row: RequestRow,
  savedAt: string,
  { calendars, today }: { readonly calendars: KnownCalendars; readonly today: LocalDate },
): Generator<readonly [WorkCalendar, LocalDate]> {
  const saved = dayInChina(savedAt)
  if (row.outcome === null) yield [calendars.now, today]
  yield [calendars.at(savedAt, 'all'), saved]
  yield [calendars.at(savedAt, 'own-year'), saved]
  yield [calendars.now, saved]
  if (row.outcome !== null) return
  for (let day = addDays(today, -1); day > saved; day = addDays(day, -1)) yield [calendars.now, day]
}

function checkBeside({ request_id: objectId, ...row }: RequestRow, made: RequestCase, beside: Beside) {
  const found: RowDifference[] = []
  const words = { search_words: searchWords(row.search_text).toSorted() }
  const indexed = { search_words: beside.words.get(objectId)?.toSorted() }
  found.push(...compareRow({ table: 'request', objectId }, indexed, words))
  const computed = new Map<string, Columns>(remedyRows(made).map((each) => [each.remedy_id, each]))
  const stored = new Map<string, Columns>(
    (beside.remedies.get(objectId) ?? []).map((each) => [each.remedy_id, each]),
  )
  for (const id of new Set([...computed.keys(), ...stored.keys()])) {
    const at = { table: 'request_remedy', objectId: `${objectId}/${id}` }
    const [is, should] = [stored.get(id), computed.get(id)]
    if (is !== undefined && should !== undefined) found.push(...compareRow(at, is, should))
    else
      found.push({
        ...at,
        column: null,
        stored: is === undefined ? null : id,
        computed: should === undefined ? null : id,
      })
  }
  const closedOn = dayOrNull(row.closed_on)
  for (const { field, class: dataClass, destroy_on } of beside.personal.get(objectId) ?? []) {
    const at = { table: 'personal_data', objectId: `${objectId}/${field}` }
    const day = closedOn === null ? null : destroyOn(dataClass, closedOn)
    found.push(...compareRow(at, { destroy_on }, { destroy_on: day }))
  }
  return found
}
