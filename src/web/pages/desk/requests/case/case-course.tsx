import type { FC } from 'hono/jsx'
import { factDetails } from '../../../../../domain/requests/fact-details.ts'
import { actionName } from '../../../../../domain/requests/request-actions.ts'
import type { RecordedEvent, RequestCase } from '../../../../../domain/requests/request-case.ts'
import { EmptyState } from '../../../../components/kit/empty-state.tsx'

export interface CaseCourseProps {
  readonly case: Pick<RequestCase, 'events'>
  readonly nameOf: (actorId: string) => string
}

/** 经过: what happened, the newest first, by the day it took effect. */
export const CaseCourse: FC<CaseCourseProps> = ({ case: { events }, nameOf }) =>
  events.length === 0 ? (
    <EmptyState title="还没有记录。" />
  ) : (
    <ol class="timeline">
      {events.toReversed().map((event) => (
        <li>
          <time datetime={event.on}>{event.on}</time>
          <div>
            <strong>{actionName(event.type)}</strong>
            {factDetails(event).map((text) => (
              <p>{text}</p>
            ))}
            <p class="quiet">
              {nameOf(event.actorId)}
              {lateness(event)}
            </p>
          </div>
        </li>
      ))}
    </ol>
  )

/** A fact typed in on a later day says so: both days stand on record. */
function lateness({ on, recordedAt }: RecordedEvent): string {
  const day = dayInChina(recordedAt)
  return day > on ? `，${inChineseOr(day)}补记` : ''
}

const chinaDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })

function dayInChina(instant: string): string {
  return chinaDay.format(new Date(instant))
}

function inChineseOr(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${Number(year)}年${Number(month)}月${Number(date)}日`
}
