import type { Rule } from '../rule.ts'

/** 谁制作、谁公开 */
export const makerDiscloses = {
  id: 'maker-discloses',
  cites: { instrument: 'disclosure-regulation', article: 10, paragraph: 1 },
  says: '行政机关制作的政府信息，由制作该政府信息的行政机关负责公开。',
  verification: 'read',
} as const satisfies Rule

/** 谁保存、谁公开: information obtained from citizens, legal persons and other organisations. */
export const keeperDiscloses = {
  id: 'keeper-discloses',
  cites: { instrument: 'disclosure-regulation', article: 10, paragraph: 1 },
  says: '行政机关从公民、法人和其他组织获取的政府信息，由保存该政府信息的行政机关负责公开',
  verification: 'read',
} as const satisfies Rule

/** Information obtained from another organ belongs to the organ that made or first obtained it. */
export const firstObtainerDiscloses = {
  id: 'first-obtainer-discloses',
  cites: { instrument: 'disclosure-regulation', article: 10, paragraph: 1 },
  says: '行政机关获取的其他行政机关的政府信息，由制作或者最初获取该政府信息的行政机关负责公开',
  verification: 'read',
} as const satisfies Rule

/** 派出机构、内设机构 that act in their own name. */
export const branchDiscloses = {
  id: 'branch-discloses',
  cites: { instrument: 'disclosure-regulation', article: 10, paragraph: 2 },
  says: '可以由该派出机构、内设机构负责与所履行行政管理职能有关的政府信息公开工作',
  verification: 'read',
} as const satisfies Rule

/** 牵头机关 of a jointly made document. */
export const leadOrganDiscloses = {
  id: 'lead-organ-discloses',
  cites: { instrument: 'disclosure-regulation', article: 10, paragraph: 3 },
  says: '两个以上行政机关共同制作的政府信息，由牵头制作的行政机关负责公开。',
  verification: 'read',
} as const satisfies Rule
