import type { ReplyRuleSet } from '../../law/reply-rule-sets.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import type { WorkCalendar } from '../calendar/work-calendar.ts'
import { addWorkingDays } from '../calendar/working-days.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { type CaseHistory, caseHistory } from './case-history.ts'
import { clockDays } from './clock-days.ts'
import { type ClockEvent, consultedNames } from './clock-events.ts'
import type { ClockNote } from './clock-note.ts'
import { type ClockStep, clockSteps } from './clock-steps.ts'
import { type ClockView, clockView } from './clock-view.ts'
import { reasonableDate } from './reasonable-period.ts'
import { type ClockContext, extendedPeriod, runningPeriod } from './running-period.ts'
import { type ClockDay, exclusionOf, exclusionsOn } from './term.ts'

/** The reply period of one request, with everything that made it. */
export interface ReplyClock {
  readonly ok: true
  /** The rules applied: those in force when the request was received. */
  readonly rules: { readonly id: string; readonly name: string }
  /** 收到申请之日 */
  readonly received: LocalDate
  /** Day zero of the period that runs: receipt, or the last restart. */
  readonly start: LocalDate
  /** Working days: the statutory term, the extension, both together. */
  readonly term: { readonly base: number; readonly extension: number; readonly total: number }
  /** Due before extension and article 35. */
  readonly originalDue: LocalDate | null
  /** The last day to reply; null while a consultation, a correction or a payment is outstanding. */
  readonly due: LocalDate | null
  /** True where a holiday notice not yet known may move `due`. */
  readonly provisional: boolean
  readonly days: readonly ClockDay[]
  readonly steps: readonly ClockStep[]
  readonly notes: readonly ClockNote[]
  readonly replied: LocalDate | null
  /** Where the case stands on the day asked about; null when none was. */
  readonly view: ClockView | null
}

/**
 * 答复期限 of a request (articles 30, 31, 33, 35 and 信息处理费管理办法): pure, the same for every order of `events`.
 * Day zero does not count; consultations are taken out once however they overlap; an extension comes after them;
 * a correction received or a fee paid starts the whole period anew; a date told under article 35 takes its place.
 * Facts that cannot have happened are refused; acts without legal effect are told in `notes`.
 */
export function clock(
  events: readonly ClockEvent[],
  calendar: WorkCalendar,
  rules: ReplyRuleSet,
  asOf: LocalDate | null = null,
): ReplyClock | Refusal {
  const history = caseHistory(events)
  if (!history.ok) return history
  const refusal = notInTheseRules(history, rules)
  if (refusal !== null) return refusal

  const context = contextOf(history, calendar, rules)
  const period = runningPeriod(history, context)
  const running = history.extensions.filter(({ on }) => on >= period.start)
  const extended = extendedPeriod(period.start, period.waiting === null ? running : [], context)
  if (extended.extension > rules.extension.term.length) return extensionTooLong(rules)

  const reasonable =
    period.waiting === null
      ? reasonableDate(history.reasonablePeriods, period.start, extended.due, rules)
      : { until: null, notes: [] }
  const statutoryDue = period.waiting === null ? extended.due : null
  const due = reasonable.until ?? statutoryDue
  const days = clockDays(
    { received: history.received, period, extended, reasonableUntil: reasonable.until, asOf },
    context,
  )
  const total = rules.deadline.term.length + extended.extension
  return {
    ok: true,
    rules: { id: rules.id, name: rules.name },
    received: history.received,
    start: period.start,
    term: { base: rules.deadline.term.length, extension: extended.extension, total },
    originalDue: period.waiting === null ? extended.originalDue : null,
    due,
    provisional: reasonable.until === null && days.some((day) => day.provisional),
    days,
    steps: clockSteps(history, period, days, context),
    notes: [
      ...period.notes,
      ...extended.notes,
      ...extensionsForgotten(history, period.start, period.waiting !== null, rules),
      ...reasonable.notes,
      ...consultationNotes(history, statutoryDue, context),
      ...boundaryNote(days, rules),
      ...replyNote(history.replied, due, rules),
    ],
    replied: history.replied,
    view:
      asOf === null
        ? null
        : clockView(
            {
              start: period.start,
              due,
              total,
              days,
              replied: history.replied ?? history.ended,
              waitingSince: period.waiting?.since ?? null,
              isExcluded: (date) => exclusionsOn(context.exclusions, date).length > 0,
              calendar,
            },
            asOf,
          ),
  }
}

