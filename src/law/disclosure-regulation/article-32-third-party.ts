import type { DeadlineRule, Rule } from '../rule.ts'

/** What silence of the consulted means. */
export interface SilenceRule extends Rule {
  readonly silenceMeans: 'organ-decides' | 'consent'
}

/** The third party has fifteen working days from receipt of the letter. */
export const thirdPartyOpinion = {
  id: 'third-party-opinion',
  name: '第三方提出意见的期限',
  cites: { instrument: 'disclosure-regulation', article: 32 },
  says: '第三方应当自收到征求意见书之日起15个工作日内提出意见。',
  verification: 'read',
  term: { length: 15, unit: 'working-day', dayZero: 'consultation-letter-received' },
} as const satisfies DeadlineRule

/** Silence is neither consent nor refusal: the organ decides by the Regulation. */
export const thirdPartySilence = {
  id: 'third-party-silence',
  cites: { instrument: 'disclosure-regulation', article: 32 },
  says: '第三方逾期未提出意见的，由行政机关依照本条例的规定决定是否公开。',
  verification: 'read',
  silenceMeans: 'organ-decides',
} as const satisfies SilenceRule

/** 第三方不同意且有合理理由 */
export const thirdPartyObjection = {
  id: 'third-party-objection',
  cites: { instrument: 'disclosure-regulation', article: 32 },
  says: '第三方不同意公开且有合理理由的，行政机关不予公开。',
  verification: 'read',
} as const satisfies Rule

/** Public interest overrides; the third party is told in writing what is disclosed and why. */
export const publicInterestOverride = {
  id: 'public-interest-override',
  cites: { instrument: 'disclosure-regulation', article: 32 },
  says: '行政机关认为不公开可能对公共利益造成重大影响的，可以决定予以公开，并将决定公开的政府信息内容和理由书面告知第三方。',
  verification: 'read',
} as const satisfies Rule

/** 书面征求第三方的意见: a duty wherever disclosure would harm one. */
export const thirdPartyConsulted = {
  id: 'third-party-consulted',
  cites: { instrument: 'disclosure-regulation', article: 32 },
  says: '依申请公开的政府信息公开会损害第三方合法权益的，行政机关应当书面征求第三方的意见。',
  verification: 'read',
} as const satisfies Rule
