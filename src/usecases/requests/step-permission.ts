/** Whether somebody has the permission that a step needs. */

import type { Actor, Permission } from '../../domain/access/access.ts'
import { can } from '../../domain/access/can.ts'
import type { ActionPermission } from '../../domain/requests/actions/action-rule.ts'
import { actionPermission, requestActions, signingPermission } from '../../domain/requests/request-actions.ts'
import type { RequestEventType, RequestFact } from '../../domain/requests/request-event.ts'
import type { Moment } from '../access-ports.ts'
import { type FoundRequest, requestObject } from './find-request.ts'

type Place = Pick<FoundRequest, 'case' | 'organPath'>

/** For a step with its fact. */
export function stepPermission(
  actor: Actor,
  fact: RequestFact,
  found: Place,
  at: Moment,
  supersedes: number | null = null,
): Permission {
  return permission(actor, actionPermission(found.case, fact, supersedes), found, at)
}

/** For an action before its form is filled in: yes where some fact of the type would be permitted. */
export function actionPermitted(actor: Actor, type: RequestEventType, found: Place, at: Moment): Permission {
  if (type === 'decision-signed') return permission(actor, signingPermission(found.case), found, at)
  if (type !== 'decision-returned') return permission(actor, requestActions[type].needs, found, at)
  const each = (['review', 'secrecy', 'signing'] as const).map((by) =>
    stepPermission(actor, { type, by, reason: '' }, found, at),
  )
  return each.find(({ allowed }) => allowed) ?? each[0] ?? { allowed: true }
}

function permission(
  actor: Actor,
  needs: ActionPermission,
  { case: made, organPath }: Place,
  at: Moment,
): Permission {
  if (needs.kind === 'remedy') return can(actor, needs.verb, requestObject('remedy', made, organPath), at.now)
  return can(actor, needs.verb, requestObject('request', made, organPath), at.now)
}
