import type { Rule } from '../rule.ts'

/** 按件 or 按量, both progressive, never both on one request. */
export const oneFeeMethod = {
  id: 'one-fee-method',
  cites: { instrument: 'information-fee-measures-2020', article: 3 },
  says: '行政机关对每件申请可以根据实际情况选择适用其中一种标准，但不得同时按照两种标准重复计算。',
  verification: 'read',
} as const satisfies Rule
