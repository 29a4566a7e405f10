import type { PeriodRule } from '../rule.ts'

/** 申请行政复议的期限, before 2024: the same sixty days. */
export const reconsiderationPeriod2017 = {
  id: 'reconsideration-period-2017',
  name: '行政复议申请期限（2023年12月31日以前）',
  cites: { instrument: 'reconsideration-law-2017', article: 9, paragraph: 1 },
  says: '可以自知道该具体行政行为之日起六十日内提出行政复议申请',
  verification: 'secondary',
  period: { length: 60, unit: 'day' },
} as const satisfies PeriodRule
