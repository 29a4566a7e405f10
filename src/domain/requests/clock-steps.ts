import { receiptRules } from '../../law/receipt-rules.ts'
import type { Citation, Rule } from '../../law/rule.ts'
import { inChinese, type LocalDate } from '../calendar/local-date.ts'
import { basisText, citationText } from '../citation-text.ts'
import type { CaseHistory } from './case-history.ts'
import { consultedNames } from './clock-events.ts'
import type { ClockContext, RunningPeriod } from './running-period.ts'
import { type ClockDay, exclusionsOn } from './term.ts'

/** A stretch of the clock that one rule made. */
export interface ClockStep {
  /** Id of the rule, for `npm run rule`. */
  readonly rule: string
  readonly cites: Citation
  /** The official sentence. */
  readonly says: string
  readonly from: LocalDate
  readonly to: LocalDate
  /** Working days counted (or, in a consultation, taken out); null where none are meant. */
  readonly workingDays: number | null
  /** For people. */
  readonly text: string
}

/** The day list told in stretches, each with its article. */
export function clockSteps(
  history: CaseHistory,
  period: RunningPeriod,
  days: readonly ClockDay[],
  context: ClockContext,
): ClockStep[] {
  return [
    receiptStep(history),
    ...period.restarts.map(({ rule, noticed, on, kind }) =>
      step(
        rule,
        noticed,
        on,
        null,
        `${kind === 'supplement' ? '补正' : '缴费'}，${inChinese(on)}起期限重新计算`,
      ),
    ),
    ...stretches(days.filter(({ date }) => date > period.start)).map((stretch) =>
      stretchStep(stretch, period, context),
    ),
  ]
}

function receiptStep({ received, channel }: CaseHistory): ClockStep {
  const rule = receiptRules.find(({ channels }) => channels.some((each) => each === channel))
  if (rule !== undefined) return step(rule, received, received, null, '收到申请')
  return {
    rule: 'receipt-date',
    cites: { instrument: 'disclosure-regulation', article: 31 },
    says: '行政机关收到政府信息公开申请的时间，按照下列规定确定：',
    from: received,
    to: received,
    workingDays: null,
    text: `收到申请（${citationText({ instrument: 'disclosure-regulation', article: 31 })}）`,
  }
}

/** Neighbouring days of one kind. */
function stretches(days: readonly ClockDay[]): ClockDay[][] {
  const groups: ClockDay[][] = []
  for (const day of days) {
    const current = groups.at(-1)
    if (current !== undefined && current[0]?.part === day.part) current.push(day)
    else groups.push([day])
  }
  return groups
}

function stretchStep(
  stretch: readonly ClockDay[],
  { waiting }: RunningPeriod,
  { rules, exclusions }: ClockContext,
): ClockStep {
  const [first, last] = [stretch[0], stretch.at(-1)]
  if (first === undefined || last === undefined) throw new Error('an empty stretch of days')
  const counted = stretch.filter((day) => day.counts).length
  switch (first.part) {
    case 'counting':
      return step(rules.deadline, first.date, last.date, counted, `计${counted}个工作日`)
    case 'extension':
      return step(rules.extension, first.date, last.date, counted, `延长${counted}个工作日`)
    case 'excluded': {
      const taken = stretch.filter((day) => day.isWorking).length
      const whom = new Set(
        stretch.flatMap(({ date }) =>
          exclusionsOn(exclusions, date).map(({ consulted }) => consultedNames[consulted]),
        ),
      )
      const text = `征求${[...whom].join('、')}意见，${taken}个工作日不计入`
      return step(rules.consultation.rule, first.date, last.date, taken, text)
    }
    case 'reasonable-period':
      return step(
        rules.reasonablePeriod ?? rules.deadline,
        first.date,
        last.date,
        null,
        `延迟答复的合理期限：以告知的${inChinese(last.date)}为准`,
      )
    case 'waiting':
    case 'discarded':
    case 'day-zero': {
      const rule = (waiting?.kind === 'payment' ? rules.fee : rules.supplement)?.restart ?? rules.deadline
      return step(rule, first.date, last.date, null, `等待申请人，不计入`)
    }
  }
}

function step(
  rule: Rule,
  from: LocalDate,
  to: LocalDate,
  workingDays: number | null,
  text: string,
): ClockStep {
  return {
    rule: rule.id,
    cites: rule.cites,
    says: rule.says,
    from,
    to,
    workingDays,
    text: `${text}（${basisText(rule)}）`,
  }
}
