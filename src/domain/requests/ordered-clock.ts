import { orderedToRemake } from '../../law/reconsideration-law/article-64-remake.ts'
import type { ReplyRuleSet } from '../../law/reply-rule-sets.ts'
import { daysFromTo, inChinese, type LocalDate } from '../calendar/local-date.ts'
import type { WorkCalendar } from '../calendar/work-calendar.ts'
import { judgeDay } from '../calendar/working-days.ts'
import { basisText } from '../citation-text.ts'
import type { ReplyClock } from './clock.ts'
import { clockView } from './clock-view.ts'
import type { ClockDay } from './term.ts'

/** 责令重作: when the decision arrived, and the last day that it sets. */
export interface OrderedReply {
  readonly on: LocalDate
  readonly until: LocalDate
  readonly replied: LocalDate | null
}

/** The clock of a reply that a decision or judgment orders by a day of its own: nothing interrupts it. */
export function orderedClock(
  { on, until, replied }: OrderedReply,
  calendar: WorkCalendar,
  rules: ReplyRuleSet,
  asOf: LocalDate | null,
): ReplyClock {
  const days = orderedDays(on, until, calendar)
  const total = days.filter(({ counts }) => counts).length
  const { cites, says, id } = orderedToRemake
  const late = replied !== null && replied > until
  return {
    ok: true,
    rules: { id: rules.id, name: rules.name },
    received: on,
    start: on,
    term: { base: total, extension: 0, total },
    originalDue: until,
    due: until,
    provisional: false,
    days,
    steps: [
      {
        rule: id,
        cites,
        says,
        from: on,
        to: until,
        workingDays: total,
        text: `责令重新答复，期限到${inChinese(until)}（${basisText(orderedToRemake)}）`,
      },
    ],
    notes: late
      ? [{ code: 'replied-late', kind: 'breach', message: `${replied} 答复，迟于期限 ${until}`, cites }]
      : [],
    replied,
    view:
      asOf === null
        ? null
        : clockView(
            {
              start: on,
              due: until,
              total,
              days,
              replied,
              waitingSince: null,
              isExcluded: () => false,
              calendar,
            },
            asOf,
          ),
  }
}

function orderedDays(on: LocalDate, until: LocalDate, calendar: WorkCalendar): ClockDay[] {
  let nth = 0
  return daysFromTo(on, until).map((date): ClockDay => {
    const { isWorking, why } = judgeDay(calendar, date)
    const counts = isWorking && date > on
    if (counts) nth += 1
    return {
      date,
      counts,
      isWorking,
      why: date === on ? `${why}，收到责令重作的决定或者判决，当日不计` : `${why}，决定或者判决所定的期限内`,
      nth: counts ? nth : null,
      part: date === on ? 'day-zero' : 'counting',
      cites: orderedToRemake.cites,
      provisional: false,
    }
  })
}
