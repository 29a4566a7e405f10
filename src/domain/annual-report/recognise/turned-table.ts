/** Tables printed with their rows and columns exchanged: 表三 with a column for each row of the form, 表四 as a list. */

import type { Block } from '../../document.ts'
import type { Meaning } from './vocabulary.ts'

type TableBlock = Extract<Block, { kind: 'table' }>

/** The table as the form has it: what stood below each other now stands side by side. */
export function turn(table: TableBlock): TableBlock {
  const cells = table.cells.map((cell) => ({
    ...cell,
    row: cell.column,
    column: cell.row,
    rowSpan: cell.colSpan,
    colSpan: cell.rowSpan,
  }))
  cells.sort((a, b) => a.row - b.row || a.column - b.column)
  return { ...table, cells, rowCount: table.columnCount, columnCount: table.rowCount }
}

interface LabelledCell {
  readonly start: number
  readonly is: { readonly kind: string; readonly meanings?: readonly Meaning[] }
}

/** More columns than 表三 and fewer than 表四 have: no other table is looked at. */
const leastForRequests = 12
const mostForList = 6

/** Printed rows of one table, and whether they run where the form's columns do. */
export function isTurned(
  rows: readonly (readonly LabelledCell[] | undefined)[],
  columnCount: number,
): boolean {
  if (columnCount >= leastForRequests) return isTurnedRequests(rows)
  return columnCount <= mostForList && isListOfRemedies(rows)
}

/** Names of rows side by side, of applicants below each other. */
function isTurnedRequests(rows: readonly (readonly LabelledCell[] | undefined)[]): boolean {
  const wide = rows.some((row) => countOf(row, isRequestRow) >= 8)
  return wide && rows.filter((row) => countOf(row?.slice(0, 3), isApplicant) === 1).length >= 3
}

/** 结果维持, 结果纠正 …: in one column, each with its figure beside it. */
function isListOfRemedies(rows: readonly (readonly LabelledCell[] | undefined)[]): boolean {
  const counts = rows.map((row) => countOf(row, isRemedyResult))
  if (counts.some((count) => count > 1) || counts.filter((count) => count === 1).length < 4) return false
  return (
    new Set(rows.flatMap((row) => row?.filter(isRemedyResult).map(({ start }) => start) ?? [])).size === 1
  )
}

function countOf(row: readonly LabelledCell[] | undefined, is: (cell: LabelledCell) => boolean): number {
  return row?.filter(is).length ?? 0
}

function isRequestRow({ is }: LabelledCell): boolean {
  return is.meanings?.some((meaning) => meaning.kind === 'row' && meaning.table === 'requests') ?? false
}

function isApplicant({ is }: LabelledCell): boolean {
  return is.meanings?.some((meaning) => meaning.kind === 'column' && meaning.table === 'requests') ?? false
}

function isRemedyResult({ is }: LabelledCell): boolean {
  const meanings = is.meanings ?? []
  return (
    meanings.some((meaning) => meaning.kind === 'column' && meaning.table === 'remedies') &&
    !meanings.some((meaning) => meaning.table === 'requests')
  )
}
