import type { LocalDate } from '../domain/calendar/local-date.ts'
import { nationalCalendar } from '../domain/calendar/national-calendar.ts'
import { type WorkCalendar, withRegionalHolidays } from '../domain/calendar/work-calendar.ts'
import type { Refusal } from '../domain/refusal.ts'
import { clock, type ReplyClock } from '../domain/requests/clock.ts'
import type { ClockEvent } from '../domain/requests/clock-events.ts'
import { type ClockJson, clockToJson, termToJson } from '../domain/requests/clock-to-json.ts'
import { type OtherTermName, otherTerm } from '../domain/requests/other-terms.ts'
import { replyRulesOn } from '../domain/requests/reply-rules.ts'
import { type ReplyRuleSet, replyRuleVersions } from '../law/reply-rule-sets.ts'
import type { HolidayRule } from '../law/work-calendar/holiday-rule.ts'

export interface ClockQuestion {
  /** 收到申请之日 */
  readonly received: LocalDate
  /** What happened since. The receipt itself may be among them, e.g. to name its channel. */
  readonly events: readonly ClockEvent[]
  /** The day on which the state of the case is asked. */
  readonly asOf?: LocalDate
  /** The calendar of the installation; without it the one that comes with the program. */
  readonly calendar?: WorkCalendar
  /** Holidays the region adds to the national ones. */
  readonly regionalHolidays?: readonly HolidayRule[]
  /** Which regulation to apply; without it the one in force on the day of receipt. */
  readonly rules?: ReplyRuleSet['id']
}

/** 答复期限 of a request, with its explanation. Refusals carry a Chinese sentence that says how to mend the question. */
export function computeClock(question: ClockQuestion): ReplyClock | Refusal {
  const rules = rulesOf(question)
  if ('ok' in rules) return rules
  const hasReceipt = question.events.some(({ type }) => type === 'request-received')
  const receipt: ClockEvent = { type: 'request-received', on: question.received }
  const events = hasReceipt ? question.events : [receipt, ...question.events]
  return clock(events, calendarOf(question), rules, question.asOf ?? null)
}

/** `computeClock` as `gongkai clock --json` prints it. */
export function computeClockJson(question: ClockQuestion): ClockJson | Refusal {
  const result = computeClock(question)
  return result.ok ? clockToJson(result, calendarOf(question)) : result
}

/** A period beside the reply period (补正告知, 第三方意见, 缴费, 主动公开…) from its day zero `received`. */
export function computeOtherTermJson(question: ClockQuestion, name: OtherTermName): ClockJson {
  const calendar = calendarOf(question)
  return termToJson(otherTerm(calendar, name, question.received), calendar)
}

/** What an extension told without a number of days means, under the rules of the question. */
export function longestExtension(question: Pick<ClockQuestion, 'received' | 'rules'>): number | Refusal {
  const rules = rulesOf(question)
  return 'ok' in rules ? rules : rules.extension.term.length
}

function rulesOf({ received, rules }: Pick<ClockQuestion, 'received' | 'rules'>): ReplyRuleSet | Refusal {
  return replyRuleVersions.find(({ rule }) => rule.id === rules)?.rule ?? replyRulesOn(received)
}

function calendarOf({ calendar = nationalCalendar, regionalHolidays = [] }: ClockQuestion): WorkCalendar {
  return regionalHolidays.length === 0 ? calendar : withRegionalHolidays(calendar, regionalHolidays)
}
