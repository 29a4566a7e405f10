import { addDays, type LocalDate } from '../../domain/calendar/local-date.ts'
import type { WorkCalendar } from '../../domain/calendar/work-calendar.ts'
import { addWorkingDays, isWorkingDay } from '../../domain/calendar/working-days.ts'

/** The `count`-th working day after `from`. */
export function workingDayAfter(calendar: WorkCalendar, from: LocalDate, count: number): LocalDate {
  return addWorkingDays(calendar, from, count).value
}

/** The `count`-th working day before `from`; 0 = `from` itself or the last working day before it. */
export function workingDayBefore(calendar: WorkCalendar, from: LocalDate, count: number): LocalDate {
  let [date, left] = [from, count]
  while (left > 0 || !isWorkingDay(calendar, date)) {
    if (isWorkingDay(calendar, date)) left--
    date = addDays(date, -1)
  }
  return date
}
