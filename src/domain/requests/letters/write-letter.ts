import type { LetterKind } from '../letter-kind.ts'
import type { LetterDocument } from './letter-document.ts'
import type { LetterFacts } from './letter-facts.ts'
import { writeNotice } from './write-notice.ts'
import { writeReply } from './write-reply.ts'
import { writeSheet } from './write-sheet.ts'

/**
 * A letter from the facts of its case. Facts that are missing stand as gaps. Throws for a reply without a decision:
 * the page that offers it asks for the decision first.
 */
export function writeLetter(kind: LetterKind, facts: LetterFacts): LetterDocument {
  switch (kind) {
    case 'reply':
    case 'discontinuance-notice': {
      const { decision } = facts
      if (decision === null) throw new Error(`request ${facts.case.requestId}: a ${kind} without a decision`)
      return writeReply({ ...facts, decision }, kind)
    }
    case 'register-sheet':
    case 'receipt':
    case 'third-party-answer-sheet':
    case 'proof-of-service':
      return writeSheet(facts, kind)
    default:
      return writeNotice(facts, kind)
  }
}
