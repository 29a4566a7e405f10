import type { FC } from 'hono/jsx'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { ClockDay } from '../../../domain/requests/term.ts'

export interface DayListProps {
  readonly days: readonly ClockDay[]
  readonly due: LocalDate | null
  readonly summary?: string
  readonly initially?: 'open' | 'closed'
}

/** Every calendar day of a clock with its reason: the whole sum, fit to be printed. */
export const DayList: FC<DayListProps> = ({ days, due, summary = '逐日理由', initially = 'open' }) => (
  <details class="day-list" open={initially === 'open'}>
    <summary>{summary}</summary>
    <section class="table-region" tabindex={0} aria-label={summary}>
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
                {day.provisional && <span class="provisional">待公布</span>}
                {day.date === due && <strong>　最迟答复日</strong>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  </details>
)
