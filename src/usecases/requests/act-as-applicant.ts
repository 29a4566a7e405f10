/** What an applicant does without an account: answer a clarification, withdraw, suggest publication. */

import type { Refusal } from '../../domain/refusal.ts'
import { decideStep } from '../../domain/requests/decide-step.ts'
import { applicantActorId, type RequestFact, type SoughtItem } from '../../domain/requests/request-event.ts'
import type { Moment } from '../access-ports.ts'
import { type FormRefusal, refuseForm } from '../access-refusals.ts'
import type { RequestEntry, RequestPorts } from '../request-ports.ts'
import { itemComplaints } from './enter-request.ts'
import { requestChanged } from './request-refusals.ts'
import { personalOf, type StepTaken } from './take-step.ts'
import { findTracked, type TrackingKey } from './track-request.ts'

interface Acting {
  readonly key: TrackingKey
  readonly at: Moment
}

/**
 * 补正: the things asked for as they now read, and what was missing about the applicant. Fields: those of the items,
 * as `entryComplaints` names them.
 */
export function supplementRequest(
  ports: RequestPorts,
  input: Acting & {
    readonly items: readonly SoughtItem[]
    readonly applicant: RequestEntry['applicant']
  },
): Promise<StepTaken | FormRefusal> {
  const complaints = itemComplaints(input.items)
  if (complaints.length > 0) return Promise.resolve(refuseForm(complaints))
  return act(ports, input, { type: 'supplement-received', items: input.items }, input.applicant)
}

/** 撤回申请 */
export function withdrawRequest(
  ports: RequestPorts,
  input: Acting & { readonly note: string },
): Promise<StepTaken> {
  return act(ports, input, { type: 'request-withdrawn', note: input.note }, {})
}

/** 建议将所申请的信息纳入主动公开 (第四十四条) */
export function suggestPublication(
  ports: RequestPorts,
  input: Acting & { readonly note: string },
): Promise<StepTaken> {
  return act(ports, input, { type: 'publication-suggested', by: 'applicant', note: input.note }, {})
}

async function act(
  ports: RequestPorts,
  { key, at }: Acting,
  fact: RequestFact,
  applicant: RequestEntry['applicant'],
): Promise<StepTaken | Refusal> {
  const found = await findTracked(ports, key, at)
  if (!found.ok) return found
  const context = { today: at.today, actorId: applicantActorId, calendar: found.calendar }
  const decided = decideStep(found.case, fact, at.today, context)
  if (!decided.ok) return decided
  const saved = await ports.requests.append(found.stored, decided.events, {
    actorId: applicantActorId,
    at,
    supersedes: null,
    personal: personalOf(applicant, fact),
  })
  return saved.ok ? saved : requestChanged
}
