/** A letter as a file: the served copy byte for byte, or a draft with its fields masked. */

import type { Actor } from '../../domain/access/access.ts'
import { fileVisibilities } from '../../domain/files/stored-file.ts'
import { maskPersonalData } from '../../domain/personal-data/mask.ts'
import { type Refusal, refuse } from '../../domain/refusal.ts'
import { applicantLetters } from '../../domain/requests/applicant-view.ts'
import { fieldsIn, fillFields } from '../../domain/requests/letters/letter-document.ts'
import { kindNames } from '../../domain/requests/letters/letter-settings.ts'
import { personalFieldOf } from '../../domain/requests/personal-field.ts'
import type { RequestCase } from '../../domain/requests/request-case.ts'
import type { ApplicantField } from '../../domain/requests/request-event.ts'
import type { Moment } from '../access-ports.ts'
import type { LetterKey, LetterPorts, StoredLetter } from '../letter-ports.ts'
import { whyGone } from '../open-file.ts'
import type { Written } from '../ports.ts'
import { readAll } from '../read-all.ts'
import { findLetter } from './find-letter.ts'

export type LetterFile = { readonly ok: true; readonly fileName: string } & Written

type Format = 'pdf' | 'docx'

/** For somebody who works on the case. A draft says so on its face. */
export async function openLetterFile(
  ports: LetterPorts,
  input: LetterKey & { readonly format: Format; readonly actor: Actor; readonly at: Moment },
): Promise<LetterFile | Refusal> {
  const found = await findLetter(ports, input)
  if (!found.ok) return found
  const { letter } = found
  if (letter.issued !== null) return servedCopy(ports, letter, input.format)
  const document = fillFields(letter.document, await maskedValues(ports, letter, input))
  const written = await ports.writeLetter({ document, state: 'draft' }, input.format)
  return { ok: true, fileName: `${kindNames[letter.kind]}（草稿）.${input.format}`, ...written }
}

async function maskedValues(
  ports: LetterPorts,
  { regionId, requestId, document, consultation }: StoredLetter,
  { actor, at }: { readonly actor: Actor; readonly at: Moment },
) {
  const named = new Map(fieldsIn(document).map((field) => [personalFieldOf(field, consultation), field]))
  const values: Partial<Record<ApplicantField, string>> = {}
  if (named.size === 0) return values
  const object = { regionId, objectKind: 'request', objectId: requestId }
  const record = { accessId: ports.newId(), at: at.now, actorId: actor.accountId, reason: null }
  for (const each of await ports.personalData.view(object, [...named.keys()], record)) {
    const field = named.get(each.field)
    if (field !== undefined) values[field] = maskPersonalData(each.class, each.text)
  }
  return values
}

const noCopy = refuse('no-such-copy', '没有这种格式的文书。')

/** Throws where the store has lost the bytes, or they no longer have their digest. */
export async function servedCopy(
  ports: Pick<LetterPorts, 'letters' | 'files'>,
  letter: StoredLetter,
  format: Format,
): Promise<LetterFile | Refusal> {
  const copies = await ports.letters.listCopies(letter)
  const copy = copies.find((each) => each.format === format)
  if (copy === undefined) return noCopy
  const owner = { regionId: letter.regionId, objectKind: 'request', objectId: letter.requestId }
  const { fileId } = copy
  const file = await ports.files.files.find(owner, fileId, fileVisibilities)
  if (file === null) {
    const why = await whyGone(ports.files, { owner, fileId, audience: 'worker' })
    return why.code === 'file-destroyed' ? why : noCopy
  }
  const bytes = await readAll(await ports.files.content.open(copy.digest, { verify: true }))
  return { ok: true, fileName: file.originalName, bytes, mediaType: file.mediaType, warnings: [] }
}

/** Whether the applicant may open it: issued, addressed to him, and on its way. */
export function isOpenToApplicant(made: Pick<RequestCase, 'events'>, letter: StoredLetter): boolean {
  return letter.issued !== null && applicantLetters(made).some(({ letterId }) => letterId === letter.letterId)
}
