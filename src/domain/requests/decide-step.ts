import { caseRegister } from '../../law/disclosure-regulation/article-45-register.ts'
import { inChinese, isLocalDate, type LocalDate } from '../calendar/local-date.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { Answer } from './actions/action-rule.ts'
import { effectiveEvents } from './case-events.ts'
import { impossibleArrival } from './impossible-arrival.ts'
import { requestCase as makeCase } from './make-request-case.ts'
import { actionName, judgeStep } from './request-actions.ts'
import type { RecordedEvent, RequestCase, StepContext } from './request-case.ts'
import type { RequestEvent, RequestEventType, RequestFact } from './request-event.ts'

export type StepDecided = { readonly ok: true; readonly events: readonly RequestEvent[] } | Refusal

/**
 * Whether a fact may be added to a case with effect on a day: the events to append, or the refusal with its article.
 * A fact of an earlier day (late entry) is judged by the case as it stood then, and refused where it would make
 * illegal what is on record for later days.
 */
export function decideStep(
  requestCase: RequestCase,
  fact: RequestFact,
  on: LocalDate,
  context: StepContext & {
    /** The entry that the fact corrects (see `decideCorrection`); left out or null = none. */
    readonly supersedes?: number | null
  },
): StepDecided {
  const { supersedes = null } = context
  if (supersedes !== null) return decideCorrection(requestCase, supersedes, fact, on, context)
  if (fact.type === 'entry-revoked')
    return refuse('nothing-to-revoke', '说明撤销的是哪一条记录', caseRegister.cites)
  return decide(requestCase, { before: requestCase.events, fact, on, supersedes: null }, context)
}

/**
 * Whether an entry may be mended by one of the same type, or revoked (`entry-revoked`): judged in its old place, with
 * everything after it. The caller appends the event with `supersedes`.
 */
export function decideCorrection(
  requestCase: RequestCase,
  supersedes: number,
  fact: RequestFact,
  on: LocalDate,
  context: StepContext,
): StepDecided {
  const entry = requestCase.events.find(({ sequence }) => sequence === supersedes)
  if (entry === undefined) return refuse('no-such-entry', '没有这一条记录，或者它已经被更正')
  if (fact.type !== 'entry-revoked' && fact.type !== entry.type)
    return refuse(
      'other-kind-of-entry',
      `这一条是“${actionName(entry.type)}”，只能更正为同一类记录，或者撤销`,
    )
  if (fact.type === 'entry-revoked' && entry.type === 'request-registered')
    return refuse('registration-stays', '登记不能撤销：登记有误的，更正登记', caseRegister.cites)
  if (fact.type === 'request-registered' && entry.type === 'request-registered') {
    const refusal = changedReceipt(entry, fact) ?? impossibleArrival(fact, context)
    if (refusal !== null) return refusal
  }
  const approved = approvedSince(requestCase.events, entry)
  if (approved !== null && fact.type !== 'entry-revoked' && !saysTheSame(entry, fact))
    return refuse(
      'approved-since',
      `“${actionName(entry.type)}”的内容已经“${actionName(approved.type)}”，先撤销后者再更正`,
      caseRegister.cites,
    )
  const before = requestCase.events.filter((event) => event !== entry)
  return decide(requestCase, { before, fact, on, supersedes }, context)
}

type Registration = Extract<RequestFact, { type: 'request-registered' }>

/** The receipt is in the applicant's hands, who finds the request by its number and proves its words by the digest. */
function changedReceipt(entry: Registration, fact: Registration): Refusal | null {
  if (fact.number === entry.number && fact.contentDigest === entry.contentDigest) return null
  return refuse('receipt-stays', '登记号和内容摘要已经写在申请人的回执上，不能更正', caseRegister.cites)
}

/** What approves what: nobody changes the words under another's approval. */
const approvals: Readonly<Partial<Record<RequestEventType, readonly RequestEventType[]>>> = {
  'decision-drafted': ['decision-reviewed', 'secrecy-reviewed', 'decision-signed'],
  'extension-proposed': ['extension-approved'],
}

/** The approval that an entry has had, or null. Its day may still be mended. */
function approvedSince(events: readonly RecordedEvent[], entry: RecordedEvent): RecordedEvent | null {
  const later = events.slice(events.indexOf(entry) + 1)
  const again = later.findIndex(({ type }) => type === entry.type)
  const own = again === -1 ? later : later.slice(0, again)
  return own.find(({ type }) => approvals[entry.type]?.includes(type)) ?? null
}

