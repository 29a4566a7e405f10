/** What the import of a 台账 would make, line by line; nothing is written here. */

import { replyExtension } from '../../../law/disclosure-regulation/article-33-reply-deadline.ts'
import type { LocalDate } from '../../calendar/local-date.ts'
import type { WorkCalendar } from '../../calendar/work-calendar.ts'
import { canonicalJson } from '../../ledger/canonical-json.ts'
import type { LineComplaint } from '../../line-complaint.ts'
import { requestCase } from '../make-request-case.ts'
import type { RecordedEvent, RequestCase } from '../request-case.ts'
import type { RequestEvent } from '../request-event.ts'
import { eventsOfLine } from './line-events.ts'
import { headingOf, type SheetColumn } from './sheet-columns.ts'
import type { RequestSheet, SheetLine } from './sheet-line.ts'

/** A row that is to become a case. */
export interface PlannedRequest {
  readonly line: number
  /** The same for the same row of the same organ, however often it is imported. */
  readonly requestId: string
  /** '' = the system gives the next. */
  readonly number: string
  readonly year: number
  /** Digest of what the row says, written in any way. */
  readonly contentDigest: string
  /** With the number; without one it is put in by `withNumber`. */
  readonly events: readonly RequestEvent[]
  readonly applicant: SheetLine['applicant']
}

export interface ImportPlan {
  readonly requests: readonly PlannedRequest[]
  readonly complaints: readonly LineComplaint[]
}

export interface ImportContext {
  readonly regionId: string
  readonly organId: string
  readonly today: LocalDate
  readonly calendar: WorkCalendar
  /** SHA-256 in hex. */
  readonly digest: (text: string) => string
}

/** With an error among the complaints nothing of the sheet is to be imported. */
export function planRequestImport(sheet: RequestSheet, context: ImportContext): ImportPlan {
  const planned = sheet.lines.map((line) => planLine(line, context))
  const requests = planned.flatMap(({ request }) => (request === null ? [] : [request]))
  const complaints = [
    ...sheet.complaints,
    ...planned.flatMap((each) => each.complaints),
    ...toldTwice(requests),
  ]
  return { requests, complaints: complaints.toSorted((a, b) => a.line - b.line) }
}

/** The events with the number that the system gave. */
export function withNumber(request: PlannedRequest, number: string): readonly RequestEvent[] {
  return request.events.map((event) => (event.type === 'request-registered' ? { ...event, number } : event))
}

function planLine(
  line: SheetLine,
  context: ImportContext,
): { readonly request: PlannedRequest | null; readonly complaints: readonly LineComplaint[] } {
  const complaints: LineComplaint[] = []
  const say = (severity: LineComplaint['severity'], column: SheetColumn | null, message: string) =>
    complaints.push({
      line: line.line,
      column: column === null ? null : headingOf(column),
      severity,
      message,
    })
  const contentDigest = context.digest(digestText(line))
  const told = { number: line.number, contentDigest, extensionDays: replyExtension.term.length }
  const { events, assumed, refused } = eventsOfLine(line, told)
  for (const { column, message } of assumed) say('warning', column, message)
  for (const { column, message } of refused) say('error', column, message)
  if (refused.length > 0) return { request: null, complaints }
  const key = line.number === '' ? contentDigest : line.number
  const requestId = idFrom(context.digest(`request\n${context.regionId}\n${context.organId}\n${key}`))
  const late = events.find(({ on }) => on > context.today)
  if (late !== undefined) say('error', null, `${late.on} 还没有到，请核对日期`)
  else check(line, asCase(requestId, events, context), say)
  const received = line.receivedOn ?? line.arrivedOn
  const year = Number((received ?? context.today).slice(0, 4))
  const isWrong = complaints.some(({ severity }) => severity === 'error')
  const request: PlannedRequest = {
    line: line.line,
    requestId,
    number: line.number,
    year,
    contentDigest,
    events,
    applicant: line.applicant,
  }
  return { request: isWrong ? null : request, complaints }
}

function asCase(requestId: string, events: readonly RequestEvent[], context: ImportContext): RequestCase {
  const recorded = events.map(
    (event, index): RecordedEvent => ({
      ...event,
      sequence: index + 1,
      recordedAt: '',
      actorId: '',
      supersedes: null,
    }),
  )
  const { regionId, organId, calendar, today } = context
  return requestCase({ regionId, organId, requestId }, recorded, calendar, today)
}

