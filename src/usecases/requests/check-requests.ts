/** 自查: the requests within reach held against the rules of casework (CW), a page of the register at a time. */

import type { Actor } from '../../domain/access/access.ts'
import { reachOf } from '../../domain/access/reach.ts'
import type { WorkCalendar } from '../../domain/calendar/work-calendar.ts'
import type { CaseFinding } from '../../domain/requests/checks/case-finding.ts'
import { checkCase } from '../../domain/requests/checks/check-case.ts'
import { requestCase } from '../../domain/requests/make-request-case.ts'
import type { RequestCase } from '../../domain/requests/request-case.ts'
import type { Moment } from '../access-ports.ts'
import type { RequestFilter, RequestLine, RequestPorts } from '../request-ports.ts'
import { checkRegister, type RegisterFinding } from './check-register.ts'
import { everyRequest } from './every-request.ts'

export interface CheckedRequests {
  /** Requests that were looked through on this page. */
  readonly looked: number
  /** Those in which something is wrong. */
  readonly found: readonly { readonly line: RequestLine; readonly findings: readonly CaseFinding[] }[]
  /** What only several requests of an organ together show: of the whole register, told on the first page. */
  readonly register: readonly RegisterFinding[]
  readonly next: string | null
}

/** Events of many requests are read: a page at a time, so that it stays quick in a register of any size. */
const perPage = 100

export async function checkRequests(
  ports: Pick<RequestPorts, 'requests' | 'organs' | 'calendarOf'>,
  input: {
    readonly actor: Actor
    readonly filter: Pick<RequestFilter, 'state' | 'receivedFrom' | 'receivedTo' | 'after'>
    readonly at: Moment
  },
): Promise<CheckedRequests> {
  const { actor, filter, at } = input
  const reach = reachOf(actor, 'view', 'request', at.now)
  const page = await ports.requests.page(reach, {
    ...everyRequest,
    ...filter,
    limit: perPage,
    today: at.today,
  })
  const [made, register] = await Promise.all([
    casesOf(ports, page.requests, at),
    filter.after === null ? checkRegister(ports, { actor, at }) : [],
  ])
  const found = page.requests.flatMap((line) => {
    const each = made.get(line.requestId)
    if (each === undefined) return []
    const findings = checkCase(each.case, each.calendar, at.today)
    return findings.length === 0 ? [] : [{ line, findings }]
  })
  return { looked: made.size, found, register, next: page.next }
}

async function casesOf(
  ports: Pick<RequestPorts, 'requests' | 'calendarOf'>,
  lines: readonly RequestLine[],
  at: Moment,
): Promise<ReadonlyMap<string, { readonly case: RequestCase; readonly calendar: WorkCalendar }>> {
  const regions = [...Map.groupBy(lines, ({ regionId }) => regionId)]
  const made = await Promise.all(
    regions.map(async ([regionId, own]) => {
      const calendar = await ports.calendarOf(regionId)
      const ids = own.map(({ requestId }) => requestId)
      const stored = await ports.requests.listStored(regionId, ids)
      return stored.map((each) => {
        const made = requestCase(each, each.events, calendar, at.today)
        return [each.requestId, { case: made, calendar }] as const
      })
    }),
  )
  return new Map(made.flat())
}
