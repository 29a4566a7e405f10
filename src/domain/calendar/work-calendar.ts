import type { HolidayRule, HolidayYear } from '../../law/work-calendar/holiday-rule.ts'
import { addDays, daysFromTo, isLocalDate, type LocalDate } from './local-date.ts'

/** A day that a notice makes differ from, or confirms against, the plain Monday-to-Friday week. */
export interface NoticedDay {
  readonly kind: 'off' | 'worked'
  readonly holiday: HolidayRule
}

/** Which days are worked: holiday notices over a Monday-to-Friday week. An argument of every computation. */
export interface WorkCalendar {
  readonly days: ReadonlyMap<LocalDate, NoticedDay>
  /** Years whose notice is known. Days of other years follow the plain week and are provisional. */
  readonly years: ReadonlySet<number>
}

/**
 * Builds a calendar from holiday notices, oldest first: on the same day a later item wins, as the second
 * notices of 2019 (劳动节) and 2020 (春节) won over the first.
 */
export function workCalendar(years: readonly HolidayYear[]): WorkCalendar {
  const days = new Map<LocalDate, NoticedDay>()
  for (const { holidays } of years) for (const holiday of holidays) note(days, holiday)
  return { days, years: new Set(years.map(({ year }) => year)) }
}

/**
 * The calendar of a region: the national one with the holidays the region adds (《全国年节及纪念日放假办法》第四条,
 * e.g. 广西“三月三”). The given calendar is left unchanged.
 */
export function withRegionalHolidays(calendar: WorkCalendar, holidays: readonly HolidayRule[]): WorkCalendar {
  const days = new Map(calendar.days)
  for (const holiday of holidays) note(days, holiday)
  return { days, years: calendar.years }
}

function note(days: Map<LocalDate, NoticedDay>, holiday: HolidayRule): void {
  const { from, to } = holiday.off
  if (!isLocalDate(from) || !isLocalDate(to)) throw new Error(`holiday ${holiday.id}: ${from} to ${to}`)
  for (const date of daysFromTo(from, to)) days.set(date, { kind: 'off', holiday })
  for (const date of holiday.worked) {
    if (!isLocalDate(date)) throw new Error(`holiday ${holiday.id}: worked on ${date}`)
    days.set(date, { kind: 'worked', holiday })
  }
}

/**
 * False where a notice not yet published (or not encoded) may still change the day: years without a notice,
 * and 29 to 31 December when next year's notice is unknown. The notices for 2008, 2012 and 2019 changed those days.
 */
export function isSettled(calendar: WorkCalendar, date: LocalDate): boolean {
  const year = Number(date.slice(0, 4))
  if (!calendar.years.has(year)) return false
  return date.slice(5) < '12-29' || calendar.years.has(year + 1) || calendar.days.has(date)
}

/** The last day for which the calendar is certain, or null when it knows no year. */
export function settledUntil(calendar: WorkCalendar): LocalDate | null {
  if (calendar.years.size === 0) return null
  const end = `${String(Math.max(...calendar.years)).padStart(4, '0')}-12-31`
  if (!isLocalDate(end)) throw new Error(`calendar ends in ${end}`)
  let date = end
  while (!isSettled(calendar, date)) date = addDays(date, -1)
  return date
}
