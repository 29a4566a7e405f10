import { conversionProposed } from '../../law/disclosure-regulation/article-44-conversion.ts'
import { caseRegister } from '../../law/disclosure-regulation/article-45-register.ts'
import type { Citation } from '../../law/rule.ts'
import { inChinese, type LocalDate } from '../calendar/local-date.ts'
import { settledUntil, type WorkCalendar } from '../calendar/work-calendar.ts'
import { countWorkingDays } from '../calendar/working-days.ts'
import { suggestionIsOpen } from './actions/ending-actions.ts'
import { isToBeRemade } from './actions/remedy-actions.ts'
import { type CaseDate, type CaseDateCode, caseDates } from './case-dates.ts'
import { currentRound, lastOf, ofType } from './case-events.ts'
import { receiptRule } from './receipt.ts'
import type { RequestCase } from './request-case.ts'
import { replyLetters } from './served-reply.ts'

/** Something that wants somebody's attention today. Derived from the events, never stored. */
export interface Alarm {
  readonly code: AlarmCode
  /** 'late' = a last day has passed; 'today'; 'soon'; 'notice' = to know or to be done at some time. */
  readonly urgency: 'late' | 'today' | 'soon' | 'notice'
  /** The day it speaks of. */
  readonly on: LocalDate
  /** Working days left; negative when past; null where no day runs. */
  readonly remaining: number | null
  /** Chinese sentence. */
  readonly message: string
  /** The same without the day and what is left of it, for a list with columns of their own; never what somebody typed. */
  readonly what: string
  readonly cites: Citation | null
  /** Id of the consultation or the remedy; null where the case itself is meant. */
  readonly about: string | null
}

export type AlarmCode =
  | CaseDateCode
  | 'receipt-unconfirmed'
  | 'calendar-provisional'
  | 'reply-not-sent'
  | 'letter-returned'
  | 'suggestion-unanswered'
  | 'to-be-remade'

/** How many working days ahead each is told. A choice of ours, not of the law. */
const leadDays: Readonly<Record<CaseDateCode, number>> = {
  reply: 5,
  'supplement-notice': 2,
  supplement: 2,
  opinion: 2,
  'fee-payment': 2,
  'remedy-answer': 3,
}

const urgencies = ['late', 'today', 'soon', 'notice'] as const

/** The alarms of a case on a day, the most urgent first. */
export function alarmsOf(requestCase: RequestCase, calendar: WorkCalendar, today: LocalDate): Alarm[] {
  return [
    ...caseDates(requestCase, calendar).flatMap((date) => dateAlarm(requestCase, date, calendar, today)),
    ...unconfirmed(requestCase, today),
    ...unsent(requestCase),
    ...returned(requestCase),
    ...provisional(requestCase, calendar),
    ...unansweredSuggestion(requestCase),
    ...toBeRemade(requestCase),
  ].toSorted(
    (a, b) =>
      urgencies.indexOf(a.urgency) - urgencies.indexOf(b.urgency) || (a.on < b.on ? -1 : a.on > b.on ? 1 : 0),
  )
}

/** What belongs on a list of things to do: what only tells of something to come is left to the case page. */
export function alarmsToTell(requestCase: RequestCase, calendar: WorkCalendar, today: LocalDate): Alarm[] {
  return alarmsOf(requestCase, calendar, today).filter(({ code }) => code !== 'calendar-provisional')
}

