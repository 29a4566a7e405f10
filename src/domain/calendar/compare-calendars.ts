import { daysFromTo, type LocalDate } from './local-date.ts'
import type { WorkCalendar } from './work-calendar.ts'
import { isWorkingDay, judgeDay, type WorkingDay } from './working-days.ts'

export interface ChangedDay {
  readonly date: LocalDate
  readonly before: WorkingDay
  readonly after: WorkingDay
}

export interface CalendarEffect {
  /** Days that begin or cease to be worked, earliest first. */
  readonly changed: readonly ChangedDay[]
  readonly workingDaysBefore: number
  readonly workingDaysAfter: number
}

/** What another calendar would change between two days, both counted: shown before it is put in force. */
export function compareCalendars(
  before: WorkCalendar,
  after: WorkCalendar,
  from: LocalDate,
  to: LocalDate,
): CalendarEffect {
  const days = daysFromTo(from, to)
  const changed = days.filter((date) => isWorkingDay(before, date) !== isWorkingDay(after, date))
  const worked = (calendar: WorkCalendar) => days.filter((date) => isWorkingDay(calendar, date)).length
  return {
    changed: changed.map((date) => ({ date, before: judgeDay(before, date), after: judgeDay(after, date) })),
    workingDaysBefore: worked(before),
    workingDaysAfter: worked(after),
  }
}
