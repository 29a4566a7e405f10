import { gateLooksBackTo, signInGate } from '../domain/access/sign-in-gate.ts'
import { millisecondsOf } from '../domain/calendar/instant.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import type { AccessPorts, Moment, Origin } from './access-ports.ts'

/** A try that was let through the gate; unsettled it counts as a failure. */
export interface LetThrough {
  readonly ok: true
  readonly attemptId: string
}

/**
 * Lets one try through for a login name from an address, or says how long to wait. The try is written down before
 * anything is checked, and the gate is asked again with it in place: a hundred tries at once get no more guesses than
 * a hundred in a row.
 */
export async function passGate(
  ports: AccessPorts,
  input: { readonly loginName: string; readonly origin: Origin; readonly at: Moment },
): Promise<LetThrough | Refusal> {
  const { origin, at } = input
  const nameDigest = ports.tokens.digest(foldedLoginName(input.loginName))
  const before = await waitAt(ports, nameDigest, origin, at, null)
  if (before !== null) return before
  const attemptId = ports.tokens.newId()
  await ports.signIns.begin({ attemptId, nameDigest, address: origin.address, now: at.now })
  const after = await waitAt(ports, nameDigest, origin, at, attemptId)
  return after ?? { ok: true, attemptId }
}

async function waitAt(
  { signIns }: AccessPorts,
  nameDigest: string,
  origin: Origin,
  at: Moment,
  own: string | null,
): Promise<Refusal | null> {
  const since = gateLooksBackTo(at.now)
  const lists = await Promise.all([
    signIns.list({ nameDigest }, since),
    signIns.list({ address: origin.address }, since),
  ])
  for (const tries of lists) {
    const gate = signInGate(
      tries.filter(({ attemptId }) => attemptId !== own),
      at.now,
    )
    if (!gate.open) return refuse('too-many-tries', waitSentence(gate.until, at.now))
  }
  return null
}

/** The same for accounts that exist and those that do not: the sentence tells nothing. */
function waitSentence(until: string, now: string): string {
  const seconds = Math.ceil((millisecondsOf(until) - millisecondsOf(now)) / 1000)
  const wait = seconds < 60 ? `${seconds} 秒` : `${Math.ceil(seconds / 60)} 分钟`
  return `尝试的次数太多，请 ${wait}后再试。`
}

/**
 * As login names are kept and compared: full-width letters, capitals and spaces around make no other name.
 */
export function foldedLoginName(loginName: string): string {
  return loginName.normalize('NFKC').trim().toLowerCase()
}
