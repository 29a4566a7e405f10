/** 印发: the number without gaps, the served copy for good, the fact in the case: all or nothing. */

import type { Actor } from '../../domain/access/access.ts'
import { yearOf } from '../../domain/calendar/local-date.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { decideStep } from '../../domain/requests/decide-step.ts'
import type { LetterKind } from '../../domain/requests/letter-kind.ts'
import { checkLetter, maySign } from '../../domain/requests/letters/check/check-letter.ts'
import { fieldsIn, fillFields, type LetterDocument } from '../../domain/requests/letters/letter-document.ts'
import type { LetterFacts } from '../../domain/requests/letters/letter-facts.ts'
import { letterNumber } from '../../domain/requests/letters/letter-number.ts'
import { kindNames } from '../../domain/requests/letters/letter-settings.ts'
import { personalFieldOf } from '../../domain/requests/personal-field.ts'
import type { ApplicantField } from '../../domain/requests/request-event.ts'
import type { Moment } from '../access-ports.ts'
import type { NewFile } from '../file-ports.ts'
import type { LetterCopy, LetterKey, LetterPorts, StoredLetter } from '../letter-ports.ts'
import { requestChanged } from '../requests/request-refusals.ts'
import { type FoundLetter, findLetter, refuseEdit } from './find-letter.ts'
import { letterFactsOf } from './letter-facts-of.ts'
import { letterIssued, refusalOf, refuseFindings } from './letter-refusals.ts'

export interface LetterIssued {
  readonly ok: true
  readonly number: string
  /** Signs that no font could draw. */
  readonly warnings: readonly string[]
}

/** Thrown to undo the number and the copies; answered as a value. */
class Undone extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.message)
    this.refusal = refusal
  }
}

export async function issueLetter(
  ports: LetterPorts,
  input: LetterKey & { readonly version: number; readonly actor: Actor; readonly at: Moment },
): Promise<LetterIssued | Refusal> {
  const { actor, at, version } = input
  const found = await findLetter(ports, input)
  if (!found.ok) return found
  const refused = refuseEdit(actor, found.found, at)
  if (refused !== null) return refused
  const { letter } = found
  if (letter.issued !== null) return letterIssued
  if (letter.version !== version) return refusalOf({ ok: false, code: 'version-conflict' })
  const { kind, particulars, servedBy, document } = letter
  const facts = await letterFactsOf(ports, {
    case: found.found.case,
    kind,
    particulars,
    servedBy,
    today: at.today,
  })
  const findings = checkLetter({ kind, document: dated(document, facts), facts })
  if (!maySign(findings)) return refuseFindings(findings)
  try {
    return await ports.together(() => issue(ports, found, facts, { actor, at }))
  } catch (error) {
    if (error instanceof Undone) return error.refusal
    throw error
  }
}

async function issue(
  ports: LetterPorts,
  { letter, found }: FoundLetter,
  facts: LetterFacts,
  by: { readonly actor: Actor; readonly at: Moment },
): Promise<LetterIssued> {
  const { kind } = letter
  const number = await takeNumber(ports, letter, facts)
  const fact = { type: 'letter-issued', letterId: letter.letterId, letter: kind, number } as const
  const context = { today: by.at.today, actorId: by.actor.accountId, calendar: found.calendar }
  const decided = decideStep(found.case, fact, facts.on, context)
  if (!decided.ok) throw new Undone(decided)
  const document = { ...dated(letter.document, facts), number: isSheet(letter.document) ? '' : number }
  const { copies, warnings } = await keepCopies(ports, letter, document, number, by)
  const record = { actorId: by.actor.accountId, at: by.at }
  const content = { ...letter, document }
  const issued = await ports.letters.issue(
    letter,
    letter.version,
    { number, on: facts.on, content, copies },
    record,
  )
  if (!issued.ok) throw new Undone(refusalOf(issued))
  const saved = await ports.requests.append(found.stored, decided.events, { ...record, supersedes: null })
  if (!saved.ok) throw new Undone(requestChanged)
  return { ok: true, number, warnings }
}

