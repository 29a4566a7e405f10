import { directSuit } from '../../../law/administrative-litigation-law/article-46-direct-suit.ts'
import { reconsiderationPeriod } from '../../../law/reconsideration-law/article-20-application-period.ts'
import type { Citation, PeriodRule } from '../../../law/rule.ts'
import { addDays, daysInMonth, isLocalDate, type LocalDate } from '../../calendar/local-date.ts'
import type { WorkCalendar } from '../../calendar/work-calendar.ts'
import type { ReplyClock } from '../clock.ts'
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

/**
 * Every day ahead (or just behind) that matters to the applicant: reply, supplement, payment, review and suit. Days of
 * review and suit are counted from the delivery of the reply; what the reply itself says decides.
 */
export function applicantDates(
  events: readonly RequestEvent[],
  clock: ReplyClock | null,
  calendar: WorkCalendar,
): ApplicantDate[] {
  const dates = [
    ...replyDate(clock),
    ...supplementDates(events),
    ...feeDates(events, calendar),
    ...remedyDates(events),
  ]
  return dates.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
}

function replyDate(clock: ReplyClock | null): ApplicantDate[] {
  if (clock === null || clock.due === null || clock.replied !== null) return []
  const text = clock.provisional
    ? '当年的放假安排还没有全部公布，这一天可能变动。'
    : '机关最迟在这一天答复；以邮寄方式送达的，以交邮之日为准。'
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
  const { due } = otherTerm(calendar, 'fee-payment', delivered.on)
  const text = '请在这一天以前缴费，逾期未缴的视为放弃申请。'
  const { cites } = otherTerms['fee-payment']
  return [{ id: 'fee-until', on: due, title: '缴费的最后一天', text, cites }]
}

/** From the delivery of the last reply. */
function remedyDates(events: readonly RequestEvent[]): ApplicantDate[] {
  const delivered = events.findLast(
    (event) =>
      event.type === 'letter-delivered' &&
      (event.letter === 'reply' ||
        event.letter === 'correction-reply' ||
        event.letter === 'discontinuance-notice'),
  )
  if (delivered === undefined) return []
  const note = `自 ${delivered.on} 收到答复之日起计算。是否要先申请行政复议、向谁申请，以答复书写明的为准。`
  return [
    remedyDate('reconsideration-until', '申请行政复议的最后一天', reconsiderationPeriod, delivered.on, note),
    remedyDate('suit-until', '直接提起行政诉讼的最后一天', directSuit, delivered.on, note),
  ]
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
