import type { Rule } from '../rule.ts'

/** 国务院部门、省级政府 → themselves. */
export const reviewByItself2017 = {
  id: 'review-by-itself-2017',
  cites: { instrument: 'reconsideration-law-2017', article: 14 },
  says: '向作出该具体行政行为的国务院部门或者省、自治区、直辖市人民政府申请行政复议',
  verification: 'secondary',
} as const satisfies Rule

/** After their own decision: the court, or the State Council. */
export const rulingByStateCouncil2017 = {
  id: 'ruling-by-state-council-2017',
  cites: { instrument: 'reconsideration-law-2017', article: 14 },
  says: '对行政复议决定不服的，可以向人民法院提起行政诉讼；也可以向国务院申请裁决',
  verification: 'secondary',
} as const satisfies Rule
