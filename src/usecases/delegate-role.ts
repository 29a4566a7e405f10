import { isInForce } from '../domain/access/account.ts'
import { can } from '../domain/access/can.ts'
import { isAdministrator } from '../domain/access/role-names.ts'
import { signInLimits } from '../domain/access/sign-in-limits.ts'
import { addDays, parseLocalDate } from '../domain/calendar/local-date.ts'
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
import { complaintsAboutTerm } from './grant-role.ts'

/**
 * 委托: hands one's own role to a colleague of the organ for a time. Not further, not beyond one's own term, not the
 * administrators' roles. Fields: from, to, accountId.
 */
export async function delegateRole(
  ports: AccessPorts,
  input: {
    readonly signedIn: SignedIn
    /** The grant that is handed on. */
    readonly grantId: string
    readonly accountId: string
    readonly from: string
    readonly to: string
    readonly at: Moment
  },
): Promise<{ readonly ok: true; readonly grantId: string } | Refusal | FormRefusal> {
  const { signedIn, accountId, from, to, at } = input
  const own = await ports.accounts.findGrant(input.grantId)
  if (own === null || !isInForce(own, at.today))
    return refuse('no-such-grant', '没有这个岗位，或者已经结束。')
  const object = await grantObject(ports, own, [own.accountId])
  const permission = can(signedIn.actor, 'delegate', object, at.now)
  if (!permission.allowed) return refusePermission(permission)
  if (own.delegatedBy !== null) return refuse('delegated-already', '受委托的岗位不能再委托他人。')
  if (isAdministrator(own.role))
    return refuse('not-delegable', '三员分立：管理员的岗位不能委托，请由安全管理员另行授予。')
  const colleague = await ports.accounts.findAccount(accountId)
  if (colleague === null) return noSuchAccount
  const complaints = [...complaintsAboutTerm({ from, to }, at), ...complaintsAboutLength(from, to, own.to)]
  if (accountId === own.accountId) complaints.push({ field: 'accountId', message: '不能委托给自己' })
  else if (colleague.status !== 'active' || colleague.organId !== own.organId)
    complaints.push({ field: 'accountId', message: '只能委托给本机关能正常登录的同事' })
  if (complaints.length > 0) return refuseForm(complaints)
  const grantId = ports.tokens.newId()
  const { role, regionId, organId } = own
  const basis = { delegatedBy: own.accountId, delegatedFrom: own.grantId }
  const grant = { grantId, accountId, role, regionId, organId, from, to, ...basis }
  const saved = await ports.accounts.save([{ type: 'role-delegated', grant }], {
    actorId: signedIn.actor.accountId,
    at,
    versions: {},
  })
  return saved.ok ? { ok: true, grantId } : refuseSaving(saved)
}

function complaintsAboutLength(from: string, to: string, ownEnd: string | null): FieldComplaint[] {
  const first = parseLocalDate(from)
  if (first === null) return []
  if (ownEnd !== null && to > ownEnd)
    return [{ field: 'to', message: `您自己的岗位到 ${ownEnd} 为止，委托不能更长` }]
  if (to >= addDays(first, signInLimits.delegationDays))
    return [{ field: 'to', message: `一次委托最长 ${signInLimits.delegationDays} 天` }]
  return []
}
