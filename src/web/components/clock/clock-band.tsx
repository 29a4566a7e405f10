import type { FC } from 'hono/jsx'
import {
  addDays,
  dayName,
  daysFromTo,
  inChinese,
  type LocalDate,
} from '../../../domain/calendar/local-date.ts'
import type { WorkCalendar } from '../../../domain/calendar/work-calendar.ts'
import { isWorkingDay } from '../../../domain/calendar/working-days.ts'
import type { ReplyClock } from '../../../domain/requests/clock.ts'
import type { ClockDay } from '../../../domain/requests/term.ts'
import { daySign } from './day-sign.ts'

export interface ClockBandProps {
  readonly clock: Pick<ReplyClock, 'days' | 'due' | 'replied'>
  readonly today: LocalDate
  /** For the days after the last one, when nobody has replied; null = they are not drawn. */
  readonly calendar?: WorkCalendar
}

/**
 * The period as a strip, one cell a calendar day; the reason of each stands in its hint. For the eye and the mouse only:
 * `ClockSum` says the result and `DayList` says every day in words to everyone.
 */
export const ClockBand: FC<ClockBandProps> = ({ clock: { days, due, replied }, today, calendar }) => (
  <div class="clock-band" aria-hidden="true">
    {days.map((day, index) => (
      <span
        class={`day is-${kindOf(day)}${replied !== null && day.date > replied ? ' is-after' : ''}${day.date === due ? ' is-due' : ''}${day.date === today ? ' is-today' : ''}`}
        title={`${inChinese(day.date)} ${dayName(day.date)}：${day.why}`}
      >
        <span class="date">{dateText(day.date, index)}</span>
        <span class="sign">{shortSign(day)}</span>
        <span class="flag">{flagOf(day.date, { due, today, replied })}</span>
      </span>
    ))}
    {due !== null && replied === null && calendar !== undefined && (
      <LateDays due={due} today={today} calendar={calendar} />
    )}
  </div>
)

/** No more than so many are drawn one by one. */
const mostLateDays = 45

const LateDays: FC<{ due: LocalDate; today: LocalDate; calendar: WorkCalendar }> = ({
  due,
  today,
  calendar,
}) => {
  const all = daysFromTo(addDays(due, 1), today)
  const shown = all.slice(0, mostLateDays)
  let late = 0
  return (
    <>
      {shown.map((date) => {
        const isWorking = isWorkingDay(calendar, date)
        if (isWorking) late++
        return (
          <span
            class={`day ${isWorking ? 'is-late' : 'is-off'}${date === today ? ' is-today' : ''}`}
            title={`${inChinese(date)} ${dayName(date)}：已经逾期`}
          >
            <span class="date">{dateText(date, 1)}</span>
            <span class="sign">{isWorking ? `+${late}` : '·'}</span>
            <span class="flag">{date === today ? '今天' : ''}</span>
          </span>
        )
      })}
      {all.length > shown.length && <span class="more">……至今</span>}
    </>
  )
}

function kindOf(day: ClockDay): string {
  if (day.counts || day.part !== 'counting') return day.part
  return 'off'
}

function dateText(date: LocalDate, index: number): string {
  const [month, day] = [Number(date.slice(5, 7)), Number(date.slice(8))]
  return index === 0 || day === 1 ? `${month}.${day}` : String(day)
}

/** A make-up day is told by its number and the weekend around it. */
function shortSign(day: ClockDay): string {
  if (day.counts) return String(day.nth)
  return day.part === 'excluded' && !day.isWorking ? '·' : (daySign(day) ?? '·')
}

function flagOf(
  date: LocalDate,
  { due, today, replied }: { due: LocalDate | null; today: LocalDate; replied: LocalDate | null },
): string {
  if (date === replied) return '答复'
  if (date === due) return '到期'
  return date === today ? '今天' : ''
}