const isSheet = ({ layout }: LetterDocument) => layout === 'sheet'

/** Sheets always carry the number of their request; letters follow the organ's series. */
async function takeNumber(ports: LetterPorts, letter: StoredLetter, facts: LetterFacts): Promise<string> {
  const { numbering } = facts.settings
  const template = isSheet(letter.document) ? ({ ...numbering, series: 'request' } as const) : numbering
  const year = yearOf(facts.on)
  const place = await ports.letters.takePlace(letter, { of: template.series, year })
  return letterNumber(template, {
    kind: letter.kind,
    requestNumber: facts.case.registered.number,
    year,
    ...place,
  })
}

/** 成文日期 is the day of signing for replies, of issuing for the rest. */
function dated(document: LetterDocument, { on }: LetterFacts): LetterDocument {
  const { signature } = document
  return signature.date === null ? document : { ...document, signature: { ...signature, date: on } }
}

const extensions = { pdf: 'pdf', docx: 'docx' } as const

/** PDF and DOCX with the fields filled in, as files of the request. */
async function keepCopies(
  ports: LetterPorts,
  letter: StoredLetter,
  document: LetterDocument,
  number: string,
  { actor, at }: { readonly actor: Actor; readonly at: Moment },
): Promise<{ readonly copies: readonly LetterCopy[]; readonly warnings: readonly string[] }> {
  const values = await personalValues(ports, letter, document, { actor, at })
  const filled = fillFields(document, values)
  const made = await Promise.all(
    (['pdf', 'docx'] as const).map(async (format) => ({
      format,
      written: await ports.writeLetter({ document: filled, state: 'issued' }, format),
    })),
  )
  const files: NewFile[] = []
  const copies: LetterCopy[] = []
  for (const { format, written } of made) {
    const { bytes, mediaType } = written
    const digest = ports.digestOf(bytes)
    await ports.files.content.put({
      digest,
      size: bytes.length,
      open: async function* () {
        yield bytes
      },
    })
    const fileId = ports.newId()
    files.push({
      fileId,
      digest,
      size: bytes.length,
      originalName: `${kindNames[letter.kind]}（${number}）.${extensions[format]}`,
      mediaType,
      // Whoever it is for sees it when it is sent, through the letters of the case, not through the list of files.
      visibility: 'organ',
      scan: { state: 'not-scanned', at: null, finding: null },
      receivedAt: at.now,
      receivedBy: actor.accountId,
    })
    copies.push({ format, fileId, digest })
  }
  const { regionId, requestId } = letter
  await ports.files.files.add({ regionId, objectKind: 'request', objectId: requestId }, files)
  return { copies, warnings: made[0]?.written.warnings ?? [] }
}

/** Names and addresses that the letter prints, with a line in the access log that says for what. */
async function personalValues(
  ports: Pick<LetterPorts, 'personalData' | 'newId'>,
  {
    regionId,
    requestId,
    consultation,
    kind,
  }: Pick<StoredLetter, 'regionId' | 'requestId' | 'consultation' | 'kind'>,
  document: LetterDocument,
  { actor, at }: { readonly actor: Actor; readonly at: Moment },
): Promise<Readonly<Partial<Record<ApplicantField, string>>>> {
  const named = new Map(fieldsIn(document).map((field) => [personalFieldOf(field, consultation), field]))
  if (named.size === 0) return {}
  const viewed = await ports.personalData.view(
    { regionId, objectKind: 'request', objectId: requestId },
    [...named.keys()],
    { accessId: ports.newId(), at: at.now, actorId: actor.accountId, reason: reasonOf(kind) },
  )
  const values: Partial<Record<ApplicantField, string>> = {}
  for (const { field, text } of viewed) {
    const own = named.get(field)
    if (own !== undefined) values[own] = text
  }
  return values
}

const reasonOf = (kind: LetterKind) => `印发${kindNames[kind]}`
