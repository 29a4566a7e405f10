/** 救济告知: what the reply tells of reconsideration and suit, by outcome, organ, day and mode of service. */

import { suitAfterReview } from '../../../law/administrative-litigation-law/article-45-suit-after-review.ts'
import { directSuit } from '../../../law/administrative-litigation-law/article-46-direct-suit.ts'
import { instruments } from '../../../law/instruments.ts'
import { type OutcomeCode, outcomes } from '../../../law/outcome-codes.ts'
import { reconsiderationPeriod } from '../../../law/reconsideration-law/article-20-application-period.ts'
import { onlineReviewChannel } from '../../../law/reconsideration-law/article-22-online-channel.ts'
import { reviewFirst, reviewFirstToBeTold } from '../../../law/reconsideration-law/article-23-review-first.ts'
import { rulingByStateCouncil } from '../../../law/reconsideration-law/article-26-ruling-by-state-council.ts'
import { suitAfterRefusedReview } from '../../../law/reconsideration-law/article-34-suit-after-refused-review.ts'
import { reconsiderationPeriod2017 } from '../../../law/reconsideration-law-2017/article-9-application-period.ts'
import { rulingByStateCouncil2017 } from '../../../law/reconsideration-law-2017/article-14-themselves.ts'
import type { PeriodRule, Rule } from '../../../law/rule.ts'
import type { LocalDate } from '../../calendar/local-date.ts'
import { articleNumeral } from '../../citation-text.ts'
import type { Reviewers } from '../../organs/reviewers.ts'
import type { Decision, ServiceMode } from '../request-event.ts'
import type { LetterSettings } from './letter-settings.ts'

export interface RemediesInput {
  /** 更正答复 (第四十一条) and 决定公开的告知 to a third party (第三十二条) are no outcomes of 表三. */
  readonly code: OutcomeCode | 'correction' | 'override'
  /** Day of the letter: which law holds. */
  readonly on: LocalDate
  /** 'part' = beside what is refused other things were asked for that could not be supplied: 无法提供 is open to suit. */
  readonly scope: RemediesScope
  /** How the organ reads 复议前置 for 行政查询事项 (`LetterSettings.specialRegister`). */
  readonly specialRegister: NonNullable<LetterSettings['specialRegister']>
  readonly reviewers: Reviewers
  readonly servedBy: ServiceMode
  /** Where review is applied for online, e.g. an address; '' = not known. */
  readonly onlineChannel: string
  /** The court as the letter names it; '' = "有管辖权的人民法院". */
  readonly court: string
  /** What the letter calls itself. */
  readonly letter: '本答复' | '本告知'
}

export type RemediesScope = 'whole' | 'part'

/** Whether everything that was asked for shares the outcome. */
export function remediesScope({ code, items }: Pick<Decision, 'code' | 'items'>): RemediesScope {
  const others = items.some(({ answer }) => answer === 'not-supplied')
  return others && /^C[1-7]$/.test(code) ? 'part' : 'whole'
}

export interface RemediesParagraph {
  /** One paragraph each. */
  readonly text: readonly string[]
  /** Whether review must come first, in law. */
  readonly reviewFirst: ReviewFirst
  /** Every rule it rests on, in the order of the text. */
  readonly rules: readonly Rule[]
}

export type ReviewFirst = 'yes' | 'no' | 'withheld-part'

/** 复议前置 from the revised law on; what is no refusal, and everything before that day: the reader's choice. */
export function reviewFirstOf({
  code,
  on,
  scope,
  specialRegister,
}: Pick<RemediesInput, 'code' | 'on' | 'scope' | 'specialRegister'>): ReviewFirst {
  if (on < instruments['reconsideration-law'].from || code === 'correction' || code === 'override')
    return 'no'
  if (code === 'C8') return specialRegister === 'review-first' ? 'yes' : 'no'
  const first = outcomes.find((outcome) => outcome.code === code)?.reviewFirst ?? 'no'
  return first === 'yes' && scope === 'part' ? 'withheld-part' : first
}

