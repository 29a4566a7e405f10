/** What people are told when signing in or an edit of accounts does not go through. */

import type { Permission } from '../domain/access/access.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import type { Saved } from './access-ports.ts'

/** A form that was refused, with the complaints to show beside its fields. */
export interface FormRefusal extends Refusal {
  readonly fields: readonly FieldComplaint[]
}

export interface FieldComplaint {
  readonly field: string
  readonly message: string
}

/** What is wrong with a form, by field; the whole in one sentence for programs. */
export function refuseForm(fields: readonly FieldComplaint[]): FormRefusal {
  return { ...refuse('form-refused', fields.map(({ message }) => message).join('；')), fields }
}

/** One sentence for every reason, so that nobody learns which accounts exist or what was wrong. */
export const wrongSignIn = refuse(
  'sign-in-refused',
  '用户名、口令或验证码不对，或者账号不能使用。如果您确认没有输错，请联系本机关的系统管理员。',
)

/** The password was right: what failed now may be said. */
export const wrongProof = refuse(
  'proof-refused',
  '没有通过验证。验证码每 30 秒换一个，每个只能用一次：请输入验证器上新出现的六位数字，或者换一种验证方式。',
)

export const signInOver = refuse('ceremony-over', '这一步已经超时或者已经用过，请从头再来一次。')

export const signedOut = refuse('signed-out', '您还没有登录，或者登录已经结束，请登录。')

export const wrongLink = refuse(
  'link-over',
  '这个链接已经用过、已经过期，或者不完整。请向系统管理员要一个新的链接。',
)

export const noSuchAccount = refuse('no-such-account', '没有这个账号。')

/** The “no” of the policy as a refusal. */
export function refusePermission(permission: Extract<Permission, { allowed: false }>): Refusal {
  return refuse(permission.code, permission.says)
}

/** Why an account could not be saved, in words for the person who tried. */
export function refuseSaving(saved: Extract<Saved, { ok: false }>): Refusal {
  switch (saved.code) {
    case 'version-conflict':
      return refuse(saved.code, '刚才有人改过这个账号，请看过最新的内容再改。')
    case 'taken':
      return refuse(saved.code, '这个用户名、安全密钥或者外部身份已经属于另一个账号。')
    case 'administrator-conflict':
      return refuse(
        saved.code,
        '三员分立：系统管理员、安全管理员、审计管理员不能由同一个账号担任。请先收回原来的管理员岗位，或者另建账号。',
      )
    case 'link-used':
      return wrongLink
  }
}
