/** 打开文件: of exactly this object, and visible to whoever asks. */

import type { AccessObject, Actor } from '../domain/access/access.ts'
import { can } from '../domain/access/can.ts'
import { dayInChina } from '../domain/calendar/instant.ts'
import { type FileAudience, type StoredFile, visibleTo } from '../domain/files/stored-file.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import { refusePermission } from './access-refusals.ts'
import type { FileOwner, FilePorts } from './file-ports.ts'

export type FileReader =
  | { readonly kind: 'staff'; readonly actor: Actor }
  /** Has shown (查询码) that the object is theirs. */
  | { readonly kind: 'applicant' }
  | { readonly kind: 'public' }

/** The same for a file that does not exist, was removed, or is another's: nobody learns which. */
export const noSuchFile = refuse('no-such-file', '没有这个文件，或者您不能查看。')

export interface FoundFile {
  readonly ok: true
  readonly file: StoredFile
}

/** The file and its bytes, to be sent with `fileHeaders`. */
export interface OpenedFile extends FoundFile {
  readonly bytes: AsyncIterable<Uint8Array>
}

export async function openFile(
  ports: Pick<FilePorts, 'content' | 'files' | 'findFileObject'>,
  input: {
    readonly owner: FileOwner
    readonly fileId: string
    readonly by: FileReader
    readonly now: string
  },
): Promise<OpenedFile | Refusal> {
  const { owner, fileId } = input
  const audience = await findAudience(ports, input)
  if (typeof audience !== 'string') return audience
  const found = await fileForAudience(ports, { owner, fileId, audience })
  if (!found.ok) return found
  return { ...found, bytes: await ports.content.open(found.file.digest) }
}

/** One file of exactly this object as one audience sees it, not quarantined. */
export async function fileForAudience(
  ports: Pick<FilePorts, 'files'>,
  input: { readonly owner: FileOwner; readonly fileId: string; readonly audience: FileAudience },
): Promise<FoundFile | Refusal> {
  const file = await ports.files.find(input.owner, input.fileId, visibleTo[input.audience])
  if (file === null) return whyGone(ports, input)
  if (file.scanState === 'infected') {
    return refuse('infected', '查毒程序在这个文件里发现病毒，已经隔离，不能打开。')
  }
  return { ok: true, file }
}

/** Whoever might have opened the file is told that it was destroyed; anybody else learns nothing. */
export async function whyGone(
  ports: Pick<FilePorts, 'files'>,
  input: { readonly owner: FileOwner; readonly fileId: string; readonly audience: FileAudience },
): Promise<Refusal> {
  const destroyed = await ports.files.listDestroyed(input.owner, visibleTo[input.audience])
  const gone = destroyed.find(({ fileId }) => fileId === input.fileId)
  if (gone === undefined) return noSuchFile
  return refuse(
    'file-destroyed',
    `这个文件保存期限已满，已于 ${dayInChina(gone.destroyedAt)} 销毁，不能再打开。`,
  )
}

/** The files of an object that whoever asks may see. */
export async function listFiles(
  ports: Pick<FilePorts, 'files' | 'findFileObject'>,
  input: { readonly owner: FileOwner; readonly by: FileReader; readonly now: string },
): Promise<{ readonly ok: true; readonly files: readonly StoredFile[] } | Refusal> {
  const audience = await findAudience(ports, input)
  if (typeof audience !== 'string') return audience
  return { ok: true, files: await ports.files.list(input.owner, visibleTo[audience]) }
}

/** As whom somebody sees the files of an object. */
export async function findAudience(
  ports: Pick<FilePorts, 'findFileObject'>,
  { owner, by, now }: { readonly owner: FileOwner; readonly by: FileReader; readonly now: string },
): Promise<FileAudience | Refusal> {
  if (by.kind !== 'staff') return by.kind
  const place = await ports.findFileObject(owner)
  if (place === null) return noSuchFile
  const permission = can(by.actor, 'view', place, now)
  if (!permission.allowed) return refusePermission(permission)
  return worksAt(by.actor, place) ? 'worker' : 'staff'
}

function worksAt(actor: Actor, place: AccessObject): boolean {
  return actor.grants.some(
    ({ regionId, organId }) => regionId === place.regionId && organId === place.organPath[0],
  )
}
