/** Requests of an installation: stores, calendars, numbers and chance, as the use cases ask for them. */

import { createHash, randomInt, randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { nationalCalendarWith } from '../domain/calendar/national-calendar.ts'
import { trackingAlphabet, trackingCodeLength } from '../domain/requests/tracking-code.ts'
import type { FieldKeys } from '../store/encrypted-field.ts'
import { letterStore } from '../store/letter-store.ts'
import { requestNumberStore } from '../store/request-numbers.ts'
import { requestStore } from '../store/request-store.ts'
import type { Schema } from '../store/schema.ts'
import type { CalendarStore } from '../usecases/change-calendar.ts'
import type { FilePorts } from '../usecases/file-ports.ts'
import { settingsOf } from '../usecases/letters/letter-settings.ts'
import type { OrganStore } from '../usecases/organ-ports.ts'
import type { PersonalDataStore } from '../usecases/personal-data-ports.ts'
import type { RequestPorts } from '../usecases/request-ports.ts'

export interface RequestNeeds {
  /** Through `joining`, so that a form and its key stand or fall together. */
  readonly db: Kysely<Schema>
  readonly keys: FieldKeys
  readonly organs: OrganStore
  readonly calendars: CalendarStore
  readonly personalData: PersonalDataStore
  readonly files: FilePorts
}

export function openRequestPorts(needs: RequestNeeds): RequestPorts {
  const { db, keys, organs, calendars, personalData, files } = needs
  const calendarOf = calendarsOf(calendars)
  const letters = letterStore(db)
  return {
    requests: requestStore(db, { keys, calendarOf }),
    numbers: requestNumberStore(db),
    organs,
    personalData,
    files,
    calendarOf,
    numberingOf: async (regionId, organId) =>
      (await settingsOf(letters, organs, { regionId, organId })).numbering,
    newId: randomUUID,
    newTrackingCode,
    digest: (text) => createHash('sha256').update(text).digest('hex'),
  }
}

/**
 * The calendar of a region, made anew each time: another process may have added a year, and what a form added that
 * failed in the end must not be remembered.
 */
export function calendarsOf(calendars: CalendarStore): RequestPorts['calendarOf'] {
  return async (regionId) => {
    const { years } = await calendars.added(regionId)
    return nationalCalendarWith(years)
  }
}

function newTrackingCode(): string {
  return Array.from(
    { length: trackingCodeLength },
    () => trackingAlphabet[randomInt(trackingAlphabet.length)],
  ).join('')
}
