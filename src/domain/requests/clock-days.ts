import { addDays, daysFromTo, type LocalDate } from '../calendar/local-date.ts'
import { isWorkingDay, judgeDay } from '../calendar/working-days.ts'
import { basisText, citationText } from '../citation-text.ts'
import { consultedNames } from './clock-events.ts'
import { dayZeroOn } from './reply-rules.ts'
import type { ClockContext, ExtendedPeriod, Restart, RunningPeriod } from './running-period.ts'
import { type ClockDay, calendarLine, dayZeroLine, type Exclusion, exclusionsOn } from './term.ts'

/** What the day list is made of. */
export interface Course {
  readonly received: LocalDate
  readonly period: RunningPeriod
  readonly extended: ExtendedPeriod
  /** The date told under article 35, where it holds. */
  readonly reasonableUntil: LocalDate | null
  /** How far to tell a period that is still open; null = as far as it is certain. */
  readonly asOf: LocalDate | null
}

/** One line for each calendar day from receipt to the due date (to `asOf` while the period is open). */
export function clockDays(course: Course, context: ClockContext): ClockDay[] {
  const { received, period, asOf } = course
  const days = beforeRunning(received, period, context)
  days.push(startLine(received, period, context))
  const end = period.waiting === null ? null : period.waiting.since
  days.push(...runningLines(course, context, end))
  if (period.waiting !== null && asOf !== null)
    for (const date of daysFromTo(addDays(period.waiting.since, 1), asOf))
      days.push(waitingLine(date, period.waiting.kind, context))
  return days
}

/** The days that a restart made forgotten. */
function beforeRunning(received: LocalDate, { start, restarts }: RunningPeriod, { calendar }: ClockContext) {
  if (start === received) return []
  return daysFromTo(received, addDays(start, -1)).map((date): ClockDay => {
    const restart = restarts.find(({ on }) => on > date) ?? restarts.at(-1)
    if (restart === undefined) throw new Error(`period begins on ${start} without a restart`)
    const waiting = date > restart.noticed
    return {
      date,
      counts: false,
      isWorking: isWorkingDay(calendar, date),
      why: `${judgeDay(calendar, date).why}，${waiting ? `等待${waitedFor[restart.kind]}` : `${restartNames[restart.kind]}前已过的时间`}，期限重新起算，不计入（${basisText(restart.rule)}）`,
      nth: null,
      part: waiting ? 'waiting' : 'discarded',
      cites: restart.rule.cites,
      provisional: false,
    }
  })
}

const restartNames = { supplement: '补正', payment: '缴费' } as const satisfies Record<
  Restart['kind'],
  string
>
const waitedFor = { supplement: '申请人补正', payment: '申请人缴费' } as const

function startLine(
  received: LocalDate,
  { start, restarts }: RunningPeriod,
  { calendar, rules }: ClockContext,
): ClockDay {
  const restart = restarts.find(({ on }) => on === start)
  const cites = dayZeroOn(rules, start)
  if (restart === undefined || start === received) return dayZeroLine(calendar, start, '收到申请当日', cites)
  const name = restart.kind === 'supplement' ? '收到补正的申请当日' : '缴清费用当日'
  return dayZeroLine(calendar, start, `${name}，期限重新起算（${basisText(restart.rule)}），当日`, cites)
}

/** The running period day by day, until it ends, stands open, or `stop`. */
function runningLines(course: Course, context: ClockContext, stop: LocalDate | null): ClockDay[] {
  const { extended, period, reasonableUntil, asOf } = course
  const { calendar, rules, exclusions } = context
  const base = rules.deadline.term.length
  const lines: ClockDay[] = []
  let nth = 0
  for (let date = addDays(period.start, 1); stop === null || date <= stop; date = addDays(date, 1)) {
    if (nth >= base + extended.extension) break
    const excluding = exclusionsOn(exclusions, date)
    if (excluding.length > 0) {
      if (stop === null && isOpen(excluding) && (asOf === null || date > asOf)) break
      lines.push(excludedLine(date, excluding, context))
      continue
    }
    const inExtension = nth >= base
    const rule = inExtension ? rules.extension : rules.deadline
    const ordinal = inExtension ? nth - base + 1 : nth + 1
    const part = inExtension ? 'extension' : 'counting'
    const line = calendarLine(calendar, date, { rule, nth: nth + 1, ordinal, part })
    if (line.counts) nth++
    lines.push(line)
  }
  return reasonableUntil === null
    ? lines
    : [...lines, ...reasonableLines(course, context, lines.at(-1)?.date)]
}

function isOpen(excluding: readonly Exclusion[]): boolean {
  return excluding.some(({ last }) => last === null)
}

function excludedLine(
  date: LocalDate,
  excluding: readonly Exclusion[],
  { calendar, rules }: ClockContext,
): ClockDay {
  const day = judgeDay(calendar, date)
  const whom = [...new Set(excluding.map(({ consulted }) => consultedNames[consulted]))].join('、')
  const { cites } = rules.consultation.rule
  return {
    date,
    counts: false,
    isWorking: day.isWorking,
    why: day.isWorking
      ? `${day.why}，征求${whom}意见期间，不计入（${citationText(cites)}）`
      : `${day.why}，不计入`,
    nth: null,
    part: 'excluded',
    cites: day.isWorking ? cites : day.cites,
    provisional: day.provisional,
  }
}

function waitingLine(date: LocalDate, kind: Restart['kind'], { calendar, rules }: ClockContext): ClockDay {
  const rule = (kind === 'supplement' ? rules.supplement : rules.fee)?.restart ?? rules.deadline
  return {
    date,
    counts: false,
    isWorking: isWorkingDay(calendar, date),
    why: `${judgeDay(calendar, date).why}，等待${waitedFor[kind]}，不计入（${basisText(rule)}）`,
    nth: null,
    part: 'waiting',
    cites: rule.cites,
    provisional: false,
  }
}

/** From the statutory due date to the date told under article 35. */
function reasonableLines(
  { reasonableUntil, period }: Course,
  { calendar, rules }: ClockContext,
  last?: LocalDate,
) {
  const cites = rules.reasonablePeriod?.cites
  if (reasonableUntil === null || cites === undefined) return []
  return daysFromTo(addDays(last ?? period.start, 1), reasonableUntil).map(
    (date): ClockDay => ({
      date,
      counts: false,
      isWorking: isWorkingDay(calendar, date),
      why: `${judgeDay(calendar, date).why}，延迟答复的合理期限内，以告知的日期为准（${citationText(cites)}）`,
      nth: null,
      part: 'reasonable-period',
      cites,
      provisional: false,
    }),
  )
}
