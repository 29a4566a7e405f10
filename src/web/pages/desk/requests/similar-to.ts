import type { SimilarRequests } from '../../../../usecases/requests/find-similar.ts'
import type { ViewedRequest } from '../../../../usecases/requests/view-request.ts'
import type { Visit } from '../../../desk-visit.ts'

/** Requests that ask for the same as this one. */
export function similarTo(
  { ports, signedIn, at }: Visit,
  { case: { regionId, organId, requestId, items, received, registered } }: ViewedRequest,
): Promise<SimilarRequests> {
  return ports.requests.similar({
    actor: signedIn.actor,
    regionId,
    organId,
    items,
    applicant: null,
    except: requestId,
    on: received ?? registered.arrivedOn,
    at,
  })
}
