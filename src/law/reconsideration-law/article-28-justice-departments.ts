import type { Rule } from '../rule.ts'

/** 司法行政部门 hear the cases themselves, so the applicant may choose the line above. */
export const reviewOfJusticeDepartment = {
  id: 'review-of-justice-department',
  cites: { instrument: 'reconsideration-law', article: 28 },
  says: '对履行行政复议机构职责的地方人民政府司法行政部门的行政行为不服的，可以向本级人民政府申请行政复议，也可以向上一级司法行政部门申请行政复议。',
  verification: 'secondary',
  /** How the names of such organs end. */
  names: ['司法厅', '司法局'],
} as const satisfies Rule & { readonly names: readonly string[] }
