import type { FC } from 'hono/jsx'
import { dayName, inChinese, type LocalDate } from '../../../domain/calendar/local-date.ts'
import type { ReplyClock } from '../../../domain/requests/clock.ts'
import type { ClockDay } from '../../../domain/requests/term.ts'
import { daySign } from './day-sign.ts'

export interface ClockBandProps {
  readonly clock: Pick<ReplyClock, 'days' | 'due' | 'replied'>
  readonly today: LocalDate
}

/**
 * The period as a strip, one cell a calendar day; the reason of each stands in its hint. For the eye and the mouse only:
 * `ClockSum` says the result and `DayList` says every day in words to everyone.
 */
export const ClockBand: FC<ClockBandProps> = ({ clock: { days, due, replied }, today }) => (
  <div class="clock-band" aria-hidden="true">
    {days.map((day, index) => (
      <span
        class={`day is-${kindOf(day)}${day.date === due ? ' is-due' : ''}${day.date === today ? ' is-today' : ''}`}
        title={`${inChinese(day.date)} ${dayName(day.date)}：${day.why}`}
      >
        <span class="date">{dateText(day.date, index)}</span>
        <span class="sign">{shortSign(day)}</span>
        <span class="flag">{flagOf(day.date, { due, today, replied })}</span>
      </span>
    ))}
  </div>
)

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
  return day.counts ? String(day.nth) : (daySign(day) ?? '·')
}

function flagOf(
  date: LocalDate,
  { due, today, replied }: { due: LocalDate | null; today: LocalDate; replied: LocalDate | null },
): string {
  if (date === replied) return '答复'
  if (date === due) return '到期'
  return date === today ? '今天' : ''
}
