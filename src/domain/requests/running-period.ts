import type { ReplyRuleSet } from '../../law/reply-rule-sets.ts'
import type { Rule } from '../../law/rule.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import type { WorkCalendar } from '../calendar/work-calendar.ts'
import { addWorkingDays } from '../calendar/working-days.ts'
import { basisText } from '../citation-text.ts'
import type { CaseHistory, Extension, Span } from './case-history.ts'
import type { ClockNote } from './clock-note.ts'
import { reasonableDate } from './reasonable-period.ts'
import { countedDays, type Exclusion, termEnd } from './term.ts'

/** What every part of the clock needs. */
export interface ClockContext {
  readonly calendar: WorkCalendar
  readonly rules: ReplyRuleSet
  readonly exclusions: readonly Exclusion[]
}

/** The period begins anew: 收到补正的申请, or 缴清费用. */
export interface Restart {
  readonly kind: 'supplement' | 'payment'
  readonly noticed: LocalDate
  readonly on: LocalDate
  readonly rule: Rule
}

/** The period that runs now, after every restart. */
export interface RunningPeriod {
  /** Its day zero. */
  readonly start: LocalDate
  readonly restarts: readonly Restart[]
  /** The applicant was told to correct or pay and has not yet: the period does not run. */
  readonly waiting: { readonly kind: Restart['kind']; readonly since: LocalDate } | null
  readonly notes: readonly ClockNote[]
}

type Wait = Span & { readonly kind: Restart['kind']; readonly rule: Rule }

/**
 * Finds the period that runs. A notice given after the period ran out restarts nothing, or an overdue case could be
 * made timely by asking for a correction; nor does a second 补正 (article 30: 一次性告知).
 */
export function runningPeriod(history: CaseHistory, context: ClockContext): RunningPeriod {
  let start = history.received
  const restarts: Restart[] = []
  const notes: ClockNote[] = []
  for (const wait of waitsOf(history, context.rules, notes)) {
    const extensions = history.extensions.filter(({ on }) => on >= start && on <= wait.from)
    const extended = extendedPeriod(start, extensions, context)
    const told = history.reasonablePeriods.filter(({ on }) => on >= start && on <= wait.from)
    const due = reasonableDate(told, start, extended.due, context.rules).until ?? extended.due
    if (due !== null && wait.from > due) {
      notes.push(tooLateToRestart(wait, due))
      continue
    }
    if (wait.to === null) return { start, restarts, waiting: { kind: wait.kind, since: wait.from }, notes }
    restarts.push({ kind: wait.kind, noticed: wait.from, on: wait.to, rule: wait.rule })
    if (wait.to > start) start = wait.to
  }
  return { start, restarts, waiting: null, notes: [...notes, ...punctuality(history, context)] }
}

function waitsOf(history: CaseHistory, rules: ReplyRuleSet, notes: ClockNote[]): Wait[] {
  const waits: Wait[] = []
  const { supplement, fee } = rules
  if (supplement !== null) {
    for (const [index, span] of history.supplements.entries()) {
      if (index === 0) waits.push({ ...span, kind: 'supplement', rule: supplement.restart })
      else
        notes.push({
          code: 'second-supplement',
          kind: 'breach',
          message: `${span.from} 再次告知补正：补正应当一次性告知，期限不因此重新起算`,
          cites: supplement.notice.cites,
        })
    }
  }
  if (fee !== null)
    for (const span of history.fees) waits.push({ ...span, kind: 'payment', rule: fee.restart })
  return waits.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.kind < b.kind ? 1 : -1))
}

function tooLateToRestart(wait: Wait, due: LocalDate): ClockNote {
  return {
    code: wait.kind === 'supplement' ? 'supplement-after-expiry' : 'fee-notice-after-expiry',
    kind: 'breach',
    message: `${wait.from} 才${wait.kind === 'supplement' ? '告知补正' : '送达收费通知'}，期限已于 ${due} 届满，不重新起算`,
    cites: wait.rule.cites,
  }
}

