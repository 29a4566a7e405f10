/** A request for somebody of an organ: found, made of its events, and the question of permission answered. */

import type { AccessObject, Actor } from '../../domain/access/access.ts'
import { can } from '../../domain/access/can.ts'
import type { WorkCalendar } from '../../domain/calendar/work-calendar.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { requestCase } from '../../domain/requests/make-request-case.ts'
import type { RequestCase } from '../../domain/requests/request-case.ts'
import type { Moment } from '../access-ports.ts'
import type { RequestPorts, StoredRequest } from '../request-ports.ts'
import { noSuchRequest } from './request-refusals.ts'

export interface FoundRequest {
  readonly ok: true
  readonly stored: StoredRequest
  readonly case: RequestCase
  readonly calendar: WorkCalendar
  /** The organ, then its superiors. */
  readonly organPath: readonly string[]
}

export type RequestFinder = Pick<RequestPorts, 'requests' | 'organs' | 'calendarOf'>

/** The request as of today, for somebody who may view it; refused as if it were not there otherwise. */
export async function findRequest(
  ports: RequestFinder,
  input: {
    readonly actor: Actor
    readonly regionId: string
    readonly requestId: string
    readonly at: Moment
  },
): Promise<FoundRequest | Refusal> {
  const { actor, regionId, requestId, at } = input
  const stored = await ports.requests.find(regionId, requestId)
  if (stored === null) return noSuchRequest
  const [organPath, calendar] = await Promise.all([
    ports.organs.organPath(regionId, stored.organId),
    ports.calendarOf(regionId),
  ])
  const made = requestCase(stored, stored.events, calendar, at.today)
  const object = requestObject('request', made, organPath)
  if (!can(actor, 'view', object, at.now).allowed) return noSuchRequest
  return { ok: true, stored, case: made, calendar, organPath }
}

/** The request as the policy sees it, under the kind of object that a verb belongs to. */
export function requestObject<K extends 'request' | 'remedy' | 'file' | 'personal-data'>(
  kind: K,
  { regionId, workOf }: Pick<RequestCase, 'regionId' | 'workOf'>,
  organPath: readonly string[],
): AccessObject & { readonly kind: K } {
  return { kind, regionId, organPath, workOf }
}

/** For files and personal data that belong to a request: where it stands for the policy; null = no such request. */
export async function findRequestObject<K extends 'file' | 'personal-data'>(
  ports: RequestFinder,
  kind: K,
  { regionId, objectId }: { readonly regionId: string; readonly objectId: string },
  at: Moment,
): Promise<(AccessObject & { readonly kind: K }) | null> {
  const stored = await ports.requests.find(regionId, objectId)
  if (stored === null) return null
  const organPath = await ports.organs.organPath(regionId, stored.organId)
  const calendar = await ports.calendarOf(regionId)
  return requestObject(kind, requestCase(stored, stored.events, calendar, at.today), organPath)
}
