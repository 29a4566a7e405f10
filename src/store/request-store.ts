/** Requests: events, personal data and line of a save stand or fall together. */

import { type Kysely, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { WorkCalendar } from '../domain/calendar/work-calendar.ts'
import { isId } from '../domain/is-id.ts'
import type { JsonValue } from '../domain/ledger/canonical-json.ts'
import type { LedgerEvent } from '../domain/ledger/ledger-event.ts'
import { requestCase } from '../domain/requests/make-request-case.ts'
import { personalFieldClass } from '../domain/requests/personal-field.ts'
import type { RecordedEvent, RequestCase } from '../domain/requests/request-case.ts'
import type { RequestEvent } from '../domain/requests/request-event.ts'
import type { RequestRecord, RequestSaved, RequestStore, StoredRequest } from '../usecases/request-ports.ts'
import type { FieldKeys } from './encrypted-field.ts'
import { appendEvents, eventFromRow, isVersionConflict, listEvents, takeNumber } from './ledger-store.ts'
import { keepPersonalData, schedulePersonalData } from './personal-data-store.ts'
import { lineColumns, lineOf, lineOfRow, writeLine } from './request-line.ts'
import { listAlikeRequests, listLastArrivals, listPublicFiles } from './request-office.ts'
import { listSimilarRequests, listStandingRequests, pageRequests } from './request-pages.ts'
import { writeRemedies } from './request-remedies.ts'
import type { Schema } from './schema.ts'
import { inTransaction } from './transaction.ts'

export interface RequestStoreNeeds {
  readonly keys: FieldKeys
  /** The working days of a region. */
  readonly calendarOf: (regionId: string) => Promise<WorkCalendar>
}

/** Thrown to roll back; answered as a value. */
class EarlierEdit extends Error {}

const objectKind = 'request'
/** Series of the register numbers in `number_counter`. */
export const numberSeries = 'request'

export function requestStore(db: Kysely<Schema>, needs: RequestStoreNeeds): RequestStore {
  return {
    find: (regionId, requestId) => findRequest(db, regionId, requestId),
    findByTracking: async (number, codeDigest) => {
      const row = await db
        .selectFrom('request')
        .select(['region_id', 'request_id'])
        .where('tracking_digest', '=', codeDigest)
        .where('number', '=', number)
        .executeTakeFirst()
      return row === undefined ? null : findRequest(db, row.region_id, row.request_id)
    },
    page: (reach, filter) => pageRequests(db, reach, filter),
    listSimilar: (regionId, organId, words, limit) =>
      listSimilarRequests(db, { regionId, organId, words, limit }),
    listLines: (regionId, requestIds) => listLines(db, regionId, requestIds),
    listStored: async (regionId, requestIds) => withEvents(db, await keysOf(db, regionId, requestIds)),
    listPublicFiles: (regionId, organId) => listPublicFiles(db, regionId, organId),
    listAlike: (reach, limit) => listAlikeRequests(db, reach, limit),
    listLastArrivals: (reach) => listLastArrivals(db, reach),
    listStanding: (reach, page) => listStandingRequests(db, reach, page, (rows) => withEvents(db, rows)),
    create: (place, first, record) =>
      saved(async () => {
        const calendar = await needs.calendarOf(place.regionId)
        return inTransaction(db, async (transaction) => {
          const { regionId, organId } = place
          const { year } = first
          const counter = { regionId, organId, series: numberSeries }
          const serial = year === null ? 0 : await takeNumber(transaction, { ...counter, year })
          const stored = { ...place, version: 0, events: [] }
          const made = await appendTo(transaction, stored, first.events(serial), record, null, calendar)
          await writeLine(transaction, lineOf(made, calendar, record.at.today), first.trackingDigest)
          await keepPersonal(transaction, needs.keys, made, first.applicant, record.at.now)
          // A case taken over from elsewhere comes with its whole history.
          if (made.remedies.length > 0) await writeRemedies(transaction, made)
          if (made.closedOn !== null) await schedulePersonalData(transaction, objectOf(made), made.closedOn)
          return made.version
        })
      }),
    append: (stored, events, record) =>
      saved(async () => {
        const calendar = await needs.calendarOf(stored.regionId)
        return inTransaction(db, async (transaction) => {
          const made = await appendTo(transaction, stored, events, record, record.supersedes, calendar)
          await writeLine(transaction, lineOf(made, calendar, record.at.today), null)
          await writeRemedies(transaction, made)
          await keepPersonal(transaction, needs.keys, made, record.personal ?? {}, record.at.now)
          const was = requestCase(stored, stored.events, calendar, record.at.today)
          if (made.closedOn !== null || was.closedOn !== null)
            await schedulePersonalData(transaction, objectOf(made), made.closedOn)
          return made.version
        })
      }),
    renew: (requests, calendar, today) =>
      inTransaction(db, async (transaction) => {
        let changed = 0
        for (const stored of requests) changed += await renewLine(transaction, stored, calendar, today)
        return changed
      }),
  }
}

async function findRequest(
  db: Kysely<Schema>,
  regionId: string,
  requestId: string,
): Promise<StoredRequest | null> {
  if (!isId(requestId)) return null
  const row = await db
    .selectFrom('request')
    .select('organ_id')
    .where('region_id', '=', regionId)
    .where('request_id', '=', requestId)
    .executeTakeFirst()
  if (row === undefined) return null
  const events = (await listEvents(db, regionId, requestId)).map(recordedOf)
  return { regionId, organId: row.organ_id, requestId, version: events.at(-1)?.sequence ?? 0, events }
}

export interface RequestKey {
  readonly region_id: string
  readonly organ_id: string
  readonly request_id: string
}

/** The same requests with their events, in one query. */
export async function withEvents(db: Kysely<Schema>, rows: readonly RequestKey[]): Promise<StoredRequest[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ request_id }) => request_id)
  const regions = [...new Set(rows.map(({ region_id }) => region_id))]
  const { rows: found } = await sql<Parameters<typeof eventFromRow>[0]>`
    select * from ledger_event
    where region_id = any(${regions}::text[]) and object_id = any(${ids}::uuid[])
    order by object_id, sequence`.execute(db)
  const byRequest = Map.groupBy(found.map(eventFromRow), ({ objectId }) => objectId)
  return rows.map(({ region_id, organ_id, request_id }) => {
    const events = (byRequest.get(request_id) ?? []).map(recordedOf)
    const version = events.at(-1)?.sequence ?? 0
    return { regionId: region_id, organId: organ_id, requestId: request_id, version, events }
  })
}

