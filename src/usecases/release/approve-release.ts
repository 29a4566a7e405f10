/** 批准、退回、撤回: by somebody who had no hand in preparing it; taking back by anybody of the organ. */

import type { Actor } from '../../domain/access/access.ts'
import { type Refusal, refuse } from '../../domain/refusal.ts'
import { attest } from '../../domain/release/attestation.ts'
import { objectionsTo } from '../../domain/release/release.ts'
import type { Moment } from '../access-ports.ts'
import { findFile, findRelease, readWhole, releaseChanged } from './find-release.ts'
import type { ReleaseKey, ReleasePorts } from './release-ports.ts'

export interface DecideInput {
  readonly actor: Actor
  readonly key: ReleaseKey
  readonly version: number
  readonly at: Moment
}

type Decided = { readonly ok: true; readonly version: number } | Refusal

const notReady = refuse('not-applied', '放行文件还没有生成，或者已经有了决定。')

/** The bytes are read once more: what was searched is what leaves. */
export async function approveRelease(ports: ReleasePorts, input: DecideInput): Promise<Decided> {
  const { actor, key, version, at } = input
  const found = await findRelease(ports, { actor, key, verb: 'release', at })
  if (!found.ok) return found
  const { release } = found
  const { applied } = release
  if (release.version !== version) return releaseChanged
  if (release.state !== 'applied' || applied === null) return notReady
  const [objection] = objectionsTo(applied, release.marks)
  if (objection !== undefined) return refuse('gate-shut', objection)
  const file = await findFile(ports, key, applied.fileId)
  if ('ok' in file) return file
  if (file.scanState === 'infected') return refuse('infected', '查毒程序在放行文件里发现病毒。')
  const bytes = await readWhole(ports, applied.digest)
  if (ports.digestOf(bytes) !== applied.digest)
    return refuse('content-differs', '存储里的文件与检查过的不一致，不能放行。请重新生成。')
  const attestation = attest(release, applied, { approvedBy: actor.accountId, at: at.now })
  const saved = await ports.releases.save(
    {
      release: { ...release, state: 'released', attestation },
      event: {
        type: 'release-approved',
        payload: {
          fileId: applied.fileId,
          digest: applied.digest,
          sourceDigest: release.sourceDigest,
          audience: release.audience,
          method: applied.method,
          removed: applied.removedCount,
          grounds: attestation.grounds,
          preparedBy: release.preparedBy,
        },
      },
      show: { fileId: applied.fileId, visibility: release.audience },
    },
    { actorId: actor.accountId, at },
  )
  return saved.ok ? saved : releaseChanged
}

/** Back to marking with a reason; the file that was made is not used any more. */
export async function returnRelease(
  ports: Pick<ReleasePorts, 'releases' | 'files'>,
  input: DecideInput & { readonly reason: string },
): Promise<Decided> {
  const { actor, key, version, at } = input
  const found = await findRelease(ports, { actor, key, verb: 'release', at })
  if (!found.ok) return found
  const { release } = found
  if (release.version !== version) return releaseChanged
  if (release.state !== 'applied') return notReady
  const reason = input.reason.trim()
  if (reason === '') return refuse('no-reason', '请写明退回的理由。')
  const saved = await ports.releases.save(
    {
      release: { ...release, state: 'marking', applied: null, returned: reason },
      event: { type: 'release-returned', payload: { reason } },
    },
    { actorId: actor.accountId, at },
  )
  return saved.ok ? saved : releaseChanged
}

/** Whoever could see the file cannot from this moment on; what was handed out before cannot be called back. */
export async function withdrawRelease(
  ports: Pick<ReleasePorts, 'releases' | 'files'>,
  input: DecideInput & { readonly reason: string },
): Promise<Decided> {
  const { actor, key, version, at } = input
  const found = await findRelease(ports, { actor, key, verb: 'withdraw-release', at })
  if (!found.ok) return found
  const { release } = found
  if (release.version !== version) return releaseChanged
  if (release.state === 'withdrawn') return notReady
  const reason = input.reason.trim()
  if (reason === '') return refuse('no-reason', '请写明撤回的理由。')
  const { applied } = release
  const saved = await ports.releases.save(
    {
      release: { ...release, state: 'withdrawn' },
      event: { type: 'release-withdrawn', payload: { reason, from: release.state } },
      ...(release.state === 'released' && applied !== null
        ? { show: { fileId: applied.fileId, visibility: 'private' as const } }
        : {}),
    },
    { actorId: actor.accountId, at },
  )
  return saved.ok ? saved : releaseChanged
}
