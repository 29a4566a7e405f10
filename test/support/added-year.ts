import assert from 'node:assert/strict'
import { calendarStore } from '../../src/store/calendar-store.ts'
import type { Database } from '../../src/store/database.ts'
import { withRegion } from './database.ts'
import { inventedYear } from './invented-year.ts'

/** A region that added an invented year to its calendar. */
export async function addInventedYear(database: Database, year: number): Promise<void> {
  const { regionId, actorId } = await withRegion(database)
  const at = { now: '2026-11-20T01:00:00.000Z', today: '2026-11-20' } as const
  assert.ok(await calendarStore(database.app).add(inventedYear(year), { regionId, actorId, at, version: 0 }))
}
