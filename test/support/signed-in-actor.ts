import assert from 'node:assert/strict'
import type { AccessPorts, Moment } from '../../src/usecases/access-ports.ts'
import { findActor } from '../../src/usecases/find-actor.ts'
import { openSession } from '../../src/usecases/open-session.ts'

/** A new session of an account, as a page finds it, with the token of its cookie. */
export async function signedInActor(ports: AccessPorts, accountId: string, at: Moment) {
  const account = await ports.accounts.findAccount(accountId)
  assert.ok(account !== null)
  const origin = { address: '192.0.2.7', device: 'Firefox · Linux' }
  const { token } = await openSession(ports, { account, origin, at, previousToken: null })
  const found = await findActor(ports, { token, at })
  assert.ok(found.ok)
  return { ...found, token }
}
