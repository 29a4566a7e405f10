/** 改稿: paragraphs within the closed schema, or the whole letter written anew from the facts. */

import type { Actor } from '../../domain/access/access.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { LetterDocument } from '../../domain/requests/letters/letter-document.ts'
import { writeLetter } from '../../domain/requests/letters/write-letter.ts'
import type { ServiceMode } from '../../domain/requests/request-event.ts'
import type { Moment } from '../access-ports.ts'
import type { LetterContent, LetterKey } from '../letter-ports.ts'
import { type FoundLetter, findLetter, type LetterFinder, refuseEdit } from './find-letter.ts'
import { carriesDecision, letterFactsOf } from './letter-facts-of.ts'
import { letterIssued, noDecision, refusalOf } from './letter-refusals.ts'

/** What a person changed. */
export type LetterEdit =
  /** Texts of the sections in their order, one paragraph a line, and the names of the attachments. */
  | {
      readonly type: 'texts'
      readonly sections: readonly (readonly string[])[]
      readonly attachments: readonly string[]
    }
  /** Other facts: the letter is written anew, and what was edited by hand is given up. */
  | {
      readonly type: 'facts'
      readonly particulars: Readonly<Record<string, string>>
      readonly servedBy: ServiceMode
    }

export async function editLetter(
  ports: LetterFinder,
  input: LetterKey & {
    readonly version: number
    readonly edit: LetterEdit
    readonly actor: Actor
    readonly at: Moment
  },
): Promise<{ readonly ok: true; readonly version: number } | Refusal> {
  const { actor, at, version, edit } = input
  const found = await findLetter(ports, input)
  if (!found.ok) return found
  const refused = refuseEdit(actor, found.found, at)
  if (refused !== null) return refused
  if (found.letter.issued !== null) return letterIssued
  const content = await contentOf(ports, found, edit, at)
  if ('ok' in content) return content
  const saved = await ports.letters.save(input, version, content, { actorId: actor.accountId, at })
  return saved.ok ? saved : refusalOf(saved)
}

async function contentOf(
  ports: LetterFinder,
  { letter, found }: FoundLetter,
  edit: LetterEdit,
  { today }: Moment,
): Promise<LetterContent | Refusal> {
  const { document, particulars, servedBy, consultation, kind } = letter
  if (edit.type === 'texts')
    return { document: withTexts(document, edit), particulars, servedBy, consultation }
  const facts = await letterFactsOf(ports, {
    case: found.case,
    kind,
    particulars: edit.particulars,
    servedBy: edit.servedBy,
    today,
  })
  if (carriesDecision(kind) && facts.decision === null) return noDecision
  return {
    document: writeLetter(kind, facts),
    particulars: edit.particulars,
    servedBy: edit.servedBy,
    consultation,
  }
}

/** Sections keep their roles and order; an emptied one stays away. */
function withTexts(
  document: LetterDocument,
  { sections, attachments }: Extract<LetterEdit, { type: 'texts' }>,
): LetterDocument {
  return {
    ...document,
    attachments,
    sections: document.sections
      .map((section, index) => ({ ...section, paragraphs: sections[index] ?? section.paragraphs }))
      .filter(({ paragraphs }) => paragraphs.length > 0),
  }
}

/** Gives a draft up; it stays in the store. */
export async function dropLetter(
  ports: LetterFinder,
  input: LetterKey & { readonly version: number; readonly actor: Actor; readonly at: Moment },
): Promise<{ readonly ok: true; readonly version: number } | Refusal> {
  const { actor, at, version } = input
  const found = await findLetter(ports, input)
  if (!found.ok) return found
  const refused = refuseEdit(actor, found.found, at)
  if (refused !== null) return refused
  const dropped = await ports.letters.drop(input, version, { actorId: actor.accountId, at })
  return dropped.ok ? dropped : refusalOf(dropped)
}
