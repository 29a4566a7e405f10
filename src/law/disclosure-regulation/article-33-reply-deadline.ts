import type { DeadlineRule, Rule } from '../rule.ts'

/** 当场答复 */
export const replyOnTheSpot = {
  id: 'reply-on-the-spot',
  cites: { instrument: 'disclosure-regulation', article: 33, paragraph: 1 },
  says: '能够当场答复的，应当当场予以答复',
  verification: 'read',
} as const satisfies Rule

/** 答复期限 */
export const replyDeadline = {
  id: 'reply-deadline',
  name: '答复期限',
  cites: { instrument: 'disclosure-regulation', article: 33, paragraph: 2 },
  says: '行政机关不能当场答复的，应当自收到申请之日起20个工作日内予以答复',
  verification: 'read',
  term: { length: 20, unit: 'working-day', dayZero: 'request-received' },
} as const satisfies DeadlineRule

/** 延长答复期限: approved by the head of the office and told to the applicant. */
export const replyExtension = {
  id: 'reply-extension',
  name: '延长期限',
  cites: { instrument: 'disclosure-regulation', article: 33, paragraph: 2 },
  says: '需要延长答复期限的，应当经政府信息公开工作机构负责人同意并告知申请人，延长的期限最长不得超过20个工作日',
  verification: 'read',
  term: { length: 20, unit: 'working-day', dayZero: 'original-expiry' },
} as const satisfies DeadlineRule

/** What has expired cannot be extended: the applicant is told on the last day at the latest. */
export const extensionToldInTime = {
  id: 'extension-told-in-time',
  cites: { instrument: 'disclosure-regulation', article: 33, paragraph: 2 },
  says: '需要延长答复期限的，应当经政府信息公开工作机构负责人同意并告知申请人',
  verification: 'inference',
} as const satisfies Rule

/** 征求意见不计入期限. Overlapping consultations take time once: the days are united, never added up. */
export const consultationExcluded = {
  id: 'consultation-excluded',
  cites: { instrument: 'disclosure-regulation', article: 33, paragraph: 3 },
  says: '行政机关征求第三方和其他机关意见所需时间不计算在前款规定的期限内。',
  verification: 'read',
} as const satisfies Rule

/** Whether the day a letter goes out and the day the answer comes count for the reply period. */
export interface BoundaryRule extends Rule {
  readonly sendDay: 'counted' | 'excluded'
  readonly replyDay: 'counted' | 'excluded'
}

/**
 * The convention for the two edge days of a consultation; the Regulation does not settle them and the answer
 * moves the due date by up to two working days. Day zero does not count (《民法典》第二百零一条): the organ still
 * had the day the letter went out, and had not yet had the answer on the day it came in.
 */
export const consultationBoundary = {
  id: 'consultation-boundary',
  cites: { instrument: 'disclosure-regulation', article: 33, paragraph: 3 },
  says: '征求第三方和其他机关意见所需时间',
  verification: 'inference',
  sendDay: 'counted',
  replyDay: 'excluded',
} as const satisfies BoundaryRule
