import type { Rule } from '../rule.ts'

/** 更正与自身相关的信息: a kind of case of its own. */
export const correctionOfRecords = {
  id: 'correction-of-records',
  cites: { instrument: 'disclosure-regulation', article: 41 },
  says: '公民、法人或者其他组织有证据证明行政机关提供的与其自身相关的政府信息记录不准确的，可以要求行政机关更正。',
  verification: 'read',
} as const satisfies Rule
