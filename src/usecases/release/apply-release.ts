/** 生成放行文件: the file that would leave is made from the marks, opened again and searched. The original stays as it is. */

import type { FileVisibility } from '../../domain/files/stored-file.ts'
import { screenText } from '../../domain/personal-data/screen-text.ts'
import { type Refusal, refuse } from '../../domain/refusal.ts'
import { paintOver } from '../../domain/release/search-removed.ts'
import type { NewFile } from '../file-ports.ts'
import { findFile, findRelease, readWhole, releaseChanged } from './find-release.ts'
import { type MarkInput, withActor } from './mark-release.ts'
import { countKinds } from './open-release.ts'
import type { MadeFile, ReleasePorts } from './release-ports.ts'

const hidden: FileVisibility = 'private'

/**
 * Makes the file that would leave, from the marks; answers the new version. Refusals: release-changed,
 * release-over, what the gate says.
 */
export async function applyRelease(
  ports: ReleasePorts,
  { actor, key, version, at }: MarkInput,
): Promise<{ readonly ok: true; readonly version: number } | Refusal> {
  const found = await findRelease(ports, { actor, key, verb: 'prepare-release', at })
  if (!found.ok) return found
  const { release } = found
  if (release.version !== version) return releaseChanged
  if (release.state !== 'marking') return refuse('release-over', '放行文件已经生成。要改动请先修改标注。')
  const source = await findFile(ports, key, release.sourceFileId)
  if ('ok' in source) return source
  const bytes = await readWhole(ports, release.sourceDigest)
  const made = await ports.gate.make(bytes, source.originalName, release.marks)
  if (!made.ok) return made
  const file = await keep(ports, made, nameOf(source.originalName, made), at.now, actor.accountId)
  await ports.files.files.add(key, [file])
  const { verification, removedCount } = made
  const saved = await ports.releases.save(
    {
      release: {
        ...release,
        state: 'applied',
        applied: {
          fileId: file.fileId,
          digest: file.digest,
          method: release.marks.method,
          removedCount,
          verification,
        },
        preparedBy: withActor(release.preparedBy, actor),
        returned: '',
      },
      event: {
        type: 'release-applied',
        payload: {
          fileId: file.fileId,
          digest: file.digest,
          method: release.marks.method,
          removed: removedCount,
          readers: verification.readers,
          searched: verification.searched,
          leftOver: verification.leftOver.length,
          found: countKinds(verification.inspection.found),
        },
      },
    },
    { actorId: actor.accountId, at },
  )
  return saved.ok ? saved : releaseChanged
}

/** The name may say what was removed, so that it is painted over too. */
function nameOf(original: string, { removed, extension }: MadeFile): string {
  const base = original.replace(/\.[A-Za-z0-9]{1,8}$/, '')
  const personal = screenText(base)
    .filter(({ confidence }) => confidence !== 'possible')
    .map(({ start, end }) => base.slice(start, end))
  return `${paintOver(base, [...removed, ...personal]).text}（公开件）.${extension}`
}

async function keep(
  ports: ReleasePorts,
  { bytes, mediaType }: MadeFile,
  originalName: string,
  now: string,
  accountId: string,
): Promise<NewFile> {
  const digest = ports.digestOf(bytes)
  await ports.files.content.put({
    digest,
    size: bytes.length,
    open: async function* () {
      yield bytes
    },
  })
  return {
    fileId: ports.newId(),
    digest,
    size: bytes.length,
    originalName,
    mediaType,
    visibility: hidden,
    scan: { state: 'not-scanned', at: null, finding: null },
    receivedAt: now,
    receivedBy: accountId,
  }
}
