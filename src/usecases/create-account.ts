/** 账号管理: making an account, and giving it a one-time link (again). No password is ever set for anyone. */

import type { AccessChange, NewLink } from '../domain/access/account.ts'
import { can } from '../domain/access/can.ts'
import { signInLimits } from '../domain/access/sign-in-limits.ts'
import { addHours } from '../domain/calendar/instant.ts'
import type { Refusal } from '../domain/refusal.ts'
import { accountObject } from './access-objects.ts'
import type { AccessPorts, Moment } from './access-ports.ts'
import {
  type FieldComplaint,
  type FormRefusal,
  noSuchAccount,
  refuseForm,
  refusePermission,
  refuseSaving,
} from './access-refusals.ts'
import type { SignedIn } from './find-actor.ts'
import { foldedLoginName } from './try-gate.ts'

export interface IssuedLink {
  readonly ok: true
  readonly accountId: string
  /** Shown once, to whoever hands it over; only its digest is kept. */
  readonly linkToken: string
  readonly expiresAt: string
}

export interface NewPerson {
  readonly loginName: string
  readonly name: string
  readonly regionId: string
  readonly organId: string
}

/** Fields: loginName, name. */
export async function createAccount(
  ports: AccessPorts,
  input: { readonly signedIn: SignedIn; readonly person: NewPerson; readonly at: Moment },
): Promise<IssuedLink | Refusal | FormRefusal> {
  const { signedIn, person, at } = input
  const accountId = ports.tokens.newId()
  const object = await accountObject(ports, { ...person, accountId })
  const permission = can(signedIn.actor, 'create', object, at.now)
  if (!permission.allowed) return refusePermission(permission)
  const complaints = complaintsAbout(person)
  if (complaints.length > 0) return refuseForm(complaints)
  const { linkToken, link } = newLink(ports, at)
  const changes: AccessChange[] = [
    { type: 'account-created', account: { ...tidied(person), accountId } },
    { type: 'link-issued', accountId, link },
  ]
  const saved = await ports.accounts.save(changes, { actorId: signedIn.actor.accountId, at, versions: {} })
  if (saved.ok) return { ok: true, accountId, linkToken, expiresAt: link.expiresAt }
  if (saved.code === 'taken') return refuseForm([{ field: 'loginName', message: '这个用户名已经有人用了' }])
  return refuseSaving(saved)
}

/** 重置: password and second factors are thrown away, sessions end, and a new link leads to setting up again. */
export async function resetAccount(
  ports: AccessPorts,
  input: { readonly signedIn: SignedIn; readonly accountId: string; readonly at: Moment },
): Promise<IssuedLink | Refusal> {
  const { signedIn, accountId, at } = input
  const account = await ports.accounts.findAccount(accountId)
  if (account === null) return noSuchAccount
  const permission = can(signedIn.actor, 'reset', await accountObject(ports, account), at.now)
  if (!permission.allowed) return refusePermission(permission)
  const { linkToken, link } = newLink(ports, at)
  const changes: AccessChange[] = [
    { type: 'credentials-reset', accountId },
    { type: 'link-issued', accountId, link },
  ]
  const saved = await ports.accounts.save(changes, {
    actorId: signedIn.actor.accountId,
    at,
    versions: { [accountId]: account.version },
  })
  return saved.ok ? { ok: true, accountId, linkToken, expiresAt: link.expiresAt } : refuseSaving(saved)
}

/** A one-time link: the token is told once, its digest is kept. */
export function newLink(ports: AccessPorts, at: Moment): { linkToken: string; link: NewLink } {
  const linkToken = ports.tokens.newToken()
  const expiresAt = addHours(at.now, signInLimits.linkHours)
  return { linkToken, link: { digest: ports.tokens.digest(linkToken), expiresAt } }
}

/** As an account is kept, whatever spaces and letters were typed. */
export function tidied(person: NewPerson): NewPerson {
  return { ...person, loginName: foldedLoginName(person.loginName), name: person.name.trim() }
}

function complaintsAbout(person: NewPerson): FieldComplaint[] {
  const { loginName, name } = tidied(person)
  const complaints: FieldComplaint[] = []
  if (!/^[\p{L}\p{Nd}][\p{L}\p{Nd}._-]{1,31}$/u.test(loginName))
    complaints.push({
      field: 'loginName',
      message: '用户名为 2 至 32 个字母、数字或者汉字，中间可以有 . _ -',
    })
  if (name === '' || [...name].length > 40)
    complaints.push({ field: 'name', message: '请填写姓名，最多 40 个字' })
  return complaints
}
