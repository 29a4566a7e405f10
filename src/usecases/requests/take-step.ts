/** 办理一步: one fact is written into a request, if law, permission and the state of the case let it. */

import type { Actor } from '../../domain/access/access.ts'
import type { LocalDate } from '../../domain/calendar/local-date.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { decideCorrection, decideStep } from '../../domain/requests/decide-step.ts'
import { isApplicantField, personalFieldOf } from '../../domain/requests/personal-field.ts'
import type { RequestCase } from '../../domain/requests/request-case.ts'
import type { ApplicantField, RequestFact } from '../../domain/requests/request-event.ts'
import type { Moment } from '../access-ports.ts'
import { refusePermission } from '../access-refusals.ts'
import type { RequestPorts } from '../request-ports.ts'
import { findRequest } from './find-request.ts'
import { requestChanged } from './request-refusals.ts'
import { stepPermission } from './step-permission.ts'

export interface Step {
  readonly regionId: string
  readonly requestId: string
  /** `case.version` of the page on which the step was decided: somebody else's later entry is never passed over. */
  readonly version: number
  readonly fact: RequestFact
  /** The day it took effect. */
  readonly on: LocalDate
  /** Sequence of the entry that this one corrects; null = it corrects none. */
  readonly supersedes: number | null
  /** Names and addresses that came with the step: of the third party, or mended ones of the applicant. */
  readonly personal: Readonly<Partial<Record<ApplicantField, string>>>
}

export type StepTaken = { readonly ok: true; readonly version: number } | Refusal

/** Refusals: no-such-request, version-conflict, those of the policy (`step-up-needed`, `own-work` …), those of the law. */
export async function takeStep(
  ports: RequestPorts,
  input: Step & { readonly actor: Actor; readonly at: Moment },
): Promise<StepTaken> {
  const { actor, on, supersedes, at } = input
  const found = await findRequest(ports, input)
  if (!found.ok) return found
  const permission = stepPermission(actor, input.fact, found, at, supersedes)
  if (!permission.allowed) return refusePermission(permission)
  if (found.case.version !== input.version) return requestChanged
  const fact = supersedes === null ? await withLetter(ports, found.case, input.fact, at) : input.fact
  if ('ok' in fact) return fact
  const context = { today: at.today, actorId: actor.accountId, calendar: found.calendar }
  const decided =
    supersedes === null
      ? decideStep(found.case, fact, on, context)
      : decideCorrection(found.case, supersedes, fact, on, context)
  if (!decided.ok) return decided
  const saved = await ports.requests.append(found.stored, decided.events, {
    actorId: actor.accountId,
    at,
    supersedes,
    personal: personalOf(input.personal, fact),
  })
  return saved.ok ? saved : requestChanged
}

/** Signed is a letter that the linter lets pass, and the fact names it. */
async function withLetter(
  { letterToSign }: RequestPorts,
  made: RequestCase,
  fact: RequestFact,
  { today }: Moment,
): Promise<RequestFact | Refusal> {
  if (fact.type !== 'decision-signed' || letterToSign === undefined) return fact
  const letter = await letterToSign({ case: made, letterId: fact.letterId, today })
  return letter.ok ? { ...fact, letterId: letter.letterId } : letter
}

/** The third party's under the consultation they belong to. */
export function personalOf(personal: Step['personal'], fact: RequestFact): Record<string, string> {
  const consultation = 'consultation' in fact ? fact.consultation : null
  const given = Object.entries(personal).filter(([name, text]) => isApplicantField(name) && text !== '')
  return Object.fromEntries(
    given.map(([name, text]) => [isApplicantField(name) ? personalFieldOf(name, consultation) : name, text]),
  )
}
