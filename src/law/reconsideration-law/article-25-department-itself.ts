import type { Rule } from '../rule.ts'

/** 国务院部门 → itself. */
export const reviewByDepartmentItself = {
  id: 'review-by-department-itself',
  cites: { instrument: 'reconsideration-law', article: 25, item: 1 },
  says: '对本部门作出的行政行为不服的',
  verification: 'secondary',
} as const satisfies Rule
