/** A release for somebody of an organ: found, and the question of permission answered. */

import type { AccessObject, Actor } from '../../domain/access/access.ts'
import { can } from '../../domain/access/can.ts'
import type { VerbOf } from '../../domain/access/policy.ts'
import type { StoredFile } from '../../domain/files/stored-file.ts'
import { fileVisibilities } from '../../domain/files/stored-file.ts'
import { type Refusal, refuse } from '../../domain/refusal.ts'
import type { Release } from '../../domain/release/release.ts'
import type { Moment } from '../access-ports.ts'
import { refusePermission } from '../access-refusals.ts'
import type { FileOwner } from '../file-ports.ts'
import { whyGone } from '../open-file.ts'
import { readAll } from '../read-all.ts'
import type { ReleaseKey, ReleasePorts } from './release-ports.ts'

export type ReleaseVerb = Extract<VerbOf<'file'>, 'view' | 'prepare-release' | 'release' | 'withdraw-release'>

/** The same for a release that does not exist and one of another organ. */
export const noSuchRelease = refuse('no-such-release', '没有这个放行事项，或者您不能查看。')
export const releaseChanged = refuse('version-conflict', '这个放行事项刚刚有人改过，请刷新后再做。')

export type FileObject = AccessObject & { readonly kind: 'file' }

export interface FoundRelease {
  readonly ok: true
  readonly release: Release
  readonly place: FileObject
}

/** The release with its object for the policy: whose work it is are those who prepared it. */
export async function findRelease(
  ports: Pick<ReleasePorts, 'releases' | 'files'>,
  input: {
    readonly actor: Actor
    readonly key: ReleaseKey
    readonly verb: ReleaseVerb
    readonly at: Moment
  },
): Promise<FoundRelease | Refusal> {
  const { actor, key, verb, at } = input
  const [object, release] = await Promise.all([ports.files.findFileObject(key), ports.releases.find(key)])
  if (object === null || release === null) return noSuchRelease
  const place: FileObject = { ...object, workOf: release.preparedBy }
  if (!mayLook(actor, place, at)) return noSuchRelease
  const permission = can(actor, verb, place, at.now)
  return permission.allowed ? { ok: true, release, place } : refusePermission(permission)
}

/** Files on their way out are not yet for superiors: only for who works at the organ. */
export function mayLook(actor: Actor, place: FileObject, at: Moment): boolean {
  const works = actor.grants.some(
    ({ regionId, organId }) => regionId === place.regionId && organId === place.organPath[0],
  )
  return works && can(actor, 'view', place, at.now).allowed
}

/** A file of exactly this object, whoever may see it. */
export async function findFile(
  ports: Pick<ReleasePorts, 'files'>,
  owner: FileOwner,
  fileId: string,
): Promise<StoredFile | Refusal> {
  const file = await ports.files.files.find(owner, fileId, fileVisibilities)
  return file ?? whyGone(ports.files, { owner, fileId, audience: 'worker' })
}

/** The bytes of a file, held against their digest. */
export async function readWhole(ports: Pick<ReleasePorts, 'files'>, digest: string): Promise<Uint8Array> {
  return readAll(await ports.files.content.open(digest, { verify: true }))
}
