import type { Rule } from '../rule.ts'

/** 先审查、后公开 */
export const reviewBeforeDisclosure = {
  id: 'review-before-disclosure',
  cites: { instrument: 'disclosure-regulation', article: 17, paragraph: 2 },
  says: '应当依照《中华人民共和国保守国家秘密法》以及其他法律、法规和国家有关规定对拟公开的政府信息进行审查',
  verification: 'read',
} as const satisfies Rule

/** Doubt goes up, to the competent department or the secrets administration. */
export const doubtReferredUpward = {
  id: 'doubt-referred-upward',
  cites: { instrument: 'disclosure-regulation', article: 17, paragraph: 3 },
  says: '行政机关不能确定政府信息是否可以公开的，应当依照法律、法规和国家有关规定报有关主管部门或者保密行政管理部门确定。',
  verification: 'read',
} as const satisfies Rule
