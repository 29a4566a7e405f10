import type { Rule } from '../rule.ts'

/** 垂直领导的机关、税务和国家安全机关 → 上一级主管部门. */
export const reviewByUpperDepartment = {
  id: 'review-by-upper-department',
  cites: { instrument: 'reconsideration-law', article: 27 },
  says: '对海关、金融、外汇管理等实行垂直领导的行政机关、税务和国家安全机关的行政行为不服的，向上一级主管部门申请行政复议。',
  verification: 'secondary',
  /** What the names of such organs hold. An organ with a line above and no government of its own counts as well. */
  names: ['海关', '税务局', '国家安全', '外汇管理局', '金融监督管理', '金融监管', '中国人民银行'],
} as const satisfies Rule & { readonly names: readonly string[] }
