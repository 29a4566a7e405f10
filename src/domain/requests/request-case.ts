import type { OutcomeCode } from '../../law/outcome-codes.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import type { WorkCalendar } from '../calendar/work-calendar.ts'
import type { Refusal } from '../refusal.ts'
import type { ReplyClock } from './clock.ts'
import type {
  Decision,
  RequestEvent,
  RequestEventType,
  RequestFact,
  RequestKind,
  SoughtItem,
} from './request-event.ts'

/** An event with its place in the ledger. */
export type RecordedEvent = RequestEvent & {
  readonly sequence: number
  readonly recordedAt: string
  readonly actorId: string
  /** The sequence of the event that this one corrects; null = none. A corrected event no longer counts. */
  readonly supersedes: number | null
}

type Fact<T extends RequestEventType> = Extract<RequestFact, { type: T }>

/** A fact of one type with its day and place. */
export type Recorded<T extends RequestEventType> = Extract<RecordedEvent, Fact<T>>

/** 办理状态: computed from the events, never stored as a verdict. */
export type Lifecycle =
  /** 已登记: on record, not yet received in law (a web request that nobody has confirmed). */
  | 'registered'
  /** 办理中 */
  | 'processing'
  /** 待补正、待缴费: the applicant has to act. */
  | 'waiting-for-applicant'
  /** 已签发，待送达 */
  | 'decided'
  /** 已办结 */
  | 'closed'
  | 'archived'

export interface ConsultationState {
  readonly id: string
  readonly sent: Recorded<'consultation-sent'>
  readonly delivered: LocalDate | null
  readonly answered: Recorded<'consultation-answered'> | null
  readonly override: Recorded<'override-notified'> | null
}

export interface RemedyState {
  readonly id: string
  readonly filed: Recorded<'remedy-filed'>
  readonly noticed: Recorded<'remedy-notice-received'> | null
  readonly answered: LocalDate | null
  readonly decided: Recorded<'remedy-decided'> | null
}

/** 拟办、审核、签发 of the reply that is being made. */
export interface ReviewState {
  readonly draft: Recorded<'decision-drafted'> | null
  readonly reviewed: Recorded<'decision-reviewed'> | null
  readonly secrecy: Recorded<'secrecy-reviewed'> | null
  readonly returned: Recorded<'decision-returned'> | null
  readonly signed: Recorded<'decision-signed'> | null
}

/** A request as its events make it on a day. */
export interface RequestCase {
  readonly requestId: string
  readonly regionId: string
  readonly organId: string
  /** Sequence of the last event: what an edit is based on. */
  readonly version: number
  /** In the order of days, then of the ledger; corrected ones left out. */
  readonly events: readonly RecordedEvent[]
  readonly registered: Recorded<'request-registered'>
  readonly kind: RequestKind
  /** What is asked for now: after a correction, what that says. */
  readonly items: readonly SoughtItem[]
  /** 收到申请之日; null = not yet received in law. */
  readonly received: LocalDate | null
  readonly lifecycle: Lifecycle
  /** The unit that works on it; '' = the office itself. */
  readonly unit: string
  /** null until it is received. The clock of the reply that is being made: after a re-opening, of the new one. */
  readonly clock: ReplyClock | Refusal | null
  readonly extension: {
    readonly proposed: Recorded<'extension-proposed'> | null
    readonly approved: Recorded<'extension-approved'> | null
    readonly notified: Recorded<'extension-notified'> | null
    /** Approved and not told yet: the last day if it is told now, as the notice has to name it. */
    readonly dueIfTold: LocalDate | null
  }
  readonly consultations: readonly ConsultationState[]
  readonly searches: readonly Recorded<'search-recorded'>[]
  readonly review: ReviewState
  /** Decision that was signed, or the code of a withdrawn or lapsed request; null while open. */
  readonly outcome: Decision | null
  /** Day the case was closed; null while open, and again after a re-opening. */
  readonly closedOn: LocalDate | null
  /**
   * What 表三 counts of it, once in the life of a case: the first closing that still stood on 31 December of its year.
   * A re-opening in the same year undoes the closing; one in a later year does not. null while there is none.
   */
  readonly counted: { readonly on: LocalDate; readonly code: OutcomeCode } | null
  readonly remedies: readonly RemedyState[]
  /** Accounts that drafted, reviewed: four eyes exclude them. */
  readonly workOf: readonly string[]
}

/** Who does a step, and when. */
export interface StepContext {
  readonly today: LocalDate
  readonly actorId: string
  /** The working days of the region. */
  readonly calendar: WorkCalendar
}

/** An action of the table: may it be done now, and what it is called. */
export interface AllowedAction {
  readonly type: RequestEventType
  readonly name: string
  readonly allowed: true | Refusal
}
