import type { LocalDate } from '../../calendar/local-date.ts'
import type { WorkCalendar } from '../../calendar/work-calendar.ts'
import { roundsOf } from '../case-events.ts'
import { requestCase as makeCase } from '../make-request-case.ts'
import type { RequestCase } from '../request-case.ts'
import type { CaseFinding, CheckedRound } from './case-finding.ts'
import { checkAftermath } from './check-aftermath.ts'
import { checkFees } from './check-fees.ts'
import { checkIntake } from './check-intake.ts'
import { checkPeriods } from './check-periods.ts'
import { checkService } from './check-service.ts'
import { checkThirdParties } from './check-third-parties.ts'

const severities = ['error', 'warning', 'info'] as const

/**
 * Holds a case against the law (CW-I, D, T, F, V, C) as it stands on a day: every round of work by itself, then the
 * case as a whole. Graver findings first, then by day. A case in which nothing is wrong yields nothing.
 */
export function checkCase(requestCase: RequestCase, calendar: WorkCalendar, asOf: LocalDate): CaseFinding[] {
  const rounds = roundsOf(requestCase.events)
  const whole: CheckedRound = { case: requestCase, events: rounds.at(-1) ?? [], calendar, asOf }
  const findings = rounds.flatMap((events, index) => {
    const next = rounds[index + 1]?.[0]
    const checked =
      next === undefined ? whole : endedRound(requestCase, rounds.slice(0, index + 1).flat(), next.on, whole)
    return checkRound({ ...checked, events })
  })
  return [...checkIntake(whole), ...findings, ...checkAftermath(whole)].toSorted(
    (a, b) =>
      severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
      (a.on < b.on ? -1 : a.on > b.on ? 1 : 0),
  )
}

function endedRound(
  requestCase: RequestCase,
  events: CheckedRound['events'],
  until: LocalDate,
  { calendar }: CheckedRound,
): CheckedRound {
  return { case: makeCase(requestCase, events, calendar, until), events, calendar, asOf: until }
}

function checkRound(checked: CheckedRound): CaseFinding[] {
  return [
    ...checkPeriods(checked),
    ...checkThirdParties(checked),
    ...checkFees(checked),
    ...checkService(checked),
  ]
}
