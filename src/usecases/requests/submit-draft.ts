/** 提交草稿: the draft becomes a request with its files, once, however often the form is sent. */

import { type Refusal, refuse } from '../../domain/refusal.ts'
import type { Moment } from '../access-ports.ts'
import type { DraftKey, DraftPorts } from '../draft-ports.ts'
import type { NewFile } from '../file-ports.ts'
import type { RequestPorts } from '../request-ports.ts'
import { listDraftFiles } from './attach-to-draft.ts'
import { draftEntry } from './draft-entry.ts'
import { closeDraft, draftFiles, findDraft, type SentRequest } from './keep-draft.ts'
import { submitRequest } from './submit-request.ts'

export type SubmitDraftPorts = DraftPorts & RequestPorts

/**
 * In one transaction (the stores join the form's): request, files, and the draft that becomes its receipt. The 查询码 is
 * made of the draft's token, so that the answer to a form sent twice shows the code that holds.
 */
export async function submitDraft(
  ports: SubmitDraftPorts,
  { key, at }: { readonly key: DraftKey; readonly at: Moment },
): Promise<{ readonly ok: true; readonly sent: SentRequest } | Refusal> {
  const kept = await findDraft(ports, key, at.now)
  if (kept === null) return refuse('no-such-draft', '草稿已经删除或者过期，请重新开始。')
  if (kept.sent !== null) return { ok: true, sent: kept.sent }
  const entry = draftEntry(kept.draft)
  if (entry === null) return refuse('draft-incomplete', '还有没填完的项目，请先填完再提交。')
  const { regionId, organId } = kept.draft
  const trackingCode = ports.draftSecrets.trackingCode(key.token)
  const made = await submitRequest(
    { ...ports, newTrackingCode: () => trackingCode },
    { regionId, organId, entry, at },
  )
  if (!made.ok) return made
  await moveFiles(ports, { regionId, draftId: kept.draftId, requestId: made.requestId, now: at.now })
  const organ = await ports.organs.findOrgan(organId)
  const sent: SentRequest = {
    requestId: made.requestId,
    number: made.number,
    organName: organ?.name ?? '',
    at: at.now,
    contentDigest: made.contentDigest,
  }
  await closeDraft(ports, key, at.now, sent)
  return { ok: true, sent }
}

/** The same bytes under the request; the draft has none any more. */
async function moveFiles(
  ports: DraftPorts,
  move: {
    readonly regionId: string
    readonly draftId: string
    readonly requestId: string
    readonly now: string
  },
): Promise<void> {
  const { regionId, draftId, requestId, now } = move
  const files = await listDraftFiles(ports, { regionId, draftId })
  const moved = files.map(
    ({ digest, size, originalName, mediaType, visibility, receivedAt }): NewFile => ({
      fileId: ports.files.newId(),
      digest,
      size,
      originalName,
      mediaType,
      visibility,
      // What the scan found is kept with the bytes, not with the file.
      scan: { state: 'not-scanned', at: null, finding: null },
      receivedAt,
      receivedBy: null,
    }),
  )
  await ports.files.files.add({ regionId, objectKind: 'request', objectId: requestId }, moved)
  const owner = draftFiles(regionId, draftId)
  for (const { fileId } of files) await ports.files.files.remove(owner, fileId, now)
}
