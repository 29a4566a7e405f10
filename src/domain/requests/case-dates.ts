import { supplementLapsed, supplementNotice } from '../../law/disclosure-regulation/article-30-supplement.ts'
import { replyDeadline } from '../../law/disclosure-regulation/article-33-reply-deadline.ts'
import {
  correctionOfRecords,
  correctionWithoutTerm,
} from '../../law/disclosure-regulation/article-41-correction.ts'
import { feePayment } from '../../law/information-fee-measures-2020/article-6-notice-and-payment.ts'
import type { Citation, DeadlineRule, Rule } from '../../law/rule.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import type { WorkCalendar } from '../calendar/work-calendar.ts'
import { addWorkingDays } from '../calendar/working-days.ts'
import { opinionPeriods } from './actions/consultation-actions.ts'
import { currentRound, lastOf, ofType } from './case-events.ts'
import { consultedNames } from './clock-events.ts'
import { answerDue } from './remedy-clock.ts'
import type { ConsultationState, RemedyState, RequestCase } from './request-case.ts'
import { feeIsOpen, supplementIsOpen } from './waiting.ts'

/** A last day that somebody has to keep. */
export interface CaseDate {
  readonly code: CaseDateCode
  /** The last day. */
  readonly on: LocalDate
  /** Chinese, e.g. "答复期限". */
  readonly name: string
  readonly cites: Citation
  /** Who has to act. */
  readonly whose: 'office' | 'applicant' | 'consulted'
  /** Id of the consultation or the remedy; null where the case itself is meant. */
  readonly about: string | null
  /** A holiday notice not yet known may move it. */
  readonly provisional: boolean
}

export type CaseDateCode =
  | 'reply'
  | 'supplement-notice'
  | 'supplement'
  | 'opinion'
  | 'fee-payment'
  | 'remedy-answer'

/** Every last day that runs in a case now, the nearest first: for alarms, the desk and the calendar file. */
export function caseDates(requestCase: RequestCase, calendar: WorkCalendar): CaseDate[] {
  return [
    ...(requestCase.closedOn === null ? openDates(requestCase, calendar) : []),
    ...requestCase.remedies.flatMap((remedy) => remedyDate(remedy, calendar)),
  ].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

function openDates(requestCase: RequestCase, calendar: WorkCalendar): CaseDate[] {
  const { consultations } = requestCase
  return [
    ...replyDate(requestCase),
    ...supplementDates(requestCase, calendar),
    ...consultations.flatMap((consultation) => opinionDate(consultation, calendar)),
    ...feeDate(requestCase, calendar),
  ]
}

/** A correction has no term in law (article 41): the days of a reply are only the office's own aim, and called so. */
function replyDate({ clock, kind }: RequestCase): CaseDate[] {
  if (clock?.ok !== true || clock.due === null || clock.replied !== null) return []
  const isCorrection = kind === 'correction'
  return [
    {
      code: 'reply',
      on: clock.due,
      name: isCorrection ? `参照答复期限办理（${correctionWithoutTerm}）` : '答复期限',
      cites: isCorrection ? correctionOfRecords.cites : replyDeadline.cites,
      whose: 'office',
      about: null,
      provisional: clock.provisional,
    },
  ]
}

/** The last day to ask for a correction while nobody has, and the day until which the applicant may correct. */
function supplementDates({ events, received, review }: RequestCase, calendar: WorkCalendar): CaseDate[] {
  const asked = ofType(events, 'supplement-requested').at(-1)
  const round = currentRound(events)
  if (asked === undefined) {
    const isReopened = lastOf(round, 'reply-reopened') !== null
    if (received === null || review.draft !== null || isReopened) return []
    return [termDate('supplement-notice', received, supplementNotice, 'office', calendar)]
  }
  if (!supplementIsOpen(round)) return []
  return [
    {
      code: 'supplement',
      on: asked.until,
      name: '补正期限',
      cites: supplementLapsed.cites,
      whose: 'applicant',
      about: null,
      provisional: false,
    },
  ]
}

function opinionDate(
  { id, sent, delivered, answered }: ConsultationState,
  calendar: WorkCalendar,
): CaseDate[] {
  const period = opinionPeriods[sent.consulted]
  if (delivered === null || answered !== null || period === null) return []
  const date = termDate('opinion', delivered, period, 'consulted', calendar)
  return [{ ...date, name: `${consultedNames[sent.consulted]}提出意见的期限`, about: id }]
}

function feeDate({ events }: RequestCase, calendar: WorkCalendar): CaseDate[] {
  const round = currentRound(events)
  const told = lastOf(round, 'fee-notice-delivered')
  if (told === null || !feeIsOpen(round)) return []
  return [termDate('fee-payment', told.on, feePayment, 'applicant', calendar)]
}

function remedyDate(remedy: RemedyState, calendar: WorkCalendar): CaseDate[] {
  const due = answerDue(remedy, calendar)
  if (due === null || remedy.answered !== null || remedy.decided !== null) return []
  return [
    {
      code: 'remedy-answer',
      on: due.on,
      name: nameOf(due.rule),
      cites: due.rule.cites,
      whose: 'office',
      about: remedy.id,
      provisional: due.provisional,
    },
  ]
}

function termDate(
  code: CaseDateCode,
  from: LocalDate,
  rule: DeadlineRule,
  whose: CaseDate['whose'],
  calendar: WorkCalendar,
): CaseDate {
  const { value, provisional } = addWorkingDays(calendar, from, rule.term.length)
  return { code, on: value, name: nameOf(rule), cites: rule.cites, whose, about: null, provisional }
}

/** A rule whose text was not read says so (docs/decisions/0003). */
function nameOf({ name, verification }: Rule & { readonly name: string }): string {
  return verification === 'to-be-confirmed' ? `${name}（待确认）` : name
}
