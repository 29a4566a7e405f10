/** 附件: files that go with a draft, looked through like every upload. */

import { type StoredFile, visibleTo } from '../../domain/files/stored-file.ts'
import { uploadLimits } from '../../domain/files/upload-rules.ts'
import { type Refusal, refuse } from '../../domain/refusal.ts'
import type { DraftKey, DraftPorts } from '../draft-ports.ts'
import type { UploadPart } from '../file-ports.ts'
import { receiveUpload } from '../receive-upload.ts'
import { draftFiles, findDraft } from './keep-draft.ts'

const noSuchDraft = refuse('no-such-draft', '草稿已经提交、已经删除或者过期，请重新开始。')
const mebibyte = 1024 * 1024

/** Files of a draft, in the order they came. */
export async function listDraftFiles(
  ports: DraftPorts,
  { regionId, draftId }: { readonly regionId: string; readonly draftId: string },
): Promise<readonly StoredFile[]> {
  return ports.files.files.list(draftFiles(regionId, draftId), visibleTo.applicant)
}

/** Adds the files of one form; all of them or none. */
export async function attachToDraft(
  ports: DraftPorts,
  input: { readonly key: DraftKey; readonly parts: readonly UploadPart[]; readonly now: string },
): Promise<{ readonly ok: true; readonly files: readonly StoredFile[] } | Refusal> {
  const { key, parts, now } = input
  const kept = await findDraft(ports, key, now)
  if (kept === null || kept.sent !== null) return noSuchDraft
  const before = await listDraftFiles(ports, { regionId: key.regionId, draftId: kept.draftId })
  if (before.length + parts.length > uploadLimits.files)
    return refuse('too-many-files', `一次申请最多附 ${uploadLimits.files} 个文件，可以先移除不用的。`)
  const room = uploadLimits.requestBytes - sizeOf(before)
  const owner = draftFiles(key.regionId, kept.draftId)
  const place = { kind: 'file', regionId: key.regionId, organPath: [kept.draft.organId], workOf: [] } as const
  const received = await receiveUpload(
    { ...ports.files, findFileObject: async () => place },
    { owner, from: { kind: 'citizen' }, visibility: 'applicant', parts: oneByOne(parts), now },
  )
  if (!received.ok) return received
  if (sizeOf(received.files) > room) {
    for (const { fileId } of received.files) await ports.files.files.remove(owner, fileId, now)
    return refuse(
      'too-large-together',
      `附件合计不能超过 ${uploadLimits.requestBytes / mebibyte} MB。请压缩图片，或者改为邮寄、当面提交。`,
    )
  }
  return { ok: true, files: await listDraftFiles(ports, { regionId: key.regionId, draftId: kept.draftId }) }
}

export async function detachFromDraft(
  ports: DraftPorts,
  input: { readonly key: DraftKey; readonly fileId: string; readonly now: string },
): Promise<void> {
  const kept = await findDraft(ports, input.key, input.now)
  if (kept === null || kept.sent !== null) return
  await ports.files.files.remove(draftFiles(input.key.regionId, kept.draftId), input.fileId, input.now)
}

function sizeOf(files: readonly { readonly size: number }[]): number {
  return files.reduce((total, { size }) => total + size, 0)
}

async function* oneByOne(parts: readonly UploadPart[]): AsyncIterable<UploadPart> {
  yield* parts
}
