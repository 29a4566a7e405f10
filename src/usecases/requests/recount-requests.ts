/** 重新计算: lines of open requests counted anew, so that a change of calendar, law or program never leaves an old day. */

import type { WorkCalendar } from '../../domain/calendar/work-calendar.ts'
import type { Moment } from '../access-ports.ts'
import type { RequestPorts, StoredRequest } from '../request-ports.ts'

const batch = 200

/** The open requests of a region with their events. */
export async function* openRequestsOf(
  { requests }: Pick<RequestPorts, 'requests'>,
  regionId: string,
): AsyncGenerator<StoredRequest> {
  const reach = { kind: 'regions', regionIds: [regionId] } as const
  for (let after: string | null = null; ; ) {
    const page = await requests.listStanding(reach, { which: 'open', after, limit: batch })
    yield* page.requests
    if (page.next === null) return
    after = page.next
  }
}

/** How many lines read otherwise now. */
export async function recountRequests(
  ports: Pick<RequestPorts, 'requests'>,
  input: { readonly regionId: string; readonly calendar: WorkCalendar; readonly at: Moment },
): Promise<number> {
  const { regionId, calendar, at } = input
  let renewed = 0
  let waiting: StoredRequest[] = []
  const recount = async () => {
    renewed += await ports.requests.renew(waiting, calendar, at.today)
    waiting = []
  }
  // Read to the end first: renewing moves lines within the order that is being walked.
  const open: StoredRequest[] = []
  for await (const stored of openRequestsOf(ports, regionId)) open.push(stored)
  for (const stored of open) {
    waiting.push(stored)
    if (waiting.length === batch) await recount()
  }
  await recount()
  return renewed
}
