/** 接口密钥: made, listed and revoked by the person for whom the program works. */

import { type ApiScope, apiScopeNames, isApiScope, longestKeyDays } from '../domain/access/api-scope.ts'
import { can } from '../domain/access/can.ts'
import { addDays, type LocalDate } from '../domain/calendar/local-date.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import { accountObject } from './access-objects.ts'
import type { Moment } from './access-ports.ts'
import { type FormRefusal, refuseForm, refusePermission } from './access-refusals.ts'
import type { ApiKey, ApiKeyPorts } from './api-key-ports.ts'
import type { SignedIn } from './find-actor.ts'

/** Told by its beginning, so that a key that leaked into a file is found by searching. */
const keyPrefix = 'gongkai_'
const mostKeys = 20

interface Asked {
  readonly signedIn: Pick<SignedIn, 'actor' | 'account'>
  readonly at: Moment
}

/** Fields of the form: name, scopes, days. `token` is told here and nowhere else. */
export async function createApiKey(
  ports: ApiKeyPorts,
  input: Asked & { readonly name: string; readonly scopes: readonly string[]; readonly days: number },
): Promise<{ readonly ok: true; readonly key: ApiKey; readonly token: string } | Refusal | FormRefusal> {
  const { signedIn, at } = input
  const refusal = await mayChangeKeys(ports, input)
  if (refusal !== null) return refusal
  const { regionId, accountId } = signedIn.account
  const name = input.name.trim()
  const scopes = apiScopeNames.filter((scope) => input.scopes.includes(scope))
  const complaints = [
    ...(name === '' || [...name].length > 60
      ? [{ field: 'name', message: '请写明用在哪里（60 字以内）' }]
      : []),
    ...(scopes.length === 0 || !input.scopes.every(isApiScope)
      ? [{ field: 'scopes', message: '至少选一种用途' }]
      : []),
    ...(Number.isInteger(input.days) && input.days >= 1 && input.days <= longestKeyDays
      ? []
      : [{ field: 'days', message: `有效期是 1 到 ${longestKeyDays} 天` }]),
  ]
  if (complaints.length > 0) return refuseForm(complaints)
  const there = await ports.apiKeys.list(regionId, accountId)
  if (there.filter((key) => isInForce(key, at.today)).length >= mostKeys)
    return refuse('too-many-keys', `最多同时有 ${mostKeys} 个密钥，请先停用不用的。`)
  const token = `${keyPrefix}${regionId}.${ports.tokens.newToken()}`
  const key: ApiKey = {
    regionId,
    keyId: ports.tokens.newId(),
    accountId,
    name,
    scopes,
    createdAt: at.now,
    expiresOn: addDays(at.today, input.days),
    lastUsedOn: null,
    revokedAt: null,
  }
  await ports.apiKeys.create(key, ports.tokens.digest(token), { at })
  return { ok: true, key, token }
}

/** The person's own, the newest first. */
export function listApiKeys(ports: ApiKeyPorts, { signedIn }: Asked): Promise<readonly ApiKey[]> {
  return ports.apiKeys.list(signedIn.account.regionId, signedIn.account.accountId)
}

/** Ends one of the person's own keys. Refusals: no-such-key, also for another's. */
export async function revokeApiKey(
  ports: ApiKeyPorts,
  input: Asked & { readonly keyId: string },
): Promise<{ readonly ok: true } | Refusal> {
  const { signedIn, keyId, at } = input
  const { regionId, accountId } = signedIn.account
  const revoked = await ports.apiKeys.revoke({ regionId, accountId, keyId }, { at })
  return revoked ? { ok: true } : refuse('no-such-key', '没有这个密钥，或者已经停用。')
}

/** True until the end of its last day, unless it was revoked. */
export function isInForce({ revokedAt, expiresOn }: ApiKey, today: LocalDate): boolean {
  return revokedAt === null && today <= expiresOn
}

/** Region and digest of a token; null where it is none of ours. */
export function readApiToken(
  { tokens }: Pick<ApiKeyPorts, 'tokens'>,
  token: string,
): { readonly regionId: string; readonly digest: string } | null {
  const [, regionId] = /^gongkai_(\d{6}(?:\d{6})?)\.[\w-]{20,100}$/.exec(token) ?? []
  return regionId === undefined ? null : { regionId, digest: tokens.digest(token) }
}

export type { ApiScope }

async function mayChangeKeys(ports: ApiKeyPorts, { signedIn, at }: Asked): Promise<Refusal | null> {
  const own = await accountObject(ports, signedIn.account)
  const permission = can(signedIn.actor, 'change-key', own, at.now)
  return permission.allowed ? null : refusePermission(permission)
}
