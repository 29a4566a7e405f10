import type { Rule } from '../rule.ts'

/** 不收取费用 */
export const freeOfCharge = {
  id: 'free-of-charge',
  cites: { instrument: 'disclosure-regulation', article: 42, paragraph: 1 },
  says: '行政机关依申请提供政府信息，不收取费用。',
  verification: 'read',
} as const satisfies Rule

/** 信息处理费: for quantity or frequency plainly beyond reason. */
export const feeForExcess = {
  id: 'fee-for-excess',
  cites: { instrument: 'disclosure-regulation', article: 42, paragraph: 1 },
  says: '申请人申请公开政府信息的数量、频次明显超过合理范围的，行政机关可以收取信息处理费。',
  verification: 'read',
} as const satisfies Rule
