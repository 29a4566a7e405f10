/** 销毁个人信息: proposed by one person, approved and done by another; leaves a certificate. */

import type { Actor } from '../domain/access/access.ts'
import { can } from '../domain/access/can.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import { shortestRetention } from '../law/personal-information-law/article-19-retention.ts'
import { type FormRefusal, refuseForm, refusePermission } from './access-refusals.ts'
import type {
  DataSubjectObject,
  DestructionCertificate,
  PersonalDataPorts,
  ToDestroy,
} from './personal-data-ports.ts'
import { checkedReason } from './unmask-personal-data.ts'
import { noSuchData } from './view-masked.ts'

/**
 * Deletes fields with their keys and files; nobody can bring them back. `actor` approves what `proposedBy` proposed.
 * Fields of the form: reason.
 */
export async function destroyPersonalData(
  ports: PersonalDataPorts,
  input: {
    readonly actor: Actor
    readonly proposedBy: string
    readonly object: DataSubjectObject
    readonly what: ToDestroy
    readonly reason: string
    readonly now: string
  },
): Promise<{ readonly ok: true; readonly certificate: DestructionCertificate } | Refusal | FormRefusal> {
  const { actor, proposedBy, object, now } = input
  const place = await ports.findPersonalDataObject(object)
  if (place === null) return noSuchData
  const proposed = { ...place, workOf: [...place.workOf, proposedBy] }
  const permission = can(actor, 'destroy', proposed, now)
  if (!permission.allowed) return refusePermission(permission)
  const reason = checkedReason(input.reason)
  if (reason === null) return refuseForm([{ field: 'reason', message: '请写明销毁的依据和理由' }])
  const certificate = await ports.personalData.destroy(object, input.what, {
    certificateId: ports.newId(),
    at: now,
    destroyedBy: proposedBy,
    approvedBy: actor.accountId,
    reason,
  })
  if (certificate === null) {
    return refuse('nothing-to-destroy', '没有可以销毁的个人信息：可能已经销毁。', shortestRetention.cites)
  }
  return { ok: true, certificate }
}