function saysTheSame(entry: RecordedEvent, fact: RequestFact): boolean {
  const { on: _on, sequence: _sequence, recordedAt: _at, actorId: _actor, supersedes: _old, ...said } = entry
  return JSON.stringify(sorted(said)) === JSON.stringify(sorted(fact))
}

/** The fields in the order of their names, so that two facts compare whatever order they were written in. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, part]) => [name, sorted(part)]),
  )
}

interface Proposal {
  /** What is on record without the new fact. */
  readonly before: readonly RecordedEvent[]
  readonly fact: RequestFact
  readonly on: LocalDate
  readonly supersedes: number | null
}

function decide(requestCase: RequestCase, proposal: Proposal, context: StepContext): StepDecided {
  const { fact, on, before, supersedes } = proposal
  const refusal = impossibleDay(requestCase, proposal, context)
  if (refusal !== null) return refusal
  const step: RequestEvent = { ...fact, on }
  const added: RecordedEvent = {
    ...step,
    sequence: requestCase.version + 1,
    recordedAt: '',
    actorId: context.actorId,
    supersedes,
  }
  const events = effectiveEvents([...before, added])
  const place = events.indexOf(added)
  const answer =
    place === -1 || fact.type === 'request-registered' ? true : judgeAt(events, place, requestCase, context)
  if (answer !== true) return answer
  // An entry that is moved or taken back may be missed by what lies between its old place and its new one.
  const old = requestCase.events.findIndex(({ sequence }) => sequence === supersedes)
  const from = Math.min(...[place, old].filter((index) => index !== -1))
  const broken = brokenLater(requestCase, events, from, context)
  if (broken !== null) return broken
  return clockRefusal(requestCase, events, context) ?? { ok: true, events: [step] }
}

function impossibleDay(
  { registered }: RequestCase,
  { fact, on }: Proposal,
  { today }: StepContext,
): Refusal | null {
  if (!isLocalDate(on)) return refuse('no-such-day', `日期“${on}”不存在`)
  if (on > today) return refuse('in-the-future', `${inChinese(on)}还没有到，只能登记已经发生的事`)
  const first = registered.arrivedOn < registered.on ? registered.arrivedOn : registered.on
  if (fact.type !== 'request-registered' && on < first)
    return refuse('before-arrival', `早于申请到达之日（${inChinese(first)}），请核对日期`)
  return null
}

/** Judges the event at a place by the case that the events before it make, on its own day, for its own actor. */
function judgeAt(
  events: readonly RecordedEvent[],
  place: number,
  requestCase: RequestCase,
  { calendar }: StepContext,
): Answer {
  const event = events[place]
  if (event === undefined || event.type === 'request-registered') return true
  const past = events.slice(0, place)
  const registration = events.filter(({ type }) => type === 'request-registered')
  const known = registration.some((each) => past.includes(each)) ? past : [...registration, ...past]
  const standing = makeCase(requestCase, known, calendar, event.on)
  return judgeStep(standing, event, { today: event.on, actorId: event.actorId, calendar })
}

/** The first entry from a place on that was legal and would no longer be. */
function brokenLater(
  requestCase: RequestCase,
  events: readonly RecordedEvent[],
  from: number,
  context: StepContext,
): Refusal | null {
  for (const [index, event] of events.entries()) {
    if (index < from || event.sequence === requestCase.version + 1) continue
    const now = judgeAt(events, index, requestCase, context)
    if (now === true) continue
    const old = requestCase.events.findIndex(({ sequence }) => sequence === event.sequence)
    if (old === -1 || judgeAt(requestCase.events, old, requestCase, context) !== true) continue
    return refuse(
      'breaks-later-entry',
      `这样一来，${inChinese(event.on)}登记的“${actionName(event.type)}”就不成立：${now.message}`,
      now.cites,
    )
  }
  return null
}

/** Facts that cannot have happened together, as the clock sees them. */
function clockRefusal(
  requestCase: RequestCase,
  events: readonly RecordedEvent[],
  { calendar, today }: StepContext,
): Refusal | null {
  if (requestCase.clock?.ok === false) return null
  const { clock } = makeCase(requestCase, events, calendar, today)
  return clock?.ok === false ? clock : null
}
