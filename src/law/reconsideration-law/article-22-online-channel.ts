import type { Rule } from '../rule.ts'

/** Served online: the online channel for review must be given with it. */
export const onlineReviewChannel = {
  id: 'online-review-channel',
  cites: { instrument: 'reconsideration-law', article: 22, paragraph: 2 },
  says: '行政机关通过互联网渠道送达行政行为决定书的，应当同时提供提交行政复议申请书的互联网渠道。',
  verification: 'read',
} as const satisfies Rule
