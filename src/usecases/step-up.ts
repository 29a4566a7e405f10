import type { Refusal } from '../domain/refusal.ts'
import type { AccessPorts, Moment, Origin } from './access-ports.ts'
import { signedOut, wrongProof } from './access-refusals.ts'
import type { SignedIn } from './find-actor.ts'
import { newSessionToken } from './open-session.ts'
import { proveSecondFactor, type SecondFactorProof } from './prove-second-factor.ts'
import { passGate } from './try-gate.ts'

/** Identity proven again before signing, publishing, unmasking, bulk export: the session goes on under a new token. */
export async function stepUp(
  ports: AccessPorts,
  input: {
    readonly signedIn: SignedIn
    readonly proof: SecondFactorProof
    readonly origin: Origin
    readonly at: Moment
  },
): Promise<{ readonly ok: true; readonly token: string } | Refusal> {
  const { signedIn, proof, origin, at } = input
  const { account, session } = signedIn
  const gate = await passGate(ports, { loginName: account.loginName, origin, at })
  if (!gate.ok) return gate
  if (!(await proveSecondFactor(ports, account, proof, at))) return wrongProof
  await ports.signIns.settle(gate.attemptId, 'signed-in', at.now)
  const token = newSessionToken(ports, session.regionId)
  const rotated = await ports.sessions.rotate(session, ports.tokens.digest(token), at.now)
  return rotated ? { ok: true, token } : signedOut
}