function dateAlarm(
  { clock }: RequestCase,
  date: CaseDate,
  calendar: WorkCalendar,
  today: LocalDate,
): Alarm[] {
  const { code, on, name, cites, about, whose, provisional } = date
  const remaining =
    today > on ? 0 - countWorkingDays(calendar, on, today).value : countWorkingDays(calendar, today, on).value
  const isPaused = code === 'reply' && clock?.ok === true && clock.view?.status === 'paused'
  const isLate = today > on
  // A chance that has passed is no alarm: nothing can be done about it any more.
  if (isPaused || (code === 'supplement-notice' && isLate) || remaining > leadDays[code]) return []
  const urgency = isLate ? 'late' : today === on ? 'today' : 'soon'
  const when = {
    late: `已过${inChinese(on)}`,
    today: '今天到期',
    soon: `${inChinese(on)}到期，还有${remaining}个工作日`,
  }
  const doer = { office: '', applicant: '（由申请人办理）', consulted: '（由被征求意见一方办理）' }[whose]
  const what = `${name}${doer}${provisional ? '（暂定）' : ''}`
  return [{ code, urgency, on, remaining, message: `${what}：${when[urgency]}`, what, cites, about }]
}

function plain(
  code: AlarmCode,
  urgency: Alarm['urgency'],
  on: LocalDate,
  message: string,
  cites: Citation | null,
): Alarm {
  return { code, urgency, on, remaining: null, message, what: message, cites, about: null }
}

/** 当日确认: a web request, a fax, an ordinary letter that nobody has confirmed has no day of receipt. */
function unconfirmed({ lifecycle, registered }: RequestCase, today: LocalDate): Alarm[] {
  const { channel, arrivedOn } = registered
  const { cites, receivedWhen } = receiptRule(channel)
  if (lifecycle !== 'registered' || receivedWhen !== 'confirmed') return []
  const urgency = arrivedOn < today ? 'late' : 'today'
  return [
    plain(
      'receipt-unconfirmed',
      urgency,
      arrivedOn,
      `${inChinese(arrivedOn)}到达，还没有与申请人确认收到`,
      cites,
    ),
  ]
}

function unsent({ review, events, closedOn }: RequestCase): Alarm[] {
  const { signed } = review
  if (signed === null || closedOn !== null) return []
  const sent = ofType(currentRound(events), 'letter-dispatched').some(({ letter }) =>
    replyLetters.includes(letter),
  )
  const says = sent ? '答复已发出，还没有登记送达' : '答复已签发，还没有发出'
  return [plain('reply-not-sent', 'notice', signed.on, says, caseRegister.cites)]
}

function returned({ events }: RequestCase): Alarm[] {
  const last = lastOf(events, 'letter-returned')
  if (last === null) return []
  const again = events
    .slice(events.indexOf(last))
    .some((event) => event.type === 'letter-dispatched' && event.letter === last.letter)
  if (again) return []
  const says = `文书被退回（${last.reason}），需要重新送达`
  const alarm = plain('letter-returned', 'notice', last.on, says, caseRegister.cites)
  // Whoever entered the reason may have named the addressee.
  return [{ ...alarm, what: '文书被退回，需要重新送达' }]
}

function provisional({ clock, closedOn }: RequestCase, calendar: WorkCalendar): Alarm[] {
  if (clock?.ok !== true || !clock.provisional || closedOn !== null || clock.due === null) return []
  const until = settledUntil(calendar)
  const says = `期限跨过${until === null ? '' : inChinese(until)}以后尚未公布放假安排的日子，${inChinese(clock.due)}是暂定的`
  return [plain('calendar-provisional', 'notice', clock.due, says, null)]
}

function unansweredSuggestion(requestCase: RequestCase): Alarm[] {
  if (!suggestionIsOpen(requestCase)) return []
  const { events, registered } = requestCase
  const on = lastOf(events, 'publication-suggested')?.on ?? registered.on
  return [
    plain('suggestion-unanswered', 'notice', on, '申请人建议主动公开，还没有答复', conversionProposed.cites),
  ]
}

function toBeRemade(requestCase: RequestCase): Alarm[] {
  return requestCase.remedies.flatMap((remedy) => {
    if (remedy.decided === null || !isToBeRemade(requestCase, remedy)) return []
    const alarm = plain(
      'to-be-remade',
      'late',
      remedy.decided.on,
      '决定、判决责令重新作出答复，还没有重新办理',
      null,
    )
    return [{ ...alarm, about: remedy.id }]
  })
}
