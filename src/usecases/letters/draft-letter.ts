/** 拟稿: a letter from the template of its kind and the facts of the case. */

import type { Actor } from '../../domain/access/access.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { LetterKind } from '../../domain/requests/letter-kind.ts'
import { writeLetter } from '../../domain/requests/letters/write-letter.ts'
import type { ServiceMode } from '../../domain/requests/request-event.ts'
import type { Moment } from '../access-ports.ts'
import type { LetterPorts } from '../letter-ports.ts'
import { findRequest } from '../requests/find-request.ts'
import { type LetterFinder, refuseEdit } from './find-letter.ts'
import { carriesDecision, letterFactsOf, usualService } from './letter-facts-of.ts'
import { noDecision } from './letter-refusals.ts'

export interface LetterDraft {
  readonly regionId: string
  readonly requestId: string
  readonly kind: LetterKind
  /** Of `letterFields` and, for replies, `decisionFields`. */
  readonly particulars: Readonly<Record<string, string>>
  /** null = as the applicant wants the information. */
  readonly servedBy: ServiceMode | null
  /** The consultation that a letter to a third party belongs to. */
  readonly consultation: string | null
}

export async function draftLetter(
  ports: LetterFinder & Pick<LetterPorts, 'newId'>,
  input: LetterDraft & { readonly actor: Actor; readonly at: Moment },
): Promise<{ readonly ok: true; readonly letterId: string } | Refusal> {
  const { actor, at, kind, particulars, consultation, regionId, requestId } = input
  const found = await findRequest(ports, input)
  if (!found.ok) return found
  const refused = refuseEdit(actor, found, at)
  if (refused !== null) return refused
  const servedBy = input.servedBy ?? usualService(found.case)
  const facts = await letterFactsOf(ports, { case: found.case, kind, particulars, servedBy, today: at.today })
  if (carriesDecision(kind) && facts.decision === null) return noDecision
  const letterId = ports.newId()
  await ports.letters.create(
    {
      regionId,
      requestId,
      letterId,
      organId: found.case.organId,
      kind,
      document: writeLetter(kind, facts),
      particulars,
      servedBy,
      consultation,
    },
    { actorId: actor.accountId, at },
  )
  return { ok: true, letterId }
}
