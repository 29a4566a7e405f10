import type { RecordedEvent } from './request-case.ts'
import type { RequestEventType } from './request-event.ts'

/**
 * The events that count: corrected ones left out, in the order of days, then of the ledger. A correction stands in the
 * place of what it corrects, so that mending an entry never changes the order of a day.
 */
export function effectiveEvents(recorded: readonly RecordedEvent[]): RecordedEvent[] {
  const corrected = new Set(recorded.map(({ supersedes }) => supersedes))
  const bySequence = new Map(recorded.map((event) => [event.sequence, event]))
  const place = (event: RecordedEvent): number => {
    if (event.supersedes === null || event.supersedes >= event.sequence) return event.sequence
    const original = bySequence.get(event.supersedes)
    return original === undefined ? event.supersedes : place(original)
  }
  return recorded
    .filter(({ sequence, type }) => !corrected.has(sequence) && type !== 'entry-revoked')
    .map((event) => ({ event, place: place(event) }))
    .toSorted((a, b) => {
      if (a.event.on !== b.event.on) return a.event.on < b.event.on ? -1 : 1
      return a.place - b.place
    })
    .map(({ event }) => event)
}

/** Those of one type, in the same order. */
export function ofType<T extends RequestEventType>(events: readonly RecordedEvent[], type: T) {
  return events.filter((event): event is RecordedEvent & { readonly type: T } => event.type === type)
}

/** The last of one type, or null. */
export function lastOf<T extends RequestEventType>(events: readonly RecordedEvent[], type: T) {
  return ofType(events, type).at(-1) ?? null
}

/** The work on the reply that is being made: everything since the last re-opening, that included. */
export function currentRound(events: readonly RecordedEvent[]): readonly RecordedEvent[] {
  const reopened = events.findLastIndex(({ type }) => type === 'reply-reopened')
  return reopened === -1 ? events : events.slice(reopened)
}

/** The rounds of a case, first to last: each begins with registration or a re-opening. */
export function roundsOf(events: readonly RecordedEvent[]): (readonly RecordedEvent[])[] {
  const starts = events.flatMap(({ type }, index) => (type === 'reply-reopened' ? [index] : []))
  return [0, ...starts].map((start, index) => events.slice(start, starts[index] ?? events.length))
}
