import type { Rule } from '../rule.ts'

/** 依申请转主动: several applicants, the same information. */
export const conversionToPublication = {
  id: 'conversion-to-publication',
  cites: { instrument: 'disclosure-regulation', article: 44, paragraph: 1 },
  says: '多个申请人就相同政府信息向同一行政机关提出公开申请，且该政府信息属于可以公开的，行政机关可以纳入主动公开的范围。',
  verification: 'read',
} as const satisfies Rule

/** An applicant's proposal must be examined, and followed at once where it qualifies. */
export const conversionProposed = {
  id: 'conversion-proposed',
  cites: { instrument: 'disclosure-regulation', article: 44, paragraph: 2 },
  says: '行政机关经审核认为属于主动公开范围的，应当及时主动公开。',
  verification: 'read',
} as const satisfies Rule
