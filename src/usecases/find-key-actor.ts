/** Who stands behind a key of the interface: the person with the grants of today, without proof of identity. */

import type { Actor } from '../domain/access/access.ts'
import type { Account } from '../domain/access/account.ts'
import type { ApiScope } from '../domain/access/api-scope.ts'
import { isAdministrator } from '../domain/access/role-names.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import { actorOf } from './access-objects.ts'
import type { Moment } from './access-ports.ts'
import type { ApiKey, ApiKeyPorts } from './api-key-ports.ts'
import { isInForce, readApiToken } from './api-keys.ts'

/** One answer for every reason, so that nobody learns which keys there are. */
const wrongKey = refuse('wrong-key', '密钥不对、已经停用或者过期。')

/** Long ago: a program cannot prove that its person is there, so what asks for that is refused. */
const neverProven = '1970-01-01T00:00:00.000Z'

export interface KeyActor {
  readonly ok: true
  readonly actor: Actor
  readonly account: Account
  readonly key: ApiKey
  readonly scopes: readonly ApiScope[]
}

/** The three administrators' roles are not lent to programs. */
export async function findKeyActor(
  ports: ApiKeyPorts,
  { token, at }: { readonly token: string; readonly at: Moment },
): Promise<KeyActor | Refusal> {
  const told = readApiToken(ports, token)
  const key = told === null ? null : await ports.apiKeys.find(told.regionId, told.digest)
  if (key === null || !isInForce(key, at.today)) return wrongKey
  const [account, held] = await Promise.all([
    ports.accounts.findAccount(key.accountId),
    ports.accounts.listGrantsInForce(key.accountId, at.today),
  ])
  if (account?.status !== 'active') return wrongKey
  if (key.lastUsedOn !== at.today) await ports.apiKeys.touch(key, at.today)
  const lent = held.filter(({ role }) => !isAdministrator(role))
  return { ok: true, actor: actorOf(account, lent, neverProven), account, key, scopes: key.scopes }
}
