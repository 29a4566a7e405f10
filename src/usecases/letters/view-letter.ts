/** A letter with what the linter says of it, and the letters of a request. */

import type { Actor } from '../../domain/access/access.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { LetterKind } from '../../domain/requests/letter-kind.ts'
import { checkLetter } from '../../domain/requests/letters/check/check-letter.ts'
import type { LetterFacts } from '../../domain/requests/letters/letter-facts.ts'
import {
  decisionFields,
  type LetterField,
  letterFields,
} from '../../domain/requests/letters/letter-fields.ts'
import type { LetterFinding } from '../../domain/requests/letters/letter-finding.ts'
import type { RequestCase } from '../../domain/requests/request-case.ts'
import type { Moment } from '../access-ports.ts'
import type { LetterCopy, LetterKey, LetterVersion, StoredLetter } from '../letter-ports.ts'
import { findRequest } from '../requests/find-request.ts'
import { findLetter, type LetterFinder, refuseEdit } from './find-letter.ts'
import { carriesDecision, decisionOf, letterFactsOf } from './letter-facts-of.ts'

export interface ViewedLetter {
  readonly ok: true
  readonly letter: StoredLetter
  readonly case: RequestCase
  readonly facts: LetterFacts
  readonly findings: readonly LetterFinding[]
  readonly fields: readonly LetterField[]
  readonly versions: readonly LetterVersion[]
  readonly copies: readonly LetterCopy[]
  /** True for those who may change it while it is a draft. */
  readonly mayEdit: boolean
}

export async function viewLetter(
  ports: LetterFinder,
  input: LetterKey & { readonly actor: Actor; readonly at: Moment },
): Promise<ViewedLetter | Refusal> {
  const found = await findLetter(ports, input)
  if (!found.ok) return found
  const { letter } = found
  const made = found.found.case
  const { kind, particulars, servedBy, document } = letter
  const [facts, versions, copies] = await Promise.all([
    letterFactsOf(ports, { case: made, kind, particulars, servedBy, today: input.at.today }),
    ports.letters.listVersions(input),
    ports.letters.listCopies(input),
  ])
  return {
    ok: true,
    letter,
    case: made,
    facts,
    // What was issued is judged no more: the law of its day held.
    findings: letter.issued === null ? checkLetter({ kind, document, facts }) : [],
    fields: fieldsOf(made, kind),
    versions,
    copies,
    mayEdit: letter.issued === null && refuseEdit(input.actor, found.found, input.at) === null,
  }
}

/** What a person is asked for a letter of the kind, as the case stands. */
export function fieldsOf(made: RequestCase, kind: LetterKind): readonly LetterField[] {
  const code = carriesDecision(kind) ? decisionOf(made, kind)?.code : undefined
  return code === undefined ? letterFields[kind] : [...letterFields[kind], ...decisionFields[code]]
}

export interface ListedLetters {
  readonly ok: true
  readonly case: RequestCase
  readonly letters: readonly StoredLetter[]
  readonly mayEdit: boolean
}

export async function listLetters(
  ports: LetterFinder,
  input: {
    readonly regionId: string
    readonly requestId: string
    readonly actor: Actor
    readonly at: Moment
  },
): Promise<ListedLetters | Refusal> {
  const found = await findRequest(ports, input)
  if (!found.ok) return found
  const letters = await ports.letters.list(input.regionId, input.requestId)
  return { ok: true, case: found.case, letters, mayEdit: refuseEdit(input.actor, found, input.at) === null }
}
