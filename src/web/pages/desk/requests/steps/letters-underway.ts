import type { RequestCase } from '../../../../../domain/requests/request-case.ts'
import type { LetterChoice } from './choices.ts'

type Logged = Pick<RequestCase, 'events' | 'review'>

/** Sent and neither delivered nor returned, the last first. */
export function lettersUnderway({ events }: Logged): LetterChoice[] {
  const sent = events.filter((event) => event.type === 'letter-dispatched')
  const over = events.filter((event) => event.type === 'letter-delivered' || event.type === 'letter-returned')
  return sent
    .filter((each) => !over.some((end) => end.letterId === each.letterId && end.letter === each.letter))
    .toReversed()
}

/** Issued and not yet sent, the last first; after signing, the reply even if it was made elsewhere. */
export function unsentLetters({ events, review }: Logged): LetterChoice[] {
  const sent = events.filter((event) => event.type === 'letter-dispatched')
  const issued = events
    .filter((event) => event.type === 'letter-issued')
    .filter(({ letterId }) => !sent.some((each) => each.letterId === letterId))
    .toReversed()
  if (review.signed === null || issued.length > 0) return issued
  const replied = sent.some(({ letter, on }) => letter === 'reply' && on >= (review.signed?.on ?? on))
  return replied ? [] : [{ letter: 'reply', letterId: review.signed.letterId }]
}
