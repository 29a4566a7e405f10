/** 显示完整个人信息: with a reason, a fresh proof of identity and a line in the access log. */

import type { Actor } from '../domain/access/access.ts'
import { can } from '../domain/access/can.ts'
import { foldWidth } from '../domain/personal-data/fold-width.ts'
import { screenText } from '../domain/personal-data/screen-text.ts'
import type { Refusal } from '../domain/refusal.ts'
import { type FormRefusal, refuseForm, refusePermission } from './access-refusals.ts'
import type { DataSubjectObject, PersonalDataField, PersonalDataPorts } from './personal-data-ports.ts'
import { noSuchData } from './view-masked.ts'

/** Long enough to say what for, so that "1" or "看" is not a reason. */
const shortestReason = 4
const longestReason = 200

/** Named fields in full. Fields of the form: reason. Names of fields that are not there are left out of the answer. */
export async function unmaskPersonalData(
  ports: PersonalDataPorts,
  input: {
    readonly actor: Actor
    readonly object: DataSubjectObject
    readonly fields: readonly string[]
    readonly reason: string
    readonly now: string
  },
): Promise<{ readonly ok: true; readonly fields: readonly PersonalDataField[] } | Refusal | FormRefusal> {
  const { actor, object, now } = input
  const place = await ports.findPersonalDataObject(object)
  if (place === null) return noSuchData
  const permission = can(actor, 'unmask', place, now)
  if (!permission.allowed) return refusePermission(permission)
  const reason = checkedReason(input.reason)
  if (reason === null) {
    const message = `请写明查看完整个人信息的理由（${shortestReason} 至 ${longestReason} 字，不写证件号、电话、账号）`
    return refuseForm([{ field: 'reason', message }])
  }
  const record = { accessId: ports.newId(), at: now, actorId: actor.accountId, reason }
  const fields = await ports.personalData.view(object, input.fields, record)
  return fields.length === 0 ? noSuchData : { ok: true, fields }
}

/**
 * The reason without space around it, or null when it is too short, too long, or holds personal data itself: the log of
 * accesses is kept for years and read by others.
 */
export function checkedReason(text: string): string | null {
  const reason = text.trim()
  const { length } = [...reason.replaceAll(/[\s\p{P}]/gu, '')]
  if (length < shortestReason || [...reason].length > longestReason) return null
  if (/\d{11}/.test(foldWidth(reason).replaceAll(/[\s-]/g, ''))) return null
  return screenText(reason).some(({ confidence }) => confidence !== 'possible') ? null : reason
}
