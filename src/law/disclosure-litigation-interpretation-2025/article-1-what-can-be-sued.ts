import type { Rule } from '../rule.ts'

/** 无法提供、不予处理: straight to court. */
export const directlySuable = {
  id: 'directly-suable',
  cites: { instrument: 'disclosure-litigation-interpretation-2025', article: 1, item: 1 },
  says: '向行政机关申请获取政府信息，行政机关告知政府信息无法提供或者不予处理的；',
  verification: 'read',
} as const satisfies Rule

/** 不予公开 under articles 14, 15 and 16: the review decision is what goes to court. */
export const suableAfterReview = {
  id: 'suable-after-review',
  cites: { instrument: 'disclosure-litigation-interpretation-2025', article: 1, item: 2 },
  says: '行政复议机关对政府信息公开条例第十四条、第十五条、第十六条规定的不予公开行为作出行政复议决定的；',
  verification: 'read',
} as const satisfies Rule
