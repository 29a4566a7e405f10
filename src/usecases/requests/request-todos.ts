/** 今日待办 of requests: the alarms of every case within reach. */

import type { Actor } from '../../domain/access/access.ts'
import { reachOf } from '../../domain/access/reach.ts'
import { daysBetween } from '../../domain/calendar/local-date.ts'
import type { WorkCalendar } from '../../domain/calendar/work-calendar.ts'
import { citationText } from '../../domain/citation-text.ts'
import { type Alarm, alarmsOf } from '../../domain/requests/alarms.ts'
import { requestCase } from '../../domain/requests/make-request-case.ts'
import type { Moment } from '../access-ports.ts'
import type { Todo } from '../list-todos.ts'
import type { RequestPorts, StoredRequest } from '../request-ports.ts'

/** As many of each kind as a person can still look through in a day; the work list has them all. */
const mostOfAKind = 100

/** Alarms with a day, or that somebody has to see to; what only tells of something to come is left to the case page. */
export async function requestTodos(
  ports: Pick<RequestPorts, 'requests' | 'calendarOf'>,
  { actor, at }: { readonly actor: Actor; readonly at: Moment },
): Promise<readonly Todo[]> {
  const reach = reachOf(actor, 'view', 'request', at.now)
  if (reach.kind === 'none') return []
  const pages = await Promise.all(
    (['open', 'unreceived', 'unsettled'] as const).map((which) =>
      ports.requests.listStanding(reach, { which, after: null, limit: mostOfAKind }),
    ),
  )
  const found = new Map(pages.flatMap(({ requests }) => requests).map((each) => [each.requestId, each]))
  const regionIds = [...new Set([...found.values()].map(({ regionId }) => regionId))]
  const calendars = new Map(
    await Promise.all(
      regionIds.map(async (regionId) => [regionId, await ports.calendarOf(regionId)] as const),
    ),
  )
  return [...found.values()].flatMap((stored) => {
    const calendar = calendars.get(stored.regionId)
    return calendar === undefined ? [] : todosOf(stored, calendar, at)
  })
}

function todosOf(stored: StoredRequest, calendar: WorkCalendar, at: Moment): Todo[] {
  const made = requestCase(stored, stored.events, calendar, at.today)
  return alarmsOf(made, calendar, at.today)
    .filter(({ code }) => code !== 'calendar-provisional')
    .map((alarm, index) => ({
      id: `request-${stored.requestId}-${index}`,
      title: alarm.message,
      subject: made.registered.number,
      due: alarm.on,
      daysLeft: daysBetween(at.today, alarm.on),
      href: `/requests/${stored.regionId}/${stored.requestId}`,
      basis: basisOf(alarm),
    }))
}

function basisOf({ cites }: Alarm): string {
  return cites === null ? '' : citationText(cites)
}
