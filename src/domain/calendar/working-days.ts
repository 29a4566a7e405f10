import { instruments } from '../../law/instruments.ts'
import type { Citation } from '../../law/rule.ts'
import { addDays, dayName, dayOfWeek, type LocalDate } from './local-date.ts'
import { isSettled, type WorkCalendar } from './work-calendar.ts'

/** Why a day is worked or not. */
export type DayKind =
  /** Monday to Friday, no holiday. */
  | 'weekday'
  /** Saturday or Sunday, not worked. */
  | 'weekend'
  /** 放假 or 调休放假. */
  | 'holiday'
  /** 调休上班: a weekend day worked. */
  | 'make-up'

export interface WorkingDay {
  readonly date: LocalDate
  readonly isWorking: boolean
  readonly kind: DayKind
  /** In Chinese, e.g. "周六，国庆节调休上班（国办发明电〔2024〕12号）". */
  readonly why: string
  /** The notice; null for plain weekdays and weekends. */
  readonly cites: Citation | null
  /** True where a notice not yet known may still change the day. */
  readonly provisional: boolean
}

/** Whether a day is worked, why, and whether that is certain. */
export function judgeDay(calendar: WorkCalendar, date: LocalDate): WorkingDay {
  const weekend = dayOfWeek(date) >= 6
  const noticed = calendar.days.get(date)
  const name = dayName(date)
  if (noticed === undefined) {
    const provisional = !isSettled(calendar, date)
    const plain = weekend ? `${name}，休息日` : `${name}，工作日`
    return {
      date,
      isWorking: !weekend,
      kind: weekend ? 'weekend' : 'weekday',
      why: provisional ? `${plain}（${missingNotice(calendar, date)}，暂按周一至周五上班推算）` : plain,
      cites: null,
      provisional,
    }
  }
  const { holiday, kind } = noticed
  const source = sourceOf(holiday.cites)
  if (kind === 'worked')
    return {
      date,
      isWorking: true,
      kind: weekend ? 'make-up' : 'weekday',
      why: `${name}，${holiday.name}调休上班${source}`,
      cites: holiday.cites,
      provisional: false,
    }
  return {
    date,
    isWorking: false,
    kind: 'holiday',
    why: `${name}，${holiday.name}放假${source}`,
    cites: holiday.cites,
    provisional: false,
  }
}

/** Whether a day is worked. */
export function isWorkingDay(calendar: WorkCalendar, date: LocalDate): boolean {
  return calendar.days.get(date)?.kind === 'worked' || (!calendar.days.has(date) && dayOfWeek(date) <= 5)
}

/** The day itself if it is worked, or the next that is (《民法典》第二百零三条). */
export function workingDayFrom(calendar: WorkCalendar, date: LocalDate): Reckoned<LocalDate> {
  let day = judgeDay(calendar, date)
  let { provisional } = day
  while (!day.isWorking) {
    day = judgeDay(calendar, addDays(day.date, 1))
    provisional ||= day.provisional
  }
  return { value: day.date, provisional }
}

/** A day count that says whether an unknown holiday notice may still change it. */
export interface Reckoned<T> {
  readonly value: T
  readonly provisional: boolean
}

/** The `count`-th working day after `from` (day zero does not count). `count` 0 answers `from`. */
export function addWorkingDays(calendar: WorkCalendar, from: LocalDate, count: number): Reckoned<LocalDate> {
  if (!Number.isInteger(count) || count < 0) throw new Error(`working days to add: ${count}`)
  let [date, left, provisional] = [from, count, false]
  while (left > 0) {
    date = addDays(date, 1)
    provisional ||= !isSettled(calendar, date)
    if (isWorkingDay(calendar, date)) left--
  }
  return { value: date, provisional }
}

/** Working days after `from`, up to and including `to`; 0 when `to` is not later. */
export function countWorkingDays(calendar: WorkCalendar, from: LocalDate, to: LocalDate): Reckoned<number> {
  let [count, provisional] = [0, false]
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) {
    provisional ||= !isSettled(calendar, date)
    if (isWorkingDay(calendar, date)) count++
  }
  return { value: count, provisional }
}

function missingNotice(calendar: WorkCalendar, date: LocalDate): string {
  const year = Number(date.slice(0, 4))
  return `${calendar.years.has(year) ? year + 1 : year}年放假安排未收录`
}

function sourceOf(cites: Citation): string {
  const { number } = instruments[cites.instrument]
  return number === null ? '' : `（${number}）`
}
