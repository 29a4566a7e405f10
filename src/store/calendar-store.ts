import type { Kysely } from 'kysely'
import type { JsonValue } from '../domain/ledger/canonical-json.ts'
import type { HolidayYear } from '../law/work-calendar/holiday-rule.ts'
import type { CalendarStore } from '../usecases/change-calendar.ts'
import { appendEvents, isVersionConflict, listEvents } from './ledger-store.ts'
import type { Schema } from './schema.ts'
import { inTransaction } from './transaction.ts'

/** One calendar a region: its id is the same everywhere, because the region leads the key. */
export const calendarId = '00000000-0000-4000-8000-0000000ca1e4'

/** Calendars live in the ledger only: a handful of events a year. */
export function calendarStore(db: Kysely<Schema>): CalendarStore {
  return {
    added: async (regionId) => {
      const years = await listAddedYears(db, regionId)
      return { years: years.map(({ year }) => year), version: years.length }
    },
    add: async (year, { regionId, actorId, at, version }) => {
      const event = {
        type: 'calendar-year-added',
        effectiveOn: at.today,
        recordedAt: at.now,
        actorId,
        payload: payloadOfYear(year),
        basis: null,
        supersedes: null,
      }
      const object = { regionId, objectKind: 'calendar', objectId: calendarId }
      try {
        const appended = await inTransaction(db, (transaction) =>
          appendEvents(transaction, object, version, [event]),
        )
        return appended.ok
      } catch (error) {
        if (isVersionConflict(error)) return false
        throw error
      }
    },
  }
}

/** The years that a region added, with the instants at which it did. */
export async function listAddedYears(
  db: Kysely<Schema>,
  regionId: string,
): Promise<{ readonly year: HolidayYear; readonly recordedAt: string }[]> {
  const events = await listEvents(db, regionId, calendarId)
  return events.map(({ payload, recordedAt }) => ({ year: yearOfPayload(payload), recordedAt }))
}

/** The years that any region added, in the order in which each did. */
export async function listYearsOfAllRegions(db: Kysely<Schema>): Promise<HolidayYear[]> {
  const rows = await db
    .selectFrom('region')
    .innerJoin('ledger_event', 'ledger_event.region_id', 'region.region_id')
    .select('ledger_event.payload')
    .where('ledger_event.object_id', '=', calendarId)
    .orderBy('region.region_id')
    .orderBy('ledger_event.sequence')
    .execute()
  return rows.map(({ payload }) => yearOfPayload(payload))
}

function payloadOfYear({ year, holidays }: HolidayYear): JsonValue {
  return {
    year,
    holidays: holidays.map(({ id, cites, says, verification, name, off, worked }) => ({
      id,
      cites: { ...cites },
      says,
      verification,
      name,
      off: { ...off },
      worked: [...worked],
    })),
  }
}

function yearOfPayload(payload: JsonValue): HolidayYear {
  return payload as unknown as HolidayYear // written by payloadOfYear above, and events are never changed
}
