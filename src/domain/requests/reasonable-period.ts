import type { ReplyRuleSet } from '../../law/reply-rule-sets.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import type { CaseHistory } from './case-history.ts'
import type { ClockNote } from './clock-note.ts'

/**
 * The date told under article 35, where it was told before the period ran out and is later than the statutory one;
 * `until` is null when none holds. `due` is null while a consultation keeps the statutory period open.
 */
export function reasonableDate(
  periods: CaseHistory['reasonablePeriods'],
  start: LocalDate,
  due: LocalDate | null,
  rules: ReplyRuleSet,
): { until: LocalDate | null; notes: ClockNote[] } {
  const cites = rules.reasonablePeriod?.cites
  if (cites === undefined) return { until: null, notes: [] }
  let until: LocalDate | null = null
  const notes: ClockNote[] = []
  const note = (code: string, kind: ClockNote['kind'], message: string) =>
    notes.push({ code, kind, message, cites })
  for (const told of periods) {
    const current: LocalDate | null = until ?? due
    if (told.on < start)
      note(
        'reasonable-period-forgotten',
        'no-effect',
        `${told.on} 告知的合理期限在期限重新起算之前，不再适用`,
      )
    else if (current !== null && told.on > current)
      note(
        'reasonable-period-told-late',
        'breach',
        `${told.on} 才告知合理期限，期限已于 ${current} 届满，不发生效力`,
      )
    else if (current !== null && told.until <= current)
      note(
        'reasonable-period-not-later',
        'no-effect',
        `告知的 ${told.until} 不晚于现有期限 ${current}，仍以 ${current} 为准`,
      )
    else until = told.until
  }
  return { until, notes }
}
