import { directSuit } from '../../../law/administrative-litigation-law/article-46-direct-suit.ts'
import { type Outcome, type OutcomeCode, outcomes } from '../../../law/outcome-codes.ts'
import { reconsiderationPeriod } from '../../../law/reconsideration-law/article-20-application-period.ts'
import { reviewFirst } from '../../../law/reconsideration-law/article-23-review-first.ts'
import type { Citation, PeriodRule } from '../../../law/rule.ts'
import { addDays, daysInMonth, isLocalDate, type LocalDate } from '../../calendar/local-date.ts'
import type { WorkCalendar } from '../../calendar/work-calendar.ts'
import { citationText } from '../../citation-text.ts'
import type { ReplyClock } from '../clock.ts'
import { type RemediesScope, type ReviewFirst, reviewFirstOf } from '../letters/remedies-paragraph.ts'
import { otherTerm, otherTerms } from '../other-terms.ts'
import type { RequestEvent } from '../request-event.ts'

/** A day that the applicant may want in a calendar. */
export interface ApplicantDate {
  /** Stable within the request. */
  readonly id: string
  readonly on: LocalDate
  readonly title: string
  readonly text: string
  readonly cites: Citation | null
}

/** How the case was answered, and on which day: whether review must come first (《行政复议法》第二十三条). */
export interface AnsweredWith {
  readonly code: OutcomeCode | 'correction'
  readonly on: LocalDate
  readonly scope: RemediesScope
}

/**
 * Every day ahead (or just behind) that matters to the applicant: reply, supplement, payment, review and suit. Days of
 * review and suit are counted from the delivery of the reply; what the reply itself says decides.
 */
export function applicantDates(
  events: readonly RequestEvent[],
  clock: ReplyClock | null,
  calendar: WorkCalendar,
  answered: AnsweredWith | null,
): ApplicantDate[] {
  const dates = [
    ...replyDate(clock),
    ...supplementDates(events),
    ...feeDates(events, calendar),
    ...remedyDates(events, answered),
  ]
  return dates.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
}

const notSettled = '这一天是暂定的：当年的放假安排还没有全部公布，可能变动。'

function replyDate(clock: ReplyClock | null): ApplicantDate[] {
  if (clock === null || clock.due === null || clock.replied !== null) return []
  const text = clock.provisional ? notSettled : '机关最迟在这一天答复；以邮寄方式送达的，以交邮之日为准。'
  return [{ id: 'reply-due', on: clock.due, title: '最迟答复日', text, cites: null }]
}

function supplementDates(events: readonly RequestEvent[]): ApplicantDate[] {
  const asked = events.findLast((event) => event.type === 'supplement-requested')
  if (asked?.type !== 'supplement-requested') return []
  const isAnswered = events.some(({ type }) => type === 'supplement-received' || type === 'supplement-lapsed')
  if (isAnswered) return []
  const text = '请在这一天以前补充内容，逾期没有正当理由的视为放弃申请。'
  return [
    {
      id: 'supplement-until',
      on: asked.until,
      title: '补充内容的最后一天',
      text,
      cites: { instrument: 'disclosure-regulation', article: 30 },
    },
  ]
}

function feeDates(events: readonly RequestEvent[], calendar: WorkCalendar): ApplicantDate[] {
  const delivered = events.findLast(({ type }) => type === 'fee-notice-delivered')
  if (delivered === undefined) return []
  if (events.some(({ type }) => type === 'fee-paid' || type === 'fee-lapsed')) return []
  const { due, provisional } = otherTerm(calendar, 'fee-payment', delivered.on)
  const text = `请在这一天以前缴费，逾期未缴的视为放弃申请。${provisional ? notSettled : ''}`
  const { cites } = otherTerms['fee-payment']
  return [{ id: 'fee-until', on: due, title: '缴费的最后一天', text, cites }]
}

/** From the delivery of the reply that stands; a reply taken back or annulled leaves nothing to count. */
function remedyDates(events: readonly RequestEvent[], answered: AnsweredWith | null): ApplicantDate[] {
  if (answered === null || events.some(({ type }) => type === 'request-withdrawn')) return []
  const reopened = events.findLastIndex(({ type }) => type === 'reply-reopened')
  const delivered = events
    .slice(reopened + 1)
    .findLast(
      (event) =>
        event.type === 'letter-delivered' &&
        (event.letter === 'reply' ||
          event.letter === 'correction-reply' ||
          event.letter === 'discontinuance-notice'),
    )
  if (delivered === undefined) return []
  const first = reviewFirstOf({ ...answered, specialRegister: 'direct' })
  const since = `自 ${delivered.on} 收到答复之日起计算。`
  const way = isOpenQuestion(answered) ? '是否应当先申请行政复议、' : order[first]
  const note = `${since}${way}向谁申请，以答复书写明的为准。`
  const review = { id: 'reconsideration-until', title: reviewTitles[first], rule: reconsiderationPeriod }
  const suit = { id: 'suit-until', title: suitTitles[first], rule: directSuit }
  return (first === 'yes' ? [review] : [review, suit]).map(({ id, title, rule }) =>
    remedyDate(id, title, rule, delivered.on, note),
  )
}

/** Where no text says whether review comes first, the letter's own word is what the applicant goes by. */
function isOpenQuestion({ code }: AnsweredWith): boolean {
  const outcome: Outcome | undefined = outcomes.find((each) => each.code === code)
  return outcome?.reviewFirst === 'no' && outcome.reviewFirstVerification === 'inference'
}

const mustReview = `应当先申请行政复议，不能直接起诉（${citationText(reviewFirst.cites)}）`

/** Who has a refusal in hand is not led to the court first: the suit would not be accepted. */
const order: Readonly<Record<ReviewFirst, string>> = {
  yes: `对不予公开不服的，${mustReview}。`,
  'withheld-part': `对不予公开的部分不服的，${mustReview}；对其他内容不服的，两条路都可以走。`,
  no: '申请行政复议和直接起诉，可以选择。',
}

const reviewTitles: Readonly<Record<ReviewFirst, string>> = {
  yes: '申请行政复议的最后一天（应当先复议）',
  'withheld-part': '申请行政复议的最后一天（不予公开的部分应当先复议）',
  no: '申请行政复议的最后一天',
}

const suitTitles: Readonly<Record<ReviewFirst, string>> = {
  yes: '',
  'withheld-part': '对其他内容直接提起行政诉讼的最后一天',
  no: '直接提起行政诉讼的最后一天',
}

function remedyDate(
  id: string,
  title: string,
  rule: PeriodRule,
  from: LocalDate,
  text: string,
): ApplicantDate {
  return { id, on: endOf(from, rule.period), title, text, cites: rule.cites }
}

/**
 * The last day of a period of days, months or years, the day it begins not counted. A last day that is a holiday is not
 * moved on: the earlier day does the applicant no harm.
 */
export function endOf(from: LocalDate, { length, unit }: PeriodRule['period']): LocalDate {
  if (unit === 'working-day') throw new Error('a period of working days needs a calendar: use otherTerm')
  if (unit === 'day') return addDays(from, length)
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number)
  const months = year * 12 + (month - 1) + (unit === 'year' ? length * 12 : length)
  const [endYear, endMonth] = [Math.floor(months / 12), (months % 12) + 1]
  const endDay = Math.min(day, daysInMonth(endYear, endMonth))
  const text = `${endYear}-${String(endMonth).padStart(2, '0')}-${String(endDay).padStart(2, '0')}`
  if (!isLocalDate(text)) throw new Error(`end of ${length} ${unit} from ${from}: ${text}`)
  return text
}
