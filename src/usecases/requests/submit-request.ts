/** 提交申请: by the applicant, online, without an account. */

import type { Refusal } from '../../domain/refusal.ts'
import { applicantActorId } from '../../domain/requests/request-event.ts'
import type { Moment } from '../access-ports.ts'
import { type FieldComplaint, type FormRefusal, refuseForm } from '../access-refusals.ts'
import type { RequestEntry, RequestPorts } from '../request-ports.ts'
import { type EnteredRequest, enterRequest, entryComplaints } from './enter-request.ts'

/**
 * Files a request. It is on record from this moment with number, time and digest; the day of receipt in law is the day
 * on which office and applicant confirm it to each other (第三十一条第三项). Fields: those of `RequestEntry`.
 */
export async function submitRequest(
  ports: RequestPorts,
  input: {
    readonly regionId: string
    readonly organId: string
    readonly entry: RequestEntry
    readonly at: Moment
  },
): Promise<EnteredRequest | Refusal | FormRefusal> {
  const { regionId, organId, entry, at } = input
  const complaints = [...entryComplaints(entry), ...contactComplaints(entry)]
  if (complaints.length > 0) return refuseForm(complaints)
  const arrival = { channel: 'internet', arrivedOn: at.today, signedOn: null, courierNumber: '' } as const
  return enterRequest(ports, { regionId, organId, entry, arrival, actorId: applicantActorId, at })
}

/** 第二十九条第二款第一项: name, proof of identity, a way to be reached. */
function contactComplaints({ category, applicant, supplyRoute }: RequestEntry): FieldComplaint[] {
  const has = (field: keyof RequestEntry['applicant']) => (applicant[field] ?? '').trim() !== ''
  const complaints: FieldComplaint[] = []
  if (category === 'naturalPerson' && !has('applicant.identity-number'))
    complaints.push({ field: 'applicant.identity-number', message: '请填写身份证件号码' })
  if (category !== 'naturalPerson' && !has('applicant.credit-code'))
    complaints.push({ field: 'applicant.credit-code', message: '请填写统一社会信用代码或者登记证书号码' })
  if (!has('applicant.phone') && !has('applicant.email') && !has('applicant.address'))
    complaints.push({ field: 'applicant.phone', message: '请至少填写一种联系方式' })
  if (supplyRoute === 'post' && !has('applicant.address'))
    complaints.push({ field: 'applicant.address', message: '选择邮寄的，请填写通信地址' })
  if (supplyRoute === 'email' && !has('applicant.email'))
    complaints.push({ field: 'applicant.email', message: '选择电子邮件的，请填写电子邮箱' })
  return complaints
}
