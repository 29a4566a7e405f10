import {
  type CaseworkCheck,
  type CaseworkCheckId,
  caseworkChecks,
} from '../../../law/casework-checks/catalogue.ts'
import type { Citation } from '../../../law/rule.ts'
import type { LocalDate } from '../../calendar/local-date.ts'
import type { WorkCalendar } from '../../calendar/work-calendar.ts'
import { basisText } from '../../citation-text.ts'
import type { RecordedEvent, RequestCase } from '../request-case.ts'

/** Something in a case that the law does not bear. */
export interface CaseFinding {
  readonly id: CaseworkCheckId
  readonly severity: CaseworkCheck['severity']
  /** What is wrong in this case, with days and figures. Chinese. */
  readonly message: string
  /** Chinese citation. */
  readonly basis: string
  readonly cites: Citation
  /** The day it went wrong. */
  readonly on: LocalDate
  /** Sequence of the entry that shows it; null where something is missing. */
  readonly sequence: number | null
}

/** A round of work as its checks see it. */
export interface CheckedRound {
  /** The case as it stood when the round ended. */
  readonly case: RequestCase
  readonly events: readonly RecordedEvent[]
  readonly calendar: WorkCalendar
  readonly asOf: LocalDate
}

/** Makes a finding of a check; `event` is the entry that shows it, `on` the day where there is none. */
export function finding(
  id: CaseworkCheckId,
  at: RecordedEvent | LocalDate,
  message: string,
  graded?: CaseworkCheck['severity'],
): CaseFinding {
  const check: CaseworkCheck = caseworkChecks[id]
  return {
    id,
    severity: graded ?? check.severity,
    message,
    basis: basisText(check),
    cites: check.cites,
    on: typeof at === 'string' ? at : at.on,
    sequence: typeof at === 'string' ? null : at.sequence,
  }
}

/** Findings only where something is wrong. */
export function when(wrong: boolean, make: () => CaseFinding): CaseFinding[] {
  return wrong ? [make()] : []
}
