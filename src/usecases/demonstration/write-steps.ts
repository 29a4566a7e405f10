/** The steps of an invented case into the ledger, with its letters: drafted, checked and issued as at the desk. */

import type { Actor } from '../../domain/access/access.ts'
import type { LocalDate } from '../../domain/calendar/local-date.ts'
import type { WorkCalendar } from '../../domain/calendar/work-calendar.ts'
import { isApplicantField, personalFieldOf } from '../../domain/requests/personal-field.ts'
import { applicantFields, type RequestEvent, type RequestFact } from '../../domain/requests/request-event.ts'
import type { Moment } from '../access-ports.ts'
import type { LetterPorts } from '../letter-ports.ts'
import { draftLetter } from '../letters/draft-letter.ts'
import { issueLetter } from '../letters/issue-letter.ts'
import type { StoredRequest } from '../request-ports.ts'
import type { Applicant } from './invented-applicants.ts'
import type { Hand, InventedCase, InventedStep } from './invented-case.ts'
import { workingDayAfter } from './invented-days.ts'
import { type InventedLetter, inventedThirdParty, lettersOf, modeOf } from './invented-letters.ts'

/** Who does what at which organ. */
export type Hands = (organId: string, hand: Hand) => string

export interface Writing {
  readonly made: InventedCase
  readonly requestId: string
  readonly hands: Hands
  readonly calendar: WorkCalendar
  readonly at: Moment
}

/** Writes every step of a case that is registered. `ports.newId` must give ids of its own to each call. */
export async function writeSteps(ports: LetterPorts, writing: Writing): Promise<void> {
  const desk = deskOf({ ...ports, personalData: { ...ports.personalData, view: namesOf(writing) } }, writing)
  const { calendar, at } = writing
  let replyId: string | null = null
  for (const { steps, isRun } of runsOf(writing)) {
    await desk.deliver(steps[0]?.on ?? at.today)
    if (isRun) {
      await desk.append(steps)
      continue
    }
    for (const step of steps) {
      const { before, after } = lettersOf(writing.made, step, calendar)
      let named: string | null = null
      for (const letter of before) named = await desk.send(letter, step.on)
      await desk.append([withLetter(step, step.fact.type in repliesNamed ? replyId : named)])
      if (step.fact.type === 'decision-drafted') replyId = await desk.draft(replyOf(writing.made), step.on)
      if (step.fact.type === 'decision-signed' && replyId !== null) await desk.issue(replyId, step.on)
      for (const letter of after) await desk.send(letter, step.on)
    }
  }
  await desk.deliver(at.today)
}

/** Facts that name the reply. */
const repliesNamed = { 'decision-signed': true, 'letter-dispatched': true, 'letter-delivered': true } as const

function replyOf(made: InventedCase): InventedLetter {
  return { kind: 'reply', particulars: {}, servedBy: modeOf(made), consultation: null }
}

function withLetter(step: InventedStep, letterId: string | null): InventedStep {
  return 'letterId' in step.fact && letterId !== null ? { ...step, fact: { ...step.fact, letterId } } : step
}

interface Run {
  readonly steps: readonly InventedStep[]
  /** Steps of one hand without letters: kept together. */
  readonly isRun: boolean
}

/** Facts around which letters are made. */
const withLetters: ReadonlySet<RequestFact['type']> = new Set([
  'supplement-requested',
  'reasons-requested',
  'extension-notified',
  'fee-noticed',
  'consultation-sent',
  'request-discontinued',
  'decision-drafted',
  'decision-signed',
  'letter-dispatched',
  'letter-delivered',
])

function runsOf({ made }: Writing): Run[] {
  const runs: { steps: InventedStep[]; isRun: boolean }[] = []
  for (const step of made.steps) {
    const last = runs.at(-1)
    const isRun = !withLetters.has(step.fact.type)
    if (isRun && last?.isRun === true && last.steps[0]?.by === step.by) last.steps.push(step)
    else runs.push({ steps: [step], isRun })
  }
  return runs
}

