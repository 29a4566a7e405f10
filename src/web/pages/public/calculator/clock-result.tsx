import type { FC } from 'hono/jsx'
import { dayName, dayOfWeek, inChinese, type LocalDate } from '../../../../domain/calendar/local-date.ts'
import { citationText } from '../../../../domain/citation-text.ts'
import type { ReplyClock } from '../../../../domain/requests/clock.ts'
import type { ClockDay } from '../../../../domain/requests/term.ts'
import { type CalendarDay, calendarMonths } from './calendar-months.ts'
import { calculatorText } from './text.ts'

const text = calculatorText.clock

export type ClockResult = Pick<ReplyClock, 'due' | 'provisional' | 'days' | 'notes' | 'steps' | 'rules'>

/** The due date, and every day that led to it. */
export const ClockResultView: FC<{ result: ClockResult }> = ({
  result: { due, provisional, days, notes, steps, rules },
}) => (
  <section class="result" aria-labelledby="due-title" id="clock-result">
    <h3 id="due-title">{text.due}</h3>
    <p class="due">
      {due === null ? (
        text.none
      ) : (
        <>
          <time datetime={due}>{inChinese(due)}</time>
          <span class="weekday">{dayName(due)}</span>
        </>
      )}
      {provisional && <span class="provisional">{text.provisional}</span>}
    </p>
    <p class="quiet">
      {text.rules}
      {rules.name}
    </p>
    {provisional && <p class="quiet">{text.provisionalExplain}</p>}
    <ol class="clock-steps">
      {steps.map((step) => (
        <li>{step.text}</li>
      ))}
    </ol>
    {notes.length > 0 && (
      <ul class="clock-notes">
        {notes.map(({ kind, message, cites }) => (
          <li class={kind === 'breach' ? 'problem' : undefined}>
            {text.noteKinds[kind]}：{message}
            <span class="quiet">（{citationText(cites)}）</span>
          </li>
        ))}
      </ul>
    )}
    <p class="quiet legend">{text.legend}</p>
    <div class="months">
      {calendarMonths(days).map(({ month, weeks }) => (
        <Month month={month} weeks={weeks} due={due} />
      ))}
    </div>
    <DayList days={days} due={due} />
  </section>
)

const weekdays = ['一', '二', '三', '四', '五', '六', '日']

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
  const sign = clock === null ? null : signOf(clock)
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

/** One or two characters that say what a day was; the list below gives the reason. */
function signOf(day: ClockDay): string | null {
  const weekend = dayOfWeek(day.date) >= 6
  if (day.part === 'day-zero') return '收'
  if (day.counts) return weekend ? `班 ${day.nth}` : String(day.nth)
  if (day.part === 'excluded') return '除'
  if (day.part === 'waiting') return '等'
  if (day.part === 'discarded') return '废'
  if (day.part === 'reasonable-period') return '延'
  return weekend ? null : '休'
}

const DayList: FC<{ days: readonly ClockDay[]; due: LocalDate | null }> = ({ days, due }) => (
  <details class="day-list" open>
    <summary>{text.daysSummary}</summary>
    <section class="table-region" tabindex={0} aria-label={text.daysSummary}>
      <table>
        <thead>
          <tr>
            <th scope="col">日期</th>
            <th scope="col">第几个工作日</th>
            <th scope="col">理由</th>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr class={day.counts ? 'counts' : 'skipped'}>
              <th scope="row">
                <time datetime={day.date}>{day.date}</time>
              </th>
              <td class="figure">{day.counts ? day.nth : '不计'}</td>
              <td>
                {day.why}
                {day.provisional && <span class="provisional">{text.provisional}</span>}
                {day.date === due && <strong>　{text.due}</strong>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  </details>
)
