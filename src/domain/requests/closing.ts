import type { OutcomeCode } from '../../law/outcome-codes.ts'
import { type LocalDate, yearOf } from '../calendar/local-date.ts'
import { lastOf, roundsOf } from './case-events.ts'
import type { Recorded, RecordedEvent } from './request-case.ts'
import type { Decision } from './request-event.ts'
import { replyLetters, serviceOf } from './served-reply.ts'

/** How a round of work came to its end. */
export interface Closing {
  readonly on: LocalDate
  readonly outcome: Decision
}

/** The end of one round: a signed decision that was served, or withdrawal, discontinuance, whichever was first. */
export function closingOf(round: readonly RecordedEvent[]): Closing | null {
  const [replied, ended] = [repliedBy(round), endedBy(round)]
  if (replied === null || ended === null) return replied ?? ended
  return ended.on < replied.on ? ended : replied
}

function repliedBy(round: readonly RecordedEvent[]): Closing | null {
  const signed = signedDecision(round)
  const service = serviceOf(round, replyLetters)
  if (signed === null || service === null) return null
  // Signed on paper after it went out: the case was not decided before.
  return { on: signed.on > service.on ? signed.on : service.on, outcome: signed.decision }
}

/** 撤回, 不再处理. */
export function endedBy(round: readonly RecordedEvent[]): Closing | null {
  const ended = round.find(({ type }) => type === 'request-withdrawn' || type === 'request-discontinued')
  if (ended?.type === 'request-withdrawn') return { on: ended.on, outcome: ending('F3', ended.note) }
  if (ended?.type === 'request-discontinued') return { on: ended.on, outcome: ending(ended.code, ended.note) }
  return null
}

/** The decision that was signed in a round, with the day of the signature. */
export function signedDecision(round: readonly RecordedEvent[]): {
  readonly on: LocalDate
  readonly decision: Decision
  readonly signed: Recorded<'decision-signed'>
} | null {
  const signed = lastOf(round, 'decision-signed')
  if (signed === null) return null
  const draft = lastOf(
    round.filter(({ on }) => on <= signed.on),
    'decision-drafted',
  )
  return draft === null ? null : { on: signed.on, decision: draft.decision, signed }
}

function ending(code: OutcomeCode, reason: string): Decision {
  return { code, items: [], grounds: [], reason, particulars: {} }
}

/**
 * What 表三 counts: the first closing that still stood on 31 December of its year. Re-opened in the same year the case
 * is simply open; re-opened later it was already counted, and is not counted again.
 */
export function countedClosing(events: readonly RecordedEvent[]): Closing | null {
  const rounds = roundsOf(events)
  for (const [index, round] of rounds.entries()) {
    const closing = closingOf(round)
    const reopened = rounds[index + 1]?.[0]
    if (closing === null) continue
    if (reopened === undefined || yearOf(reopened.on) > yearOf(closing.on)) return closing
  }
  return null
}
