/** What comes after a case is closed: the file, a proposal to publish, reconsideration and court. */

import type { LocalDate } from '../../domain/calendar/local-date.ts'
import type { RemedyResult, RequestFact } from '../../domain/requests/request-event.ts'
import type { InventedStep, Stage } from './invented-case.ts'
import { workingDayAfter } from './invented-days.ts'

/** Working days after the closing. */
const pace = { archived: 30, filed: 12, noticed: 3, answered: 4, decided: 22, sued: 8 } as const

/** 归档, once the time in which people usually object is over. */
export function playFile(closed: LocalDate, stage: Stage): InventedStep[] {
  const on = workingDayAfter(stage.calendar, closed, pace.archived)
  const place = `文书档案${closed.slice(0, 4)}年第${Number(closed.slice(5, 7))}盒`
  return upTo(stage, [{ by: 'handler', on, fact: { type: 'case-archived', place } }])
}

export interface RemedyPlay {
  readonly id: string
  readonly kind: 'reconsideration' | 'litigation'
  readonly after: string | null
  readonly filed: LocalDate
  /** null = it stays pending. */
  readonly result: RemedyResult | null
  readonly remake: 'yes' | 'no'
}

/** Steps, and the day on which it would be decided. */
export interface PlayedRemedy {
  readonly steps: readonly InventedStep[]
  readonly decided: LocalDate
}

/** One remedy, from the notice of it to its end. */
export function playRemedy(remedy: RemedyPlay, stage: Stage): PlayedRemedy {
  const { id, kind, after, filed, result, remake } = remedy
  const isReview = kind === 'reconsideration'
  const year = filed.slice(0, 4)
  const day = (count: number) => workingDayAfter(stage.calendar, filed, count)
  const noticed = day(pace.noticed)
  const answered = workingDayAfter(stage.calendar, noticed, pace.answered)
  const decided = day(pace.decided)
  const procedure = isReview ? 'simplified' : 'ordinary'
  const facts: [LocalDate, RequestFact][] = [
    [
      filed,
      {
        type: 'remedy-filed',
        remedy: id,
        remedyKind: kind,
        after,
        docket: isReview
          ? `虚府复字〔${year}〕${100 + Number(filed.slice(8, 10))}号`
          : `（${year}）虚行初${Number(filed.slice(8, 10))}号`,
        before: isReview ? stage.reviewedBy : stage.court,
        procedure: 'unknown',
      },
    ],
    [noticed, { type: 'remedy-notice-received', remedy: id, procedure }],
    [answered, { type: 'remedy-answered', remedy: id }],
  ]
  if (result !== null)
    facts.push([decided, { type: 'remedy-decided', remedy: id, result, remake, note: noteOf(result) }])
  const steps = facts.map(([on, fact]): InventedStep => ({ by: 'handler', on, fact }))
  return { steps: upTo(stage, steps), decided }
}

/** The day somebody usually objects. */
export function objectionDay(closed: LocalDate, { calendar }: Stage): LocalDate {
  return workingDayAfter(calendar, closed, pace.filed)
}

/** The day somebody usually sues after a reconsideration. */
export function suitDay(decided: LocalDate, { calendar }: Stage): LocalDate {
  return workingDayAfter(calendar, decided, pace.sued)
}

function noteOf(result: RemedyResult): string {
  return result === 'annulled' ? '认定事实不清，责令在法定期限内重新作出答复' : ''
}

export function upTo({ today }: Stage, steps: readonly InventedStep[]): InventedStep[] {
  return steps.filter(({ on }) => on <= today)
}
