import type { AnnualReportForm } from '../../../law/annual-report-form.ts'
import { tableOf } from '../layout.ts'
import { columnMeaning, type Head, type Leaf, officialTargets, type Target } from './table-head.ts'
import type { Line, LineCell } from './table-lines.ts'

const remedyRows = ['reconsideration', 'litigationDirect', 'litigationAfterReconsideration'] as const

/** The fifteen columns of 表四, or those of some of its rows. */
export function officialRemedyTargets(
  form: AnnualReportForm,
  rows: readonly string[] = remedyRows,
): Target[] {
  const columns = tableOf(form, 'remedies').blocks[0]?.columns ?? []
  return rows.flatMap((row) => officialTargets(columns).map((target) => ({ ...target, row })))
}

/** Head lines of 表四 → its columns in printed order with the row each belongs to; null when it has no head. */
export function readRemedyHead(lines: readonly Line[], form: AnnualReportForm): Head | null {
  const last = lines.at(-1)
  if (last === undefined) return null
  const leaves: Leaf[] = []
  const parents: { row: string; start: number; end: number }[] = []
  let litigation = false
  lines.forEach((line, index) => {
    for (const cell of line.cells) {
      const column = columnMeaning(cell, 'remedies')
      if (column !== null)
        leaves.push({ row: null, column, start: cell.start, end: cell.end, found: cell.text, line: index })
      const row = remedyRowOf(cell)
      if (row !== null) parents.push({ row, start: cell.start, end: cell.end })
      if (cell.is.kind === 'label' && cell.is.key === '行政诉讼') litigation = true
    }
  })
  if (leaves.length === 0 && parents.length === 0) return null
  const aligned = !last.ragged
  const sorted = aligned ? [...leaves].sort((a, b) => a.start - b.start) : leaves
  const targets = nameRows(sorted, parents, litigation, form, aligned)
  return { table: 'remedies', targets, aligned, block: last.block }
}

export function remedyRowOf(cell: LineCell): string | null {
  if (cell.is.kind !== 'label') return null
  for (const meaning of cell.is.meanings)
    if (meaning.kind === 'row' && meaning.table === 'remedies') return meaning.row
  return null
}

/** Two heads for one cell of the form. */
function hasDoubles(targets: readonly Target[]): boolean {
  return targets.some((one, index) =>
    targets.slice(index + 1).some((other) => other.row === one.row && other.column === one.column),
  )
}

function nameRows(
  leaves: readonly Leaf[],
  parents: readonly { row: string; start: number; end: number }[],
  litigation: boolean,
  form: AnnualReportForm,
  aligned: boolean,
): Target[] {
  const official = officialRemedyTargets(form)
  if (aligned) {
    const named = leaves.map((leaf) => {
      const parent = parents.find(({ start, end }) => leaf.start >= start && leaf.start < end)
      return { ...leaf, row: parent?.row ?? null }
    })
    if (named.length > 0 && named.every((leaf) => leaf.row !== null) && !hasDoubles(named)) return named
  }
  if (leaves.length === official.length)
    return official.map((target, index) => {
      const leaf = leaves[index]
      return leaf ? { ...target, start: leaf.start, end: leaf.end, found: leaf.found } : target
    })
  const rows = [...new Set(parents.map(({ row }) => row))]
  const perRow = official.length / remedyRows.length
  if (leaves.length === perRow * rows.length && rows.length > 0 && rows.length < remedyRows.length)
    return officialRemedyTargets(
      form,
      remedyRows.filter((row) => rows.includes(row)),
    )
  if (leaves.length === perRow * 2 && litigation && !rows.includes('reconsideration'))
    return officialRemedyTargets(form, remedyRows.slice(1))
  return official
}
