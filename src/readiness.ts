/** What must hold before requests are sent to this process. */

import { sql } from 'kysely'
import type { ReadinessCheck } from './api/health.ts'
import { checkCalendar, freeShare, judgeClock, judgeDisk } from './diagnose.ts'
import type { Settings } from './settings.ts'
import type { Database } from './store/database.ts'

/** `steps`: how many migrations the program knows. */
export function readinessChecks(
  database: Pick<Database, 'app' | 'owner'>,
  settings: Pick<Settings, 'dataFolder'>,
  steps: number,
  now: () => Date,
): readonly ReadinessCheck[] {
  return [
    { name: 'database', check: async () => void (await sql`select 1`.execute(database.app)) },
    {
      name: 'migrations',
      check: async () => {
        const { rows } = await database.owner.query<{ steps: number }>(
          'select count(*)::integer as steps from schema_migration',
        )
        if (rows[0]?.steps !== steps) throw new Error(`schema is at ${rows[0]?.steps}, expected ${steps}`)
      },
    },
    {
      name: 'clock',
      check: async () => {
        const { rows } = await database.owner.query<{ milliseconds: string }>(
          'select extract(epoch from clock_timestamp()) * 1000 as milliseconds',
        )
        const ahead = Number(rows[0]?.milliseconds) - Date.now()
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
        if (checkCalendar(now()).some(({ state }) => state === 'mend'))
          throw new Error('no holiday notice of this year')
      },
    },
  ]
}
