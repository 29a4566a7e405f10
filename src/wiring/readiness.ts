/** What must hold before requests are sent to this process. */

import type { ReadinessCheck } from '../api/health.ts'
import { nationalCalendarOfAll } from '../domain/calendar/national-calendar.ts'
import { listYearsOfAllRegions } from '../store/calendar-store.ts'
import type { Database } from '../store/database.ts'
import { countMigrations, databaseClock, pingDatabase } from '../store/probe-database.ts'
import { checkCalendar, freeShare, judgeClock, judgeDisk } from './diagnose.ts'
import type { Settings } from './settings.ts'

/** `steps`: how many migrations the program knows. */
export function readinessChecks(
  database: Pick<Database, 'app' | 'owner'>,
  settings: Pick<Settings, 'dataFolder'>,
  steps: number,
  now: () => Date,
): readonly ReadinessCheck[] {
  return [
    { name: 'database', check: () => pingDatabase(database.app) },
    {
      name: 'migrations',
      check: async () => {
        const applied = await countMigrations(database.owner)
        if (applied !== steps) throw new Error(`schema is at ${applied}, expected ${steps}`)
      },
    },
    {
      name: 'clock',
      check: async () => {
        const ahead = (await databaseClock(database.owner)) - now().getTime()
        if (judgeClock(ahead).state === 'mend') throw new Error(`clock: database is ${ahead} ms ahead`)
      },
    },
    {
      name: 'disk',
      check: async () => {
        const free = await freeShare(settings.dataFolder)
        if (free !== null && judgeDisk(free).state === 'mend') throw new Error(`disk: ${free} free`)
      },
    },
    {
      name: 'calendar',
      check: async () => {
        const { years } = nationalCalendarOfAll(await listYearsOfAllRegions(database.app))
        if (checkCalendar(now(), years).some(({ state }) => state === 'mend'))
          throw new Error('no holiday notice of this year')
      },
    },
  ]
}
