import type { Actor } from '../domain/access/access.ts'
import type { Account } from '../domain/access/account.ts'
import { isWithinNetworks } from '../domain/access/network.ts'
import { isAdministrator } from '../domain/access/role-names.ts'
import { isTouchDue, sessionState } from '../domain/access/session.ts'
import type { Refusal } from '../domain/refusal.ts'
import { actorOf } from './access-objects.ts'
import type { AccessPorts, Moment, Session } from './access-ports.ts'
import { signedOut } from './access-refusals.ts'
import { mustChangePassword, regionOfToken } from './open-session.ts'
import { storageTroubleOf } from './storage-trouble.ts'

/** Who is at the browser. */
export interface SignedIn {
  readonly ok: true
  readonly actor: Actor
  readonly account: Account
  readonly session: Session
  /** The password is too old: `actor` holds no grant until it is changed, so the policy refuses all else. */
  readonly mustChangePassword: boolean
}

/** The person of a session token, with the grants in force today; asked for by every page of the desk. */
export async function findActor(
  ports: AccessPorts,
  input: { readonly token: string; readonly at: Moment },
): Promise<SignedIn | Refusal> {
  const { token, at } = input
  const session = await ports.sessions.find(regionOfToken(token), ports.tokens.digest(token))
  if (session === null || sessionState(session, at.now) !== 'live') return signedOut
  const [account, held] = await Promise.all([
    ports.accounts.findAccount(session.accountId),
    ports.accounts.listGrantsInForce(session.accountId, at.today),
  ])
  if (account?.status !== 'active') return signedOut
  if (isTouchDue(session, at.now)) await touch(ports, session, at)
  const tooOld = mustChangePassword(ports, account, at)
  const counting = held.filter(({ role }) => !isAdministrator(role) || isNear(ports, session))
  const actor = actorOf(account, tooOld ? [] : counting, session.provenAt)
  return { ok: true, actor, account, session, mustChangePassword: tooOld }
}

/** On a full disk people can still read, until they have been idle for too long. */
async function touch({ sessions }: AccessPorts, session: Session, { now }: Moment): Promise<void> {
  try {
    await sessions.touch(session, now)
  } catch (error) {
    if (storageTroubleOf(error) !== 'disk-full') throw error
  }
}

/** Administrators work from their own networks: elsewhere the same person holds the other roles only. */
function isNear({ administratorNetworks }: AccessPorts, { address }: Session): boolean {
  return administratorNetworks === null || isWithinNetworks(address, administratorNetworks)
}
