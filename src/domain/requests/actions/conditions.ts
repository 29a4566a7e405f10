import { caseRegister } from '../../../law/disclosure-regulation/article-45-register.ts'
import type { Citation, DeadlineRule } from '../../../law/rule.ts'
import { inChinese, type LocalDate } from '../../calendar/local-date.ts'
import type { WorkCalendar } from '../../calendar/work-calendar.ts'
import { addWorkingDays } from '../../calendar/working-days.ts'
import { refuse } from '../../refusal.ts'
import { currentRound } from '../case-events.ts'
import { receiptRule } from '../receipt.ts'
import type { RecordedEvent, RequestCase, StepContext } from '../request-case.ts'
import type { ActionPermission, Answer, RequestVerb } from './action-rule.ts'

/** A condition on the case as it stands. */
export type Condition = (requestCase: RequestCase, context: StepContext) => Answer

/** The first refusal of several conditions. */
export function all(...conditions: readonly Condition[]): Condition {
  return (requestCase, context) => {
    for (const condition of conditions) {
      const answer = condition(requestCase, context)
      if (answer !== true) return answer
    }
    return true
  }
}

export const always = (): true => true

/** A refusal where the condition is not met. */
export function demand(met: boolean, code: string, message: string, cites: Citation | null = null): Answer {
  return met ? true : refuse(code, message, cites)
}

/** The first refusal of several answers. */
export function first(...answers: readonly Answer[]): Answer {
  return answers.find((answer) => answer !== true) ?? true
}

/** What a person must be allowed to do to a request to take the step. */
export function needs(verb: RequestVerb): ActionPermission {
  return { kind: 'request', verb }
}

export const isReceived: Condition = ({ received, registered }) =>
  demand(
    received !== null,
    'not-received',
    '收到申请之日尚未确定：请先登记签收日期，或者与申请人确认',
    receiptRule(registered.channel).cites,
  )

export const isOpen: Condition = ({ closedOn }) =>
  demand(
    closedOn === null,
    'closed',
    `这件申请已于${closedOn === null ? '' : inChinese(closedOn)}办结，不再办理；复议决定、判决责令重作的，先登记重新办理`,
    caseRegister.cites,
  )

export const isUnsigned: Condition = ({ review }) =>
  demand(review.signed === null, 'signed', '答复已经签发，不能再改动办理过程', caseRegister.cites)

/** Received, open, no decision signed. */
export const isBeingWorkedOn: Condition = all(isReceived, isOpen, isUnsigned)

/** The events of the reply that is being made. */
export function round(requestCase: RequestCase): readonly RecordedEvent[] {
  return currentRound(requestCase.events)
}

/** True when the fact stands in the present round: an earlier one, before 责令重作, does not count. */
export function has(requestCase: RequestCase, type: RecordedEvent['type']): boolean {
  return round(requestCase).some((event) => event.type === type)
}

/** Last day of a period of working days. */
export function lastDay(calendar: WorkCalendar, from: LocalDate, rule: DeadlineRule): LocalDate {
  return addWorkingDays(calendar, from, rule.term.length).value
}

/** True for text of nothing but white space. */
export function isBlank(text: string): boolean {
  return text.trim() === ''
}
