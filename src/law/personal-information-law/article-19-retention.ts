import type { Rule } from '../rule.ts'

/** 《个人信息保护法》第十九条. The archive's duty to keep is the exception it names. */
export const shortestRetention = {
  id: 'personal-information-retention',
  cites: { instrument: 'personal-information-law', article: 19 },
  says: '除法律、行政法规另有规定外，个人信息的保存期限应当为实现处理目的所必要的最短时间。',
  verification: 'to-be-confirmed',
} as const satisfies Rule
