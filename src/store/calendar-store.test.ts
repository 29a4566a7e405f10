import assert from 'node:assert/strict'
import { it } from 'node:test'
import { emptyDatabase, withRegion } from '../../test/support/database.ts'
import { readHolidayTable } from '../domain/calendar/read-holiday-table.ts'
import { listCalendarYears } from '../usecases/change-calendar.ts'
import { calendarStore } from './calendar-store.ts'

it('工作日历 / 加一年、更正同一年、两人同时加 / 后加的生效，旧的留在台账，慢一步的被告知', async () => {
  const database = await emptyDatabase()
  const { regionId, actorId } = await withRegion(database)
  const calendars = calendarStore(database.app)
  const at = { now: '2026-11-05T01:00:00.000Z', today: '2026-11-05' } as const
  const first = readHolidayTable('国庆节,2027-10-01,2027-10-07', 2027, '国办发明电〔2026〕9号')
  const second = readHolidayTable('国庆节,2027-10-01,2027-10-08', 2027, '国办发明电〔2026〕10号')
  assert.ok(first.ok && second.ok)
  assert.equal(await calendars.add(first.year, { regionId, actorId, at, version: 0 }), true)
  const both = await Promise.all(
    [second.year, second.year].map((year) => calendars.add(year, { regionId, actorId, at, version: 1 })),
  )
  assert.deepEqual(both.toSorted(), [false, true])
  const { years, version } = await calendars.added(regionId)
  assert.equal(version, 2)
  assert.deepEqual(years[0], first.year)
  const inForce = await listCalendarYears({ calendars }, { regionId, encoded: [first.year] })
  assert.deepEqual(inForce, [second.year])
  assert.deepEqual((await calendars.added('110000')).years, [])
})
