import type { Rule } from '../rule.ts'

/** 国务院部门 → itself. */
export const reviewByDepartmentItself = {
  id: 'review-by-department-itself',
  cites: { instrument: 'reconsideration-law', article: 25, item: 1 },
  says: '对本部门作出的行政行为不服的',
  verification: 'secondary',
} as const satisfies Rule

/** 国务院部门的派出机构 in its own name → the department that set it up. */
export const reviewOfDepartmentBranch = {
  id: 'review-of-department-branch',
  cites: { instrument: 'reconsideration-law', article: 25, item: 2 },
  says: '对本部门依法设立的派出机构依照法律、行政法规、部门规章规定，以派出机构的名义作出的行政行为不服的',
  verification: 'to-be-confirmed',
} as const satisfies Rule

/** 国务院部门管理的授权组织 → that department. */
export const reviewOfDepartmentOrganisation = {
  id: 'review-of-department-organisation',
  cites: { instrument: 'reconsideration-law', article: 25, item: 3 },
  says: '对本部门管理的法律、行政法规、部门规章授权的组织作出的行政行为不服的',
  verification: 'to-be-confirmed',
} as const satisfies Rule
