import type { Rule } from '../rule.ts'

/** 责令重作: within the time that the decision sets. */
export const orderedToRemake = {
  id: 'ordered-to-remake',
  cites: { instrument: 'reconsideration-law', article: 64, paragraph: 1 },
  says: '并可以责令被申请人在一定期限内重新作出行政行为',
  verification: 'to-be-confirmed',
} as const satisfies Rule

/** Not the same again. */
export const notTheSameAgain = {
  id: 'not-the-same-again',
  cites: { instrument: 'reconsideration-law', article: 64, paragraph: 2 },
  says: '行政复议机关责令被申请人重新作出行政行为的，被申请人不得以同一事实和理由作出与被申请行政复议的行政行为相同或者基本相同的行政行为，但是行政复议机关以违反法定程序为由决定撤销或者部分撤销的除外。',
  verification: 'to-be-confirmed',
} as const satisfies Rule
