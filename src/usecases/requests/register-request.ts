/** 登记申请: the office writes down what came by hand, by post, by fax or by word of mouth. */

import type { Actor } from '../../domain/access/access.ts'
import { can } from '../../domain/access/can.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { impossibleArrival } from '../../domain/requests/impossible-arrival.ts'
import type { Moment } from '../access-ports.ts'
import { type FieldComplaint, type FormRefusal, refuseForm, refusePermission } from '../access-refusals.ts'
import type { RequestEntry, RequestPorts } from '../request-ports.ts'
import { type Arrival, type EnteredRequest, enterRequest, entryComplaints } from './enter-request.ts'
import { requestObject } from './find-request.ts'

/**
 * Registers a request at an organ. What the applicant left out is no reason to turn it away (第三十条 补正): only what
 * the register itself needs is asked for. Fields of the form: those of `entryComplaints`, arrivedOn, signedOn.
 */
export async function registerRequest(
  ports: RequestPorts,
  input: {
    readonly actor: Actor
    readonly regionId: string
    readonly organId: string
    readonly entry: RequestEntry
    readonly arrival: Arrival
    readonly at: Moment
  },
): Promise<EnteredRequest | Refusal | FormRefusal> {
  const { actor, regionId, organId, entry, arrival, at } = input
  const organPath = await ports.organs.organPath(regionId, organId)
  const object = requestObject('request', { regionId, workOf: [] }, organPath)
  const permission = can(actor, 'create', object, at.now)
  if (!permission.allowed) return refusePermission(permission)
  const complaints = [...entryComplaints(entry), ...arrivalComplaints(arrival, at)]
  if (complaints.length > 0) return refuseForm(complaints)
  return enterRequest(ports, { regionId, organId, entry, arrival, actorId: actor.accountId, at })
}

function arrivalComplaints({ channel, arrivedOn, signedOn }: Arrival, at: Moment): FieldComplaint[] {
  const complaints: FieldComplaint[] = []
  const impossible = impossibleArrival({ arrivedOn, signedOn }, at)
  if (impossible !== null) {
    const field = impossible.code.startsWith('arrived') ? 'arrivedOn' : 'signedOn'
    complaints.push({ field, message: impossible.message })
  }
  if (channel === 'signed-mail' && signedOn === null)
    complaints.push({
      field: 'signedOn',
      message: '挂号信、特快专递请填写签收日期：以签收之日为收到申请之日',
    })
  return complaints
}
