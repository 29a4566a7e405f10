import { orderedToRemake } from '../../law/reconsideration-law/article-64-remake.ts'
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
  const steps = round.flatMap((event) => clockEvent(event, round))
  const dueWith = (earlier: readonly ClockEvent[]) => {
    const made = clock([received, ...steps, ...earlier], calendar, rules)
    return made.ok ? made.due : null
  }
  const fees = feesOf(round, dueWith, asOf)
  const counted = clock([received, ...steps, ...fees, ...endOf(round)], calendar, rules, asOf)
  return reopened === null || !counted.ok ? counted : toldAsReopened(counted)
}

const reopenedText = '收到重新作出答复的决定、判决，或者决定自行纠正'

/** No text sets the term of a reply made anew without one: the whole reply period is a reading, and told as one. */
function toldAsReopened(counted: ReplyClock): ReplyClock {
  const [received, ...later] = counted.steps
  return {
    ...counted,
    days: counted.days.map((day) => ({
      ...day,
      why: day.why.replace('收到申请当日', `${reopenedText}当日`),
    })),
    steps: received === undefined ? [] : [{ ...received, text: reopenedText }, ...later],
    notes: [
      ...counted.notes,
      {
        code: 'reopened-without-term',
        kind: 'remark',
        message: '决定、判决没有指定重新答复的期限，法律也没有规定：参照答复期限重新计算，待确认',
        cites: orderedToRemake.cites,
      },
    ],
  }
}

/** What an event of a round means to the period. Nothing here depends on the order of recording within a day. */
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
 * Fee notices, each with its payment. Who paid without a day of arrival on record had the notice on that day at the
 * latest. The notice has to be sent within the period (信息处理费管理办法第六条): sent in time and arriving later, it
 * keeps the period from running out, so the applicant's time to pay is no delay of the office.
 */
function feesOf(
  round: readonly RecordedEvent[],
  dueWith: (fees: readonly ClockEvent[]) => LocalDate | null,
  asOf: LocalDate | null,
): ClockEvent[] {
  const [notices, arrivals, payments] = [
    ofType(round, 'fee-noticed'),
    ofType(round, 'fee-notice-delivered'),
    ofType(round, 'fee-paid'),
  ]
  const events: ClockEvent[] = []
  for (let index = 0; index < Math.max(notices.length, arrivals.length, payments.length); index++) {
    const [sent, paid] = [notices[index]?.on, payments[index]?.on]
    const arrived = earlier(arrivals[index]?.on, paid)
    const due = sent === undefined ? null : dueWith(events)
    const isOut = arrived === undefined && asOf !== null && due !== null && asOf > due
    const stopsAtDue = sent !== undefined && due !== null && sent <= due && (isOut || (arrived ?? due) > due)
    const told = stopsAtDue ? due : arrived
    if (told !== undefined) events.push({ type: 'fee-notified', on: told })
    if (paid !== undefined) events.push({ type: 'fee-paid', on: paid })
  }
  return events
}

function earlier(one: LocalDate | undefined, other: LocalDate | undefined): LocalDate | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return one < other ? one : other
}

function endOf(round: readonly RecordedEvent[]): ClockEvent[] {
  const [service, ended] = [serviceOf(round, replyLetters), endedBy(round)]
  if (service !== null && (ended === null || service.on <= ended.on))
    return [{ type: 'reply-served', on: service.on }]
  return ended === null ? [] : [{ type: 'request-ended', on: ended.on }]
}
