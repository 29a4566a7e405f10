import type { Rule } from '../rule.ts'

/** 区分处理 */
export const severable = {
  id: 'severable',
  cites: { instrument: 'disclosure-regulation', article: 37 },
  says: '能够作区分处理的，行政机关应当向申请人提供可以公开的政府信息内容，并对不予公开的内容说明理由',
  verification: 'read',
} as const satisfies Rule
