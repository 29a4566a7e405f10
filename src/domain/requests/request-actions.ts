import type { ActionPermission, ActionRule, ActionTable, Answer, FactMap } from './actions/action-rule.ts'
import { consultationActions } from './actions/consultation-actions.ts'
import { decisionActions } from './actions/decision-actions.ts'
import { withholds } from './actions/decision-checks.ts'
import { endingActions } from './actions/ending-actions.ts'
import { feeActions } from './actions/fee-actions.ts'
import { intakeActions } from './actions/intake-actions.ts'
import { periodActions } from './actions/period-actions.ts'
import { ownMotion, remedyActions } from './actions/remedy-actions.ts'
import { serviceActions } from './actions/service-actions.ts'
import type { AllowedAction, RequestCase, StepContext } from './request-case.ts'
import type { RequestEventType, RequestFact } from './request-event.ts'

/** The one table of what can be done to a request: server and pages read it, the diagram is drawn from it. */
export const requestActions: ActionTable = {
  ...intakeActions,
  ...periodActions,
  ...consultationActions,
  ...feeActions,
  ...decisionActions,
  ...serviceActions,
  ...endingActions,
  ...remedyActions,
}

/** Every type of fact, in the order of the table. */
export const requestActionTypes: readonly RequestEventType[] =
  Object.keys(requestActions).filter(isActionType)

/** Whether a word names a type of fact. */
export function isActionType(word: string): word is RequestEventType {
  return Object.hasOwn(requestActions, word)
}

/** What is it called: "告知延期". */
export function actionName(type: RequestEventType): string {
  return requestActions[type].name
}

/**
 * Every action with yes, or the refusal that says which article stands in the way, as the case stands on
 * `context.today`. Permission is another matter: `actionPermission` names it, `can` answers.
 */
export function allowedActions(requestCase: RequestCase, context: StepContext): readonly AllowedAction[] {
  return requestActionTypes
    .filter((type) => type !== 'request-registered' && type !== 'entry-revoked')
    .map((type) => {
      const { name, guard } = requestActions[type]
      return { type, name, allowed: guard(requestCase, context) }
    })
}

/** Whether an applicant may do it himself, by the tracking page. */
export function isApplicantAction(type: RequestEventType): boolean {
  return requestActions[type].by !== 'office'
}

/**
 * The permission that a step needs. Signing what keeps something back is 决定不予公开 (four eyes, proven identity);
 * returning a draft is for whoever stands at that stage; taking an entry back (`supersedes`) needs the permission to
 * have made it, so that no handler takes back a signature.
 */
export function actionPermission(
  requestCase: RequestCase,
  fact: RequestFact,
  supersedes: number | null = null,
): ActionPermission {
  if (fact.type === 'decision-returned') return returnPermissions[fact.by]
  if (fact.type === 'decision-signed') return signingPermission(requestCase)
  // Who takes a signed reply back on nobody's order does what only a signer may.
  if (fact.type === 'reply-reopened' && fact.remedy === ownMotion) return { kind: 'request', verb: 'sign' }
  if (fact.type !== 'entry-revoked') return requestActions[fact.type].needs
  const entry = requestCase.events.find(({ sequence }) => sequence === supersedes)
  return entry === undefined || entry.type === 'entry-revoked'
    ? requestActions[fact.type].needs
    : actionPermission(requestCase, entry)
}

/** The permission to sign the draft that stands. */
export function signingPermission({ review }: RequestCase): ActionPermission {
  const code = review.draft?.decision.code
  return { kind: 'request', verb: code !== undefined && withholds({ code }) ? 'withhold' : 'sign' }
}

const returnPermissions = {
  review: { kind: 'request', verb: 'review' },
  secrecy: { kind: 'request', verb: 'secrecy-review' },
  signing: { kind: 'request', verb: 'sign' },
} as const satisfies Record<string, ActionPermission>

/** Whether the case admits of the action and the law of what the fact says. `context.today` = the day it took effect. */
export function judgeStep(requestCase: RequestCase, fact: RequestFact, context: StepContext): Answer {
  const guarded = requestActions[fact.type].guard(requestCase, context)
  if (guarded !== true) return guarded
  return checkFact(fact.type, fact, requestCase, context)
}

function checkFact<T extends RequestEventType>(
  type: T,
  fact: FactMap[T],
  requestCase: RequestCase,
  context: StepContext,
): Answer {
  const rule: ActionRule<T> = requestActions[type]
  return rule.check(requestCase, fact, context)
}
