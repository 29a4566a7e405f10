import type { Rule } from '../rule.ts'

/** 要求说明理由. Asking does not stop the reply period. */
export const reasonsAsked = {
  id: 'reasons-asked',
  cites: { instrument: 'disclosure-regulation', article: 35 },
  says: '申请人申请公开政府信息的数量、频次明显超过合理范围，行政机关可以要求申请人说明理由。',
  verification: 'read',
} as const satisfies Rule

/** 理由不合理: 不予处理 */
export const excessiveDeclined = {
  id: 'excessive-declined',
  cites: { instrument: 'disclosure-regulation', article: 35 },
  says: '行政机关认为申请理由不合理的，告知申请人不予处理',
  verification: 'read',
} as const satisfies Rule

/** 延迟答复的合理期限: the date told to the applicant takes the place of the statutory one. */
export const reasonablePeriod = {
  id: 'reasonable-period',
  cites: { instrument: 'disclosure-regulation', article: 35 },
  says: '行政机关认为申请理由合理，但是无法在本条例第三十三条规定的期限内答复申请人的，可以确定延迟答复的合理期限并告知申请人。',
  verification: 'read',
} as const satisfies Rule
