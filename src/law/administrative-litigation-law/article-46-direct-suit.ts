import type { PeriodRule } from '../rule.ts'

/** 直接起诉 */
export const directSuit = {
  id: 'direct-suit',
  name: '直接起诉期限',
  cites: { instrument: 'administrative-litigation-law', article: 46, paragraph: 1 },
  says: '公民、法人或者其他组织直接向人民法院提起诉讼的，应当自知道或者应当知道作出行政行为之日起六个月内提出。',
  verification: 'read',
  period: { length: 6, unit: 'month' },
} as const satisfies PeriodRule
