/** 表三 and 表四 as figures, from counts of like cases: what one query over the ledger answers. */

import type { TableCode } from '../../law/annual-report-form.ts'
import { form2021 } from '../../law/annual-report-format-2021/form.ts'
import { type OutcomeCode, outcomes } from '../../law/outcome-codes.ts'
import { remedyOutcomes } from '../../law/remedy-outcomes.ts'
import type { ApplicantCategory, RemedyResult } from './request-event.ts'
import { outcomeRow } from './request-numbers.ts'
import { categoryNames } from './request-words.ts'

/** 新收 or 上年结转. */
export type Origin = 'newlyReceived' | 'carriedIn'

/** So many requests of one kind that came in so and ended so in the year. */
export interface RequestTally {
  readonly category: ApplicantCategory
  readonly origin: Origin
  /** null = 结转下年度继续办理. */
  readonly code: OutcomeCode | null
  readonly count: number
}

/** The blocks of 表四. */
const remedyBlocks = ['reconsideration', 'litigationDirect', 'litigationAfterReconsideration'] as const

export type RemedyBlock = (typeof remedyBlocks)[number]

export interface RemedyTally {
  readonly block: RemedyBlock
  /** null = 尚未审结 on 31 December. */
  readonly result: RemedyResult | null
  readonly count: number
}

export interface YearTally {
  readonly requests: readonly RequestTally[]
  readonly remedies: readonly RemedyTally[]
}

/** Row code, then column code; every cell of the form, empty ones 0. */
export type Figures = Readonly<Record<string, Readonly<Record<string, number>>>>

export interface YearFigures {
  /** 表三 */
  readonly requests: Figures
  /** 表四 */
  readonly remedies: Figures
}

export function yearFigures({ requests, remedies }: YearTally): YearFigures {
  const third = emptyTable('requests')
  for (const { category, origin, code, count } of requests) {
    const ends = code === null ? ['carriedOut'] : [outcomeRow(code), 'total']
    for (const row of [origin, ...ends])
      for (const column of [category, 'total']) add(third, row, column, count)
  }
  const fourth = emptyTable('remedies')
  for (const { block, result, count } of remedies)
    for (const column of [result === null ? 'pending' : columnOf(block, result), 'total'])
      add(fourth, block, column, count)
  return { requests: third, remedies: fourth }
}

type Table = Record<string, Record<string, number>>

function emptyTable(code: TableCode): Table {
  const table = form2021.tables.find((each) => each.code === code)
  if (table === undefined) throw new Error(`the form has no table ${code}`)
  return Object.fromEntries(
    table.blocks.flatMap(({ rows, columns }) =>
      rows.map((row) => [row.code, Object.fromEntries(columns.map((column) => [column.code, 0]))]),
    ),
  )
}

function add(table: Table, row: string, column: string, count: number): void {
  const cells = table[row]
  const cell = cells?.[column]
  if (cells === undefined || cell === undefined) throw new Error(`the form has no cell ${row}, ${column}`)
  cells[column] = cell + count
}

function columnOf(block: RemedyBlock, result: RemedyResult): string {
  const outcome = remedyOutcomes.find((each) => each.remedyKind === kindOf(block) && each.result === result)
  if (outcome === undefined) throw new Error(`${block} ended by ${result}`)
  return outcome.column
}

function kindOf(block: RemedyBlock) {
  return block === 'reconsideration' ? 'reconsideration' : 'litigation'
}

/** A part of the counted cases: what is null is not asked for. */
export type CountedPart =
  | {
      readonly table: 'requests'
      readonly category: ApplicantCategory | null
      readonly origin: Origin | null
      /** Codes that ended in the year; 'carried-out' = still open at its end; null = all. */
      readonly codes: readonly OutcomeCode[] | 'carried-out' | null
    }
  | {
      readonly table: 'remedies'
      readonly block: RemedyBlock
      /** Results; 'pending' = none by the end of the year; null = all. */
      readonly results: readonly RemedyResult[] | 'pending' | null
    }

/** The cases behind a cell of 表三 or 表四, by its codes; null where the form has no such cell. */
export function partOfCell(table: string, row: string, column: string): CountedPart | null {
  if (table === 'requests') return requestPart(row, column)
  return table === 'remedies' ? remedyPart(row, column) : null
}

function requestPart(row: string, column: string): CountedPart | null {
  if (column !== 'total' && !isCategory(column)) return null
  const category = column === 'total' ? null : column
  const whole = { table: 'requests', category, origin: null, codes: null } as const
  if (row === 'newlyReceived' || row === 'carriedIn') return { ...whole, origin: row }
  if (row === 'carriedOut') return { ...whole, codes: 'carried-out' }
  const codes = outcomes.filter((each) => row === 'total' || each.row === row).map(({ code }) => code)
  return codes.length === 0 ? null : { ...whole, codes }
}

function remedyPart(row: string, column: string): CountedPart | null {
  const block = remedyBlocks.find((each) => each === row)
  if (block === undefined) return null
  if (column === 'total') return { table: 'remedies', block, results: null }
  if (column === 'pending') return { table: 'remedies', block, results: 'pending' }
  const results = remedyOutcomes
    .filter((each) => each.remedyKind === kindOf(block) && each.column === column)
    .map(({ result }) => result)
  return results.length === 0 ? null : { table: 'remedies', block, results }
}

function isCategory(column: string): column is ApplicantCategory {
  return Object.hasOwn(categoryNames, column)
}
