/** 自查, what only several requests together show: over the whole register within reach, not a page of it. */

import type { Actor, Reach } from '../../domain/access/access.ts'
import { reachOf } from '../../domain/access/reach.ts'
import {
  type OfficeFinding,
  silentChannels,
  unconvertedGroups,
} from '../../domain/requests/checks/check-office.ts'
import { requestCase } from '../../domain/requests/make-request-case.ts'
import { similarGroups } from '../../domain/requests/similar-requests.ts'
import type { Moment } from '../access-ports.ts'
import type { AlikeRequests, RequestLine, RequestPorts } from '../request-ports.ts'
import { everyRequest } from './every-request.ts'

export interface RegisterFinding {
  readonly finding: OfficeFinding
  readonly organ: { readonly regionId: string; readonly organId: string; readonly name: string }
  /** The requests that show it, the latest first; none where it is the organ as a whole. */
  readonly lines: readonly RequestLine[]
}

type Ports = Pick<RequestPorts, 'requests' | 'organs' | 'calendarOf'>

/** As many groups as a person looks through; the largest come first. */
const mostGroups = 40

/** So many of the latest requests are also compared by their words, where they do not begin with the very same. */
const comparedLately = 500

export async function checkRegister(
  ports: Ports,
  { actor, at }: { readonly actor: Actor; readonly at: Moment },
): Promise<readonly RegisterFinding[]> {
  const reach = reachOf(actor, 'view', 'request', at.now)
  if (reach.kind === 'none') return []
  const [groups, silent] = await Promise.all([groupsWithin(ports, reach, at), silentWithin(ports, reach, at)])
  return [...groups, ...silent]
}

async function groupsWithin(ports: Ports, reach: Reach, at: Moment): Promise<RegisterFinding[]> {
  const [same, alike] = await Promise.all([
    ports.requests.listAlike(reach, mostGroups),
    alikeLately(ports, reach, at),
  ])
  const byOrgan = Map.groupBy([...same, ...alike], ({ organId }) => organId)
  const found = await Promise.all([...byOrgan.values()].map((own) => groupsOf(ports, own, at)))
  return found.flat()
}

/** Members of all groups of an organ are compared once more, whole: groups that meet become one. */
async function groupsOf(
  ports: Ports,
  groups: readonly AlikeRequests[],
  at: Moment,
): Promise<RegisterFinding[]> {
  const [first] = groups
  if (first === undefined) return []
  const { regionId, organId } = first
  const ids = [...new Set(groups.flatMap(({ requestIds }) => requestIds))]
  const [stored, lines, calendar, organ] = await Promise.all([
    ports.requests.listStored(regionId, ids),
    ports.requests.listLines(regionId, ids),
    ports.calendarOf(regionId),
    ports.organs.findOrgan(organId),
  ])
  const cases = stored.map((each) => requestCase(each, each.events, calendar, at.today))
  return unconvertedGroups(cases).map((finding) => ({
    finding,
    organ: { regionId, organId, name: organ?.name ?? '' },
    lines: lines
      .filter(({ requestId }) => finding.requestIds.includes(requestId))
      .toSorted((a, b) => (a.registeredOn < b.registeredOn ? 1 : -1)),
  }))
}

/** By the first words of what is asked for, which a line of the register shows. */
async function alikeLately(ports: Ports, reach: Reach, at: Moment): Promise<AlikeRequests[]> {
  const { requests } = await ports.requests.page(reach, {
    ...everyRequest,
    limit: comparedLately,
    today: at.today,
  })
  return [...Map.groupBy(requests, ({ organId }) => organId).values()].flatMap((own) => {
    const [first] = own
    if (first === undefined) return []
    const { regionId, organId } = first
    return similarGroups(own.map(asSought)).map(({ requestIds }) => ({ regionId, organId, requestIds }))
  })
}

function asSought({ requestId, title, registeredOn }: RequestLine) {
  return {
    requestId,
    items: [{ id: '1', description: title, documentNumber: '' }],
    events: [],
    registered: { on: registeredOn },
  }
}

async function silentWithin(ports: Ports, reach: Reach, at: Moment): Promise<RegisterFinding[]> {
  const arrivals = await ports.requests.listLastArrivals(reach)
  const found = await Promise.all(
    arrivals.map(async ({ regionId, organId, last }) => {
      const organ = await ports.organs.findOrgan(organId)
      const channels = organ?.office?.channels ?? []
      return silentChannels(last, channels, at.today).map((finding) => ({
        finding,
        organ: { regionId, organId, name: organ?.name ?? '' },
        lines: [],
      }))
    }),
  )
  return found.flat()
}
