/** 一并办理: the same step in many requests, where many ask for the same (第四十四条). One decision, many letters. */

import type { Actor } from '../../domain/access/access.ts'
import type { LocalDate } from '../../domain/calendar/local-date.ts'
import { type Refusal, refuse } from '../../domain/refusal.ts'
import { fitDecision } from '../../domain/requests/group-decision.ts'
import type { RequestCase } from '../../domain/requests/request-case.ts'
import type { RequestEventType, RequestFact } from '../../domain/requests/request-event.ts'
import type { Moment } from '../access-ports.ts'
import type { RequestPorts } from '../request-ports.ts'
import { findRequest } from './find-request.ts'
import { type Step, type StepTaken, takeStep } from './take-step.ts'

/** Steps that say the same of every case. Letters, service, receipt and remedies are each case's own. */
export const jointSteps = [
  'handed-to-unit',
  'search-recorded',
  'extension-proposed',
  'extension-approved',
  'decision-drafted',
  'decision-reviewed',
  'secrecy-reviewed',
  'decision-returned',
  'decision-signed',
  'publication-decided',
] as const satisfies readonly RequestEventType[]

/** More at once would keep the form's transaction open for too long; the page sends the rest after it. */
const mostTogether = 200

export interface JointAnswer {
  readonly regionId: string
  readonly requestId: string
  readonly answer: StepTaken
}

/**
 * Takes the step in each request by itself: where law, permission or a later entry stand in the way of one, the others
 * go on, and the answers say which. A draft answers every item of a case with its one answer.
 */
export async function takeStepTogether(
  ports: RequestPorts,
  input: {
    readonly actor: Actor
    readonly requests: readonly Pick<Step, 'regionId' | 'requestId' | 'version'>[]
    readonly fact: RequestFact
    readonly on: LocalDate
    readonly at: Moment
  },
): Promise<{ readonly ok: true; readonly answers: readonly JointAnswer[] } | Refusal> {
  const { actor, requests, fact, on, at } = input
  if (!jointSteps.some((type) => type === fact.type))
    return refuse('not-joint', '这一步要逐件办理：文书、送达、收到日期各件不同。')
  if (requests.length > mostTogether)
    return refuse('too-many', `一次最多一并办理 ${mostTogether} 件，请分批。`)
  const answers: JointAnswer[] = []
  for (const request of requests) {
    const found = await findRequest(ports, { actor, ...request, at })
    const own = found.ok ? factFor(found.case, fact) : found
    const answer =
      'ok' in own
        ? own
        : await takeStep(ports, { actor, ...request, fact: own, on, supersedes: null, personal: {}, at })
    answers.push({ regionId: request.regionId, requestId: request.requestId, answer })
  }
  return { ok: true, answers }
}

/** Each case's own: its items under the one answer, and of its letters the newest draft. */
function factFor(made: RequestCase, fact: RequestFact): RequestFact | Refusal {
  if (fact.type === 'decision-signed') return { ...fact, letterId: null }
  if (fact.type !== 'decision-drafted') return fact
  const decision = fitDecision(made, fact.decision)
  return 'ok' in decision ? decision : { ...fact, decision }
}
