import type { Rule } from '../rule.ts'

/** 当面提交 and 邮政寄送 may never be refused. */
export const basicChannels = {
  id: 'basic-channels',
  cites: { instrument: 'intake-channel-interpretation-2017', item: 1 },
  says: '“当面提交”和“邮政寄送”是政府信息公开申请的基本渠道，申请人通过这两种基本渠道提交的政府信息公开申请，行政机关不得以任何理由拒绝接收。',
  verification: 'read',
} as const satisfies Rule

/** A channel announced in the guide binds; where the guide is silent the applicant chooses. */
export const announcedChannels = {
  id: 'announced-channels',
  cites: { instrument: 'intake-channel-interpretation-2017', item: 2 },
  says: '行政机关没有按照上述要求专门说明并公告的，应当充分尊重申请人的选择。',
  verification: 'read',
} as const satisfies Rule
