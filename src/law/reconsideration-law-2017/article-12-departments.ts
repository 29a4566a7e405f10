import type { Rule } from '../rule.ts'

/** 地方部门 → 本级人民政府 or 上一级主管部门, as the applicant chooses. */
export const chosenReviewOfDepartment2017 = {
  id: 'chosen-review-of-department-2017',
  cites: { instrument: 'reconsideration-law-2017', article: 12, paragraph: 1 },
  says: '由申请人选择，可以向该部门的本级人民政府申请行政复议，也可以向上一级主管部门申请行政复议',
  verification: 'secondary',
} as const satisfies Rule

/** 垂直领导的机关和国家安全机关 → 上一级主管部门. */
export const reviewByUpperDepartment2017 = {
  id: 'review-by-upper-department-2017',
  cites: { instrument: 'reconsideration-law-2017', article: 12, paragraph: 2 },
  says: '对海关、金融、国税、外汇管理等实行垂直领导的行政机关和国家安全机关的具体行政行为不服的，向上一级主管部门申请行政复议',
  verification: 'secondary',
} as const satisfies Rule
