import type { Rule } from '../rule.ts'

/** 需要加工、分析: only information that exists is given. */
export const needsCreation = {
  id: 'needs-creation',
  cites: { instrument: 'disclosure-regulation', article: 38 },
  says: '需要行政机关对现有政府信息进行加工、分析的，行政机关可以不予提供',
  verification: 'read',
} as const satisfies Rule
