import type { Rule } from '../rule.ts'

/** 更正与自身相关的信息: a kind of case of its own. */
export const correctionOfRecords = {
  id: 'correction-of-records',
  cites: { instrument: 'disclosure-regulation', article: 41 },
  says: '公民、法人或者其他组织有证据证明行政机关提供的与其自身相关的政府信息记录不准确的，可以要求行政机关更正。',
  verification: 'read',
} as const satisfies Rule

/** What people are told of the time for it: the article sets none, and none is held against the office. */
export const correctionWithoutTerm = '更正申请没有法定的答复期限'

/** 核实属实: corrected and told. */
export const correctionMade = {
  id: 'correction-made',
  cites: { instrument: 'disclosure-regulation', article: 41 },
  says: '有权更正的行政机关审核属实的，应当予以更正并告知申请人',
  verification: 'read',
} as const satisfies Rule

/** 不属于本行政机关职能范围: handed on, or the applicant is told where to turn. */
export const correctionElsewhere = {
  id: 'correction-elsewhere',
  cites: { instrument: 'disclosure-regulation', article: 41 },
  says: '不属于本行政机关职能范围的，行政机关可以转送有权更正的行政机关处理并告知申请人，或者告知申请人向有权更正的行政机关提出。',
  verification: 'read',
} as const satisfies Rule

/** 表三 does not count a correction; inside the office its end is written with the nearest of the codes. */
export const correctionOutcomes = [
  { code: 'B1', label: '予以更正' },
  { code: 'D1', label: '不属于本机关职能范围，转送或者告知' },
  { code: 'F3', label: '不予更正或者其他处理' },
] as const
