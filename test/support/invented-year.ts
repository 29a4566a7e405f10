import assert from 'node:assert/strict'
import { readHolidayTable } from '../../src/domain/calendar/read-holiday-table.ts'
import type { HolidayYear } from '../../src/law/work-calendar/holiday-rule.ts'

/** The notice of a year in which only 元旦 is off, for three days. */
export function inventedYear(year: number): HolidayYear {
  const read = readHolidayTable(`元旦,${year}-01-01,${year}-01-03`, year, `国办发明电〔${year - 1}〕1号`)
  assert.ok(read.ok)
  return read.year
}
