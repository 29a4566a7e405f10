import type { Rule } from '../rule.ts'

/** 未主动公开: first a request, then the court. */
export const requestBeforeSuit = {
  id: 'request-before-suit',
  cites: { instrument: 'disclosure-litigation-interpretation-2025', article: 2, paragraph: 1 },
  says: '公民、法人或者其他组织认为行政机关不依法履行主动公开政府信息职责，直接向人民法院提起诉讼的，应当告知其先向行政机关申请获取政府信息。',
  verification: 'read',
} as const satisfies Rule

/** 逾期不答复. Open question: whether 《行政复议法》第二十三条第一款第三项 makes review come first. */
export const remedyAgainstSilence = {
  id: 'remedy-against-silence',
  cites: { instrument: 'disclosure-litigation-interpretation-2025', article: 2, paragraph: 2 },
  says: '对行政机关的答复、逾期不予答复等行为不服的，可以依法申请行政复议或者提起行政诉讼。',
  verification: 'read',
} as const satisfies Rule
