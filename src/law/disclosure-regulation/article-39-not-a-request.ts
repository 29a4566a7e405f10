import type { Rule } from '../rule.ts'

/** 信访、投诉、举报 */
export const complaintInDisguise = {
  id: 'complaint-in-disguise',
  cites: { instrument: 'disclosure-regulation', article: 39, paragraph: 1 },
  says: '申请人以政府信息公开申请的形式进行信访、投诉、举报等活动，行政机关应当告知申请人不作为政府信息公开申请处理并可以告知通过相应渠道提出。',
  verification: 'read',
} as const satisfies Rule

/** 公开出版物 */
export const publishedWork = {
  id: 'published-work',
  cites: { instrument: 'disclosure-regulation', article: 39, paragraph: 2 },
  says: '申请人提出的申请内容为要求行政机关提供政府公报、报刊、书籍等公开出版物的，行政机关可以告知获取的途径。',
  verification: 'read',
} as const satisfies Rule
