import type { Rule } from '../rule.ts'

/** 阅读困难、视听障碍 */
export const assistance = {
  id: 'assistance',
  cites: { instrument: 'disclosure-regulation', article: 43 },
  says: '申请公开政府信息的公民存在阅读困难或者视听障碍的，行政机关应当为其提供必要的帮助。',
  verification: 'read',
} as const satisfies Rule
