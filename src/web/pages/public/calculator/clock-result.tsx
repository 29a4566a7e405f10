import type { FC } from 'hono/jsx'
import { dayName, inChinese } from '../../../../domain/calendar/local-date.ts'
import { citationText } from '../../../../domain/citation-text.ts'
import type { ReplyClock } from '../../../../domain/requests/clock.ts'
import { DayList } from '../../../components/clock/day-list.tsx'
import { MonthSheets } from '../../../components/clock/month-sheets.tsx'
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
    <MonthSheets days={days} due={due} />
    <DayList days={days} due={due} summary={text.daysSummary} />
  </section>
)