/** Duties of time around the restarts, kept or not: they do not move the due date. */
function punctuality({ received, supplements, fees }: CaseHistory, { calendar, rules }: ClockContext) {
  const notes: ClockNote[] = []
  const first = supplements[0]
  if (first !== undefined && rules.supplement !== null) {
    const { notice } = rules.supplement
    const last = addWorkingDays(calendar, received, notice.term.length).value
    if (first.from > last)
      notes.push({
        code: 'supplement-told-late',
        kind: 'breach',
        message: `${first.from} 告知补正，迟于第${notice.term.length}个工作日 ${last}`,
        cites: notice.cites,
      })
  }
  for (const { from, to } of rules.fee === null ? [] : fees) {
    const payment = rules.fee?.payment
    if (payment === undefined || to === null) continue
    const last = addWorkingDays(calendar, from, payment.term.length).value
    if (to > last)
      notes.push({
        code: 'fee-paid-late',
        kind: 'remark',
        message: `${to} 缴费，迟于缴费期限 ${last}：逾期未缴纳的视为放弃申请；仍继续办理的，期限自缴清之日重新起算`,
        cites: payment.cites,
      })
  }
  return notes
}

/** A period with its extension. `due` is null while a consultation keeps it open. */
export interface ExtendedPeriod {
  readonly originalDue: LocalDate | null
  readonly due: LocalDate | null
  /** Working days added; 0 without an extension that holds. */
  readonly extension: number
  readonly toldOn: LocalDate | null
  readonly notes: readonly ClockNote[]
}

/** Runs the period from `start` and adds the first extension told in time, after the exclusions. */
export function extendedPeriod(
  start: LocalDate,
  extensions: readonly Extension[],
  { calendar, rules, exclusions }: ClockContext,
): ExtendedPeriod {
  const term = { calendar, from: start, exclusions }
  const base = rules.deadline.term.length
  const originalDue = termEnd({ ...term, workingDays: base })
  const plain = { originalDue, due: originalDue, extension: 0, toldOn: null }
  const [first, second] = extensions
  if (first === undefined) return { ...plain, notes: [] }
  const notes: ClockNote[] = second === undefined ? [] : [secondExtension(second.on, rules)]
  if (originalDue !== null && first.on > originalDue)
    return { ...plain, notes: [...notes, extensionTooLate(first.on, originalDue, rules)] }
  const added =
    'workingDays' in first.by
      ? first.by.workingDays
      : originalDue === null
        ? 0
        : countedDays(term, originalDue, first.by.until)
  if (added === 0 && originalDue !== null)
    return { ...plain, notes: [...notes, extensionOfNothing(first.on, originalDue, rules)] }
  const due = termEnd({ ...term, workingDays: base + added })
  return { originalDue, due, extension: added, toldOn: first.on, notes }
}

function secondExtension(on: LocalDate, { extension }: ReplyRuleSet): ClockNote {
  return {
    code: 'second-extension',
    kind: 'no-effect',
    message: `${on} 再次告知延期：延长只算一次，不再顺延`,
    cites: extension.cites,
  }
}

function extensionTooLate(on: LocalDate, due: LocalDate, { extensionToldInTime }: ReplyRuleSet): ClockNote {
  return {
    code: 'extension-told-late',
    kind: 'breach',
    message: `${on} 才告知延期，期限已于 ${due} 届满，不发生延长的效力（${basisText(extensionToldInTime)}）`,
    cites: extensionToldInTime.cites,
  }
}

function extensionOfNothing(on: LocalDate, due: LocalDate, { extension }: ReplyRuleSet): ClockNote {
  return {
    code: 'extension-of-nothing',
    kind: 'no-effect',
    message: `${on} 告知延期到的日期不晚于原期限 ${due}，仍以原期限为准`,
    cites: extension.cites,
  }
}
