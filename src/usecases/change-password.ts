import { type Refusal, refuse } from '../domain/refusal.ts'
import type { AccessPorts, Moment, Origin } from './access-ports.ts'
import { type FieldComplaint, type FormRefusal, refuseForm, refuseSaving } from './access-refusals.ts'
import { checkNewPassword } from './check-new-password.ts'
import type { SignedIn } from './find-actor.ts'
import { type OpenedSession, openSession } from './open-session.ts'
import { passGate } from './try-gate.ts'

/**
 * 更换口令: asks for the present one, ends every session of the account and opens a new one for this browser.
 * Fields: current, next, repeated.
 */
export async function changePassword(
  ports: AccessPorts,
  input: {
    readonly signedIn: SignedIn
    readonly current: string
    readonly next: string
    readonly repeated: string
    readonly origin: Origin
    readonly at: Moment
  },
): Promise<OpenedSession | Refusal | FormRefusal> {
  const { signedIn, current, next, origin, at } = input
  const { account } = signedIn
  const gate = await passGate(ports, { loginName: account.loginName, origin, at })
  if (!gate.ok) return gate
  const { passwordHash } = await ports.accounts.findCredentials(account.accountId)
  if (!(await ports.passwords.verify(current, passwordHash)))
    return refuseForm([{ field: 'current', message: '现在的口令不对' }])
  await ports.signIns.settle(gate.attemptId, 'first-factor', at.now)
  const complaints: FieldComplaint[] = (await checkNewPassword(ports, account, next)).map((message) => ({
    field: 'next',
    message,
  }))
  if (next !== input.repeated) complaints.push({ field: 'repeated', message: '两次输入的口令不一样' })
  if (complaints.length > 0) return refuseForm(complaints)
  const change = {
    type: 'password-changed',
    accountId: account.accountId,
    passwordHash: await ports.passwords.hash(next),
  } as const
  const saved = await ports.accounts.save([change], {
    actorId: account.accountId,
    at,
    versions: { [account.accountId]: account.version },
  })
  if (!saved.ok) return refuseSaving(saved)
  const changed = await ports.accounts.findAccount(account.accountId)
  if (changed === null) return refuse('no-such-account', '没有这个账号。')
  return openSession(ports, { account: changed, origin, at, previousToken: null })
}
