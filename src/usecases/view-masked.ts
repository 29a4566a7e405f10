/** Personal data as lists and pages show it: masked. */

import type { Actor } from '../domain/access/access.ts'
import { can } from '../domain/access/can.ts'
import { maskPersonalData } from '../domain/personal-data/mask.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import type { PersonalDataClass } from '../law/personal-data-classes.ts'
import { refusePermission } from './access-refusals.ts'
import type { DataSubjectObject, PersonalDataField, PersonalDataPorts } from './personal-data-ports.ts'

export interface MaskedField {
  readonly field: string
  readonly class: PersonalDataClass
  readonly masked: string
}

export const noSuchData = refuse('no-such-data', '没有这项个人信息，或者已经销毁。')

/** The fields of an object, masked by their class; the view is in the access log. */
export async function viewMasked(
  ports: PersonalDataPorts,
  input: { readonly actor: Actor; readonly object: DataSubjectObject; readonly now: string },
): Promise<{ readonly ok: true; readonly fields: readonly MaskedField[] } | Refusal> {
  const { actor, object, now } = input
  const place = await ports.findPersonalDataObject(object)
  if (place === null) return noSuchData
  const permission = can(actor, 'view', place, now)
  if (!permission.allowed) return refusePermission(permission)
  const record = { accessId: ports.newId(), at: now, actorId: actor.accountId, reason: null }
  const fields = await ports.personalData.view(object, null, record)
  return { ok: true, fields: fields.map(masked) }
}

function masked({ field, class: dataClass, text }: PersonalDataField): MaskedField {
  return { field, class: dataClass, masked: maskPersonalData(dataClass, text) }
}
