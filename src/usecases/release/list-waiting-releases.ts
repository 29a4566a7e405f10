import type { Actor } from '../../domain/access/access.ts'
import { reachOf } from '../../domain/access/reach.ts'
import type { Release } from '../../domain/release/release.ts'
import type { Moment } from '../access-ports.ts'
import type { ReleasePorts } from './release-ports.ts'

const most = 200

/** Releases under way in the organs where the person works. */
export function listWaitingReleases(
  { releases }: Pick<ReleasePorts, 'releases'>,
  { actor, at }: { readonly actor: Actor; readonly at: Moment },
): Promise<readonly Release[]> {
  return releases.listWaiting(reachOf(actor, 'withdraw-release', 'file', at.now), most)
}
