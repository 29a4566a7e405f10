import type { IntakeChannel } from '../../law/disclosure-regulation/article-31-receipt-date.ts'
import type { ConsultedKind } from '../../law/reply-rule-sets.ts'
import { daysBetween, isLocalDate, type LocalDate } from '../calendar/local-date.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { type ClockEvent, clockEventNames, consultedNames } from './clock-events.ts'

/** A stay of the case from one event to another; `to` is null while it lasts. */
export interface Span {
  readonly from: LocalDate
  readonly to: LocalDate | null
}

export interface Consultation extends Span {
  readonly id: string
  readonly consulted: ConsultedKind
}

export interface Extension {
  readonly on: LocalDate
  readonly by: { readonly workingDays: number } | { readonly until: LocalDate }
}

/** The events of a request sorted into what each does to the period. Every list is oldest first. */
export interface CaseHistory {
  readonly ok: true
  readonly received: LocalDate
  readonly channel: IntakeChannel | null
  readonly supplements: readonly Span[]
  readonly fees: readonly Span[]
  readonly consultations: readonly Consultation[]
  readonly extensions: readonly Extension[]
  readonly reasonablePeriods: readonly { readonly on: LocalDate; readonly until: LocalDate }[]
  readonly replied: LocalDate | null
  /** 撤回、不再处理; null where it was replied to or is open. */
  readonly ended: LocalDate | null
}

/** Longer than this and a year was mistyped: ten years. */
const longestCaseInDays = 3660

/** Later than this and the year was mistyped. */
const latestReceipt: LocalDate = '2199-12-31'

/** Sorts events and refuses what cannot have happened. The order of `events` does not matter. */
export function caseHistory(events: readonly ClockEvent[]): CaseHistory | Refusal {
  const sorted = events.toSorted(byDay)
  const receipts = sorted.filter((event) => event.type === 'request-received')
  const receipt = receipts[0]
  if (receipt === undefined) return refuse('no-receipt', '没有收到申请的日期，无法起算期限')
  if (!isLocalDate(receipt.on) || receipt.on > latestReceipt)
    return refuse('no-such-day', `收到申请的日期“${receipt.on}”不存在，请写成 2025-09-30 的样子`)
  if (receipts.length > 1) return refuse('received-twice', '收到申请的日期只能有一个；另一份申请请单独计算')
  const impossible = sorted
    .map((event) => impossibleDay(event, receipt.on))
    .find((refusal) => refusal !== null)
  if (impossible !== undefined) return impossible

  const consultations = pairConsultations(sorted)
  if (!Array.isArray(consultations)) return consultations
  const supplements = pairSpans(sorted, 'supplement-requested', 'supplement-received')
  if (!Array.isArray(supplements)) return supplements
  const fees = pairSpans(sorted, 'fee-notified', 'fee-paid')
  if (!Array.isArray(fees)) return fees
  const replies = sorted.filter((event) => event.type === 'reply-served')
  if (replies.length > 1) return refuse('replied-twice', '答复只能有一次；重新作出的答复请单独计算')
  return {
    ok: true,
    received: receipt.on,
    channel: receipt.channel ?? null,
    supplements,
    fees,
    consultations,
    extensions: sorted.filter((event) => event.type === 'deadline-extended'),
    reasonablePeriods: sorted.filter((event) => event.type === 'reasonable-period-set'),
    replied: replies[0]?.on ?? null,
    ended: sorted.find((event) => event.type === 'request-ended')?.on ?? null,
  }
}

/** By day; on one day by type and content, so that the order typed in never matters. */
function byDay(a: ClockEvent, b: ClockEvent): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)]
  return left < right ? -1 : left > right ? 1 : 0
}

function impossibleDay(event: ClockEvent, received: LocalDate): Refusal | null {
  const name = clockEventNames[event.type]
  const until =
    event.type === 'reasonable-period-set'
      ? event.until
      : event.type === 'deadline-extended' && 'until' in event.by
        ? event.by.until
        : event.on
  for (const date of [event.on, until]) {
    if (!isLocalDate(date))
      return refuse('no-such-day', `${name}的日期“${date}”不存在，请写成 2025-09-30 的样子`)
    if (Math.abs(daysBetween(received, date)) > longestCaseInDays)
      return refuse('too-far-apart', `${name}（${date}）与收到申请（${received}）相差超过十年，请核对年份`)
  }
  if (event.on < received)
    return refuse('before-receipt', `${name}（${event.on}）早于收到申请（${received}），请核对日期`)
  if (until < event.on)
    return refuse(
      'until-before-notice',
      `${name}所定的日期（${until}）早于告知之日（${event.on}），请核对日期`,
    )
  return null
}

function pairConsultations(sorted: readonly ClockEvent[]): Consultation[] | Refusal {
  const pairs = new Map<string, Consultation>()
  for (const event of sorted) {
    if (event.type !== 'consultation-sent') continue
    if (pairs.has(event.consultation))
      return refuse('sent-twice', `征求意见“${event.consultation}”发出了两次；再次征求意见请另作一项`)
    pairs.set(event.consultation, {
      id: event.consultation,
      consulted: event.consulted,
      from: event.on,
      to: null,
    })
  }
  for (const event of sorted) {
    if (event.type !== 'consultation-answered') continue
    const sent = pairs.get(event.consultation)
    if (sent === undefined)
      return refuse('answer-without-letter', `收到意见（${event.on}），却没有对应的征求意见书发出日期`)
    if (sent.to !== null)
      return refuse('answered-twice', `征求${consultedNames[sent.consulted]}意见只能有一个收到意见的日期`)
    if (event.on < sent.from)
      return refuse(
        'answer-before-letter',
        `收到${consultedNames[sent.consulted]}意见（${event.on}）早于发出征求意见书（${sent.from}），请核对日期`,
      )
    pairs.set(sent.id, { ...sent, to: event.on })
  }
  return [...pairs.values()]
}

/** Notices answered in their order: the first notice by the first answer after it. */
function pairSpans(
  sorted: readonly ClockEvent[],
  opening: 'supplement-requested' | 'fee-notified',
  closing: 'supplement-received' | 'fee-paid',
): Span[] | Refusal {
  const answers = sorted.filter((event) => event.type === closing).map((event) => event.on)
  const spans: Span[] = []
  for (const notice of sorted.filter((event) => event.type === opening)) {
    const answer = answers[0]
    if (answer !== undefined && answer < notice.on)
      return refuse(
        'answer-before-notice',
        `${clockEventNames[closing]}（${answer}）早于${clockEventNames[opening]}（${notice.on}），请核对日期`,
      )
    if (answer !== undefined) answers.shift()
    spans.push({ from: notice.on, to: answer ?? null })
  }
  if (answers[0] !== undefined)
    return refuse(
      'answer-without-notice',
      `${clockEventNames[closing]}（${answers[0]}），却没有${clockEventNames[opening]}的日期`,
    )
  return spans
}
