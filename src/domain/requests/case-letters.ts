import type { LocalDate } from '../calendar/local-date.ts'
import { ofType } from './case-events.ts'
import type { LetterKind } from './letter-kind.ts'
import type { RequestCase } from './request-case.ts'
import type { ServiceMode } from './request-event.ts'

/** A letter of a case and how it went out. */
export interface CaseLetter {
  /** null = a letter made outside the platform, of which only the posting is on record. */
  readonly letterId: string | null
  readonly letter: LetterKind
  /** 发文字号; '' = none on record. */
  readonly number: string
  readonly issuedOn: LocalDate | null
  /** Every time it was sent, in order. */
  readonly services: readonly LetterService[]
}

export interface LetterService {
  readonly dispatchedOn: LocalDate
  readonly mode: ServiceMode
  readonly carrier: string
  readonly trackingNumber: string
  readonly deliveredOn: LocalDate | null
  readonly proof: string
  readonly returned: { readonly on: LocalDate; readonly reason: string } | null
}

/** The letters of a case in the order in which they came to be. */
export function caseLetters({ events }: Pick<RequestCase, 'events'>): CaseLetter[] {
  const issued = ofType(events, 'letter-issued')
  const known = new Set<string | null>(issued.map(({ letterId }) => letterId))
  const sent = ofType(events, 'letter-dispatched')
  const unknown = sent.filter(
    (event, index) => !known.has(event.letterId) && sent.findIndex((other) => isSame(other, event)) === index,
  )
  return [
    ...issued.map(({ letterId, letter, number, on }) => ({ letterId, letter, number, issuedOn: on })),
    ...unknown.map(({ letterId, letter }) => ({ letterId, letter, number: '', issuedOn: null })),
  ].map((each) => ({ ...each, services: servicesOf(events, each) }))
}

interface Named {
  readonly letterId: string | null
  readonly letter: LetterKind
}

function isSame(a: Named, b: Named): boolean {
  return a.letter === b.letter && a.letterId === b.letterId
}

/** What came back belongs to the last sending before it. */
function servicesOf(events: RequestCase['events'], letter: Named): LetterService[] {
  const services: LetterService[] = []
  for (const event of events) {
    const last = services.at(-1)
    if (event.type === 'letter-dispatched' && isSame(event, letter)) {
      const { on, mode, carrier, trackingNumber } = event
      services.push({
        dispatchedOn: on,
        mode,
        carrier,
        trackingNumber,
        deliveredOn: null,
        proof: '',
        returned: null,
      })
    } else if (event.type === 'letter-delivered' && isSame(event, letter) && last !== undefined)
      services[services.length - 1] = { ...last, deliveredOn: event.on, proof: event.proof }
    else if (event.type === 'letter-returned' && isSame(event, letter) && last !== undefined)
      services[services.length - 1] = { ...last, returned: { on: event.on, reason: event.reason } }
  }
  return services
}
