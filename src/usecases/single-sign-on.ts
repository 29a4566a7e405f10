/** 统一身份认证: OpenID Connect. It opens existing accounts only; nobody gets one by coming from outside. */

import { can } from '../domain/access/can.ts'
import { signInLimits } from '../domain/access/sign-in-limits.ts'
import { addMinutes } from '../domain/calendar/instant.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import { accountObject } from './access-objects.ts'
import type { AccessPorts, Moment, Origin, SingleSignOnIdentity } from './access-ports.ts'
import { refusePermission, refuseSaving, signInOver, wrongSignIn } from './access-refusals.ts'
import type { SignedIn } from './find-actor.ts'
import { isDormant, type OpenedSession, openSession } from './open-session.ts'
import { askSecondFactor, type SecondFactorAsked } from './sign-in.ts'

const notConfigured = refuse('not-configured', '本系统没有配置统一身份认证。')

export interface SentAway {
  readonly ok: true
  /** Where the browser goes. */
  readonly url: string
  /** For a short-lived cookie: the answer must come back to the browser that left. */
  readonly ceremony: string
}

/** Begins signing in, or, for somebody signed in, linking the account. */
export async function beginSingleSignOn(
  ports: AccessPorts,
  input: { readonly signedIn: SignedIn | null; readonly at: Moment },
): Promise<SentAway | Refusal> {
  const { signedIn, at } = input
  if (ports.singleSignOn === null) return notConfigured
  if (signedIn !== null) {
    const object = await accountObject(ports, signedIn.account)
    const permission = can(signedIn.actor, 'change-key', object, at.now)
    if (!permission.allowed) return refusePermission(permission)
  }
  const { url, checks } = await ports.singleSignOn.begin()
  const ceremony = ports.tokens.newToken()
  await ports.ceremonies.begin(
    ports.tokens.digest(ceremony),
    { kind: 'single-sign-on', accountId: signedIn?.account.accountId ?? null, checks },
    addMinutes(at.now, signInLimits.ceremonyMinutes),
  )
  return { ok: true, url, ceremony }
}

/** The browser came back to sign in. A provider not trusted with two factors leads to the second step here. */
export async function finishSingleSignOn(
  ports: AccessPorts,
  input: {
    readonly callbackUrl: string
    readonly ceremony: string
    readonly origin: Origin
    readonly at: Moment
    readonly previousToken: string | null
  },
): Promise<OpenedSession | SecondFactorAsked | Refusal> {
  const { origin, at, previousToken } = input
  const identity = await identityFrom(ports, input, null)
  if (!identity.ok) return identity
  const account = await ports.accounts.findBySingleSignOn(identity.issuer, identity.subject)
  if (account?.status !== 'active' || isDormant(account, at)) return wrongSignIn
  if (!identity.twoFactors) return askSecondFactor(ports, account, at)
  await ports.accounts.noteSignIn(account.accountId, at.now)
  return openSession(ports, { account, origin, at, previousToken, provenAt: identity.authenticatedAt })
}

/** The browser came back to link the account of who is signed in. */
export async function linkSingleSignOn(
  ports: AccessPorts,
  input: {
    readonly signedIn: SignedIn
    readonly callbackUrl: string
    readonly ceremony: string
    readonly at: Moment
  },
): Promise<{ readonly ok: true } | Refusal> {
  const { signedIn, at } = input
  const { accountId, version } = signedIn.account
  const identity = await identityFrom(ports, input, accountId)
  if (!identity.ok) return identity
  const { issuer, subject } = identity
  const saved = await ports.accounts.save([{ type: 'single-sign-on-linked', accountId, issuer, subject }], {
    actorId: accountId,
    at,
    versions: { [accountId]: version },
  })
  return saved.ok ? saved : refuseSaving(saved)
}

/** Takes the link away. A person without a password has no other way in: refused. */
export async function unlinkSingleSignOn(
  ports: AccessPorts,
  input: { readonly signedIn: SignedIn; readonly issuer: string; readonly at: Moment },
): Promise<{ readonly ok: true } | Refusal> {
  const { signedIn, issuer, at } = input
  const { account } = signedIn
  const { accountId, version } = account
  const permission = can(signedIn.actor, 'change-key', await accountObject(ports, account), at.now)
  if (!permission.allowed) return refusePermission(permission)
  if (account.passwordChangedAt === null)
    return refuse('last-way', '还没有设置口令：取消关联以后就没有办法登录了。请先设置口令。')
  const saved = await ports.accounts.save([{ type: 'single-sign-on-unlinked', accountId, issuer }], {
    actorId: accountId,
    at,
    versions: { [accountId]: version },
  })
  return saved.ok ? saved : refuseSaving(saved)
}

async function identityFrom(
  ports: AccessPorts,
  input: { readonly callbackUrl: string; readonly ceremony: string; readonly at: Moment },
  accountId: string | null,
): Promise<({ readonly ok: true } & SingleSignOnIdentity) | Refusal> {
  if (ports.singleSignOn === null) return notConfigured
  const step = await ports.ceremonies.take(ports.tokens.digest(input.ceremony), input.at.now)
  if (step?.kind !== 'single-sign-on' || step.accountId !== accountId) return signInOver
  const identity = await ports.singleSignOn.finish(input.callbackUrl, step.checks)
  return identity === null ? wrongSignIn : { ok: true, ...identity }
}
