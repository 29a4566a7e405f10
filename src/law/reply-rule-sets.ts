import { dayZeroVersions } from './civil-code/article-201-day-zero.ts'
import { supplementNotice, supplementRestart } from './disclosure-regulation/article-30-supplement.ts'
import { thirdPartyOpinion } from './disclosure-regulation/article-32-third-party.ts'
import {
  type BoundaryRule,
  consultationBoundary,
  consultationExcluded,
  extensionToldInTime,
  replyDeadline,
  replyExtension,
} from './disclosure-regulation/article-33-reply-deadline.ts'
import { reasonablePeriod } from './disclosure-regulation/article-35-excessive-requests.ts'
import {
  consultationExcluded2008,
  replyDeadline2008,
  replyExtension2008,
} from './disclosure-regulation-2008/article-24-reply-deadline.ts'
import {
  feeNotice,
  feePayment,
  feeRestart,
} from './information-fee-measures-2020/article-6-notice-and-payment.ts'
import type { DeadlineRule, Rule, Version } from './rule.ts'

/** Whom the organ asks before it replies. */
export type ConsultedKind =
  /** 第三方 (第三十二条) */
  | 'third-party'
  /** 共同制作机关 (第三十四条) */
  | 'co-maker'
  /** 其他机关 (第三十三条第三款) */
  | 'other-organ'

/** The rules by which a reply's due date is counted, as they stood when the request was received. */
export interface ReplyRuleSet {
  readonly id: 'regulation-2008' | 'regulation-2019'
  /** e.g. "现行条例（国务院令第711号）". */
  readonly name: string
  readonly dayZero: readonly Version<Rule>[]
  readonly deadline: DeadlineRule
  readonly extension: DeadlineRule
  readonly extensionToldInTime: Rule
  readonly consultation: {
    readonly rule: Rule
    /** Whose consultation stops the period. */
    readonly excludes: readonly ConsultedKind[]
    readonly boundary: BoundaryRule
  }
  /** How long the consulted have; null where the regulation does not say. Exceeding it is remarked on, no more. */
  readonly opinionPeriod: DeadlineRule | null
  /** null: the regulation has no such rule, or it is not encoded. */
  readonly supplement: { readonly notice: DeadlineRule; readonly restart: Rule } | null
  readonly fee: { readonly notice: Rule; readonly payment: DeadlineRule; readonly restart: Rule } | null
  readonly reasonablePeriod: Rule | null
}

/** The Regulation of 2019. */
export const replyRules2019 = {
  id: 'regulation-2019',
  name: '现行条例（国务院令第711号）',
  dayZero: dayZeroVersions,
  deadline: replyDeadline,
  extension: replyExtension,
  extensionToldInTime,
  consultation: {
    rule: consultationExcluded,
    excludes: ['third-party', 'co-maker', 'other-organ'],
    boundary: consultationBoundary,
  },
  opinionPeriod: thirdPartyOpinion,
  supplement: { notice: supplementNotice, restart: supplementRestart },
  fee: { notice: feeNotice, payment: feePayment, restart: feeRestart },
  reasonablePeriod,
} as const satisfies ReplyRuleSet

/** The Regulation of 2007, in force from 1 May 2008 to 14 May 2019. */
export const replyRules2008 = {
  id: 'regulation-2008',
  name: '2007年公布的条例（国务院令第492号）',
  dayZero: dayZeroVersions,
  deadline: replyDeadline2008,
  extension: replyExtension2008,
  extensionToldInTime: replyExtension2008,
  consultation: {
    rule: consultationExcluded2008,
    excludes: ['third-party'],
    boundary: consultationBoundary,
  },
  opinionPeriod: null,
  supplement: null,
  fee: null,
  reasonablePeriod: null,
} as const satisfies ReplyRuleSet

/** Which set holds for a request received on which day. */
export const replyRuleVersions = [
  { from: '2008-05-01', to: '2019-05-14', rule: replyRules2008 },
  { from: '2019-05-15', to: null, rule: replyRules2019 },
] as const satisfies readonly Version<ReplyRuleSet>[]
