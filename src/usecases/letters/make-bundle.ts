/** 证据材料 in one click: letters, proofs, search record, log of facts, page list. */

import type { Actor } from '../../domain/access/access.ts'
import { can } from '../../domain/access/can.ts'
import type { StoredFile } from '../../domain/files/stored-file.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { type BundledLetter, evidenceBundle } from '../../domain/requests/letters/evidence-bundle.ts'
import { kindNames } from '../../domain/requests/letters/letter-settings.ts'
import { applicantActorId } from '../../domain/requests/request-event.ts'
import type { Moment } from '../access-ports.ts'
import { refusePermission } from '../access-refusals.ts'
import type { BundlePart } from '../bundle-ports.ts'
import type { LetterPorts, StoredLetter } from '../letter-ports.ts'
import { readAll } from '../read-all.ts'
import { findRequest, requestObject } from '../requests/find-request.ts'

export interface MadeBundle {
  readonly ok: true
  readonly pdf: Uint8Array
  readonly zip: Uint8Array
  readonly warnings: readonly string[]
  /** "文水公开〔2026〕12号证据材料". */
  readonly name: string
}

/** For whoever may export the case. Personal data stays as served: it goes to the review body or the court. */
export async function makeBundle(
  ports: LetterPorts & { readonly nameOf: (accountId: string) => Promise<string | null> },
  input: {
    readonly regionId: string
    readonly requestId: string
    readonly actor: Actor
    readonly at: Moment
  },
): Promise<MadeBundle | Refusal> {
  const { actor, at, regionId, requestId } = input
  const found = await findRequest(ports, input)
  if (!found.ok) return found
  const permission = can(actor, 'export', requestObject('request', found.case, found.organPath), at.now)
  if (!permission.allowed) return refusePermission(permission)
  const owner = { regionId, objectKind: 'request', objectId: requestId }
  const [organ, letters, files, proofs] = await Promise.all([
    ports.organs.findOrgan(found.case.organId),
    ports.letters.list(regionId, requestId),
    ports.files.files.list(owner, ['private', 'organ', 'applicant', 'public']),
    ports.letters.listProofs(regionId, requestId),
  ])
  const served = await servedLetters(ports, letters, files)
  const copies = new Set(served.copyIds)
  const others = files.filter(({ fileId }) => !copies.has(fileId))
  const bundle = evidenceBundle({
    case: found.case,
    recorded: found.stored.events,
    organ: organ?.name ?? '',
    letters: served.letters,
    files: others,
    actorNames: await namesOf(ports, found.stored.events),
    proofs: new Map(proofs.map((proof) => [proof.sequence, proof])),
    digest: ports.digest,
    madeOn: at.today,
  })
  const byDigest = new Map(files.map((file) => [file.digest, file]))
  const parts: BundlePart[] = []
  for (const { number, digest } of bundle.entries) {
    const file = digest === null ? undefined : byDigest.get(digest)
    if (file === undefined) continue
    const bytes = await readAll(await ports.files.content.open(file.digest, { verify: true }))
    parts.push({ number, fileName: file.originalName, mediaType: file.mediaType, bytes })
  }
  const { pdf, zip, warnings } = await ports.writeBundle(bundle, parts)
  return { ok: true, pdf, zip, warnings, name: `${bundle.number}证据材料` }
}

/** Issued letters with their PDF; every copy of them is left out of the other files. */
async function servedLetters(
  ports: Pick<LetterPorts, 'letters'>,
  letters: readonly StoredLetter[],
  files: readonly StoredFile[],
): Promise<{ readonly letters: readonly BundledLetter[]; readonly copyIds: readonly string[] }> {
  const served: BundledLetter[] = []
  const copyIds: string[] = []
  for (const letter of letters) {
    if (letter.issued === null) continue
    const copies = await ports.letters.listCopies(letter)
    copyIds.push(...copies.map(({ fileId }) => fileId))
    const pdf = copies.find(({ format }) => format === 'pdf')
    if (pdf === undefined || !files.some(({ fileId }) => fileId === pdf.fileId)) continue
    const name = `${kindNames[letter.kind]}（${letter.issued.number}）`
    served.push({ letterId: letter.letterId, name, on: letter.issued.on, digest: pdf.digest })
  }
  return { letters: served, copyIds }
}

async function namesOf(
  { nameOf }: { readonly nameOf: (accountId: string) => Promise<string | null> },
  events: readonly { readonly actorId: string }[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(events.map(({ actorId }) => actorId))]
  return new Map(
    await Promise.all(
      ids.map(async (id) => {
        if (id === applicantActorId) return [id, '申请人'] as const
        return [id, (await nameOf(id)) ?? '（已不存在的账号）'] as const
      }),
    ),
  )
}
