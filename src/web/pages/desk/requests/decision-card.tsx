import type { FC } from 'hono/jsx'
import { inChinese, parseLocalDate } from '../../../../domain/calendar/local-date.ts'
import { outcomeName } from '../../../../domain/requests/fact-details.ts'
import { decisionFields } from '../../../../domain/requests/letters/letter-fields.ts'
import type { RequestCase } from '../../../../domain/requests/request-case.ts'
import type { Decision } from '../../../../domain/requests/request-event.ts'
import { itemAnswerNames } from '../../../../domain/requests/request-words.ts'
import { groundLine } from './steps/ground-lines.ts'

export interface DecisionCardProps {
  readonly case: Pick<RequestCase, 'items'>
  readonly decision: Decision
  readonly heading: string
}

/** A decision on one screen, fit to be signed on paper: what, on what ground, why, for every thing asked for. */
export const DecisionCard: FC<DecisionCardProps> = ({ case: { items }, decision, heading }) => (
  <section class="decision-card" aria-label={heading}>
    <h2>{heading}</h2>
    <p class="decision-outcome">{outcomeName(decision.code)}</p>
    <dl>
      <div>
        <dt>依据</dt>
        <dd>{decision.grounds.length === 0 ? '没有写' : decision.grounds.map(groundLine).join('、')}</dd>
      </div>
      <div>
        <dt>事实理由</dt>
        <dd>{decision.reason === '' ? '没有写' : decision.reason}</dd>
      </div>
      {decisionFields[decision.code]
        .filter(({ key }) => (decision.particulars[key] ?? '') !== '')
        .map(({ key, label, type }) => (
          <div>
            <dt>{label}</dt>
            <dd>{particularText(decision.particulars[key] ?? '', type)}</dd>
          </div>
        ))}
    </dl>
    <ol class="decision-items">
      {decision.items.map(({ itemId, answer, says }) => (
        <li>
          <p class="quiet">{items.find(({ id }) => id === itemId)?.description ?? itemId}</p>
          <p>
            <strong>{itemAnswerNames[answer]}</strong>
            {says !== '' && `：${says}`}
          </p>
        </li>
      ))}
    </ol>
  </section>
)

function particularText(text: string, type: string): string {
  const day = type === 'date' ? parseLocalDate(text) : null
  return day === null ? text : inChinese(day)
}
