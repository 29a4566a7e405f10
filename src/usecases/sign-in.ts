/** 登录: password, then a second factor (GB/T 22239-2019 8.1.4.1 a, b, d). */

import { signInLimits } from '../domain/access/sign-in-limits.ts'
import { addMinutes } from '../domain/calendar/instant.ts'
import type { Refusal } from '../domain/refusal.ts'
import type { AccessPorts, Moment, Origin } from './access-ports.ts'
import { signInOver, wrongProof, wrongSignIn } from './access-refusals.ts'
import { isDormant, type OpenedSession, openSession } from './open-session.ts'
import {
  proveSecondFactor,
  type SecondFactorProof,
  type SecondFactorWay,
  waysOf,
} from './prove-second-factor.ts'
import { passGate } from './try-gate.ts'

export interface SecondFactorAsked {
  readonly ok: true
  /** Token of the step, for the hidden field of the next page. */
  readonly ceremony: string
  readonly accountId: string
  readonly ways: readonly SecondFactorWay[]
}

/** First step: login name and password. Every "no" but the wait is one and the same sentence. */
export async function signIn(
  ports: AccessPorts,
  input: {
    readonly loginName: string
    readonly password: string
    readonly origin: Origin
    readonly at: Moment
  },
): Promise<SecondFactorAsked | Refusal> {
  const { loginName, password, at } = input
  const gate = await passGate(ports, input)
  if (!gate.ok) return gate
  const account = await ports.accounts.findByLoginName(loginName)
  const credentials = account === null ? null : await ports.accounts.findCredentials(account.accountId)
  const isRight = await ports.passwords.verify(password, credentials?.passwordHash ?? null)
  if (!isRight || account === null || credentials === null) return wrongSignIn
  if (account.status !== 'active' || isDormant(account, at)) return wrongSignIn
  await ports.signIns.settle(gate.attemptId, 'first-factor', at.now)
  await renewHash(ports, account.accountId, credentials.passwordHash, password, at)
  return askSecondFactor(ports, account, at)
}

/** The step between the two factors; also where single sign-on joins. */
export async function askSecondFactor(
  ports: AccessPorts,
  account: { readonly accountId: string; readonly loginName: string },
  at: Moment,
): Promise<SecondFactorAsked | Refusal> {
  const { accountId, loginName } = account
  const ways = waysOf(await ports.accounts.findCredentials(accountId))
  // Nobody gets in with one factor: an account without a second one must be set up again.
  if (ways.length === 0) return wrongSignIn
  const ceremony = ports.tokens.newToken()
  await ports.ceremonies.begin(
    ports.tokens.digest(ceremony),
    { kind: 'second-factor', accountId, loginName },
    addMinutes(at.now, signInLimits.ceremonyMinutes),
  )
  return { ok: true, ceremony, accountId, ways }
}

/** What the page of the second step shows; for drawing it again after a wrong code. */
export async function findSignInStep(
  ports: AccessPorts,
  input: { readonly ceremony: string; readonly at: Moment },
): Promise<SecondFactorAsked | Refusal> {
  const step = await ports.ceremonies.find(ports.tokens.digest(input.ceremony), input.at.now)
  if (step?.kind !== 'second-factor') return signInOver
  const ways = waysOf(await ports.accounts.findCredentials(step.accountId))
  return { ok: true, ceremony: input.ceremony, accountId: step.accountId, ways }
}

/** Second step: a code or a security key. Opens the session. */
export async function finishSignIn(
  ports: AccessPorts,
  input: {
    readonly ceremony: string
    readonly proof: SecondFactorProof
    readonly origin: Origin
    readonly at: Moment
    /** Session the browser came with, ended when the new one opens. */
    readonly previousToken: string | null
  },
): Promise<OpenedSession | Refusal> {
  const { proof, origin, at } = input
  const digest = ports.tokens.digest(input.ceremony)
  const step = await ports.ceremonies.find(digest, at.now)
  if (step?.kind !== 'second-factor') return signInOver
  const gate = await passGate(ports, { loginName: step.loginName, origin, at })
  if (!gate.ok) return gate
  const account = await ports.accounts.findAccount(step.accountId)
  if (account?.status !== 'active') return wrongSignIn
  if (!(await proveSecondFactor(ports, account, proof, at))) return wrongProof
  if ((await ports.ceremonies.take(digest, at.now)) === null) return signInOver
  await ports.signIns.settle(gate.attemptId, 'signed-in', at.now)
  await ports.accounts.noteSignIn(account.accountId, at.now)
  return openSession(ports, { account, origin, at, previousToken: input.previousToken })
}

/** Hashes made with older parameters are made anew while the password is at hand. */
async function renewHash(
  ports: AccessPorts,
  accountId: string,
  hash: string | null,
  password: string,
  at: Moment,
): Promise<void> {
  if (hash === null || !ports.passwords.isOutdated(hash)) return
  const passwordHash = await ports.passwords.hash(password)
  await ports.accounts.save([{ type: 'password-rehashed', accountId, passwordHash }], {
    actorId: accountId,
    at,
    versions: {},
  })
}
