/** 账号一览 and the page of one account. */

import type { Account, HeldGrant } from '../domain/access/account.ts'
import { can } from '../domain/access/can.ts'
import { reachOf } from '../domain/access/reach.ts'
import type { Refusal } from '../domain/refusal.ts'
import { accountObject } from './access-objects.ts'
import type { AccessPorts, AccountPage, Moment } from './access-ports.ts'
import { noSuchAccount, refusePermission } from './access-refusals.ts'
import type { SignedIn } from './find-actor.ts'

/** The accounts that the person may see. */
export function listAccounts(
  ports: AccessPorts,
  input: { readonly signedIn: SignedIn; readonly page: AccountPage; readonly at: Moment },
): Promise<readonly Account[]> {
  const { signedIn, page, at } = input
  return ports.accounts.listAccounts(reachOf(signedIn.actor, 'view', 'account', at.now), page)
}

export interface AccountView {
  readonly ok: true
  readonly account: Account
  readonly organName: string | null
  /** Held and handed on, ended ones too, newest first. */
  readonly grants: readonly HeldGrant[]
  /** Names of the second factors; nothing secret. */
  readonly factors: readonly {
    readonly factorId: string
    readonly name: string
    readonly kind: 'one-time-code' | 'security-key'
  }[]
  /** Identity providers (统一身份认证) at which it is linked. */
  readonly issuers: readonly string[]
}

/**
 * An account with its grants and factors, for whoever may see it. Refusals: no-such-account, those of the
 * policy.
 */
export async function viewAccount(
  ports: AccessPorts,
  input: { readonly signedIn: SignedIn; readonly accountId: string; readonly at: Moment },
): Promise<AccountView | Refusal> {
  const { signedIn, accountId, at } = input
  const account = await ports.accounts.findAccount(accountId)
  if (account === null) return noSuchAccount
  const permission = can(signedIn.actor, 'view', await accountObject(ports, account), at.now)
  if (!permission.allowed) return refusePermission(permission)
  const { oneTimeCodes, securityKeys } = await ports.accounts.findCredentials(accountId)
  const factors = [
    ...oneTimeCodes.map(({ factorId, name }) => ({ factorId, name, kind: 'one-time-code' as const })),
    ...securityKeys.map(({ factorId, name }) => ({ factorId, name, kind: 'security-key' as const })),
  ]
  return {
    ok: true,
    account,
    organName: await ports.accounts.organName(account.regionId, account.organId),
    grants: await ports.accounts.listGrants(accountId),
    factors,
    issuers: await ports.accounts.listIssuers(accountId),
  }
}
