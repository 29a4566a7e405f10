import type { BoundaryRule } from '../../law/disclosure-regulation/article-33-reply-deadline.ts'
import type { ConsultedKind } from '../../law/reply-rule-sets.ts'
import type { Citation, DeadlineRule } from '../../law/rule.ts'
import { addDays, type LocalDate } from '../calendar/local-date.ts'
import type { WorkCalendar } from '../calendar/work-calendar.ts'
import { isWorkingDay, judgeDay } from '../calendar/working-days.ts'
import { citationText } from '../citation-text.ts'
import type { Span } from './case-history.ts'

/** What a calendar day was to the period. */
export type DayPart =
  /** Day zero: receipt of the request, of its correction, of the payment. */
  | 'day-zero'
  /** Before a restart: the days passed are forgotten. */
  | 'discarded'
  /** Waiting for the applicant's correction or payment. */
  | 'waiting'
  | 'counting'
  /** A consultation: does not count. */
  | 'excluded'
  | 'extension'
  /** Between the statutory due date and the date told under article 35. */
  | 'reasonable-period'

/** One calendar day of the explanation. */
export interface ClockDay {
  readonly date: LocalDate
  /** Whether the day counts for the period. */
  readonly counts: boolean
  /** Whether the office works that day, whatever it is to the period. */
  readonly isWorking: boolean
  /** Chinese, with the article or notice. */
  readonly why: string
  /** 第几个工作日, for days that count. */
  readonly nth: number | null
  readonly part: DayPart
  readonly cites: Citation | null
  /** True where a holiday notice not yet known may still change the day. */
  readonly provisional: boolean
}

/** Days taken out of a period: first and last day not counted, `last` null while it lasts. */
export interface Exclusion {
  readonly first: LocalDate
  readonly last: LocalDate | null
  readonly consulted: ConsultedKind
}

/** Which days a consultation takes out, by the convention for its two edge days. Null when it takes none. */
export function exclusionOf(
  { from, to }: Span,
  consulted: ConsultedKind,
  boundary: BoundaryRule,
): Exclusion | null {
  const first = boundary.sendDay === 'counted' ? addDays(from, 1) : from
  if (to === null) return { first, last: null, consulted }
  const last = boundary.replyDay === 'excluded' ? to : addDays(to, -1)
  return last < first ? null : { first, last, consulted }
}

/** The exclusions that hold on a day. Several may overlap; the day is taken out once. */
export function exclusionsOn(exclusions: readonly Exclusion[], date: LocalDate): readonly Exclusion[] {
  if (exclusions.length === 0) return exclusions
  return exclusions.filter(({ first, last }) => first <= date && (last === null || date <= last))
}

/** A period of working days to run. */
export interface Term {
  readonly calendar: WorkCalendar
  /** Day zero. */
  readonly from: LocalDate
  readonly workingDays: number
  readonly exclusions: readonly Exclusion[]
}

/**
 * The last day of a period, or null when a consultation still open keeps it from ending.
 * The day-by-day law of the whole clock; `explainTerm` tells the same day by day.
 */
export function termEnd({ calendar, from, workingDays, exclusions }: Term): LocalDate | null {
  let [date, left] = [from, workingDays]
  while (left > 0) {
    date = addDays(date, 1)
    const excluding = exclusionsOn(exclusions, date)
    if (excluding.some(({ last }) => last === null)) return null
    if (excluding.length === 0 && isWorkingDay(calendar, date)) left--
  }
  return date
}

/** Working days that count, after `from` up to and including `to`. */
export function countedDays(
  { calendar, exclusions }: Pick<Term, 'calendar' | 'exclusions'>,
  from: LocalDate,
  to: LocalDate,
): number {
  let count = 0
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1))
    if (isWorkingDay(calendar, date) && exclusionsOn(exclusions, date).length === 0) count++
  return count
}

/** A period on its own (补正告知, 第三方意见, 缴费, 主动公开…), with every day explained. */
export interface CountedTerm {
  readonly rule: DeadlineRule
  /** Day zero. */
  readonly from: LocalDate
  readonly due: LocalDate
  readonly provisional: boolean
  readonly days: readonly ClockDay[]
}

const dayZeroNames: Readonly<Record<DeadlineRule['term']['dayZero'], string>> = {
  'request-received': '收到申请当日',
  'supplement-received': '收到补正的申请当日',
  'original-expiry': '原期限届满当日',
  'consultation-letter-received': '收到征求意见书当日',
  'fee-notice-received': '收到收费通知当日',
  'fee-paid': '缴清费用当日',
  'information-formed': '信息形成或者变更当日',
}

/** Counts a period of working days that nothing interrupts, by the same law as the reply period. */
export function countTerm(
  calendar: WorkCalendar,
  rule: DeadlineRule,
  from: LocalDate,
  dayZero: Citation,
): CountedTerm {
  const days: ClockDay[] = [dayZeroLine(calendar, from, dayZeroNames[rule.term.dayZero], dayZero)]
  let [date, nth] = [from, 0]
  while (nth < rule.term.length) {
    date = addDays(date, 1)
    const line = calendarLine(calendar, date, { rule, nth: nth + 1, ordinal: nth + 1, part: 'counting' })
    if (line.counts) nth++
    days.push(line)
  }
  return { rule, from, due: date, provisional: days.some((day) => day.provisional), days }
}

/** The line of day zero. */
export function dayZeroLine(
  calendar: WorkCalendar,
  date: LocalDate,
  name: string,
  cites: Citation,
): ClockDay {
  return {
    date,
    counts: false,
    isWorking: isWorkingDay(calendar, date),
    why: `${name}，不计入期限（${citationText(cites)}）`,
    nth: null,
    part: 'day-zero',
    cites,
    provisional: false,
  }
}

/** What a day would be if it counted: the rule, its place in the whole period and in the rule's own. */
export interface CountingAs {
  readonly rule: DeadlineRule
  readonly nth: number
  readonly ordinal: number
  readonly part: 'counting' | 'extension'
}

/** The line of a day on which only the calendar decides. */
export function calendarLine(calendar: WorkCalendar, date: LocalDate, as: CountingAs): ClockDay {
  const day = judgeDay(calendar, date)
  return {
    date,
    counts: day.isWorking,
    isWorking: day.isWorking,
    why: day.isWorking
      ? `${day.why}，${as.rule.name}第${as.ordinal}个工作日（${citationText(as.rule.cites)}）`
      : `${day.why}，不计入`,
    nth: day.isWorking ? as.nth : null,
    part: as.part,
    cites: day.isWorking ? as.rule.cites : day.cites,
    provisional: day.provisional,
  }
}
