import type { LocalDate } from '../calendar/local-date.ts'
import type { WorkCalendar } from '../calendar/work-calendar.ts'
import { caseClock, caseReceipt } from './case-clock.ts'
import { currentRound, effectiveEvents, lastOf, ofType } from './case-events.ts'
import type { ReplyClock } from './clock.ts'
import { closingOf, countedClosing, signedDecision } from './closing.ts'
import type {
  ConsultationState,
  Lifecycle,
  RecordedEvent,
  RemedyState,
  RequestCase,
  ReviewState,
} from './request-case.ts'
import { isWaitingForApplicant } from './waiting.ts'

/** Where a request stands: the keys of its row. */
export interface RequestPlace {
  readonly regionId: string
  readonly organId: string
  readonly requestId: string
}

/**
 * Makes a request of its recorded events as it stood at the end of `asOf`: pure, the same whatever the order of
 * recording. Events of later days are left out (the log can be opened as of any day); `version` counts them all the
 * same. Throws where the first fact, the registration, is missing: such a log is broken.
 */
export function requestCase(
  place: RequestPlace,
  recorded: readonly RecordedEvent[],
  calendar: WorkCalendar,
  asOf: LocalDate,
): RequestCase {
  const all = effectiveEvents(recorded)
  const registered = ofType(all, 'request-registered')[0]
  if (registered === undefined) throw new Error(`request ${place.requestId}: no registration`)
  const events = all.filter((event) => event.on <= asOf || event === registered)
  const round = currentRound(events)
  const receipt = caseReceipt(registered, events)
  const clock = caseClock(registered, events, calendar, asOf)
  const closing = closingOf(round)
  const counted = countedClosing(events)
  const review = reviewState(round)
  const extension = extensionState(round, clock?.ok === true ? clock : null)
  return {
    ...place,
    version: recorded.reduce((last, { sequence }) => Math.max(last, sequence), 0),
    events,
    registered,
    kind: registered.kind,
    items:
      ofType(events, 'supplement-received').findLast(({ items }) => items.length > 0)?.items ??
      registered.items,
    received: receipt.ok ? receipt.on : null,
    lifecycle: lifecycleOf(round, { isReceived: receipt.ok, isClosed: closing !== null, review }),
    unit: lastOf(events, 'handed-to-unit')?.unit ?? '',
    clock,
    extension: {
      ...extension,
      dueIfTold: dueIfTold(extension, asOf, (told) =>
        caseClock(registered, [...events, told], calendar, asOf),
      ),
    },
    consultations: consultationStates(events),
    searches: ofType(events, 'search-recorded'),
    review,
    outcome: closing?.outcome ?? signedDecision(round)?.decision ?? null,
    closedOn: closing?.on ?? null,
    counted:
      counted === null || !receipt.ok || registered.kind === 'correction'
        ? null
        : { on: counted.on, code: counted.outcome.code },
    remedies: remedyStates(events),
    workOf: workersOn(round),
  }
}

function lifecycleOf(
  round: readonly RecordedEvent[],
  { isReceived, isClosed, review }: { isReceived: boolean; isClosed: boolean; review: ReviewState },
): Lifecycle {
  if (isClosed) return round.some(({ type }) => type === 'case-archived') ? 'archived' : 'closed'
  if (!isReceived) return 'registered'
  if (review.signed !== null) return 'decided'
  return isWaitingForApplicant(round) ? 'waiting-for-applicant' : 'processing'
}

/** The steps of the extension of the period that runs; a refused proposal and one before a restart are gone. */
function extensionState(
  round: readonly RecordedEvent[],
  clock: ReplyClock | null,
): Omit<RequestCase['extension'], 'dueIfTold'> {
  const since = clock?.start ?? null
  const own = since === null ? round : round.filter(({ on }) => on >= since)
  const refused = own.findLastIndex(({ type }) => type === 'extension-refused')
  const steps = own.slice(refused + 1)
  return {
    proposed: lastOf(steps, 'extension-proposed'),
    approved: lastOf(steps, 'extension-approved'),
    notified: lastOf(steps, 'extension-notified'),
  }
}

/** The clock extends only once the applicant is told; the notice must name the day before that. */
function dueIfTold(
  { approved, notified }: Omit<RequestCase['extension'], 'dueIfTold'>,
  on: LocalDate,
  clockWith: (told: RecordedEvent) => RequestCase['clock'],
): LocalDate | null {
  if (approved === null || notified !== null) return null
  const told = clockWith({ ...approved, type: 'extension-notified', on, letterId: null })
  return told?.ok === true ? told.due : null
}

function consultationStates(events: readonly RecordedEvent[]): ConsultationState[] {
  return ofType(events, 'consultation-sent').map((sent) => {
    const own = <T extends { consultation: string }>(event: T) => event.consultation === sent.consultation
    return {
      id: sent.consultation,
      sent,
      delivered: ofType(events, 'consultation-delivered').find(own)?.on ?? null,
      answered: ofType(events, 'consultation-answered').find(own) ?? null,
      override: ofType(events, 'override-notified').find(own) ?? null,
    }
  })
}

function remedyStates(events: readonly RecordedEvent[]): RemedyState[] {
  return ofType(events, 'remedy-filed').map((filed) => {
    const own = <T extends { remedy: string }>(event: T) => event.remedy === filed.remedy
    return {
      id: filed.remedy,
      filed,
      noticed: ofType(events, 'remedy-notice-received').find(own) ?? null,
      answered: ofType(events, 'remedy-answered').find(own)?.on ?? null,
      decided: ofType(events, 'remedy-decided').find(own) ?? null,
    }
  })
}

/** The review of the draft that stands: what was said of an earlier draft no longer counts. */
function reviewState(round: readonly RecordedEvent[]): ReviewState {
  const draft = lastOf(round, 'decision-drafted')
  const since = draft === null ? [] : round.slice(round.indexOf(draft))
  const returned = lastOf(since, 'decision-returned')
  const after = returned === null ? since : since.slice(since.indexOf(returned))
  return {
    draft,
    reviewed: lastOf(after, 'decision-reviewed'),
    secrecy: lastOf(after, 'secrecy-reviewed'),
    returned,
    signed: lastOf(after, 'decision-signed'),
  }
}

/** Who drafted. Whoever reviewed may sign as well: an office of two could otherwise refuse nothing. */
function workersOn(round: readonly RecordedEvent[]): string[] {
  return [...new Set(ofType(round, 'decision-drafted').map(({ actorId }) => actorId))]
}
