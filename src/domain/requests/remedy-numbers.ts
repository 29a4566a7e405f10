/**
 * 表四 counted from the cases themselves. Pages ask the database, which counts lines (src/store/request-numbers.ts);
 * the tests hold its figures against these.
 */

import { remediesTable } from '../../law/annual-report-format-2021/table-4-remedies.ts'
import { type RemedyOutcome, remedyOutcomes } from '../../law/remedy-outcomes.ts'
import { type LocalDate, yearOf } from '../calendar/local-date.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { RemedyState, RequestCase } from './request-case.ts'
import type { RemedyResult } from './request-event.ts'

/** What 表四 needs to know of a reconsideration or a lawsuit. */
export interface CountedRemedy {
  readonly requestId: string
  readonly remedyId: string
  readonly remedyKind: 'reconsideration' | 'litigation'
  /** The reconsideration it follows; null = 未经复议直接起诉. */
  readonly after: string | null
  readonly filed: LocalDate
  readonly decided: { readonly on: LocalDate; readonly result: RemedyResult } | null
}

/** The remedies behind every cell of 表四, as "requestId/remedyId": row code, then column code. */
export type RemedyNumbers = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>

/** The remedies of a case as 表四 counts them. */
export function countedRemedies({ requestId, remedies }: RequestCase): CountedRemedy[] {
  return remedies.map(({ id, filed, decided }) => ({
    requestId,
    remedyId: id,
    remedyKind: filed.remedyKind,
    after: filed.after,
    filed: filed.on,
    decided: decided === null ? null : { on: decided.on, result: decided.result },
  }))
}

/** The line of the law for a result; a refusal where no such case can end so. */
function remedyOutcome(
  remedyKind: RemedyState['filed']['remedyKind'],
  result: RemedyResult,
): RemedyOutcome | Refusal {
  return (
    remedyOutcomes.find((each) => each.remedyKind === remedyKind && each.result === result) ??
    refuse('no-such-result', '这种结果不属于这一类案件')
  )
}

/**
 * Where a remedy stands in 表四 for a year: row and column, or null. Whatever was before a body at some time of the
 * year counts, by what had become of it on 31 December; so what was pending last year is always within this year.
 */
export function remedyCell(remedy: CountedRemedy, year: number): { row: string; column: string } | null {
  const { remedyKind, after, filed, decided } = remedy
  if (yearOf(filed) > year || (decided !== null && yearOf(decided.on) < year)) return null
  const row =
    remedyKind === 'reconsideration'
      ? 'reconsideration'
      : after === null
        ? 'litigationDirect'
        : 'litigationAfterReconsideration'
  if (decided === null || yearOf(decided.on) > year) return { row, column: 'pending' }
  const outcome = remedyOutcome(remedyKind, decided.result)
  if ('ok' in outcome) throw new Error(`${remedyKind} ended by ${decided.result}`)
  return { row, column: outcome.column }
}

/** 表四 of a year with the remedies behind each of its 15 cells. */
export function remedyNumbers(remedies: Iterable<CountedRemedy>, year: number): RemedyNumbers {
  const cells = new Map<string, Map<string, string[]>>()
  for (const block of remediesTable.blocks)
    for (const row of block.rows) cells.set(row.code, new Map(block.columns.map(({ code }) => [code, []])))
  for (const remedy of remedies) {
    const cell = remedyCell(remedy, year)
    if (cell === null) continue
    for (const column of [cell.column, 'total'])
      cells.get(cell.row)?.get(column)?.push(`${remedy.requestId}/${remedy.remedyId}`)
  }
  return cells
}