/** Pure; the same input gives the same words. */
export function remediesParagraph(input: RemediesInput): RemediesParagraph {
  const first = reviewFirstOf(input)
  const online = onlineSentence(input)
  const text = [...bodyOf(first, input), ...(online === '' ? [] : [online])]
  return { text, reviewFirst: first, rules: rulesOf(first, input, online) }
}

function bodyOf(first: ReviewFirst, input: RemediesInput): readonly string[] {
  if (first === 'yes') return [reviewBeforeSuit(`如不服${input.letter}`, input)]
  if (first === 'no') return [reviewOrSuit(`如不服${input.letter}`, input)]
  return [
    reviewBeforeSuit(`对${input.letter}中不予公开的部分不服的`, input),
    reviewOrSuit(`对${input.letter}的其他内容不服的`, input),
  ]
}

const since = ({ letter }: RemediesInput) => `自收到${letter}之日起`

function reviewBeforeSuit(opening: string, input: RemediesInput): string {
  const [days, suit, refused] = [
    period(reconsiderationPeriod),
    period(suitAfterReview),
    period(suitAfterRefusedReview),
  ]
  return (
    `${opening}，应当${since(input)}${days}内先向${namesOf(input)}申请行政复议（《中华人民共和国行政复议法》第${articleNumeral(reviewFirst.cites.article)}条第${articleNumeral(reviewFirst.cites.paragraph)}款第${articleNumeral(reviewFirst.cites.item)}项）。` +
    `对行政复议决定不服的，可以自收到行政复议决定书之日起${suit}内向${courtOf(input)}提起行政诉讼${rulingOf(input)}；` +
    `行政复议机关决定不予受理、驳回申请或者受理后超过行政复议期限不作答复的，可以自收到决定书之日起或者行政复议期限届满之日起${refused}内，依法向${courtOf(input)}提起行政诉讼。`
  )
}

function reviewOrSuit(opening: string, input: RemediesInput): string {
  const review = period(reviewPeriodOn(input.on))
  return (
    `${opening}，可以${since(input)}${review}内向${namesOf(input)}申请行政复议，` +
    `也可以${since(input)}${period(directSuit)}内直接向${courtOf(input)}提起行政诉讼。`
  )
}

/** Organs that review their own acts: the State Council may rule in the end. */
function rulingOf({ reviewers }: RemediesInput): string {
  return reviewers.itself ? '，也可以向国务院申请裁决' : ''
}

function onlineSentence({ servedBy, onlineChannel, on }: RemediesInput): string {
  const isOnline = servedBy === 'online' || servedBy === 'email'
  if (!isOnline || onlineChannel === '' || on < instruments['reconsideration-law'].from) return ''
  return `申请行政复议，可以通过以下互联网渠道提交行政复议申请书：${onlineChannel}。`
}

const namesOf = ({ reviewers }: RemediesInput) => reviewers.names.join('或者')
const courtOf = ({ court }: RemediesInput) => (court === '' ? '有管辖权的人民法院' : court)

function reviewPeriodOn(on: LocalDate): PeriodRule {
  return on < instruments['reconsideration-law'].from ? reconsiderationPeriod2017 : reconsiderationPeriod
}

const units: Readonly<Record<PeriodRule['period']['unit'], string>> = {
  day: '日',
  month: '个月',
  year: '年',
  'working-day': '个工作日',
}

/** "六十日". */
export function period({ period: { length, unit } }: PeriodRule): string {
  return articleNumeral(length) + units[unit]
}

function rulesOf(first: ReviewFirst, { reviewers, on }: RemediesInput, online: string): readonly Rule[] {
  const isOld = on < instruments['reconsideration-law'].from
  return [
    reviewPeriodOn(on),
    reviewers.rule,
    ...(first === 'no' ? [] : [reviewFirst, reviewFirstToBeTold, suitAfterReview]),
    ...(first !== 'no' && reviewers.itself ? [isOld ? rulingByStateCouncil2017 : rulingByStateCouncil] : []),
    ...(first === 'no' ? [] : [suitAfterRefusedReview]),
    ...(first === 'yes' ? [] : [directSuit]),
    ...(online === '' ? [] : [onlineReviewChannel]),
  ]
}
