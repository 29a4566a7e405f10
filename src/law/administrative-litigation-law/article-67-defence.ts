import type { PeriodRule } from '../rule.ts'

/** 答辩期限, in calendar days. */
export const defencePeriod = {
  id: 'defence-period',
  name: '行政诉讼答辩期限',
  cites: { instrument: 'administrative-litigation-law', article: 67, paragraph: 1 },
  says: '被告应当在收到起诉状副本之日起十五日内向人民法院提交作出行政行为的证据和所依据的规范性文件，并提出答辩状。',
  verification: 'secondary',
  period: { length: 15, unit: 'day' },
} as const satisfies PeriodRule
