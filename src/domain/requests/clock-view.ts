import { addDays, type LocalDate } from '../calendar/local-date.ts'
import type { WorkCalendar } from '../calendar/work-calendar.ts'
import { countWorkingDays } from '../calendar/working-days.ts'
import type { ClockDay } from './term.ts'

/** Where a case stands on a day. Always a view over the clock, never stored. */
export type ClockStatus = 'on-track' | 'due-soon' | 'due-today' | 'overdue' | 'paused' | 'stopped'

export const clockStatusNames: Readonly<Record<ClockStatus, string>> = {
  'on-track': '期限内',
  'due-soon': '即将到期',
  'due-today': '今日到期',
  overdue: '已逾期',
  paused: '期限暂停',
  stopped: '已答复',
}

/** A case is `due-soon` when so many working days or fewer are left. A choice of ours, not of the law. */
const dueSoonWithin = 5

export interface ClockView {
  readonly asOf: LocalDate
  readonly status: ClockStatus
  /** Working days counted so far. */
  readonly elapsed: number
  /** Working days left; negative when overdue; null while the applicant has to act first. */
  readonly remaining: number | null
}

export interface Viewed {
  readonly start: LocalDate
  readonly due: LocalDate | null
  readonly total: number
  readonly days: readonly ClockDay[]
  readonly replied: LocalDate | null
  /** Since when the applicant has to act first, if so. */
  readonly waitingSince: LocalDate | null
  /** Whether a consultation takes the day out. */
  readonly isExcluded: (date: LocalDate) => boolean
  readonly calendar: WorkCalendar
}

/** Where the case stands at the end of `asOf`. */
export function clockView(clock: Viewed, asOf: LocalDate): ClockView {
  const elapsed = clock.days.filter(({ counts, date }) => counts && date <= asOf).length
  const remaining = workingDaysLeft(clock, asOf, elapsed)
  return { asOf, status: statusOn(clock, asOf, remaining), elapsed, remaining }
}

function workingDaysLeft({ due, total, calendar, waitingSince }: Viewed, asOf: LocalDate, elapsed: number) {
  if (due === null) return waitingSince === null ? total - elapsed : null
  if (asOf > due) return 0 - countWorkingDays(calendar, due, asOf).value
  // Under article 35 the date told decides, so the days to it are counted and not the term.
  return total > elapsed ? total - elapsed : countWorkingDays(calendar, asOf, due).value
}

function statusOn(clock: Viewed, asOf: LocalDate, remaining: number | null): ClockStatus {
  const { replied, due, waitingSince, isExcluded, days } = clock
  if (replied !== null && replied <= asOf) return 'stopped'
  if (waitingSince !== null && waitingSince <= asOf) return 'paused'
  if (days.some(({ date, part }) => date === asOf && part === 'waiting')) return 'paused'
  if (due !== null && asOf > due) return 'overdue'
  if (isExcluded(asOf) || (due === null && isExcluded(addDays(asOf, 1)))) return 'paused'
  if (due === asOf) return 'due-today'
  return remaining !== null && remaining <= dueSoonWithin ? 'due-soon' : 'on-track'
}
