import type { Rule } from '../rule.ts'

/** 省级政府、国务院部门 that reviewed its own act: the court, or the State Council. */
export const rulingByStateCouncil = {
  id: 'ruling-by-state-council',
  cites: { instrument: 'reconsideration-law', article: 26 },
  says: '可以向人民法院提起行政诉讼；也可以向国务院申请裁决，国务院依照本法的规定作出最终裁决',
  verification: 'to-be-confirmed',
} as const satisfies Rule
