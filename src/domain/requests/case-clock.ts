import type { LocalDate } from '../calendar/local-date.ts'
import type { WorkCalendar } from '../calendar/work-calendar.ts'
import type { Refusal } from '../refusal.ts'
import { currentRound, lastOf, ofType } from './case-events.ts'
import { clock, type ReplyClock } from './clock.ts'
import type { ClockEvent } from './clock-events.ts'
import { closingOf } from './closing.ts'
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

/** What the events of a round mean to the period. */
function clockEventsOf(round: readonly RecordedEvent[]): ClockEvent[] {
  const events: ClockEvent[] = []
  for (const [index, event] of round.entries()) {
    const before = round.slice(0, index)
    switch (event.type) {
      case 'supplement-requested':
      case 'supplement-received':
        events.push({ type: event.type, on: event.on })
        break
      case 'consultation-sent':
        events.push({
          type: event.type,
          on: event.on,
          consultation: event.consultation,
          consulted: event.consulted,
        })
        break
      case 'consultation-answered':
        events.push({ type: event.type, on: event.on, consultation: event.consultation })
        break
      case 'extension-notified': {
        const approved = approvedExtension(before)
        if (approved !== null)
          events.push({
            type: 'deadline-extended',
            on: event.on,
            by: { workingDays: approved.workingDays },
          })
        break
      }
      case 'reasonable-period-set':
        events.push({ type: event.type, on: event.on, until: event.until })
        break
      case 'fee-paid':
        events.push({ type: 'fee-notified', on: feeToldOn(before) ?? event.on })
        events.push({ type: 'fee-paid', on: event.on })
        break
    }
  }
  return [...events, ...outstandingFee(round), ...endOf(round)]
}

/** What was proposed and approved, if the head of the office did (article 33); an extension without that is none. */
function approvedExtension(before: readonly RecordedEvent[]): Recorded<'extension-proposed'> | null {
  const proposed = before.findLastIndex(({ type }) => type === 'extension-proposed')
  const judged = before.findLast(({ type }) => type === 'extension-approved' || type === 'extension-refused')
  const proposal = before[proposed]
  if (proposal?.type !== 'extension-proposed' || judged?.type !== 'extension-approved') return null
  return before.indexOf(judged) > proposed ? proposal : null
}

/** The day the applicant had the fee notice that is still open; null where none is, or its arrival is not known. */
function feeToldOn(before: readonly RecordedEvent[]): LocalDate | null {
  const last = before.findLast(({ type }) => type === 'fee-notice-delivered' || type === 'fee-paid')
  return last?.type === 'fee-notice-delivered' ? last.on : null
}

function outstandingFee(round: readonly RecordedEvent[]): ClockEvent[] {
  const on = feeToldOn(round)
  return on === null ? [] : [{ type: 'fee-notified', on }]
}

function endOf(round: readonly RecordedEvent[]): ClockEvent[] {
  const service = serviceOf(round, replyLetters)
  if (service !== null) return [{ type: 'reply-served', on: service.on }]
  const closing = closingOf(round)
  return closing === null ? [] : [{ type: 'request-ended', on: closing.on }]
}
