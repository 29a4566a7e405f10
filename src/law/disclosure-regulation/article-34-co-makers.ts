import type { DeadlineRule } from '../rule.ts'
import type { SilenceRule } from './article-32-third-party.ts'

/** 共同制作机关 have fifteen working days from receipt of the letter. */
export const coMakerOpinion = {
  id: 'co-maker-opinion',
  name: '共同制作机关提出意见的期限',
  cites: { instrument: 'disclosure-regulation', article: 34 },
  says: '被征求意见机关应当自收到征求意见书之日起15个工作日内提出意见',
  verification: 'read',
  term: { length: 15, unit: 'working-day', dayZero: 'consultation-letter-received' },
} as const satisfies DeadlineRule

/** Unlike a third party's, the silence of a co-maker is consent. */
export const coMakerSilence = {
  id: 'co-maker-silence',
  cites: { instrument: 'disclosure-regulation', article: 34 },
  says: '逾期未提出意见的视为同意公开',
  verification: 'read',
  silenceMeans: 'consent',
} as const satisfies SilenceRule
