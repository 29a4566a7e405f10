import type { ListRule, Rule } from '../rule.ts'

/** 年度报告应当包括的内容 */
export const annualReportContents = {
  id: 'annual-report-contents',
  cites: { instrument: 'disclosure-regulation', article: 50, paragraph: 1 },
  says: '政府信息公开工作年度报告应当包括下列内容：',
  verification: 'read',
  items: [
    { item: 1, text: '行政机关主动公开政府信息的情况' },
    { item: 2, text: '行政机关收到和处理政府信息公开申请的情况' },
    { item: 3, text: '因政府信息公开工作被申请行政复议、提起行政诉讼的情况' },
    { item: 4, text: '政府信息公开工作存在的主要问题及改进情况' },
    { item: 5, text: '其他需要报告的事项' },
  ],
} as const satisfies ListRule

/** Governments also report the results of 考核、评议、追责. */
export const governmentReportExtras = {
  id: 'government-report-extras',
  cites: { instrument: 'disclosure-regulation', article: 50, paragraph: 1, item: 4 },
  says: '各级人民政府的政府信息公开工作年度报告还应当包括工作考核、社会评议和责任追究结果情况',
  verification: 'read',
} as const satisfies Rule

/** 统一格式 */
export const uniformFormat = {
  id: 'uniform-format',
  cites: { instrument: 'disclosure-regulation', article: 50, paragraph: 2 },
  says: '全国政府信息公开工作主管部门应当公布政府信息公开工作年度报告统一格式，并适时更新。',
  verification: 'read',
} as const satisfies Rule
