import type { PeriodRule } from '../rule.ts'

/** 不服复议决定 */
export const suitAfterReview = {
  id: 'suit-after-review',
  name: '复议后起诉期限',
  cites: { instrument: 'administrative-litigation-law', article: 45 },
  says: '公民、法人或者其他组织不服复议决定的，可以在收到复议决定书之日起十五日内向人民法院提起诉讼。',
  verification: 'read',
  period: { length: 15, unit: 'day' },
} as const satisfies PeriodRule
