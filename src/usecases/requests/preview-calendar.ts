/** 工作日历变更的影响: which open requests would have another last day, shown before the year is put in force. */

import type { Actor } from '../../domain/access/access.ts'
import { can } from '../../domain/access/can.ts'
import { compareCalendars } from '../../domain/calendar/compare-calendars.ts'
import { type LocalDate, parseLocalDate } from '../../domain/calendar/local-date.ts'
import { type WorkCalendar, workCalendar } from '../../domain/calendar/work-calendar.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { requestCase } from '../../domain/requests/make-request-case.ts'
import type { RequestCase } from '../../domain/requests/request-case.ts'
import type { HolidayYear } from '../../law/work-calendar/holiday-rule.ts'
import type { Moment } from '../access-ports.ts'
import { refusePermission } from '../access-refusals.ts'
import { addCalendarYear, type CalendarStore, listCalendarYears } from '../change-calendar.ts'
import type { SignedIn } from '../find-actor.ts'
import type { RequestPorts, StoredRequest } from '../request-ports.ts'
import { openRequestsOf, recountRequests } from './recount-requests.ts'

export interface CalendarChangePorts extends Pick<RequestPorts, 'requests' | 'organs'> {
  readonly calendars: CalendarStore
  /** The years that come with the program. */
  readonly encoded: readonly HolidayYear[]
}

/** A request whose clock reads otherwise with the other calendar. */
export interface MovedRequest {
  readonly requestId: string
  readonly number: string
  readonly organId: string
  readonly dueBefore: LocalDate | null
  readonly dueAfter: LocalDate | null
  readonly provisionalBefore: boolean
  readonly provisionalAfter: boolean
}

export interface CalendarPreview {
  readonly ok: true
  /** Days that begin or cease to be worked. */
  readonly changed: ReturnType<typeof compareCalendars>['changed']
  /** By the new last day. What the person may not see is counted and not named. */
  readonly moved: readonly MovedRequest[]
  /** How many there are in the region in all, the ones named included. */
  readonly movedInAll: number
  /** Open requests of the region that were counted. */
  readonly looked: number
}

/** What another year would change; writes nothing. */
export async function previewCalendar(
  ports: CalendarChangePorts,
  input: { readonly signedIn: SignedIn; readonly year: HolidayYear; readonly at: Moment },
): Promise<CalendarPreview | Refusal> {
  const { signedIn, year, at } = input
  const { regionId } = signedIn.account
  const permission = can(signedIn.actor, 'edit', calendarObject(regionId), at.now)
  if (!permission.allowed) return refusePermission(permission)
  const [before, after] = await calendarsOf(ports, regionId, year)
  const [from, to] = [dayOf(year.year - 1, '12-01'), dayOf(year.year + 1, '01-31')]
  const moved: MovedRequest[] = []
  let looked = 0
  for await (const stored of openRequestsOf(ports, regionId)) {
    looked++
    const difference = differenceOf(stored, before, after, at.today)
    if (difference !== null) moved.push(difference)
  }
  const named = await within(ports, signedIn.actor, regionId, moved, at)
  return {
    ok: true,
    changed: compareCalendars(before, after, from, to).changed,
    moved: named.toSorted((a, b) => ((a.dueAfter ?? '9') < (b.dueAfter ?? '9') ? -1 : 1)),
    movedInAll: moved.length,
    looked,
  }
}

/**
 * Puts the year in force and counts every open request of the region anew. Called within a form, both stand or fall
 * together.
 */
export async function applyCalendar(
  ports: CalendarChangePorts,
  input: { readonly signedIn: SignedIn; readonly year: HolidayYear; readonly at: Moment },
): Promise<{ readonly ok: true; readonly renewed: number } | Refusal> {
  const { regionId } = input.signedIn.account
  const [, after] = await calendarsOf(ports, regionId, input.year)
  const added = await addCalendarYear(ports, input)
  if (!added.ok) return added
  const renewed = await recountRequests(ports, { regionId, calendar: after, at: input.at })
  return { ok: true, renewed }
}

function calendarObject(regionId: string) {
  return { kind: 'calendar', regionId, organPath: [], workOf: [] } as const
}

/** In force now, and with the year in its place. */
async function calendarsOf(
  ports: CalendarChangePorts,
  regionId: string,
  year: HolidayYear,
): Promise<readonly [WorkCalendar, WorkCalendar]> {
  const years = await listCalendarYears(ports, { regionId, encoded: ports.encoded })
  const others = years.filter((each) => each.year !== year.year)
  const inOrder = [...others, year].toSorted((a, b) => a.year - b.year)
  return [workCalendar(years), workCalendar(inOrder)]
}

function differenceOf(
  stored: StoredRequest,
  before: WorkCalendar,
  after: WorkCalendar,
  today: LocalDate,
): MovedRequest | null {
  const old = requestCase(stored, stored.events, before, today)
  const [was, is] = [clockOf(old), clockOf(requestCase(stored, stored.events, after, today))]
  if (was.due === is.due && was.provisional === is.provisional) return null
  return {
    requestId: stored.requestId,
    number: old.registered.number,
    organId: stored.organId,
    dueBefore: was.due,
    dueAfter: is.due,
    provisionalBefore: was.provisional,
    provisionalAfter: is.provisional,
  }
}

function clockOf({ clock }: RequestCase) {
  return clock?.ok === true
    ? { due: clock.due, provisional: clock.provisional }
    : { due: null, provisional: false }
}

/** Those that the person may see; a system administrator changes the calendar and sees no request. */
async function within(
  ports: CalendarChangePorts,
  actor: Actor,
  regionId: string,
  moved: readonly MovedRequest[],
  at: Moment,
): Promise<MovedRequest[]> {
  const permitted = new Map<string, boolean>()
  for (const { organId } of moved) {
    if (permitted.has(organId)) continue
    const organPath = await ports.organs.organPath(regionId, organId)
    const object = { kind: 'request', regionId, organPath, workOf: [] } as const
    permitted.set(organId, can(actor, 'view', object, at.now).allowed)
  }
  return moved.filter(({ organId }) => permitted.get(organId) === true)
}

function dayOf(year: number, day: string): LocalDate {
  const date = parseLocalDate(`${String(year).padStart(4, '0')}-${day}`)
  if (date === null) throw new Error(`no day ${day} in ${year}`)
  return date
}
