import type { AccessPorts, Moment } from './access-ports.ts'
import { endSession } from './open-session.ts'

/** Ends the session of the browser's token. Signing out twice is fine. */
export function signOut(
  ports: AccessPorts,
  input: { readonly token: string; readonly at: Moment },
): Promise<void> {
  return endSession(ports, input.token, input.at)
}
