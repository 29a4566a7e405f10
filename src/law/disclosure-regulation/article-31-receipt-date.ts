import type { Rule } from '../rule.ts'

/** How a request reached the organ. */
export type IntakeChannel =
  | 'in-person'
  | 'signed-mail'
  | 'ordinary-mail'
  | 'internet'
  | 'fax'
  /** Sent to another unit or to a person inside the organ, and handed on to the office. */
  | 'misdirected'

/** Which fact fixes the day of receipt on a channel. */
export interface ReceiptRule extends Rule {
  readonly channels: readonly IntakeChannel[]
  /** 提交之日 / 签收之日 / 确认之日 */
  readonly receivedWhen: 'handed-in' | 'signed-for' | 'confirmed'
}

/** 当面提交 */
export const receivedInPerson = {
  id: 'received-in-person',
  cites: { instrument: 'disclosure-regulation', article: 31, item: 1 },
  says: '申请人当面提交政府信息公开申请的，以提交之日为收到申请之日；',
  verification: 'read',
  channels: ['in-person'],
  receivedWhen: 'handed-in',
} as const satisfies ReceiptRule

/** 挂号、特快专递等需要签收的邮寄 */
export const receivedBySignedMail = {
  id: 'received-by-signed-mail',
  cites: { instrument: 'disclosure-regulation', article: 31, item: 2 },
  says: '申请人以邮寄方式提交政府信息公开申请的，以行政机关签收之日为收到申请之日；',
  verification: 'read',
  channels: ['signed-mail'],
  receivedWhen: 'signed-for',
} as const satisfies ReceiptRule

/** 平常信函: the office confirms with the applicant on the day it arrives. */
export const receivedByOrdinaryMail = {
  id: 'received-by-ordinary-mail',
  cites: { instrument: 'disclosure-regulation', article: 31, item: 2 },
  says: '以平常信函等无需签收的邮寄方式提交政府信息公开申请的，政府信息公开工作机构应当于收到申请的当日与申请人确认，确认之日为收到申请之日；',
  verification: 'read',
  channels: ['ordinary-mail'],
  receivedWhen: 'confirmed',
} as const satisfies ReceiptRule

/** 互联网渠道、传真 */
export const receivedOnlineOrByFax = {
  id: 'received-online-or-by-fax',
  cites: { instrument: 'disclosure-regulation', article: 31, item: 3 },
  says: '申请人通过互联网渠道或者政府信息公开工作机构的传真提交政府信息公开申请的，以双方确认之日为收到申请之日。',
  verification: 'read',
  channels: ['internet', 'fax'],
  receivedWhen: 'confirmed',
} as const satisfies ReceiptRule