function contextOf(history: CaseHistory, calendar: WorkCalendar, rules: ReplyRuleSet): ClockContext {
  const { excludes, boundary } = rules.consultation
  const exclusions = history.consultations
    .filter(({ consulted }) => excludes.includes(consulted))
    .map((consultation) => exclusionOf(consultation, consultation.consulted, boundary))
    .filter((exclusion) => exclusion !== null)
  return { calendar, rules, exclusions }
}

function notInTheseRules(history: CaseHistory, rules: ReplyRuleSet): Refusal | null {
  const missing =
    rules.supplement === null && history.supplements.length > 0
      ? '补正后重新起算'
      : rules.fee === null && history.fees.length > 0
        ? '收取信息处理费'
        : rules.reasonablePeriod === null && history.reasonablePeriods.length > 0
          ? '延迟答复的合理期限'
          : null
  if (missing !== null)
    return refuse(
      'not-in-these-rules',
      `${rules.name}没有收录“${missing}”的规则，请人工核对`,
      rules.deadline.cites,
    )
  for (const { by } of history.extensions) {
    if (!('workingDays' in by)) continue
    if (!Number.isInteger(by.workingDays) || by.workingDays < 1)
      return refuse('extension-not-a-number', '延长的工作日数应当是正整数', rules.extension.cites)
    if (by.workingDays > rules.extension.term.length) return extensionTooLong(rules)
  }
  return null
}

function extensionTooLong({ extension }: ReplyRuleSet): Refusal {
  return refuse(
    'extension-too-long',
    `延长的期限最长不得超过${extension.term.length}个工作日，请核对延期告知书`,
    extension.cites,
  )
}

function extensionsForgotten(
  { extensions }: CaseHistory,
  start: LocalDate,
  isWaiting: boolean,
  { extension }: ReplyRuleSet,
): ClockNote[] {
  return extensions
    .filter(({ on }) => on < start || isWaiting)
    .map(({ on }) => ({
      code: 'extension-forgotten',
      kind: 'no-effect',
      message: isWaiting
        ? `${on} 告知的延期：期限待申请人补正或者缴费后重新起算，延期不计`
        : `${on} 告知的延期在期限重新起算之前，不再适用；仍需延长的应当重新告知`,
      cites: extension.cites,
    }))
}

function consultationNotes(
  { consultations, received }: CaseHistory,
  due: LocalDate | null,
  { calendar, rules }: ClockContext,
): ClockNote[] {
  const { rule, excludes } = rules.consultation
  const notes: ClockNote[] = []
  for (const { consulted, from, to } of consultations) {
    const name = `征求${consultedNames[consulted]}意见`
    if (!excludes.includes(consulted))
      notes.push({
        code: 'consultation-not-excluded',
        kind: 'no-effect',
        message: `${rules.name}只扣除征求第三方意见的时间，${from} ${name}不扣除`,
        cites: rule.cites,
      })
    else if (due !== null && from >= due && from > received)
      notes.push({
        code: 'consultation-after-expiry',
        kind: 'no-effect',
        message: `${from} 发出征求意见书时期限已到（${due}），不再扣除`,
        cites: rule.cites,
      })
    const opinion = rules.opinionPeriod
    if (to === null || opinion === null) continue
    const expected = addWorkingDays(calendar, from, opinion.term.length).value
    if (to > expected)
      notes.push({
        code: 'consultation-long',
        kind: 'remark',
        message: `${name}用到 ${to}，超过${opinion.term.length}个工作日（自发出之日算至 ${expected}）；扣除的是实际所需时间，请留存收到征求意见书和收到意见的凭证`,
        cites: opinion.cites,
      })
  }
  return notes
}

/** No text says whether the two edge days of a consultation count: the reading that was taken is told. */
function boundaryNote(days: readonly ClockDay[], rules: ReplyRuleSet): ClockNote[] {
  const { sendDay, replyDay, ...rule } = rules.consultation.boundary
  if (!days.some(({ part }) => part === 'excluded')) return []
  const counts = { counted: '计入期限', excluded: '不计入' } as const
  return [
    {
      code: 'consultation-boundary',
      kind: 'remark',
      message: `征求意见书发出当日${counts[sendDay]}，收到意见当日${counts[replyDay]}：条例没有规定这两天怎样算，这样算是推断，待确认`,
      cites: rule.cites,
    },
  ]
}

function replyNote(
  replied: LocalDate | null,
  due: LocalDate | null,
  { deadline }: ReplyRuleSet,
): ClockNote[] {
  if (replied === null || due === null || replied <= due) return []
  return [
    {
      code: 'replied-late',
      kind: 'breach',
      message: `${replied} 答复，迟于期限 ${due}`,
      cites: deadline.cites,
    },
  ]
}
