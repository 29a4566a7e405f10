/** Accounts and grants as the policy sees them. */

import type { AccessObject, Actor, Grant } from '../domain/access/access.ts'
import type { Account, HeldGrant } from '../domain/access/account.ts'
import type { AccessPorts } from './access-ports.ts'

type AccessObjectOf<K extends AccessObject['kind']> = AccessObject & { readonly kind: K }

/** A person's account: the person's own work. */
export async function accountObject(
  { accounts }: Pick<AccessPorts, 'accounts'>,
  account: Pick<Account, 'accountId' | 'regionId' | 'organId'>,
): Promise<AccessObjectOf<'account'>> {
  const { regionId, organId, accountId } = account
  const organPath = await accounts.organPath(regionId, organId)
  return { kind: 'account', regionId, organPath, workOf: [accountId] }
}

/** A role at an organ, held or to be held. `people` = whose it is: the holder, who handed it on. */
export async function grantObject(
  { accounts }: Pick<AccessPorts, 'accounts'>,
  grant: Pick<HeldGrant, 'regionId' | 'organId'>,
  people: readonly string[],
): Promise<AccessObjectOf<'grant'>> {
  const organPath = await accounts.organPath(grant.regionId, grant.organId)
  return { kind: 'grant', regionId: grant.regionId, organPath, workOf: people }
}

export function actorOf(account: Account, held: readonly HeldGrant[], provenAt: string): Actor {
  const grants = held.map(
    ({ role, regionId, organId, from, to, delegatedBy }): Grant => ({
      role,
      regionId,
      organId,
      from,
      to,
      delegatedBy,
    }),
  )
  return { accountId: account.accountId, name: account.name, grants, provenAt }
}
