import type { PeriodRule } from '../rule.ts'

/** Review is mandatory but was rejected or not answered: fifteen days to sue. */
export const suitAfterRefusedReview = {
  id: 'suit-after-refused-review',
  name: '复议前置未获处理时的起诉期限',
  cites: { instrument: 'reconsideration-law', article: 34 },
  says: '可以自收到决定书之日起或者行政复议期限届满之日起十五日内，依法向人民法院提起行政诉讼',
  verification: 'read',
  period: { length: 15, unit: 'day' },
} as const satisfies PeriodRule
