/**
 * 表三 counted from the cases themselves. Pages ask the database, which counts lines (src/store/request-numbers.ts);
 * the tests hold its figures against these.
 */

import type { AnnualReportForm } from '../../law/annual-report-form.ts'
import { form2021 } from '../../law/annual-report-format-2021/form.ts'
import { type OutcomeCode, outcomes } from '../../law/outcome-codes.ts'
import { type LocalDate, yearOf } from '../calendar/local-date.ts'
import type { RequestCase } from './request-case.ts'
import type { ApplicantCategory, RequestKind } from './request-event.ts'

/** What 表三 needs to know of a request. Also a line of the work list has it. */
export interface CountedRequest {
  readonly requestId: string
  readonly kind: RequestKind
  readonly category: ApplicantCategory
  readonly received: LocalDate | null
  /** The closing that counts, by `RequestCase.counted`. */
  readonly counted: { readonly on: LocalDate; readonly code: OutcomeCode } | null
}

/** The requests behind every cell of 表三: row code, then column code ('total' holds all of the row). */
export type RequestNumbers = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>

/** A case as 表三 counts it. */
export function countedRequest(requestCase: RequestCase): CountedRequest {
  const { requestId, kind, registered, received, counted } = requestCase
  return { requestId, kind, category: registered.category, received, counted }
}

/**
 * The rows of 表三 in which a request stands for a year: new or carried in; its outcome, or carried out. Every request
 * stands once on each side, so the table balances whatever the year held. Corrections (第四十一条) and requests that
 * were never received stand nowhere.
 */
export function rowsOf(request: CountedRequest, year: number): string[] {
  const { kind, received, counted } = request
  if (kind === 'correction' || received === null || yearOf(received) > year) return []
  const closedIn = counted === null ? null : Math.max(yearOf(counted.on), yearOf(received))
  if (closedIn !== null && closedIn < year) return []
  const intake = yearOf(received) === year ? 'newlyReceived' : 'carriedIn'
  if (counted === null || closedIn !== year) return [intake, 'carriedOut']
  return [intake, outcomeRow(counted.code), 'total']
}

/** Row of 表三 for a code. */
export function outcomeRow(code: OutcomeCode): string {
  const outcome = outcomes.find((each) => each.code === code)
  if (outcome === undefined) throw new Error(`no outcome ${code}`)
  return outcome.row
}

/** 表三 of a year with the requests behind each cell; rows and columns as the form has them, empty ones included. */
export function requestNumbers(
  requests: Iterable<CountedRequest>,
  year: number,
  form: AnnualReportForm = form2021,
): RequestNumbers {
  const cells = new Map<string, Map<string, string[]>>()
  for (const block of requestsTable(form).blocks)
    for (const row of block.rows) cells.set(row.code, new Map(block.columns.map(({ code }) => [code, []])))
  for (const request of requests) {
    for (const code of rowsOf(request, year)) {
      const row = cells.get(code) ?? cells.get(groupOf(code))
      if (row === undefined) throw new Error(`表三 has no row ${code}`)
      for (const column of [request.category, 'total']) row.get(column)?.push(request.requestId)
    }
  }
  return cells
}

/** The figure of a cell. */
export function figure(numbers: RequestNumbers, row: string, column: string): number {
  const cell = numbers.get(row)?.get(column)
  if (cell === undefined) throw new Error(`表三 has no cell ${row}, ${column}`)
  return cell.length
}

function requestsTable(form: AnnualReportForm) {
  const table = form.tables.find(({ code }) => code === 'requests')
  if (table === undefined) throw new Error('a form without 表三')
  return table
}

/** A form whose （六）其他处理 is one row counts the three of them there. */
function groupOf(row: string): string {
  return row.split('.')[0] ?? row
}
