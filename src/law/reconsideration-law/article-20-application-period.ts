import type { PeriodRule } from '../rule.ts'

/** 申请行政复议的期限 */
export const reconsiderationPeriod = {
  id: 'reconsideration-period',
  name: '行政复议申请期限',
  cites: { instrument: 'reconsideration-law', article: 20, paragraph: 1 },
  says: '可以自知道或者应当知道该行政行为之日起六十日内提出行政复议申请',
  verification: 'read',
  period: { length: 60, unit: 'day' },
} as const satisfies PeriodRule

/** Not told of the right: at most a year from knowing the act. */
export const reconsiderationPeriodUntold = {
  id: 'reconsideration-period-untold',
  name: '未告知复议权利时的最长期限',
  cites: { instrument: 'reconsideration-law', article: 20, paragraph: 3 },
  says: '自知道或者应当知道行政行为内容之日起最长不得超过一年',
  verification: 'read',
  period: { length: 1, unit: 'year' },
} as const satisfies PeriodRule
