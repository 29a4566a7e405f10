/** What of a case its applicant is told. Closed: a fact that is not named here is not shown. */

import { type CaseLetter, caseLetters } from './case-letters.ts'
import type { LetterKind } from './letter-kind.ts'
import type { RecordedEvent, RequestCase } from './request-case.ts'
import type { RequestEvent } from './request-event.ts'

/** Letters that are addressed to the applicant. */
const lettersToApplicant: readonly LetterKind[] = [
  'register-sheet',
  'receipt',
  'supplement-notice',
  'reasons-notice',
  'reasonable-period-notice',
  'extension-notice',
  'consultation-notice',
  'fee-notice',
  'reply',
  'correction-reply',
  'discontinuance-notice',
]

/** The applicant's letters that have gone out. What lies ready and unsigned for is not yet told. */
export function applicantLetters(made: Pick<RequestCase, 'events'>): CaseLetter[] {
  return caseLetters(made).filter(
    ({ letter, services }) => lettersToApplicant.includes(letter) && services.length > 0,
  )
}

/**
 * The facts of the case that the applicant is told, oldest first, without who entered them, without notes of the
 * office and without anything that a third party or another organ said.
 */
export function applicantEvents({ events }: Pick<RequestCase, 'events'>): RequestEvent[] {
  return events.flatMap((event) => told(event))
}

function told(recorded: RecordedEvent): RequestEvent[] {
  const { sequence, recordedAt, actorId, supersedes, ...event } = recorded
  switch (event.type) {
    case 'request-registered':
    case 'supplement-requested':
    case 'supplement-received':
    case 'extension-notified':
    case 'reasons-requested':
    case 'reasonable-period-set':
    case 'fee-noticed':
    case 'fee-notice-delivered':
    case 'fee-lapsed':
    case 'request-withdrawn':
      return [event]
    case 'reply-reopened':
      return [{ ...event, reason: '' }]
    case 'receipt-confirmed':
    case 'supplement-lapsed':
    case 'reasons-judged':
    case 'request-discontinued':
      return [{ ...event, note: '' }]
    case 'fee-paid':
      return [{ ...event, voucher: '' }]
    case 'consultation-sent':
      return [{ ...event, about: '', organName: '', letterId: null }]
    case 'consultation-answered':
      return [{ ...event, answer: 'none', grounds: '' }]
    case 'letter-dispatched':
    case 'letter-delivered':
    case 'letter-returned':
      return lettersToApplicant.includes(event.letter) ? [event] : []
    case 'publication-suggested':
      return event.by === 'applicant' ? [event] : []
    case 'publication-decided':
      return [event]
    default:
      return []
  }
}
