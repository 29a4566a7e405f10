import type { LocalDate } from '../calendar/local-date.ts'
import { settledUntil, type WorkCalendar } from '../calendar/work-calendar.ts'
import { basisText, citationText } from '../citation-text.ts'
import type { ReplyClock } from './clock.ts'
import type { ClockStatus } from './clock-view.ts'
import type { ClockDay, CountedTerm } from './term.ts'

/** One calendar day of `gongkai clock --json`. */
export interface ClockJsonDay {
  readonly date: LocalDate
  readonly counts: boolean
  readonly why: string
  /** 第几个工作日; null for days that do not count. */
  readonly nth: number | null
}

export interface ClockJsonStep {
  /** Id of the rule. */
  readonly rule: string
  readonly from: LocalDate
  readonly to: LocalDate
  readonly workingDays: number | null
  readonly text: string
  /** e.g. "《政府信息公开条例》第三十三条第三款" */
  readonly basis: string
  /** The official sentence. */
  readonly says: string
}

/** The contract of `gongkai clock --json`. */
export interface ClockJson {
  /** Last day; null while a consultation, a correction or a payment is outstanding. */
  readonly due: LocalDate | null
  readonly provisional: boolean
  readonly days: readonly ClockJsonDay[]
  /** The last day for which holiday notices are known. */
  readonly calendarUntil: LocalDate | null
  readonly received: LocalDate
  /** Day zero of the period that runs. */
  readonly start: LocalDate
  /** Due before extension and article 35; null as `due`. */
  readonly originalDue: LocalDate | null
  readonly workingDays: number
  /** Name of the rules applied. */
  readonly law: string
  readonly steps: readonly ClockJsonStep[]
  readonly notes: readonly {
    readonly code: string
    readonly kind: string
    readonly message: string
    readonly basis: string
  }[]
  /** Where the case stands on the day asked about; null when none was. */
  readonly view: {
    readonly asOf: LocalDate
    readonly status: ClockStatus
    readonly elapsed: number
    readonly remaining: number | null
  } | null
}

/** The clock as the interface and the case file give it; days are `YYYY-MM-DD`, counts are working days. */
export function clockToJson(clock: ReplyClock, calendar: WorkCalendar): ClockJson {
  return {
    due: clock.due,
    provisional: clock.provisional,
    days: clock.days.map(day),
    calendarUntil: settledUntil(calendar),
    received: clock.received,
    start: clock.start,
    originalDue: clock.originalDue,
    workingDays: clock.term.total,
    law: clock.rules.name,
    steps: clock.steps.map(({ cites, ...step }) => ({ ...step, basis: citationText(cites) })),
    notes: clock.notes.map(({ cites, ...note }) => ({ ...note, basis: citationText(cites) })),
    view: clock.view,
  }
}

/** A period on its own (补正告知, 第三方意见, 缴费, 主动公开…) in the same shape. */
export function termToJson(
  { rule, from, due, provisional, days }: CountedTerm,
  calendar: WorkCalendar,
): ClockJson {
  const basis = basisText(rule)
  const workingDays = rule.term.length
  return {
    due,
    provisional,
    days: days.map(day),
    calendarUntil: settledUntil(calendar),
    received: from,
    start: from,
    originalDue: due,
    workingDays,
    law: rule.name,
    steps: [
      {
        rule: rule.id,
        from: days[1]?.date ?? due,
        to: due,
        workingDays,
        text: `${rule.name}：${workingDays}个工作日（${basis}）`,
        basis,
        says: rule.says,
      },
    ],
    notes: [],
    view: null,
  }
}

function day({ date, counts, why, nth }: ClockDay): ClockJsonDay {
  return { date, counts, why, nth }
}
