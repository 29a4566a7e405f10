import type { Rule } from '../rule.ts'

/** 地方各级人民政府 → 上一级地方人民政府. */
export const reviewByUpperGovernment2017 = {
  id: 'review-by-upper-government-2017',
  cites: { instrument: 'reconsideration-law-2017', article: 13, paragraph: 1 },
  says: '对地方各级人民政府的具体行政行为不服的，向上一级地方人民政府申请行政复议',
  verification: 'to-be-confirmed',
} as const satisfies Rule
