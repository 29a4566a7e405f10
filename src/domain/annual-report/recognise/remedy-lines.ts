/** Lines under the head of 表四: fifteen values side by side, or a part of them with a label of its own. */

import type { AnnualReportForm } from '../../../law/annual-report-form.ts'
import { classifyCell } from './classify-cell.ts'
import { isCountOfColumns, type Roles } from './line-roles.ts'
import { officialRemedyTargets, remedyRowOf } from './remedy-head.ts'
import { type Segment, valuesOf } from './segment.ts'
import type { Head, Target } from './table-head.ts'
import type { Line, LineCell } from './table-lines.ts'

/** The line as a row of 表四, or null. `row` = the row named by a label before, "" when none was. */
export function readRemedyLine(
  line: Line,
  roles: Roles,
  head: Head | null,
  form: AnnualReportForm,
  row: string,
): Segment | null {
  if (isCountOfColumns(line)) return null
  const own = line.cells.findIndex((cell) => remedyRowOf(cell) !== null)
  const alone = own >= 0 && roles.labels === 1 && roles.values > 0
  if (head === null) return alone ? labelledRow(line, own, officialRemedyTargets(form, [row])) : null
  // A row as wide as the head is its row, whatever its cells say; else words speak against it.
  const whole = roles.labels === 0 && line.cells.length >= head.targets.length && head.targets.length > 1
  if (!whole && (roles.texts > 2 || (roles.values === 0 && roles.labels + roles.texts > 0))) return null
  const label = Math.max(
    line.cells.findIndex(isRemedyColumn),
    line.cells.findLastIndex((cell) => remedyRowOf(cell) !== null),
  )
  const targets = targetsOf(line, label, head, form, row)
  return {
    table: 'remedies',
    row: '',
    label: null,
    at: label,
    values: valuesOfLine(line, label, targets.length),
    targets,
    aligned: targets === head.targets && head.aligned && head.block === line.block && !line.ragged,
    line,
    headed: true,
  }
}

/** A row of 表四 whose label says which one it is: its five columns in the form's order. */
function labelledRow(line: Line, label: number, targets: readonly Target[]): Segment | null {
  const values = valuesOfLine(line, label, targets.length)
  if (values.length < targets.length) return null
  return {
    table: 'remedies',
    row: '',
    label: null,
    at: label,
    values,
    targets,
    aligned: false,
    line,
    headed: true,
  }
}

/** A head under which nothing stands at all: its cells are blank. */
export function blankRemedies(head: Head, line: Line): Segment {
  const blank: LineCell = {
    text: '',
    start: 0,
    end: 1,
    source: null,
    confidence: undefined,
    is: classifyCell(''),
  }
  return {
    table: 'remedies',
    row: '',
    label: null,
    at: -1,
    values: head.targets.map(() => blank),
    targets: head.targets,
    aligned: false,
    line,
    headed: true,
  }
}

export function isRemedyColumn(cell: LineCell): boolean {
  return (
    cell.is.kind === 'label' &&
    cell.is.meanings.some((meaning) => meaning.kind === 'column' && meaning.table === 'remedies')
  )
}

function targetsOf(
  line: Line,
  label: number,
  head: Head,
  form: AnnualReportForm,
  row: string,
): readonly Target[] {
  const official = officialRemedyTargets(form)
  const cell = line.cells[label]
  if (cell === undefined)
    return head.targets.length < official.length && line.cells.length === official.length
      ? official
      : head.targets
  const all = officialRemedyTargets(form, [row])
  if (cell.is.kind !== 'label' || !isRemedyColumn(cell)) return all
  const { meanings } = cell.is
  return all.filter(({ column }) =>
    meanings.some((one) => one.kind === 'column' && one.table === 'remedies' && one.column === column),
  )
}

/** Cells of the line without a label before them ("数量", "件数"). */
function valuesOfLine(line: Line, label: number, count: number): readonly LineCell[] {
  const cell = line.cells[label]
  if (cell) return valuesOf(cell, line.cells.slice(label + 1))
  const first = line.cells.findIndex((other) => other.is.kind === 'text')
  return first === 0 && line.cells.length > count ? line.cells.slice(1) : line.cells
}
