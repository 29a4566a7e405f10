import type { Rule } from '../rule.ts'

/** 地方部门 → 本级人民政府 only; no longer "或者上一级主管部门". */
export const reviewByOwnGovernment = {
  id: 'review-by-own-government',
  cites: { instrument: 'reconsideration-law', article: 24, paragraph: 1, item: 1 },
  says: '对本级人民政府工作部门作出的行政行为不服的',
  verification: 'read',
} as const satisfies Rule
