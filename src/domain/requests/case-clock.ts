import type { LocalDate } from '../calendar/local-date.ts'
import type { WorkCalendar } from '../calendar/work-calendar.ts'
import type { Refusal } from '../refusal.ts'
import { currentRound, lastOf, ofType } from './case-events.ts'
import { clock, type ReplyClock } from './clock.ts'
import type { ClockEvent } from './clock-events.ts'
import { closingOf, endedBy } from './closing.ts'
import { orderedClock } from './ordered-clock.ts'
import { type Receipt, receiptOf } from './receipt.ts'
import { replyRulesOn } from './reply-rules.ts'
import type { Recorded, RecordedEvent } from './request-case.ts'
import { replyLetters, serviceOf } from './served-reply.ts'

/** 收到申请之日 as the events fix it by article 31; a refusal while it is open. */
export function caseReceipt(
  registered: Recorded<'request-registered'>,
  events: readonly RecordedEvent[],
): Receipt | Refusal {
  const { channel, arrivedOn, signedOn } = registered
  const confirmedOn = ofType(events, 'receipt-confirmed')[0]?.on ?? null
  return receiptOf({ channel, arrivedOn, signedOn, confirmedOn })
}

/** The clock of the reply that is being made; null while the request is not received. */
export function caseClock(
  registered: Recorded<'request-registered'>,
  events: readonly RecordedEvent[],
  calendar: WorkCalendar,
  asOf: LocalDate | null,
): ReplyClock | Refusal | null {
  const receipt = caseReceipt(registered, events)
  if (!receipt.ok) return null
  const round = currentRound(events)
  const reopened = lastOf(round, 'reply-reopened')
  const rules = replyRulesOn(reopened?.on ?? receipt.on)
  if ('ok' in rules) return rules
  if (reopened !== null && reopened.until !== null)
    return orderedClock(
      {
        on: reopened.on,
        until: reopened.until,
        replied: (closingOf(round) ?? serviceOf(round, replyLetters))?.on ?? null,
      },
      calendar,
      rules,
      asOf,
    )
  const received: ClockEvent =
    reopened === null
      ? { type: 'request-received', on: receipt.on, channel: registered.channel }
      : { type: 'request-received', on: reopened.on }
  return clock([received, ...clockEventsOf(round)], calendar, rules, asOf)
}

/** What the events of a round mean to the period. Nothing here depends on the order of recording within a day. */
function clockEventsOf(round: readonly RecordedEvent[]): ClockEvent[] {
  return [...round.flatMap((event) => clockEvent(event, round)), ...feesOf(round), ...endOf(round)]
}

function clockEvent(event: RecordedEvent, round: readonly RecordedEvent[]): ClockEvent[] {
  const { on } = event
  switch (event.type) {
    case 'supplement-requested':
    case 'supplement-received':
      return [{ type: event.type, on }]
    case 'consultation-sent': {
      const { consultation, consulted } = event
      return [{ type: event.type, on, consultation, consulted }]
    }
    case 'consultation-answered': {
      const { consultation } = event
      // Asked for the reply that was annulled: it is no part of the period of the new one.
      const isAskedHere = ofType(round, 'consultation-sent').some(
        (sent) => sent.consultation === consultation,
      )
      return isAskedHere ? [{ type: event.type, on, consultation }] : []
    }
    case 'extension-notified': {
      const approved = approvedExtension(round.filter((each) => each.on <= on))
      if (approved === null) return []
      return [{ type: 'deadline-extended', on, by: { workingDays: approved.workingDays } }]
    }
    case 'reasonable-period-set':
      return [{ type: event.type, on, until: event.until }]
    default:
      return []
  }
}

/** What was proposed and approved, if the head of the office did (article 33); an extension without that is none. */
function approvedExtension(before: readonly RecordedEvent[]): Recorded<'extension-proposed'> | null {
  const proposal = lastOf(before, 'extension-proposed')
  const judged = before.findLast(({ type }) => type === 'extension-approved' || type === 'extension-refused')
  if (proposal === null || judged?.type !== 'extension-approved' || judged.on < proposal.on) return null
  return proposal
}

/**
 * Fee notices that arrived, each with its payment. Who paid without a day of arrival on record had the notice on that
 * day at the latest.
 */
function feesOf(round: readonly RecordedEvent[]): ClockEvent[] {
  const payments = ofType(round, 'fee-paid')
  const arrivals = ofType(round, 'fee-notice-delivered')
  const paid = payments.flatMap(({ on }, index): ClockEvent[] => {
    const told = arrivals[index]?.on ?? on
    return [
      { type: 'fee-notified', on: told < on ? told : on },
      { type: 'fee-paid', on },
    ]
  })
  const open = arrivals.slice(payments.length).map(({ on }): ClockEvent => ({ type: 'fee-notified', on }))
  return [...paid, ...open]
}

function endOf(round: readonly RecordedEvent[]): ClockEvent[] {
  const [service, ended] = [serviceOf(round, replyLetters), endedBy(round)]
  if (service !== null && (ended === null || service.on <= ended.on))
    return [{ type: 'reply-served', on: service.on }]
  return ended === null ? [] : [{ type: 'request-ended', on: ended.on }]
}
