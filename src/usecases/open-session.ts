import type { Account } from '../domain/access/account.ts'
import { passwordPolicies } from '../domain/access/password-policy.ts'
import { signInLimits } from '../domain/access/sign-in-limits.ts'
import { addDaysOf24Hours } from '../domain/calendar/instant.ts'
import type { AccessPorts, Moment, Origin } from './access-ports.ts'

/** What the browser keeps: goes into the cookie and nowhere else. */
export interface OpenedSession {
  readonly ok: true
  readonly token: string
  readonly account: Account
  /** The password is too old: nothing else is allowed before it is changed. */
  readonly mustChangePassword: boolean
}

/** Opens a session under a fresh token and ends the one the browser came with. */
export async function openSession(
  ports: AccessPorts,
  input: {
    readonly account: Account
    readonly origin: Origin
    readonly at: Moment
    readonly previousToken: string | null
    /** When the person showed who he is, where that was before now (at an identity provider). */
    readonly provenAt?: string
  },
): Promise<OpenedSession> {
  const { account, origin, at, previousToken, provenAt = at.now } = input
  if (previousToken !== null) await endSession(ports, previousToken, at)
  const token = newSessionToken(ports, account.regionId)
  await ports.sessions.open(
    {
      sessionId: ports.tokens.newId(),
      regionId: account.regionId,
      accountId: account.accountId,
      openedAt: at.now,
      seenAt: at.now,
      // A clock ahead of ours must not make the proof last longer.
      provenAt: provenAt < at.now ? provenAt : at.now,
      ...origin,
    },
    ports.tokens.digest(token),
  )
  return { ok: true, token, account, mustChangePassword: mustChangePassword(ports, account, at) }
}

/** Ends the session of a token; nothing happens when there is none. */
export async function endSession(ports: AccessPorts, token: string, at: Moment): Promise<void> {
  const regionId = regionOfToken(token)
  const session = await ports.sessions.find(regionId, ports.tokens.digest(token))
  if (session !== null)
    await ports.sessions.revoke(session.regionId, session.accountId, session.sessionId, at.now)
}

/** The region leads the token as it leads the key of the table: a session is found on the node that keeps it. */
export function newSessionToken({ tokens }: Pick<AccessPorts, 'tokens'>, regionId: string): string {
  return `${regionId}.${tokens.newToken()}`
}

/** The region that a session's token begins with, so that one node is asked; '' where there is none. */
export function regionOfToken(token: string): string {
  return token.slice(0, Math.max(0, token.indexOf('.')))
}

/** True when the password is older than the policy lets it be (GB/T 22239-2019 8.1.4.1 a). */
export function mustChangePassword(
  { passwordPolicy }: Pick<AccessPorts, 'passwordPolicy'>,
  { passwordChangedAt }: Account,
  at: Moment,
): boolean {
  const { days } = passwordPolicies[passwordPolicy]
  // Who comes by single sign-on only has no password that could be too old.
  if (days === null || passwordChangedAt === null) return false
  return at.now >= addDaysOf24Hours(passwordChangedAt, days)
}

/** Not used for 90 days, counted from the last sign-in or from when it was made usable, whichever is later. */
export function isDormant({ lastSignInAt, enabledAt }: Account, at: Moment): boolean {
  const since = lastSignInAt !== null && lastSignInAt > enabledAt ? lastSignInAt : enabledAt
  return at.now >= addDaysOf24Hours(since, signInLimits.dormantDays)
}
