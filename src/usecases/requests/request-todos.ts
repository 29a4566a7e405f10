/** 今日待办 of requests: the alarms of every case within reach, and the steps that wait for this very person. */

import type { Actor } from '../../domain/access/access.ts'
import { reachOf } from '../../domain/access/reach.ts'
import { daysBetween } from '../../domain/calendar/local-date.ts'
import type { WorkCalendar } from '../../domain/calendar/work-calendar.ts'
import { citationText } from '../../domain/citation-text.ts'
import { type Alarm, alarmsToTell } from '../../domain/requests/alarms.ts'
import { awaitedSteps } from '../../domain/requests/awaited-steps.ts'
import { caseDates } from '../../domain/requests/case-dates.ts'
import { requestCase } from '../../domain/requests/make-request-case.ts'
import type { RequestCase } from '../../domain/requests/request-case.ts'
import type { Moment } from '../access-ports.ts'
import type { Todo } from '../list-todos.ts'
import type { StoredRequest } from '../request-ports.ts'
import type { RequestFinder } from './find-request.ts'
import { actionPermitted } from './step-permission.ts'

/** As many of each kind as a person can still look through in a day; the work list has them all. */
const mostOfAKind = 100

/** Alarms with a day, or that somebody has to see to; what only tells of something to come is left to the case page. */
export async function requestTodos(
  ports: RequestFinder,
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
  const [calendars, organPaths] = await Promise.all([
    keyed(
      [...found.values()],
      ({ regionId }) => regionId,
      ({ regionId }) => ports.calendarOf(regionId),
    ),
    keyed(
      [...found.values()],
      ({ organId }) => organId,
      ({ regionId, organId }) => ports.organs.organPath(regionId, organId),
    ),
  ])
  return [...found.values()].flatMap((stored) => {
    const [calendar, organPath] = [calendars.get(stored.regionId), organPaths.get(stored.organId)]
    if (calendar === undefined || organPath === undefined) return []
    const made = requestCase(stored, stored.events, calendar, at.today)
    return [...awaitedOf({ case: made, organPath }, calendar, actor, at), ...todosOf(made, calendar, at)]
  })
}

/** One answer for each key. */
async function keyed<Value>(
  requests: readonly StoredRequest[],
  key: (request: StoredRequest) => string,
  ask: (request: StoredRequest) => Promise<Value>,
): Promise<ReadonlyMap<string, Value>> {
  const first = new Map(requests.map((request) => [key(request), request]))
  return new Map(
    await Promise.all([...first].map(async ([name, request]) => [name, await ask(request)] as const)),
  )
}

/** What waits for the actor; a step that only asks for another proof of identity waits, too. */
function awaitedOf(
  place: { readonly case: RequestCase; readonly organPath: readonly string[] },
  calendar: WorkCalendar,
  actor: Actor,
  at: Moment,
): Todo[] {
  const made = place.case
  const due = caseDates(made, calendar).find(({ code }) => code === 'reply')
  const remaining = made.clock?.ok === true ? (made.clock.view?.remaining ?? null) : null
  return awaitedSteps(made, { today: at.today, actorId: actor.accountId, calendar })
    .filter(({ type }) => {
      const permission = actionPermitted(actor, type, place, at)
      return permission.allowed || permission.code === 'step-up-needed'
    })
    .map(({ type, says }) => ({
      id: `request-${made.requestId}-${type}`,
      title: says,
      subject: made.registered.number,
      gist: gistOf(made),
      due: due?.on ?? null,
      left: remaining === null ? null : { count: remaining, unit: '个工作日' },
      href: `${pathOf(made)}/steps/${type}`,
      basis:
        due === undefined
          ? ''
          : citationText(due.cites) + (due.provisional ? '，放假安排还没有公布，期限暂定' : ''),
    }))
}

function todosOf(made: RequestCase, calendar: WorkCalendar, at: Moment): Todo[] {
  return alarmsToTell(made, calendar, at.today).map((alarm, index) => ({
    id: `request-${made.requestId}-${index}`,
    title: alarm.remaining === null ? alarm.message : alarm.what,
    subject: made.registered.number,
    gist: gistOf(made),
    ...lastDayOf(alarm, at),
    href: pathOf(made),
    basis: basisOf(alarm),
  }))
}

/** A receipt is confirmed on the day of arrival; what else only speaks of a day of the past has no last day. */
function lastDayOf({ code, on, remaining }: Alarm, { today }: Moment): Pick<Todo, 'due' | 'left'> {
  if (remaining !== null) return { due: on, left: { count: remaining, unit: '个工作日' } }
  if (code !== 'receipt-unconfirmed') return { due: null, left: null }
  return { due: on, left: { count: daysBetween(today, on), unit: '天' } }
}

function pathOf({ regionId, requestId }: RequestCase): string {
  return `/requests/${regionId}/${requestId}`
}

function gistOf({ items }: RequestCase): string {
  return items.map(({ description }) => description).join('；')
}

function basisOf({ cites }: Alarm): string {
  return cites === null ? '' : citationText(cites)
}