/** The case that the facts make must be the one that the row tells; the period is counted anew. */
function check(
  line: SheetLine,
  made: RequestCase,
  say: (severity: LineComplaint['severity'], column: SheetColumn | null, message: string) => void,
): void {
  const { clock, closedOn, outcome } = made
  const received = line.receivedOn ?? line.arrivedOn
  if (received !== null && line.repliedOn !== null && line.repliedOn < received)
    say('error', 'repliedOn', `答复日期 ${line.repliedOn} 早于收到申请的日期 ${received}`)
  else if (clock !== null && !clock.ok) say('error', null, clock.message)
  else if (
    line.outcome.kind === 'code' &&
    (closedOn !== line.repliedOn || outcome?.code !== line.outcome.code)
  )
    say('error', 'outcome', '从这一行的日期算不出这个办理结果，请核对各个日期的先后')
  if (clock === null || !clock.ok || clock.due === null) return
  if (line.due !== null && line.due !== clock.due)
    say('warning', 'due', `台账写 ${line.due}，按条例和放假安排算是 ${clock.due}`)
  if (line.repliedOn !== null && line.repliedOn > clock.due)
    say('warning', 'repliedOn', `答复日期晚于期限 ${clock.due}，导入后显示为逾期答复`)
}

function toldTwice(requests: readonly PlannedRequest[]): LineComplaint[] {
  const first = new Map<string, PlannedRequest>()
  return requests.flatMap((request) => {
    const known = first.get(request.requestId)
    first.set(request.requestId, known ?? request)
    if (known === undefined) return []
    const message =
      request.number === ''
        ? `与第 ${known.line} 行相同；确是两件申请的，请写上各自的登记号`
        : `登记号 ${request.number} 与第 ${known.line} 行重复`
    return [{ line: request.line, column: headingOf('number'), severity: 'error' as const, message }]
  })
}

/** What the row says, without its place in the file. */
function digestText({ line, ...said }: SheetLine): string {
  const { outcome, reconsideration, litigation, applicant, ...rest } = said
  const remedy = (each: SheetLine['litigation']) =>
    each === null ? null : { on: each.on, result: each.result }
  return canonicalJson({
    ...rest,
    applicant: { ...applicant },
    outcome: outcome.kind === 'code' ? outcome.code : null,
    reconsideration: remedy(reconsideration),
    litigation: remedy(litigation),
  })
}

/** A version 8 UUID of a digest (RFC 9562). */
function idFrom(digest: string): string {
  const [a, b, c, d, e] = [
    digest.slice(0, 8),
    digest.slice(8, 12),
    digest.slice(13, 16),
    digest.slice(17, 20),
    digest.slice(20, 32),
  ]
  return `${a}-${b}-8${c}-a${d}-${e}`
}

/** What is in the system already, by request id and by number. */
export interface KnownRequest {
  readonly requestId: string
  readonly number: string
  readonly contentDigest: string
}

export interface SettledImport {
  readonly fresh: readonly PlannedRequest[]
  /** There already, and the row says the same. */
  readonly unchanged: number
  /** There already, and the row says something else: left as it is. */
  readonly different: number
  readonly complaints: readonly LineComplaint[]
}

/** Leaves out what was imported before, so that the same sheet imported twice changes nothing. */
export function settleImport(
  requests: readonly PlannedRequest[],
  known: readonly KnownRequest[],
): SettledImport {
  const byId = new Map(known.map((each) => [each.requestId, each]))
  const byNumber = new Map(known.map((each) => [each.number, each]))
  const there = (request: PlannedRequest) =>
    byId.get(request.requestId) ?? (request.number === '' ? undefined : byNumber.get(request.number))
  const found = requests.map((request) => ({ request, known: there(request) }))
  const different = found.filter(
    (each) => each.known !== undefined && each.known.contentDigest !== each.request.contentDigest,
  )
  return {
    fresh: found.filter((each) => each.known === undefined).map(({ request }) => request),
    unchanged: found.filter((each) => each.known?.contentDigest === each.request.contentDigest).length,
    different: different.length,
    complaints: different.map(({ request, known: each }) => ({
      line: request.line,
      column: headingOf('number'),
      severity: 'warning',
      message: `${each?.number ?? ''}已经在系统里，内容与这一行不同；导入不改动已有的案件，请在案件里办理`,
    })),
  }
}
