/** Before 签发: the case must have a reply that the linter lets pass, and it is the one that is signed. */

import type { LocalDate } from '../../domain/calendar/local-date.ts'
import { type Refusal, refuse } from '../../domain/refusal.ts'
import { checkLetter, maySign } from '../../domain/requests/letters/check/check-letter.ts'
import type { RequestCase } from '../../domain/requests/request-case.ts'
import { caseRegister } from '../../law/disclosure-regulation/article-45-register.ts'
import { type FactPorts, letterFactsOf } from './letter-facts-of.ts'
import { refuseFindings } from './letter-refusals.ts'

const noLetter = refuse('no-letter', '签发前先拟好答复书。', caseRegister.cites)

/** The letter that may be signed, or why none may. `letterId` null = the newest draft of the reply. */
export async function letterToSign(
  ports: FactPorts,
  input: { readonly case: RequestCase; readonly letterId: string | null; readonly today: LocalDate },
): Promise<{ readonly ok: true; readonly letterId: string } | Refusal> {
  const { case: made, letterId, today } = input
  const kind = made.kind === 'correction' ? 'correction-reply' : 'reply'
  const drafts = (await ports.letters.list(made.regionId, made.requestId)).filter(
    (letter) => letter.kind === kind && letter.issued === null,
  )
  const letter = letterId === null ? drafts.at(-1) : drafts.find((each) => each.letterId === letterId)
  if (letter === undefined) return noLetter
  const { particulars, servedBy, document } = letter
  const facts = await letterFactsOf(ports, { case: made, kind, particulars, servedBy, today })
  const dated = { ...document, signature: { ...document.signature, date: today } }
  const findings = checkLetter({ kind, document: dated, facts })
  return maySign(findings) ? { ok: true, letterId: letter.letterId } : refuseFindings(findings)
}
