import type { HolidayYear } from '../../law/work-calendar/holiday-rule.ts'
import { nationalYears } from '../../law/work-calendar/national-years.ts'
import { type WorkCalendar, workCalendar } from './work-calendar.ts'

/** The State Council's calendar, all years encoded. Regions add to it with `withRegionalHolidays`. */
export const nationalCalendar = workCalendar(nationalYears)

/** `years` with those that were added, oldest first: the last one added for a year is in force. */
export function withAddedYears(
  years: readonly HolidayYear[],
  added: readonly HolidayYear[],
): readonly HolidayYear[] {
  const byYear = new Map([...years, ...added].map((year) => [year.year, year]))
  return [...byYear.values()].toSorted((a, b) => a.year - b.year)
}

/** The calendar of a region that added these years to the national one. */
export function nationalCalendarWith(added: readonly HolidayYear[]): WorkCalendar {
  return added.length === 0 ? nationalCalendar : workCalendar(withAddedYears(nationalYears, added))
}

/**
 * The calendar for a question that names no region: years that the program does not have are taken from whichever region
 * added them, because the notice is the State Council's; the others are the program's.
 */
export function nationalCalendarOfAll(added: readonly HolidayYear[]): WorkCalendar {
  return nationalCalendarWith(added.filter(({ year }) => !nationalCalendar.years.has(year)))
}
