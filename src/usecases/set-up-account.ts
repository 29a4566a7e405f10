/** 启用账号: the person opens the one-time link, chooses a password and binds an authenticator app. */

import type { AccessChange, Account } from '../domain/access/account.ts'
import { describePolicy, passwordPolicies } from '../domain/access/password-policy.ts'
import type { Refusal } from '../domain/refusal.ts'
import type { AccessPorts, Moment, Origin } from './access-ports.ts'
import {
  type FieldComplaint,
  type FormRefusal,
  refuseForm,
  refuseSaving,
  wrongLink,
} from './access-refusals.ts'
import { checkNewPassword } from './check-new-password.ts'
import { type OpenedSession, openSession } from './open-session.ts'
import { secretContext } from './prove-second-factor.ts'

export interface SetUpView {
  readonly ok: true
  readonly loginName: string
  readonly name: string
  readonly organName: string | null
  /** Name of the password policy and its lines. */
  readonly policyTitle: string
  readonly policyLines: readonly string[]
  /** For the authenticator app: to type in, and as an address for a link or a QR code. */
  readonly secret: string
  readonly uri: string
  /** Goes into a hidden field and comes back with the form: the page writes nothing down. */
  readonly sealedSecret: string
}

/** What the page of a link shows. `sealedSecret` from an earlier try keeps the secret the person has already scanned. */
export async function viewSetUp(
  ports: AccessPorts,
  input: { readonly linkToken: string; readonly sealedSecret: string | null; readonly at: Moment },
): Promise<SetUpView | Refusal> {
  const account = await findByLink(ports, input.linkToken, input.at)
  if (account === null) return wrongLink
  const policy = passwordPolicies[ports.passwordPolicy]
  const context = secretContext(account.accountId)
  const secret =
    input.sealedSecret === null
      ? ports.oneTimeCodes.newSecret()
      : ports.secrets.open(input.sealedSecret, context)
  return {
    ok: true,
    loginName: account.loginName,
    name: account.name,
    organName: await ports.accounts.organName(account.regionId, account.organId),
    policyTitle: policy.title,
    policyLines: describePolicy(policy),
    secret,
    uri: ports.oneTimeCodes.uri(secret, account.loginName),
    sealedSecret: input.sealedSecret ?? ports.secrets.seal(secret, context),
  }
}

/** Takes the link, keeps password and second factor, and signs the person in. Fields: password, repeated, code. */
export async function setUpAccount(
  ports: AccessPorts,
  input: {
    readonly linkToken: string
    readonly password: string
    readonly repeated: string
    readonly sealedSecret: string
    readonly code: string
    readonly origin: Origin
    readonly at: Moment
  },
): Promise<OpenedSession | Refusal | FormRefusal> {
  const { linkToken, password, sealedSecret, at } = input
  const account = await findByLink(ports, linkToken, at)
  if (account === null) return wrongLink
  const { accountId } = account
  const secret = ports.secrets.open(sealedSecret, secretContext(accountId))
  const step = ports.oneTimeCodes.stepOf(secret, input.code, at.now)
  const complaints = await complaintsAbout(ports, account, input, step)
  if (complaints.length > 0 || step === null) return refuseForm(complaints)
  const factor = { factorId: ports.tokens.newId(), name: '验证器', sealedSecret, lastStep: step }
  const changes: AccessChange[] = [
    { type: 'account-set-up', accountId, linkDigest: ports.tokens.digest(linkToken) },
    { type: 'password-changed', accountId, passwordHash: await ports.passwords.hash(password) },
    { type: 'one-time-code-added', accountId, factor },
  ]
  const saved = await ports.accounts.save(changes, {
    actorId: accountId,
    at,
    versions: { [accountId]: account.version },
  })
  if (!saved.ok) return refuseSaving(saved)
  await ports.accounts.noteSignIn(accountId, at.now)
  const ready = (await ports.accounts.findAccount(accountId)) ?? account
  return openSession(ports, { account: ready, origin: input.origin, at, previousToken: null })
}

async function complaintsAbout(
  ports: AccessPorts,
  account: Account,
  form: { readonly password: string; readonly repeated: string },
  step: number | null,
): Promise<FieldComplaint[]> {
  const complaints: FieldComplaint[] = (await checkNewPassword(ports, account, form.password)).map(
    (message) => ({ field: 'password', message }),
  )
  if (form.password !== form.repeated) complaints.push({ field: 'repeated', message: '两次输入的口令不一样' })
  if (step === null)
    complaints.push({
      field: 'code',
      message: '验证码不对：请输入验证器上现在显示的六位数字，并检查手机的时间是否准确',
    })
  return complaints
}

function findByLink(ports: AccessPorts, linkToken: string, at: Moment): Promise<Account | null> {
  return ports.accounts.findByLink(ports.tokens.digest(linkToken), at.now)
}
