/** 登录凭据: adding and removing authenticator apps and security keys of one's own account. */

import type { AccessChange } from '../domain/access/account.ts'
import { can } from '../domain/access/can.ts'
import { signInLimits } from '../domain/access/sign-in-limits.ts'
import { addMinutes } from '../domain/calendar/instant.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import { firstCharacters } from '../domain/storable-text.ts'
import { accountObject } from './access-objects.ts'
import type { AccessPorts, Ceremony, Moment } from './access-ports.ts'
import { refusePermission, refuseSaving, signInOver } from './access-refusals.ts'
import type { SignedIn } from './find-actor.ts'
import { secretContext } from './prove-second-factor.ts'

interface Own {
  readonly signedIn: SignedIn
  readonly at: Moment
}

/** A new secret for an authenticator app, to be confirmed by its first code. */
export async function beginOneTimeCode(
  ports: AccessPorts,
  input: Own,
): Promise<
  { readonly ok: true; readonly ceremony: string; readonly secret: string; readonly uri: string } | Refusal
> {
  const refusal = await mayChangeKeys(ports, input)
  if (refusal !== null) return refusal
  const { accountId, loginName } = input.signedIn.account
  const secret = ports.oneTimeCodes.newSecret()
  const sealedSecret = ports.secrets.seal(secret, secretContext(accountId))
  const ceremony = await begin(ports, { kind: 'one-time-code', accountId, sealedSecret }, input.at)
  return { ok: true, ceremony, secret, uri: ports.oneTimeCodes.uri(secret, loginName) }
}

/** Confirms the app by its code. A wrong code leaves the step open for another try. */
export async function finishOneTimeCode(
  ports: AccessPorts,
  input: Own & { readonly ceremony: string; readonly code: string; readonly name: string },
): Promise<{ readonly ok: true } | Refusal> {
  const refusal = await mayChangeKeys(ports, input)
  if (refusal !== null) return refusal
  const { accountId } = input.signedIn.account
  const digest = ports.tokens.digest(input.ceremony)
  const step = await ports.ceremonies.find(digest, input.at.now)
  if (step?.kind !== 'one-time-code' || step.accountId !== accountId) return signInOver
  const secret = ports.secrets.open(step.sealedSecret, secretContext(accountId))
  const lastStep = ports.oneTimeCodes.stepOf(secret, input.code, input.at.now)
  if (lastStep === null) return refuse('wrong-code', '验证码不对：请输入验证器上现在显示的六位数字。')
  if ((await ports.ceremonies.take(digest, input.at.now)) === null) return signInOver
  const { sealedSecret } = step
  const factor = {
    factorId: ports.tokens.newId(),
    name: nameOr(input.name, '验证器'),
    sealedSecret,
    lastStep,
  }
  return save(ports, input, { type: 'one-time-code-added', accountId, factor })
}

/** Options for `navigator.credentials.create`. */
export async function beginSecurityKey(
  ports: AccessPorts,
  input: Own,
): Promise<{ readonly ok: true; readonly ceremony: string; readonly optionsJson: string } | Refusal> {
  const refusal = await mayChangeKeys(ports, input)
  if (refusal !== null) return refusal
  const { account } = input.signedIn
  const { securityKeys } = await ports.accounts.findCredentials(account.accountId)
  const { challenge, json } = await ports.securityKeys.registrationOptions(account, securityKeys)
  const ceremony = await begin(
    ports,
    { kind: 'security-key', accountId: account.accountId, challenge },
    input.at,
  )
  return { ok: true, ceremony, optionsJson: json }
}

export async function finishSecurityKey(
  ports: AccessPorts,
  input: Own & { readonly ceremony: string; readonly response: unknown; readonly name: string },
): Promise<{ readonly ok: true } | Refusal> {
  const refusal = await mayChangeKeys(ports, input)
  if (refusal !== null) return refusal
  const { accountId } = input.signedIn.account
  const step = await ports.ceremonies.take(ports.tokens.digest(input.ceremony), input.at.now)
  if (step?.kind !== 'security-key' || step.accountId !== accountId) return signInOver
  const verified = await ports.securityKeys.verifyRegistration(input.response, step.challenge)
  if (verified === null) return refuse('wrong-key', '安全密钥没有通过验证，请再试一次，或者换一把。')
  const key = { ...verified, factorId: ports.tokens.newId(), name: nameOr(input.name, '安全密钥') }
  return save(ports, input, { type: 'security-key-added', accountId, key })
}

/** Takes one away; the last one stays, because nobody signs in with a password alone. */
export async function removeSecondFactor(
  ports: AccessPorts,
  input: Own & { readonly factorId: string },
): Promise<{ readonly ok: true } | Refusal> {
  const refusal = await mayChangeKeys(ports, input)
  if (refusal !== null) return refusal
  const { accountId } = input.signedIn.account
  const { oneTimeCodes, securityKeys } = await ports.accounts.findCredentials(accountId)
  const factors = [...oneTimeCodes, ...securityKeys]
  if (!factors.some(({ factorId }) => factorId === input.factorId))
    return refuse('no-such-factor', '没有这个验证方式。')
  if (factors.length === 1) return refuse('last-factor', '这是最后一种验证方式，请先添加另一种再删除它。')
  return save(ports, input, { type: 'second-factor-removed', accountId, factorId: input.factorId })
}

async function mayChangeKeys(ports: AccessPorts, { signedIn, at }: Own): Promise<Refusal | null> {
  const object = await accountObject(ports, signedIn.account)
  const permission = can(signedIn.actor, 'change-key', object, at.now)
  return permission.allowed ? null : refusePermission(permission)
}

async function begin(ports: AccessPorts, ceremony: Ceremony, at: Moment): Promise<string> {
  const token = ports.tokens.newToken()
  const expiresAt = addMinutes(at.now, signInLimits.ceremonyMinutes)
  await ports.ceremonies.begin(ports.tokens.digest(token), ceremony, expiresAt)
  return token
}

async function save(
  ports: AccessPorts,
  { signedIn, at }: Own,
  change: AccessChange,
): Promise<{ readonly ok: true } | Refusal> {
  const { accountId, version } = signedIn.account
  const saved = await ports.accounts.save([change], {
    actorId: accountId,
    at,
    versions: { [accountId]: version },
  })
  return saved.ok ? saved : refuseSaving(saved)
}

function nameOr(name: string, otherwise: string): string {
  return name.trim() === '' ? otherwise : firstCharacters(name.trim(), 40)
}
