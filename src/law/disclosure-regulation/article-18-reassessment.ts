import type { Rule } from '../rule.ts'

/** 动态调整: what was withheld is reassessed from time to time. The Regulation names no interval. */
export const reassessment = {
  id: 'reassessment',
  cites: { instrument: 'disclosure-regulation', article: 18 },
  says: '对本行政机关不予公开的政府信息进行定期评估审查，对因情势变化可以公开的政府信息应当公开',
  verification: 'read',
} as const satisfies Rule
