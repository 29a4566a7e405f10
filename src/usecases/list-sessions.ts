import { can } from '../domain/access/can.ts'
import { sessionState } from '../domain/access/session.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import { accountObject } from './access-objects.ts'
import type { AccessPorts, Moment, Session, SignInRecord } from './access-ports.ts'
import { noSuchAccount, refusePermission } from './access-refusals.ts'
import type { SignedIn } from './find-actor.ts'
import { foldedLoginName } from './try-gate.ts'

interface Asked {
  readonly signedIn: SignedIn
  /** One's own account, or one that an administrator looks after. */
  readonly accountId: string
  readonly at: Moment
}

/** 登录中的设备: live sessions of an account, newest first. */
export async function listSessions(
  ports: AccessPorts,
  input: Asked,
): Promise<{ readonly ok: true; readonly sessions: readonly Session[] } | Refusal> {
  const account = await ports.accounts.findAccount(input.accountId)
  if (account === null) return noSuchAccount
  const { signedIn, at } = input
  const permission = can(signedIn.actor, 'view-sessions', await accountObject(ports, account), at.now)
  if (!permission.allowed) return refusePermission(permission)
  const sessions = await ports.sessions.list(account.regionId, account.accountId, at.now)
  return { ok: true, sessions: sessions.filter((session) => sessionState(session, at.now) === 'live') }
}

/** Ends one of them at once. */
export async function revokeSession(
  ports: AccessPorts,
  input: Asked & { readonly sessionId: string },
): Promise<{ readonly ok: true } | Refusal> {
  const account = await ports.accounts.findAccount(input.accountId)
  if (account === null) return noSuchAccount
  const { signedIn, at, sessionId } = input
  const permission = can(signedIn.actor, 'revoke-session', await accountObject(ports, account), at.now)
  if (!permission.allowed) return refusePermission(permission)
  const done = await ports.sessions.revoke(account.regionId, account.accountId, sessionId, at.now)
  return done ? { ok: true } : refuse('no-such-session', '这次登录已经结束。')
}

/** Ends every session of the account but the one at hand: on a stolen laptop, after a new second factor. */
export async function revokeOtherSessions(
  ports: AccessPorts,
  input: Asked,
): Promise<{ readonly ok: true; readonly ended: number } | Refusal> {
  const listed = await listSessions(ports, input)
  if (!listed.ok) return listed
  const others = listed.sessions.filter(({ sessionId }) => sessionId !== input.signedIn.session.sessionId)
  for (const { sessionId } of others) {
    const revoked = await revokeSession(ports, { ...input, sessionId })
    // One that has ended meanwhile is what was asked for.
    if (!revoked.ok && revoked.code !== 'no-such-session') return revoked
  }
  return { ok: true, ended: others.length }
}

/** How many tries the page of an account shows. */
const triesShown = 50

/** 登录记录: the latest tries with this account's login name, failed ones too, newest first. */
export async function listSignIns(
  ports: AccessPorts,
  input: Asked,
): Promise<{ readonly ok: true; readonly tries: readonly SignInRecord[] } | Refusal> {
  const account = await ports.accounts.findAccount(input.accountId)
  if (account === null) return noSuchAccount
  const { signedIn, at } = input
  const permission = can(signedIn.actor, 'view-sessions', await accountObject(ports, account), at.now)
  if (!permission.allowed) return refusePermission(permission)
  const nameDigest = ports.tokens.digest(foldedLoginName(account.loginName))
  return { ok: true, tries: await ports.signIns.listLatest(nameDigest, triesShown) }
}
