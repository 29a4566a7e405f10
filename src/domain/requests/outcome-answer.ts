import type { OutcomeCode } from '../../law/outcome-codes.ts'
import type { ItemAnswer } from './request-event.ts'

/** What a single thing got when the whole request ended with this outcome: an entry of a register tells only the latter. */
export function answerOfOutcome(code: OutcomeCode): ItemAnswer['answer'] {
  if (code === 'B1') return 'given'
  if (code === 'B2') return 'given-in-part'
  return code.startsWith('C') && code !== 'C8' ? 'withheld' : 'not-supplied'
}
