/** 接收上传的文件: every file is looked through; one that is refused refuses the request, and nothing of it is kept. */

import type { Actor } from '../domain/access/access.ts'
import { can } from '../domain/access/can.ts'
import type { FileVisibility } from '../domain/files/stored-file.ts'
import { type UploadRefusalCode, uploadRefusalText } from '../domain/files/upload-rules.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import { refusePermission } from './access-refusals.ts'
import type {
  FileOwner,
  FilePorts,
  NewFile,
  ScanRecord,
  ScanResult,
  StagedFile,
  UploadPart,
  UploadSession,
} from './file-ports.ts'

/** Who sends. A citizen has shown beforehand that the object is theirs. */
export type Sender = { readonly kind: 'staff'; readonly actor: Actor } | { readonly kind: 'citizen' }

/** Files that were not taken, each with its sentence. */
export interface UploadRefusal extends Refusal {
  readonly files: readonly {
    readonly name: string
    readonly code: UploadRefusalCode
    readonly message: string
  }[]
}

/**
 * Keeps what was sent as files of one object. All or none: what can be refused is told with the name of each
 * file.
 */
export async function receiveUpload(
  ports: FilePorts,
  input: {
    readonly owner: FileOwner
    readonly from: Sender
    /** Default private, so that nothing is shown by forgetting. */
    readonly visibility?: FileVisibility
    readonly parts: AsyncIterable<UploadPart>
    readonly now: string
  },
): Promise<{ readonly ok: true; readonly files: readonly NewFile[] } | Refusal | UploadRefusal> {
  const { owner, from, now } = input
  const place = await ports.findFileObject(owner)
  if (place === null) return refuse('no-such-object', '文件所属的事项不存在。')
  if (from.kind === 'staff') {
    const permission = can(from.actor, 'create', place, now)
    if (!permission.allowed) return refusePermission(permission)
  }
  const session = ports.beginUpload()
  try {
    const staged = await stageAll(session, input.parts)
    if (!Array.isArray(staged)) return staged
    const scans = await Promise.all(staged.map((file) => scanOne(ports, file)))
    const infected = staged.filter((_, index) => scans[index]?.state === 'infected')
    if (infected.length > 0) return refuseUpload(infected.map(({ originalName }) => infection(originalName)))
    for (const file of staged) await ports.content.put(file)
    const files = staged.map(
      ({ digest, size, originalName, mediaType }, index): NewFile => ({
        fileId: ports.newId(),
        digest,
        size,
        originalName,
        mediaType,
        visibility: input.visibility ?? 'private',
        scan: recordOf(scans[index], now),
        receivedAt: now,
        receivedBy: from.kind === 'staff' ? from.actor.accountId : null,
      }),
    )
    await ports.files.add(owner, files)
    return { ok: true, files }
  } finally {
    await session.discard()
  }
}

/** Goes on behind a refused file, so that the person is told of all of them at once. */
async function stageAll(
  session: UploadSession,
  parts: AsyncIterable<UploadPart>,
): Promise<StagedFile[] | UploadRefusal | Refusal> {
  const staged: StagedFile[] = []
  const refused: UploadRefusal['files'][number][] = []
  for await (const part of parts) {
    const outcome = await session.add(part)
    if (outcome.ok) staged.push(outcome.file)
    else refused.push({ name: outcome.name, code: outcome.code, message: outcome.message })
    if (!outcome.ok && outcome.code === 'request-too-large') break
  }
  if (refused.length > 0) return refuseUpload(refused)
  return staged.length === 0 ? refuse('no-file', '没有选择文件。') : staged
}

function refuseUpload(files: UploadRefusal['files']): UploadRefusal {
  return { ...refuse('upload-refused', files.map(({ message }) => message).join('')), files }
}

function infection(name: string): UploadRefusal['files'][number] {
  return { name, code: 'infected', message: `“${name}”：${uploadRefusalText.infected}` }
}

async function scanOne({ scan }: FilePorts, file: StagedFile): Promise<ScanResult | null> {
  return scan === null ? null : scan(file.open())
}

/** A scanner that does not answer does not close the statutory way in: 未查毒 is kept and shown. */
export function recordOf(scan: ScanResult | null | undefined, now: string): ScanRecord {
  if (scan?.state === 'clean') return { state: 'clean', at: now, finding: null }
  if (scan?.state === 'infected') return { state: 'infected', at: now, finding: scan.finding }
  return { state: 'not-scanned', at: null, finding: null }
}
