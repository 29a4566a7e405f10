import type { Rule } from '../rule.ts'

/** 不予公开: review first. */
export const reviewFirst = {
  id: 'review-first',
  cites: { instrument: 'reconsideration-law', article: 23, paragraph: 1, item: 4 },
  says: '申请政府信息公开，行政机关不予公开',
  verification: 'read',
} as const satisfies Rule

/**
 * 未履行法定职责: review first. Open question: whether that includes a request not answered in time, since 法释〔2025〕8号
 * 第二条第二款 leaves the applicant both ways. Told as open, and nothing is decided by it.
 */
export const reviewFirstForInaction = {
  id: 'review-first-for-inaction',
  cites: { instrument: 'reconsideration-law', article: 23, paragraph: 1, item: 3 },
  says: '认为行政机关存在本法第十一条规定的未履行法定职责情形',
  verification: 'to-be-confirmed',
} as const satisfies Rule

/** The reply must say so. */
export const reviewFirstToBeTold = {
  id: 'review-first-to-be-told',
  cites: { instrument: 'reconsideration-law', article: 23, paragraph: 2 },
  says: '行政机关在作出行政行为时应当告知公民、法人或者其他组织先向行政复议机关申请行政复议',
  verification: 'read',
} as const satisfies Rule
