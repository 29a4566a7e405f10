import { isId } from '../../../../domain/is-id.ts'
import type { FileOwner } from '../../../../usecases/file-ports.ts'
import type { ReleaseKey } from '../../../../usecases/release/release-ports.ts'
import type { Visit } from '../../../desk-visit.ts'

/** `/releases/:region/:kind/:object`; null = names nothing. */
export function ownerOf({ context: { req } }: Pick<Visit, 'context'>): FileOwner | null {
  const [regionId, objectKind] = [req.param('region') ?? '', req.param('kind') ?? '']
  const objectId = req.param('object') ?? ''
  return /^\d{6,12}$/.test(regionId) && /^[a-z-]{1,40}$/.test(objectKind) && isId(objectId)
    ? { regionId, objectKind, objectId }
    : null
}

export function keyOf(visit: Pick<Visit, 'context'>): ReleaseKey | null {
  const owner = ownerOf(visit)
  const releaseId = visit.context.req.param('release') ?? ''
  return owner === null || !isId(releaseId) ? null : { ...owner, releaseId }
}

export function filesPath({ regionId, objectKind, objectId }: FileOwner): string {
  return `/releases/${regionId}/${objectKind}/${objectId}`
}

export function releasePath(key: ReleaseKey): string {
  return `${filesPath(key)}/${key.releaseId}`
}

/** Where the object itself is worked on; null where there is no such page. */
export function objectPath({ regionId, objectKind, objectId }: FileOwner): string | null {
  return objectKind === 'request' ? `/requests/${regionId}/${objectId}` : null
}