async function keysOf(
  db: Kysely<Schema>,
  regionId: string,
  requestIds: readonly string[],
): Promise<RequestKey[]> {
  const known = requestIds.filter(isId)
  if (known.length === 0) return []
  return db
    .selectFrom('request')
    .select(['region_id', 'organ_id', 'request_id'])
    .where('region_id', '=', regionId)
    .where('request_id', 'in', known)
    .execute()
}

async function listLines(db: Kysely<Schema>, regionId: string, requestIds: readonly string[]) {
  const known = requestIds.filter(isId)
  if (known.length === 0) return []
  const rows = await db
    .selectFrom('request')
    .select(lineColumns)
    .where('region_id', '=', regionId)
    .where('request_id', 'in', known)
    .execute()
  return rows.map(lineOfRow)
}

/** A lost race is a value, whether it was seen before writing or by the database. */
async function saved(work: () => Promise<number>): Promise<RequestSaved> {
  try {
    return { ok: true, version: await work() }
  } catch (error) {
    if (error instanceof EarlierEdit || isVersionConflict(error))
      return { ok: false, code: 'version-conflict' }
    if (error instanceof pg.DatabaseError && error.constraint?.startsWith('request_check') === true)
      throw new Error(`request: its events make a line that ${error.constraint} refuses`, { cause: error })
    throw error
  }
}

/** The case with the new events in it. The first of them may correct an earlier one. */
async function appendTo(
  transaction: Transaction<Schema>,
  stored: StoredRequest,
  events: readonly RequestEvent[],
  { actorId, at }: RequestRecord,
  supersedes: number | null,
  calendar: WorkCalendar,
): Promise<RequestCase> {
  const { regionId, requestId } = stored
  const news = events.map((event, index) => {
    const { type, on, ...payload } = event
    return {
      type,
      effectiveOn: on,
      recordedAt: at.now,
      actorId,
      payload: payload as unknown as JsonValue, // facts of `RequestFact` are plain data
      basis: null,
      supersedes: index === 0 ? supersedes : null,
    }
  })
  const appended = await appendEvents(
    transaction,
    { regionId, objectKind, objectId: requestId },
    stored.version,
    news,
  )
  if (!appended.ok) throw new EarlierEdit()
  const recorded = news.map((event, index) =>
    recordedOf({ ...event, regionId, objectKind, objectId: requestId, sequence: stored.version + index + 1 }),
  )
  const place = { ...stored, version: appended.version }
  return requestCase(place, [...stored.events, ...recorded], calendar, at.today)
}

/** A request's event as the case is made of it. */
export function recordedOf(event: LedgerEvent): RecordedEvent {
  const { type, effectiveOn, payload, sequence, recordedAt, actorId, supersedes } = event
  const facts = typeof payload === 'object' && payload !== null ? payload : {}
  return {
    type,
    on: effectiveOn,
    ...facts,
    sequence,
    recordedAt,
    actorId,
    supersedes,
  } as unknown as RecordedEvent // written by appendTo from a RequestEvent, and events are never changed
}

function objectOf({ regionId, requestId }: { readonly regionId: string; readonly requestId: string }) {
  return { regionId, objectKind, objectId: requestId }
}

async function keepPersonal(
  transaction: Transaction<Schema>,
  keys: FieldKeys,
  made: RequestCase,
  personal: Readonly<Record<string, string>>,
  now: string,
): Promise<void> {
  const fields = Object.entries(personal)
    .filter(([, text]) => text !== '')
    .map(([field, text]) => ({ field, class: personalFieldClass(field), text }))
  await keepPersonalData(transaction, keys, objectOf(made), fields, now)
}

/** 1 where the line reads otherwise now. */
async function renewLine(
  transaction: Transaction<Schema>,
  stored: StoredRequest,
  calendar: WorkCalendar,
  today: Parameters<typeof requestCase>[3],
): Promise<number> {
  const made = requestCase(stored, stored.events, calendar, today)
  const line = lineOf(made, calendar, today)
  const { region_id, request_id, organ_id, search_text, number, ...counted } = line
  const result = await transaction
    .updateTable('request')
    .set(counted)
    .where('region_id', '=', region_id)
    .where('request_id', '=', request_id)
    // Somebody who saved meanwhile has counted with the new calendar already.
    .where('version', '=', stored.version)
    .where(({ eb, or }) =>
      or([
        eb('due', 'is distinct from', line.due ?? null),
        eb('provisional', '<>', line.provisional),
        eb('lifecycle', '<>', line.lifecycle),
        eb('outcome', 'is distinct from', line.outcome ?? null),
        eb('counted_outcome', 'is distinct from', line.counted_outcome ?? null),
        eb('counted_on', 'is distinct from', line.counted_on ?? null),
      ]),
    )
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}
