import type { Rule } from '../rule.ts'

/** 判决重作: not the same again on the same facts and reasons. */
export const notTheSameAfterJudgment = {
  id: 'not-the-same-after-judgment',
  cites: { instrument: 'administrative-litigation-law', article: 71 },
  says: '人民法院判决被告重新作出行政行为的，被告不得以同一的事实和理由作出与原行政行为基本相同的行政行为。',
  verification: 'to-be-confirmed',
} as const satisfies Rule
