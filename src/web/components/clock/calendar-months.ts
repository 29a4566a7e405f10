import { addDays, dayOfWeek, type LocalDate } from '../../../domain/calendar/local-date.ts'
import type { ClockDay } from '../../../domain/requests/term.ts'

export interface CalendarMonth {
  /** YYYY-MM */
  readonly month: string
  /** Weeks from Monday to Sunday; null where the month has no such day. */
  readonly weeks: readonly (readonly (CalendarDay | null)[])[]
}

export interface CalendarDay {
  readonly date: LocalDate
  /** The clock's day; null before day zero and after the last. */
  readonly clock: ClockDay | null
}

/** The days of a clock as month sheets, so that a person sees weekends and holidays where they are used to. */
export function calendarMonths(days: readonly ClockDay[]): CalendarMonth[] {
  const byDate = new Map(days.map((day) => [day.date, day]))
  const months = [...new Set(days.map(({ date }) => date.slice(0, 7)))].sort()
  return months.map((month) => ({ month, weeks: weeksOf(`${month}-01` as LocalDate, byDate) })) // cut from a LocalDate
}

function weeksOf(first: LocalDate, byDate: ReadonlyMap<LocalDate, ClockDay>): (CalendarDay | null)[][] {
  const month = first.slice(0, 7)
  const weeks: (CalendarDay | null)[][] = []
  for (
    let monday = addDays(first, 1 - dayOfWeek(first));
    monday.slice(0, 7) <= month;
    monday = addDays(monday, 7)
  ) {
    const week = Array.from({ length: 7 }, (_, offset): CalendarDay | null => {
      const date = addDays(monday, offset)
      return date.slice(0, 7) === month ? { date, clock: byDate.get(date) ?? null } : null
    })
    weeks.push(week)
  }
  return weeks
}