/** What the office does with the case, each step behind the one before. */
function deskOf(ports: LetterPorts, { made, requestId, hands, calendar, at }: Writing) {
  const { regionId, organId, key } = made
  const fail = (what: string): never => {
    throw new Error(`demonstration ${key}: ${what}`)
  }
  const handler = handlerOf(made, hands(organId, 'handler'), at)
  const on = (day: LocalDate): Moment => ({ ...at, today: day })
  const find = async (): Promise<StoredRequest> =>
    (await ports.requests.find(regionId, requestId)) ?? fail('not there after it was made')
  const append = async (steps: readonly InventedStep[]): Promise<void> => {
    const [first] = steps
    if (first === undefined) return
    const events = steps.map(({ fact, on: day }): RequestEvent => ({ ...fact, on: day }))
    const record = { actorId: hands(organId, first.by), at, supersedes: null, personal: personalOf(first) }
    const saved = await ports.requests.append(await find(), events, record)
    if (!saved.ok) fail(saved.code)
  }
  const underway: InventedStep[] = []
  const deliver = async (until: LocalDate): Promise<void> => {
    for (const there of underway.splice(0)) {
      if (there.on <= until) await append([there])
      else underway.push(there)
    }
  }
  const draft = async (letter: InventedLetter, day: LocalDate): Promise<string> => {
    const drafted = await draftLetter(ports, { ...letter, regionId, requestId, actor: handler, at: on(day) })
    return drafted.ok ? drafted.letterId : fail(drafted.message)
  }
  const issue = async (letterId: string, day: LocalDate): Promise<void> => {
    const letter = { regionId, requestId, letterId, version: 1, actor: handler, at: on(day) }
    const issued = await issueLetter(ports, letter)
    if (!issued.ok) fail(issued.message)
  }
  const send = async (letter: InventedLetter, day: LocalDate): Promise<string> => {
    const letterId = await draft(letter, day)
    await issue(letterId, day)
    const [sent, ...rest] = servicesOf(letter, letterId, day, calendar)
    if (sent !== undefined) await append([sent])
    underway.push(...rest)
    await deliver(day)
    return letterId
  }
  return { append, draft, issue, send, deliver }
}

/** The names are at hand: nobody looks them up, and there is no line in the log of accesses. */
function namesOf({ made }: Writing): LetterPorts['personalData']['view'] {
  const known: Applicant = { ...made.applicant, ...inventedThirdParty }
  return async (_object, fields) =>
    (fields ?? []).flatMap((field) => {
      const [name = ''] = field.split('#')
      const text = isApplicantField(name) ? known[name] : undefined
      return text === undefined || !isApplicantField(name)
        ? []
        : [{ field, class: applicantFields[name], text }]
    })
}

/** Working days that the post takes. */
const postDays = 2

/** Sent on the day of issue; what is not posted arrives at once. */
function servicesOf(
  { kind, servedBy }: InventedLetter,
  letterId: string,
  on: LocalDate,
  calendar: WorkCalendar,
): InventedStep[] {
  const isPosted = servedBy === 'post'
  const named = { letterId, letter: kind } as const
  const sent: RequestFact = {
    type: 'letter-dispatched',
    ...named,
    mode: servedBy,
    carrier: isPosted ? '中国邮政EMS' : '',
    trackingNumber: isPosted ? '1000000000000' : '',
  }
  const proof = isPosted ? '投递查询记录' : servedBy === 'in-person' ? '送达回证' : '系统签收记录'
  const there: RequestFact = { type: 'letter-delivered', ...named, proof }
  const arrives = isPosted ? workingDayAfter(calendar, on, postDays) : on
  return [
    { by: 'handler', on, fact: sent },
    { by: 'handler', on: arrives, fact: there },
  ]
}

function personalOf({ fact }: InventedStep): Readonly<Record<string, string>> {
  if (fact.type !== 'consultation-sent' || fact.consulted !== 'third-party') return {}
  const { 'third-party.name': name, 'third-party.address': address } = inventedThirdParty
  return {
    [personalFieldOf('third-party.name', fact.consultation)]: name,
    [personalFieldOf('third-party.address', fact.consultation)]: address,
  }
}

/** The handler of the organ, as the policy sees somebody who is signed in. */
function handlerOf({ regionId, organId }: InventedCase, accountId: string, { now }: Moment): Actor {
  const place = { regionId, organId, from: '2000-01-01', to: null, delegatedBy: null }
  return { accountId, name: '', grants: [{ role: 'handler', ...place }], provenAt: now }
}
