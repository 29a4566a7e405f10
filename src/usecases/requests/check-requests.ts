/** 自查: the requests within reach held against the rules of casework (CW), a page of the register at a time. */

import type { Actor } from '../../domain/access/access.ts'
import { reachOf } from '../../domain/access/reach.ts'
import type { CaseFinding } from '../../domain/requests/checks/case-finding.ts'
import { checkCase } from '../../domain/requests/checks/check-case.ts'
import { checkOffice, type OfficeFinding } from '../../domain/requests/checks/check-office.ts'
import { requestCase } from '../../domain/requests/make-request-case.ts'
import type { RequestCase } from '../../domain/requests/request-case.ts'
import type { Moment } from '../access-ports.ts'
import type { RequestFilter, RequestLine, RequestPorts } from '../request-ports.ts'

export interface CheckedRequests {
  /** Requests that were looked through on this page. */
  readonly looked: number
  /** Those in which something is wrong. */
  readonly found: readonly { readonly line: RequestLine; readonly findings: readonly CaseFinding[] }[]
  /** What only several requests of an organ together show. */
  readonly office: readonly OfficeFinding[]
  readonly next: string | null
}

/** Events of many requests are read: a page at a time, so that it stays quick in a register of any size. */
const perPage = 100

export async function checkRequests(
  ports: Pick<RequestPorts, 'requests' | 'calendarOf'>,
  input: {
    readonly actor: Actor
    readonly filter: Pick<RequestFilter, 'state' | 'receivedFrom' | 'receivedTo' | 'after'>
    readonly at: Moment
  },
): Promise<CheckedRequests> {
  const { actor, filter, at } = input
  const reach = reachOf(actor, 'view', 'request', at.now)
  const page = await ports.requests.page(reach, {
    lifecycle: null,
    dueTo: null,
    organId: null,
    search: '',
    category: null,
    outcome: null,
    ...filter,
    limit: perPage,
    today: at.today,
  })
  const cases = await casesOf(ports, page.requests, at)
  const calendars = new Map<string, Awaited<ReturnType<RequestPorts['calendarOf']>>>()
  for (const { regionId } of page.requests)
    if (!calendars.has(regionId)) calendars.set(regionId, await ports.calendarOf(regionId))
  const found = page.requests.flatMap((line) => {
    const [made, calendar] = [cases.get(line.requestId), calendars.get(line.regionId)]
    if (made === undefined || calendar === undefined) return []
    const findings = checkCase(made, calendar, at.today)
    return findings.length === 0 ? [] : [{ line, findings }]
  })
  const organs = Map.groupBy(cases.values(), ({ organId }) => organId)
  const office = [...organs.values()].flatMap((own) => checkOffice(own, [], at.today))
  return { looked: cases.size, found, office, next: page.next }
}

async function casesOf(
  ports: Pick<RequestPorts, 'requests' | 'calendarOf'>,
  lines: readonly RequestLine[],
  at: Moment,
): Promise<ReadonlyMap<string, RequestCase>> {
  const made = new Map<string, RequestCase>()
  for (const { regionId, requestId } of lines) {
    const stored = await ports.requests.find(regionId, requestId)
    if (stored !== null)
      made.set(requestId, requestCase(stored, stored.events, await ports.calendarOf(regionId), at.today))
  }
  return made
}
