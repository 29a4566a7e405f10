import {
  type ServiceRule,
  serviceRules,
} from '../../law/state-council-office-interpretations/service-2016.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import { ofType } from './case-events.ts'
import type { LetterKind } from './letter-kind.ts'
import type { Recorded, RecordedEvent } from './request-case.ts'
import type { ServiceMode } from './request-event.ts'

/** Letters that answer a request. */
export const replyLetters: readonly LetterKind[] = ['reply', 'correction-reply']

/** The day a letter counts as given, and the rule that says so. */
export interface Service {
  readonly on: LocalDate
  readonly rule: ServiceRule
  readonly dispatched: Recorded<'letter-dispatched'>
}

/** The rule of service for a mode. */
export function serviceRule(mode: ServiceMode): ServiceRule {
  const rule = serviceRules.find(({ modes }) => modes.some((each) => each === mode))
  if (rule === undefined) throw new Error(`no rule of service for ${mode}`)
  return rule
}

/**
 * When a letter of these kinds was given: by post the day of posting, by hand the day of signature. Sending it again
 * changes nothing: the first that counts holds. Null while none does.
 */
export function serviceOf(events: readonly RecordedEvent[], letters: readonly LetterKind[]): Service | null {
  const services = ofType(events, 'letter-dispatched')
    .filter(({ letter }) => letters.includes(letter))
    .map((dispatched) => countedService(dispatched, events))
    .filter((service) => service !== null)
  return services.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))[0] ?? null
}

function countedService(
  dispatched: Recorded<'letter-dispatched'>,
  events: readonly RecordedEvent[],
): Service | null {
  const rule = serviceRule(dispatched.mode)
  const isSame = (event: { letter: LetterKind; letterId: string | null }) =>
    event.letter === dispatched.letter && event.letterId === dispatched.letterId
  const sendings = ofType(events, 'letter-dispatched').filter(isSame)
  const next = sendings[sendings.indexOf(dispatched) + 1]
  // By days, not by the order of recording: sent and signed for on one day may be entered either way round.
  const isOwn = (event: Recorded<'letter-delivered'> | Recorded<'letter-returned'>) =>
    isSame(event) && event.on >= dispatched.on && (next === undefined || event.on <= next.on)
  const delivered = ofType(events, 'letter-delivered').find(isOwn)
  const returned = ofType(events, 'letter-returned').find(isOwn)
  const on = {
    posted: dispatched.on,
    'signed-by-applicant': delivered?.on,
    'deemed-served': delivered?.on,
    arrived: delivered?.on ?? (returned === undefined ? dispatched.on : undefined),
  }[rule.repliedWhen]
  return on === undefined ? null : { on, rule, dispatched }
}

/** Sent, and neither delivered nor come back nor sent again. */
export function isOutstanding(
  dispatched: Recorded<'letter-dispatched'>,
  events: readonly RecordedEvent[],
): boolean {
  return !events
    .slice(events.indexOf(dispatched) + 1)
    .some(
      (event) =>
        (event.type === 'letter-delivered' ||
          event.type === 'letter-returned' ||
          event.type === 'letter-dispatched') &&
        event.letter === dispatched.letter &&
        event.letterId === dispatched.letterId,
    )
}
