/** 停用、启用账号 (GB/T 22239-2019 8.1.4.2 c: 及时删除或停用多余的、过期的账户). */

import type { DisableReason } from '../domain/access/account.ts'
import { can } from '../domain/access/can.ts'
import { signInLimits } from '../domain/access/sign-in-limits.ts'
import { addDaysOf24Hours } from '../domain/calendar/instant.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import { accountObject } from './access-objects.ts'
import type { AccessPorts, Moment } from './access-ports.ts'
import { noSuchAccount, refusePermission, refuseSaving } from './access-refusals.ts'
import { installationActorId } from './create-first-link.ts'
import type { SignedIn } from './find-actor.ts'

interface Edit {
  readonly signedIn: SignedIn
  readonly accountId: string
  readonly at: Moment
}

/** Nobody gets in any more, and who is in is out at once. */
export async function disableAccount(
  ports: AccessPorts,
  input: Edit & { readonly reason: Exclude<DisableReason, 'unused'> },
): Promise<{ readonly ok: true } | Refusal> {
  const { signedIn, accountId, at, reason } = input
  const account = await ports.accounts.findAccount(accountId)
  if (account === null) return noSuchAccount
  const permission = can(signedIn.actor, 'disable', await accountObject(ports, account), at.now)
  if (!permission.allowed) return refusePermission(permission)
  if (account.status === 'disabled') return refuse('already-disabled', '这个账号已经停用。')
  const saved = await ports.accounts.save([{ type: 'account-disabled', accountId, reason }], {
    actorId: signedIn.actor.accountId,
    at,
    versions: { [accountId]: account.version },
  })
  return saved.ok ? saved : refuseSaving(saved)
}

/** Makes a disabled or unused account usable again, with the credentials it had. */
export async function enableAccount(
  ports: AccessPorts,
  input: Edit,
): Promise<{ readonly ok: true } | Refusal> {
  const { signedIn, accountId, at } = input
  const account = await ports.accounts.findAccount(accountId)
  if (account === null) return noSuchAccount
  const permission = can(signedIn.actor, 'enable', await accountObject(ports, account), at.now)
  if (!permission.allowed) return refusePermission(permission)
  if (account.status === 'active' || account.status === 'invited')
    return refuse('not-disabled', '这个账号没有停用。')
  const saved = await ports.accounts.save([{ type: 'account-enabled', accountId }], {
    actorId: signedIn.actor.accountId,
    at,
    versions: { [accountId]: account.version },
  })
  return saved.ok ? saved : refuseSaving(saved)
}

/** For the daily job: disables what was not used for 90 days and answers the login names. */
export async function disableDormantAccounts(
  ports: AccessPorts,
  input: { readonly at: Moment },
): Promise<readonly string[]> {
  const { at } = input
  const unused = await ports.accounts.listUnusedSince(addDaysOf24Hours(at.now, -signInLimits.dormantDays))
  const disabled: string[] = []
  for (const { accountId, loginName, version } of unused) {
    const saved = await ports.accounts.save([{ type: 'account-disabled', accountId, reason: 'unused' }], {
      actorId: installationActorId,
      at,
      versions: { [accountId]: version },
    })
    if (saved.ok) disabled.push(loginName)
  }
  return disabled
}
