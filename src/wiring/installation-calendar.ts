import type { Kysely } from 'kysely'
import { nationalCalendar, nationalCalendarOfAll } from '../domain/calendar/national-calendar.ts'
import type { WorkCalendar } from '../domain/calendar/work-calendar.ts'
import { listYearsOfAllRegions } from '../store/calendar-store.ts'
import type { Schema } from '../store/schema.ts'
import type { Log } from './log.ts'

/**
 * The calendar of the calculator, which names no region. It also answers while the database does not: by the years that
 * the program has.
 */
export function installationCalendar(app: Kysely<Schema>, log: Log): () => Promise<WorkCalendar> {
  return async () => {
    try {
      return nationalCalendarOfAll(await listYearsOfAllRegions(app))
    } catch (error) {
      log.error('the years added to the calendar could not be read', { error })
      return nationalCalendar
    }
  }
}
