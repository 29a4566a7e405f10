import type { FC } from 'hono/jsx'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { ClockDay } from '../../../domain/requests/term.ts'
import { type CalendarDay, calendarMonths } from './calendar-months.ts'
import { daySign } from './day-sign.ts'

const weekdays = ['一', '二', '三', '四', '五', '六', '日']

/** The days of a clock as month sheets. */
export const MonthSheets: FC<{ days: readonly ClockDay[]; due: LocalDate | null }> = ({ days, due }) => (
  <div class="months">
    {calendarMonths(days).map(({ month, weeks }) => (
      <Month month={month} weeks={weeks} due={due} />
    ))}
  </div>
)

const Month: FC<{
  month: string
  weeks: readonly (readonly (CalendarDay | null)[])[]
  due: LocalDate | null
}> = ({ month, weeks, due }) => (
  <table class="month">
    <caption>
      {Number(month.slice(0, 4))} 年 {Number(month.slice(5))} 月
    </caption>
    <thead>
      <tr>
        {weekdays.map((name) => (
          <th scope="col" abbr={`周${name}`}>
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {weeks.map((week) => (
        <tr>
          {week.map((day) => (
            <Day day={day} due={due} />
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)

const Day: FC<{ day: CalendarDay | null; due: LocalDate | null }> = ({ day, due }) => {
  if (day === null) return <td></td>
  const { date, clock } = day
  const sign = clock === null ? null : daySign(clock)
  return (
    <td
      class={
        clock === null ? 'outside' : `${clock.counts ? 'counts' : clock.part}${date === due ? ' is-due' : ''}`
      }
    >
      <span class="date">{Number(date.slice(8))}</span>
      {sign !== null && <span class="what">{sign}</span>}
      {date === due && <span class="unseen">（最迟答复日）</span>}
    </td>
  )
}
