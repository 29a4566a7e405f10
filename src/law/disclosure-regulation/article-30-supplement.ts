import type { DeadlineRule, Rule } from '../rule.ts'

/** 补正告知: once, within seven working days, saying what is missing and a reasonable period. */
export const supplementNotice = {
  id: 'supplement-notice',
  name: '补正告知期限',
  cites: { instrument: 'disclosure-regulation', article: 30 },
  says: '自收到申请之日起7个工作日内一次性告知申请人作出补正，说明需要补正的事项和合理的补正期限',
  verification: 'read',
  term: { length: 7, unit: 'working-day', dayZero: 'request-received' },
} as const satisfies DeadlineRule

/** The reply period begins anew when the corrected request arrives. */
export const supplementRestart = {
  id: 'supplement-restart',
  cites: { instrument: 'disclosure-regulation', article: 30 },
  says: '答复期限自行政机关收到补正的申请之日起计算。',
  verification: 'read',
  restartsFrom: 'supplement-received',
} as const satisfies Rule & { readonly restartsFrom: 'supplement-received' }

/** 逾期不补正 */
export const supplementLapsed = {
  id: 'supplement-lapsed',
  cites: { instrument: 'disclosure-regulation', article: 30 },
  says: '申请人无正当理由逾期不补正的，视为放弃申请，行政机关不再处理该政府信息公开申请。',
  verification: 'read',
} as const satisfies Rule
