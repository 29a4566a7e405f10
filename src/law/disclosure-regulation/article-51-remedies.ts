import type { Rule } from '../rule.ts'

/** 投诉、举报、行政复议、行政诉讼 */
export const remediesOpen = {
  id: 'remedies-open',
  cites: { instrument: 'disclosure-regulation', article: 51 },
  says: '可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报，也可以依法申请行政复议或者提起行政诉讼',
  verification: 'read',
} as const satisfies Rule
