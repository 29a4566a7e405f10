import type { IntakeChannel, ReceiptRule } from '../../law/disclosure-regulation/article-31-receipt-date.ts'
import { receiptRules } from '../../law/receipt-rules.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import { type Refusal, refuse } from '../refusal.ts'

/** How and when a request came in. Days not known are null. */
export interface Submission {
  readonly channel: IntakeChannel
  /** The day the applicant handed it in, or the office had it in hand. */
  readonly arrivedOn: LocalDate | null
  /** The day the organ signed for it. */
  readonly signedOn: LocalDate | null
  /** The day office and applicant confirmed it to each other. */
  readonly confirmedOn: LocalDate | null
}

export interface Receipt {
  readonly ok: true
  readonly on: LocalDate
  readonly rule: ReceiptRule
  /** True where the office confirmed later than the day on which it should have. */
  readonly confirmedLate: boolean
}

/** 收到申请之日 by article 31. A request not yet confirmed on a channel that asks for it has none. */
export function receiptOf({ channel, arrivedOn, signedOn, confirmedOn }: Submission): Receipt | Refusal {
  const rule = receiptRule(channel)
  const day = { 'handed-in': arrivedOn, 'signed-for': signedOn, confirmed: confirmedOn }[rule.receivedWhen]
  if (day === null) return refuse('no-receipt-yet', missing[rule.receivedWhen], rule.cites)
  if (arrivedOn !== null && day < arrivedOn)
    return refuse(
      'received-before-arrival',
      `收到之日（${day}）早于申请到达之日（${arrivedOn}），请核对日期`,
      rule.cites,
    )
  const late = sameDay.includes(channel) && arrivedOn !== null && day > arrivedOn
  return { ok: true, on: day, rule, confirmedLate: late }
}

/** To be confirmed on the day they arrive at the office (article 31, item 2; the interpretation of 2015). */
const sameDay: readonly IntakeChannel[] = ['ordinary-mail', 'misdirected']

/** The rule of article 31 for a channel. */
export function receiptRule(channel: IntakeChannel): ReceiptRule {
  const rule = receiptRules.find(({ channels }) => channels.some((each) => each === channel))
  if (rule === undefined) throw new Error(`no rule of receipt for channel ${channel}`)
  return rule
}

const missing: Readonly<Record<ReceiptRule['receivedWhen'], string>> = {
  'handed-in': '没有当面提交的日期',
  'signed-for': '行政机关尚未签收，收到申请之日尚未确定',
  confirmed: '尚未与申请人确认，收到申请之日尚未确定；平常信函、转来的申请应当于收到的当日确认',
}
