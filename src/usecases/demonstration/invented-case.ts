/** Types of an invented case: how it came in, then one step after another, each by the hand that takes it. */

import type { LocalDate } from '../../domain/calendar/local-date.ts'
import type { WorkCalendar } from '../../domain/calendar/work-calendar.ts'
import type { ApplicantCategory, RequestFact, RequestKind } from '../../domain/requests/request-event.ts'
import type { IntakeChannel } from '../../law/disclosure-regulation/article-31-receipt-date.ts'
import type { OutcomeCode } from '../../law/outcome-codes.ts'
import type { Applicant } from './invented-applicants.ts'
import type { SubjectKind } from './invented-subjects.ts'

/** Whose hand a step is. */
export type Hand = 'handler' | 'reviewer' | 'secrecy-reviewer' | 'signer' | 'applicant'

export interface InventedStep {
  readonly by: Hand
  readonly on: LocalDate
  readonly fact: RequestFact
}

export interface InventedCase {
  /** Tells it from all others of the demonstration; the id and the 查询码 are made of it. */
  readonly key: string
  readonly regionId: string
  readonly organId: string
  readonly kind: RequestKind
  readonly category: ApplicantCategory
  readonly channel: IntakeChannel
  readonly arrivedOn: LocalDate
  readonly oral: 'yes' | 'no'
  readonly assistance: string
  readonly suggestsPublication: 'yes' | 'no'
  readonly applicant: Applicant
  readonly sought: readonly string[]
  readonly steps: readonly InventedStep[]
}

/** How a case goes from receipt to its end. */
export type Way =
  | 'plain'
  | 'supplement'
  | 'consultation'
  | 'extension'
  | 'reasons'
  | 'correction-lapsed'
  | 'fee-lapsed'
  | 'withdrawn'

/** A case before it is played. */
export interface CaseOutline {
  readonly key: string
  readonly category: ApplicantCategory
  readonly channel: IntakeChannel
  /** 收到申请之日 */
  readonly received: LocalDate
  readonly code: OutcomeCode
  readonly way: Way
}

/** Where it is played. */
export interface Stage {
  readonly regionId: string
  readonly organId: string
  readonly subjects: SubjectKind
  /** Who has to review or judge it: 复议机关 and court, as the log names them. */
  readonly reviewedBy: string
  readonly court: string
  readonly calendar: WorkCalendar
  /** Nothing is played after this day. */
  readonly today: LocalDate
}
