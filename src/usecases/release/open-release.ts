/** 申请放行一个文件: it is looked through, and what is found is put before whoever marks it. */

import type { Actor } from '../../domain/access/access.ts'
import { can } from '../../domain/access/can.ts'
import type { StoredFile } from '../../domain/files/stored-file.ts'
import { type Refusal, refuse } from '../../domain/refusal.ts'
import type { HiddenContent } from '../../domain/release/hidden-content.ts'
import { noMarks } from '../../domain/release/marks.ts'
import type { Release, ReleaseAudience } from '../../domain/release/release.ts'
import type { Moment } from '../access-ports.ts'
import { refusePermission } from '../access-refusals.ts'
import type { FileOwner } from '../file-ports.ts'
import { findFile, mayLook, noSuchRelease, readWhole, releaseChanged } from './find-release.ts'
import type { ReleasePorts } from './release-ports.ts'

/** Answers the id; where the file is on its way for this audience already, that one. */
export async function openRelease(
  ports: ReleasePorts,
  input: {
    readonly actor: Actor
    readonly owner: FileOwner
    readonly fileId: string
    readonly audience: ReleaseAudience
    readonly at: Moment
  },
): Promise<{ readonly ok: true; readonly releaseId: string } | Refusal> {
  const { actor, owner, fileId, audience, at } = input
  const place = await ports.files.findFileObject(owner)
  if (place === null || !mayLook(actor, place, at)) return noSuchRelease
  const permission = can(actor, 'prepare-release', place, at.now)
  if (!permission.allowed) return refusePermission(permission)
  const file = await findFile(ports, owner, fileId)
  if ('ok' in file) return file
  if (file.scanState === 'infected') return refuse('infected', '查毒程序在这个文件里发现病毒，不能放行。')
  const known = await ports.releases.list(owner)
  if (known.some(({ applied }) => applied?.fileId === fileId))
    return refuse('is-output', '这是为放行生成的文件。请从原来的文件重新开始。')
  const underWay = known.find(
    (each) => each.sourceFileId === fileId && each.audience === audience && each.state !== 'withdrawn',
  )
  if (underWay !== undefined) return { ok: true, releaseId: underWay.releaseId }
  const inspection = await ports.gate.inspect(await readWhole(ports, file.digest), file.originalName)
  const releaseId = ports.newId()
  const saved = await ports.releases.save(
    {
      release: {
        ...unmarked,
        ...owner,
        releaseId,
        organId: place.organPath[0] ?? '',
        sourceFileId: fileId,
        sourceDigest: file.digest,
        audience,
        inspection,
        preparedBy: [actor.accountId],
      },
      event: openedEvent(owner, file, { audience, found: inspection.found }),
    },
    { actorId: actor.accountId, at },
  )
  return saved.ok ? { ok: true, releaseId } : releaseChanged
}

const unmarked = {
  state: 'marking',
  version: 0,
  marks: noMarks,
  applied: null,
  returned: '',
  attestation: null,
} as const satisfies Partial<Release>

function openedEvent(
  { objectKind, objectId }: FileOwner,
  { fileId, digest }: Pick<StoredFile, 'fileId' | 'digest'>,
  { audience, found }: { readonly audience: ReleaseAudience; readonly found: readonly HiddenContent[] },
) {
  const payload = { objectKind, objectId, fileId, digest, audience, found: countKinds(found) }
  return { type: 'release-opened', payload } as const
}

/** How many of each kind: what was found may itself be what must not be told. */
export function countKinds(found: readonly HiddenContent[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { kind } of found) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}
