import type { VerbOf } from '../../../../domain/access/policy.ts'
import { isId } from '../../../../domain/is-id.ts'
import { type Need, needUnseen } from '../../../desk-needs.ts'
import type { Visit } from '../../../desk-visit.ts'

/** `/requests/:region/:request`. */
export interface RequestAddress {
  readonly regionId: string
  readonly requestId: string
}

export function addressOf({ context }: Visit): RequestAddress | null {
  const [regionId, requestId] = [context.req.param('region') ?? '', context.req.param('request') ?? '']
  return /^\d{6,12}$/.test(regionId) && isId(requestId) ? { regionId, requestId } : null
}

export function pathOf({ regionId, requestId }: RequestAddress): string {
  return `/requests/${regionId}/${requestId}`
}

/** What a page of a request asks: beyond one's reach it does not exist. */
export function needOfRequest<K extends 'request' | 'remedy' | 'personal-data'>(
  kind: K,
  verb: VerbOf<K>,
): Need {
  return needUnseen(kind, verb, async (visit) => {
    const address = addressOf(visit)
    if (address === null) return null
    const organPath = await visit.ports.requests.path(address.regionId, address.requestId)
    return organPath === null ? null : { regionId: address.regionId, organPath, workOf: [] }
  })
}
