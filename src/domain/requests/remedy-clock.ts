import { defencePeriod } from '../../law/administrative-litigation-law/article-67-defence.ts'
import { ordinaryAnswer } from '../../law/reconsideration-law/article-48-ordinary-answer.ts'
import { simplifiedAnswer } from '../../law/reconsideration-law/article-54-simplified-answer.ts'
import type { PeriodRule } from '../../law/rule.ts'
import { addDays, type LocalDate } from '../calendar/local-date.ts'
import type { WorkCalendar } from '../calendar/work-calendar.ts'
import { addWorkingDays, type Reckoned, workingDayFrom } from '../calendar/working-days.ts'
import type { RemedyState } from './request-case.ts'

/** The last day to answer a reconsideration or a lawsuit, and the rule that says so. */
export interface AnswerDue {
  readonly on: LocalDate
  readonly rule: PeriodRule
  /** A holiday notice not yet known may move it. */
  readonly provisional: boolean
}

/** Counted from the notice; the day itself does not count. Null until the notice has come. */
export function answerDue({ filed, noticed }: RemedyState, calendar: WorkCalendar): AnswerDue | null {
  if (noticed === null) return null
  const rule =
    filed.remedyKind === 'litigation'
      ? defencePeriod
      : noticed.procedure === 'simplified'
        ? simplifiedAnswer
        : ordinaryAnswer
  const { value, provisional } = lastDayOf(rule, noticed.on, calendar)
  return { on: value, rule, provisional }
}

/** A period of calendar days that ends on a day not worked ends on the next that is (《民法典》第二百零三条). */
function lastDayOf({ period }: PeriodRule, from: LocalDate, calendar: WorkCalendar): Reckoned<LocalDate> {
  if (period.unit === 'working-day') return addWorkingDays(calendar, from, period.length)
  if (period.unit !== 'day') throw new Error(`an answer due in ${period.unit}s`)
  return workingDayFrom(calendar, addDays(from, period.length))
}
