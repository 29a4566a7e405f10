import { dayZeroVersions } from '../../law/civil-code/article-201-day-zero.ts'
import { publicationDeadline } from '../../law/disclosure-regulation/article-26-publication-deadline.ts'
import { supplementNotice } from '../../law/disclosure-regulation/article-30-supplement.ts'
import { thirdPartyOpinion } from '../../law/disclosure-regulation/article-32-third-party.ts'
import { coMakerOpinion } from '../../law/disclosure-regulation/article-34-co-makers.ts'
import { feePayment } from '../../law/information-fee-measures-2020/article-6-notice-and-payment.ts'
import type { DeadlineRule } from '../../law/rule.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import type { WorkCalendar } from '../calendar/work-calendar.ts'
import { type CountedTerm, countTerm } from './term.ts'

/** The periods of working days beside the reply period; nothing interrupts them. */
export const otherTerms = {
  /** 补正告知：收到申请之日起 */
  'supplement-notice': supplementNotice,
  /** 第三方意见：第三方收到征求意见书之日起 */
  'third-party': thirdPartyOpinion,
  /** 共同制作机关意见：收到征求意见书之日起 */
  'co-maker': coMakerOpinion,
  /** 缴费：申请人收到收费通知之日起 */
  'fee-payment': feePayment,
  /** 主动公开：信息形成或者变更之日起 */
  publication: publicationDeadline,
} as const satisfies Record<string, DeadlineRule>

export type OtherTermName = keyof typeof otherTerms

/** True for the name of one of these periods. */
export function isOtherTerm(name: string): name is OtherTermName {
  return Object.hasOwn(otherTerms, name)
}

/** Counts one of them from its day zero. */
export function otherTerm(calendar: WorkCalendar, name: OtherTermName, from: LocalDate): CountedTerm {
  const version = dayZeroVersions.find((each) => each.from <= from && (each.to === null || from <= each.to))
  if (version === undefined) throw new Error(`no rule of day zero on ${from}`)
  return countTerm(calendar, otherTerms[name], from, version.rule.cites)
}
