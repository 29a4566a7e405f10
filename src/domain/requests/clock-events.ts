import type { IntakeChannel } from '../../law/disclosure-regulation/article-31-receipt-date.ts'
import type { ConsultedKind } from '../../law/reply-rule-sets.ts'
import type { LocalDate } from '../calendar/local-date.ts'

/**
 * What happened to a request, as far as the reply period is concerned. `on` is the day it took effect, never the
 * day it was typed in. The order of events in a list does not matter.
 */
export type ClockEvent =
  /** 收到申请: the day fixed by article 31 (see `receipt.ts`). */
  | { readonly type: 'request-received'; readonly on: LocalDate; readonly channel?: IntakeChannel }
  /** 告知补正 */
  | { readonly type: 'supplement-requested'; readonly on: LocalDate }
  /** 收到补正的申请 */
  | { readonly type: 'supplement-received'; readonly on: LocalDate }
  /** 发出征求意见书. `consultation` tells one letter from another. */
  | {
      readonly type: 'consultation-sent'
      readonly on: LocalDate
      readonly consultation: string
      readonly consulted: ConsultedKind
    }
  /** 收到意见, or the end of waiting for it. */
  | { readonly type: 'consultation-answered'; readonly on: LocalDate; readonly consultation: string }
  /** 告知申请人延期 (approved by the head of the office). By working days, or to a date. */
  | {
      readonly type: 'deadline-extended'
      readonly on: LocalDate
      readonly by: { readonly workingDays: number } | { readonly until: LocalDate }
    }
  /** 申请人收到收费通知 */
  | { readonly type: 'fee-notified'; readonly on: LocalDate }
  /** 申请人缴清费用 */
  | { readonly type: 'fee-paid'; readonly on: LocalDate }
  /** 告知延迟答复的合理期限 (第三十五条) */
  | { readonly type: 'reasonable-period-set'; readonly on: LocalDate; readonly until: LocalDate }
  /** 答复: by post the day of posting, by hand the day the applicant signs. */
  | { readonly type: 'reply-served'; readonly on: LocalDate }
  /** 撤回、不再处理: the case ends without a reply. */
  | { readonly type: 'request-ended'; readonly on: LocalDate }

export type ClockEventType = ClockEvent['type']

/** How each event is called to people. */
export const clockEventNames: Readonly<Record<ClockEventType, string>> = {
  'request-received': '收到申请',
  'supplement-requested': '告知补正',
  'supplement-received': '收到补正的申请',
  'consultation-sent': '发出征求意见书',
  'consultation-answered': '收到意见',
  'deadline-extended': '告知延期',
  'fee-notified': '收到收费通知',
  'fee-paid': '缴清费用',
  'reasonable-period-set': '告知合理期限',
  'reply-served': '答复',
  'request-ended': '终止办理',
}

export const consultedNames: Readonly<Record<ConsultedKind, string>> = {
  'third-party': '第三方',
  'co-maker': '共同制作机关',
  'other-organ': '其他机关',
}
