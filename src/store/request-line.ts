/** A request as lists and statistics keep it: made from its case at every save, never edited. */

import { type Insertable, type Selectable, sql, type Transaction } from 'kysely'
import { type LocalDate, parseLocalDate } from '../domain/calendar/local-date.ts'
import type { WorkCalendar } from '../domain/calendar/work-calendar.ts'
import { countWorkingDays } from '../domain/calendar/working-days.ts'
import { alarmsOf } from '../domain/requests/alarms.ts'
import type { ReplyClock } from '../domain/requests/clock.ts'
import type { RequestCase } from '../domain/requests/request-case.ts'
import { comparableText, searchWords } from '../domain/search-words.ts'
import type { RequestLine } from '../usecases/request-ports.ts'
import type { Schema } from './schema.ts'

/** Characters of the title of a line. */
const titleLength = 60

export const lineColumns = [
  'region_id',
  'organ_id',
  'request_id',
  'number',
  'kind',
  'category',
  'title',
  'unit',
  'registered_on',
  'received',
  'due',
  'provisional',
  'lifecycle',
  'outcome',
  'closed_on',
] as const satisfies readonly (keyof Schema['request'])[]

type LineRow = Pick<Selectable<Schema['request']>, (typeof lineColumns)[number]>

export function lineOfRow(row: LineRow): RequestLine {
  return {
    regionId: row.region_id,
    organId: row.organ_id,
    requestId: row.request_id,
    number: row.number,
    kind: row.kind,
    category: row.category,
    title: row.title,
    unit: row.unit,
    registeredOn: dayOf(row.registered_on),
    received: dayOrNull(row.received),
    due: dayOrNull(row.due),
    provisional: row.provisional,
    lifecycle: row.lifecycle,
    outcome: row.outcome,
    closedOn: dayOrNull(row.closed_on),
  }
}

export function dayOf(text: string): LocalDate {
  const day = parseLocalDate(text)
  if (day === null) throw new Error(`a date of the database as ${text}: expected YYYY-MM-DD`)
  return day
}

export function dayOrNull(text: string | null): LocalDate | null {
  return text === null ? null : dayOf(text)
}

export type LineValues = Omit<Insertable<Schema['request']>, 'tracking_digest' | 'search_words'>

/** The line of a case as it stands on a day. */
export function lineOf(made: RequestCase, calendar: WorkCalendar, today: LocalDate): LineValues {
  const { registered, clock, lifecycle, review } = made
  const isClosed = lifecycle === 'closed' || lifecycle === 'archived'
  const running = clock?.ok === true ? clock : null
  // Article 41 sets corrections no term: none of them is overdue, or in time.
  const term = made.kind === 'correction' ? null : running
  const replied = running?.replied ?? null
  const asked = made.items.map(({ description, documentNumber }) => description || documentNumber).join('；')
  const documents = made.items.map(({ documentNumber }) => documentNumber).join(' ')
  return {
    region_id: made.regionId,
    request_id: made.requestId,
    organ_id: made.organId,
    version: made.version,
    number: registered.number,
    kind: made.kind,
    category: registered.category,
    channel: registered.channel,
    title: cut(asked, titleLength),
    unit: made.unit,
    registered_on: registered.on,
    received: made.received,
    due: term?.due ?? null,
    provisional: term?.provisional ?? false,
    lifecycle,
    outcome: isClosed ? (made.outcome?.code ?? null) : null,
    closed_on: isClosed ? made.closedOn : null,
    counted_outcome: made.counted?.code ?? null,
    counted_on: countedOn(made),
    reopened: made.events.some(({ type }) => type === 'reply-reopened'),
    unsettled:
      isClosed &&
      (made.remedies.some(({ decided }) => decided === null) || alarmsOf(made, calendar, today).length > 0),
    drafted_on: made.events.find(({ type }) => type === 'decision-drafted')?.on ?? null,
    signed_on: review.signed?.on ?? null,
    replied_on: replied,
    working_days: running === null || replied === null ? null : workingDaysTo(running, replied, calendar),
    on_time: term?.due == null || replied === null ? null : replied <= term.due,
    work_of: [...made.workOf],
    search_text: comparableText(
      `${registered.number} ${asked} ${documents} ${made.unit} ${registered.courierNumber}`,
    ),
  }
}

/** As the clock counts them; behind the last day every working day counts. */
function workingDaysTo({ days, due }: ReplyClock, replied: LocalDate, calendar: WorkCalendar): number {
  const counted = days.filter(({ counts, date }) => counts && date <= replied).length
  return due === null || replied <= due ? counted : counted + countWorkingDays(calendar, due, replied).value
}

/** Never before it was received: withdrawn first and confirmed later it still is one request of the later year. */
function countedOn({ counted, received }: RequestCase): LocalDate | null {
  if (counted === null) return null
  return received !== null && received > counted.on ? received : counted.on
}

function cut(text: string, length: number): string {
  const letters = [...text]
  return letters.length <= length ? text : `${letters.slice(0, length - 1).join('')}…`
}

/** Writes the line; `trackingDigest` counts the first time only. */
export async function writeLine(
  transaction: Transaction<Schema>,
  line: LineValues,
  trackingDigest: string | null,
): Promise<void> {
  const words = sql<string>`array_to_tsvector(${searchWords(line.search_text)}::text[])`
  // The keys stay as they are: a distributed database refuses to move a row.
  const { region_id, request_id, organ_id, ...values } = line
  await transaction
    .insertInto('request')
    .values({ ...line, search_words: words, tracking_digest: trackingDigest })
    .onConflict((conflict) =>
      conflict.columns(['region_id', 'request_id']).doUpdateSet({ ...values, search_words: words }),
    )
    .execute()
}
