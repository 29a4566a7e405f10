import type { Rule } from '../rule.ts'

/** A day of every year, in the year after the one reported. */
export interface YearlyDateRule extends Rule {
  readonly latest: { readonly month: number; readonly day: number }
}

/** 部门年报: submitted and published. */
export const departmentReportDate = {
  id: 'department-report-date',
  cites: { instrument: 'disclosure-regulation', article: 49, paragraph: 1 },
  says: '县级以上人民政府部门应当在每年1月31日前向本级政府信息公开工作主管部门提交本行政机关上一年度政府信息公开工作年度报告并向社会公布。',
  verification: 'read',
  latest: { month: 1, day: 31 },
} as const satisfies YearlyDateRule

/** 政府年报 */
export const governmentReportDate = {
  id: 'government-report-date',
  cites: { instrument: 'disclosure-regulation', article: 49, paragraph: 2 },
  says: '县级以上地方人民政府的政府信息公开工作主管部门应当在每年3月31日前向社会公布本级政府上一年度政府信息公开工作年度报告。',
  verification: 'read',
  latest: { month: 3, day: 31 },
} as const satisfies YearlyDateRule
