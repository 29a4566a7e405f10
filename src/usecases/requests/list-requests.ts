/** 申请台账: the requests that a person may see. */

import type { Actor } from '../../domain/access/access.ts'
import { reachOf } from '../../domain/access/reach.ts'
import type { Moment } from '../access-ports.ts'
import type { RequestFilter, RequestList, RequestPorts } from '../request-ports.ts'

/** One page of the work list or of the register. `filter.today` is taken from `at`. */
export function listRequests(
  ports: Pick<RequestPorts, 'requests'>,
  input: {
    readonly actor: Actor
    readonly filter: Omit<RequestFilter, 'today'>
    readonly at: Moment
  },
): Promise<RequestList> {
  const reach = reachOf(input.actor, 'view', 'request', input.at.now)
  return ports.requests.page(reach, { ...input.filter, today: input.at.today })
}
