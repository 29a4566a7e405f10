import type { DeadlineRule, ListRule, Rule } from '../rule.ts'

/** 收费通知: within the handling period, by the applicant's own channel. */
export const feeNotice = {
  id: 'fee-notice',
  cites: { instrument: 'information-fee-measures-2020', article: 6 },
  says: '行政机关依法决定收取信息处理费的，应当在政府信息公开申请处理期限内，按照申请人获取信息的途径向申请人发出收费通知，说明收费的依据、标准、数额、缴纳方式等。',
  verification: 'secondary',
  items: [
    { item: 1, text: '依据' },
    { item: 2, text: '标准' },
    { item: 3, text: '数额' },
    { item: 4, text: '缴纳方式' },
  ],
} as const satisfies ListRule

/** 缴费期限: counted from the day after the notice is received. */
export const feePayment = {
  id: 'fee-payment',
  name: '缴费期限',
  cites: { instrument: 'information-fee-measures-2020', article: 6 },
  says: '申请人应当在收到收费通知次日起20个工作日内缴纳费用',
  verification: 'secondary',
  term: { length: 20, unit: 'working-day', dayZero: 'fee-notice-received' },
} as const satisfies DeadlineRule

/** 逾期未缴纳 */
export const feeLapsed = {
  id: 'fee-lapsed',
  cites: { instrument: 'information-fee-measures-2020', article: 6 },
  says: '逾期未缴纳的视为放弃申请，行政机关不再处理该政府信息公开申请',
  verification: 'secondary',
} as const satisfies Rule

/** The handling period begins anew on the day after full payment. */
export const feeRestart = {
  id: 'fee-restart',
  cites: { instrument: 'information-fee-measures-2020', article: 6 },
  says: '政府信息公开申请处理期限从申请人完成缴费次日起重新计算。',
  verification: 'to-be-confirmed',
  restartsFrom: 'fee-paid',
} as const satisfies Rule & { readonly restartsFrom: 'fee-paid' }
