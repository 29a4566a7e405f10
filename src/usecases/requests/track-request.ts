/** 查询进度: by number and 查询码, without an account. */

import type { LocalDate } from '../../domain/calendar/local-date.ts'
import type { WorkCalendar } from '../../domain/calendar/work-calendar.ts'
import { type DestroyedFile, type StoredFile, visibleTo } from '../../domain/files/stored-file.ts'
import type { Organ } from '../../domain/organs/organ.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { AnsweredWith } from '../../domain/requests/applicant/applicant-dates.ts'
import { applicantEvents, applicantLetters } from '../../domain/requests/applicant-view.ts'
import type { CaseLetter } from '../../domain/requests/case-letters.ts'
import type { ReplyClock } from '../../domain/requests/clock.ts'
import { normaliseNumber } from '../../domain/requests/letters/letter-number.ts'
import { remediesScope } from '../../domain/requests/letters/remedies-paragraph.ts'
import { requestCase } from '../../domain/requests/make-request-case.ts'
import { allowedActions, isApplicantAction } from '../../domain/requests/request-actions.ts'
import type { AllowedAction, Lifecycle, RequestCase } from '../../domain/requests/request-case.ts'
import {
  applicantActorId,
  type RequestEvent,
  type RequestKind,
  type SoughtItem,
} from '../../domain/requests/request-event.ts'
import { plainTrackingCode } from '../../domain/requests/tracking-code.ts'
import type { Moment } from '../access-ports.ts'
import type { RequestPorts, StoredRequest } from '../request-ports.ts'
import { trackingDigestOf } from './enter-request.ts'
import { wrongTracking } from './request-refusals.ts'

/** What the applicant has in hand. */
export interface TrackingKey {
  /** As printed on the receipt; brackets and spaces as people type them. */
  readonly number: string
  readonly code: string
}

export interface TrackedRequest {
  readonly ok: true
  readonly regionId: string
  readonly organId: string
  readonly requestId: string
  readonly version: number
  readonly number: string
  readonly kind: RequestKind
  readonly organ: Organ
  readonly items: readonly SoughtItem[]
  readonly registeredOn: LocalDate
  readonly received: LocalDate | null
  readonly lifecycle: Lifecycle
  readonly closedOn: LocalDate | null
  /** What stands in the reply that was given; null while none was. */
  readonly answered: AnsweredWith | null
  readonly clock: ReplyClock | Refusal | null
  readonly calendar: WorkCalendar
  /** What the applicant is told, oldest first. */
  readonly events: readonly RequestEvent[]
  readonly letters: readonly CaseLetter[]
  readonly files: readonly StoredFile[]
  readonly destroyedFiles: readonly DestroyedFile[]
  /** What the applicant may do on the page, and why not where not. */
  readonly actions: readonly AllowedAction[]
}

/** One refusal for a wrong number and a wrong code. Whoever asks must be slowed down by the page. */
export async function trackRequest(
  ports: RequestPorts,
  input: { readonly key: TrackingKey; readonly at: Moment },
): Promise<TrackedRequest | Refusal> {
  const { key, at } = input
  const found = await findTracked(ports, key, at)
  if (!found.ok) return found
  const { case: made, calendar } = found
  const { regionId, organId, requestId } = made
  const owner = { regionId, objectKind: 'request', objectId: requestId }
  const [organ, files, destroyedFiles] = await Promise.all([
    ports.organs.findOrgan(organId),
    ports.files.files.list(owner, visibleTo.applicant),
    ports.files.files.listDestroyed(owner, visibleTo.applicant),
  ])
  if (organ === null) throw new Error(`request ${requestId}: its organ ${organId} is not there`)
  const context = { today: at.today, actorId: applicantActorId, calendar }
  return {
    ok: true,
    regionId,
    organId,
    requestId,
    version: made.version,
    number: made.registered.number,
    kind: made.kind,
    organ,
    items: made.items,
    registeredOn: made.registered.on,
    received: made.received,
    lifecycle: made.lifecycle,
    closedOn: made.closedOn,
    answered: answeredWith(made),
    clock: made.clock,
    calendar,
    events: applicantEvents(made),
    letters: applicantLetters(made),
    files,
    destroyedFiles,
    actions: allowedActions(made, context).filter(({ type }) => isApplicantAction(type)),
  }
}

/** Not before it was given: a decision that is signed and not sent is not told. */
function answeredWith({ closedOn, outcome, kind }: RequestCase): AnsweredWith | null {
  if (closedOn === null || outcome === null) return null
  const scope = remediesScope(outcome)
  return { code: kind === 'correction' ? 'correction' : outcome.code, on: closedOn, scope }
}

export interface FoundTracked {
  readonly ok: true
  readonly stored: StoredRequest
  readonly case: RequestCase
  readonly calendar: WorkCalendar
}

/** The request that a key opens. */
export async function findTracked(
  ports: Pick<RequestPorts, 'requests' | 'calendarOf' | 'digest'>,
  key: TrackingKey,
  at: Moment,
): Promise<FoundTracked | Refusal> {
  const code = plainTrackingCode(key.code)
  if (code === null) return wrongTracking
  const digest = trackingDigestOf(ports.digest, code)
  const stored = await ports.requests.findByTracking(normaliseNumber(key.number), digest)
  if (stored === null) return wrongTracking
  const calendar = await ports.calendarOf(stored.regionId)
  return { ok: true, stored, case: requestCase(stored, stored.events, calendar, at.today), calendar }
}
