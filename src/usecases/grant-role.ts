/** 授予、收回岗位. */

import type { Role } from '../domain/access/access.ts'
import { isInForce } from '../domain/access/account.ts'
import { can } from '../domain/access/can.ts'
import { isLocalDate } from '../domain/calendar/local-date.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import { grantObject } from './access-objects.ts'
import type { AccessPorts, Moment } from './access-ports.ts'
import {
  type FieldComplaint,
  type FormRefusal,
  noSuchAccount,
  refuseForm,
  refusePermission,
  refuseSaving,
} from './access-refusals.ts'
import type { SignedIn } from './find-actor.ts'

export interface Term {
  /** First and last day, YYYY-MM-DD; null = without end. */
  readonly from: string
  readonly to: string | null
}

/** Gives a role at an organ. Fields: from, to, role. */
export async function grantRole(
  ports: AccessPorts,
  input: {
    readonly signedIn: SignedIn
    readonly accountId: string
    readonly role: Role
    readonly regionId: string
    readonly organId: string
    readonly term: Term
    readonly at: Moment
  },
): Promise<{ readonly ok: true; readonly grantId: string } | Refusal | FormRefusal> {
  const { signedIn, accountId, role, regionId, organId, term, at } = input
  const account = await ports.accounts.findAccount(accountId)
  if (account === null) return noSuchAccount
  const object = await grantObject(ports, input, [accountId])
  if (object.organPath.length === 0) return refuse('no-such-organ', '没有这个机关。')
  const permission = can(signedIn.actor, 'create', object, at.now)
  if (!permission.allowed) return refusePermission(permission)
  const complaints = complaintsAboutTerm(term, at)
  if (complaints.length > 0) return refuseForm(complaints)
  const held = await ports.accounts.listGrants(accountId)
  const isHeld = held.some(
    (grant) =>
      grant.accountId === accountId &&
      grant.role === role &&
      grant.organId === organId &&
      isInForce(grant, term.from),
  )
  if (isHeld) return refuseForm([{ field: 'role', message: '这个账号在这个机关已经有这个岗位' }])
  const grantId = ports.tokens.newId()
  const own = { delegatedBy: null, delegatedFrom: null }
  const grant = { grantId, accountId, role, regionId, organId, ...term, ...own }
  const saved = await ports.accounts.save([{ type: 'role-granted', grant }], {
    actorId: signedIn.actor.accountId,
    at,
    versions: {},
  })
  return saved.ok ? { ok: true, grantId } : refuseSaving(saved)
}

/** Takes a role back at once; what was delegated from it ends with it. */
export async function revokeGrant(
  ports: AccessPorts,
  input: { readonly signedIn: SignedIn; readonly grantId: string; readonly at: Moment },
): Promise<{ readonly ok: true } | Refusal> {
  const { signedIn, grantId, at } = input
  const grant = await ports.accounts.findGrant(grantId)
  if (grant === null || grant.revokedAt !== null)
    return refuse('no-such-grant', '没有这个岗位，或者已经收回。')
  const people = grant.delegatedBy === null ? [grant.accountId] : [grant.accountId, grant.delegatedBy]
  const permission = can(signedIn.actor, 'revoke', await grantObject(ports, grant, people), at.now)
  if (!permission.allowed) return refusePermission(permission)
  const handedOn = (await ports.accounts.listGrants(grant.accountId)).filter(
    ({ delegatedFrom, revokedAt }) => delegatedFrom === grantId && revokedAt === null,
  )
  const changes = [grant, ...handedOn].map((each) => ({ type: 'grant-revoked', grant: each }) as const)
  const saved = await ports.accounts.save(changes, {
    actorId: signedIn.actor.accountId,
    at,
    versions: {},
  })
  return saved.ok ? saved : refuseSaving(saved)
}

/** What is wrong with the days of a grant; empty = nothing. A grant never reaches back. */
export function complaintsAboutTerm(term: Term, at: Moment): FieldComplaint[] {
  const complaints: FieldComplaint[] = []
  if (!isLocalDate(term.from)) complaints.push({ field: 'from', message: '开始日期应写成 2026-03-31 的样子' })
  else if (term.from < at.today)
    complaints.push({ field: 'from', message: '开始日期不能早于今天：岗位不追溯' })
  if (term.to === null) return complaints
  if (!isLocalDate(term.to)) complaints.push({ field: 'to', message: '结束日期应写成 2026-03-31 的样子' })
  else if (term.to < term.from) complaints.push({ field: 'to', message: '结束日期不能早于开始日期' })
  return complaints
}
