import type { DeadlineRule, Rule } from '../rule.ts'

/** 答复期限 until 14 May 2019. */
export const replyDeadline2008 = {
  id: 'reply-deadline-2008',
  name: '答复期限',
  cites: { instrument: 'disclosure-regulation-2008', article: 24, paragraph: 2 },
  says: '行政机关不能当场答复的，应当自收到申请之日起15个工作日内予以答复',
  verification: 'read',
  term: { length: 15, unit: 'working-day', dayZero: 'request-received' },
} as const satisfies DeadlineRule

/** 延长答复期限 until 14 May 2019. */
export const replyExtension2008 = {
  id: 'reply-extension-2008',
  name: '延长期限',
  cites: { instrument: 'disclosure-regulation-2008', article: 24, paragraph: 2 },
  says: '如需延长答复期限的，应当经政府信息公开工作机构负责人同意，并告知申请人，延长答复的期限最长不得超过15个工作日',
  verification: 'read',
  term: { length: 15, unit: 'working-day', dayZero: 'original-expiry' },
} as const satisfies DeadlineRule

/** Only the consultation of third parties was excluded, not that of other organs. */
export const consultationExcluded2008 = {
  id: 'consultation-excluded-2008',
  cites: { instrument: 'disclosure-regulation-2008', article: 24, paragraph: 3 },
  says: '申请公开的政府信息涉及第三方权益的，行政机关征求第三方意见所需时间不计算在本条第二款规定的期限内。',
  verification: 'read',
} as const satisfies Rule
