/** The report under audit with everything that several checks ask of it, computed once and on demand. */

import type { TableCode } from '../../../law/annual-report-form.ts'
import { type Narrative, readNarrative } from '../narrative/narrative.ts'
import { type AnnualReport, type Cell, type CellKey, cellKey } from '../report.ts'
import { type CellPlan, cellPlan, cellsInOrder } from './cell-plan.ts'
import { type CellSurvey, surveyCells } from './cell-survey.ts'
import type { AuditContext } from './context.ts'
import { inferOrganKind, type OrganKind, reportsForArea } from './organ-kind.ts'

/** What a cell can be: its number, or everything from what is known of it upwards. */
export interface Range {
  readonly low: number
  readonly high: number
}

export interface AuditSubject {
  readonly report: AnnualReport
  readonly context: AuditContext
  readonly plan: CellPlan
  /** The report's cells in the order of the plan's keys. */
  readonly cells: readonly (Cell | undefined)[]
  readonly kind: OrganKind | null
  /** True where the tables speak of a whole area and not of one organ. */
  readonly wholeArea: boolean
  /** Rows whose cells may stand in the wrong column (`table/row`, and `table` where the whole line is shifted). */
  readonly shifted: ReadonlySet<string>
  readonly narrative: () => Narrative
  readonly survey: CellSurvey
}

/** A report that does not name its organ speaks of itself as one office: 我局, 我镇. */
function speaksAsOffice(report: AnnualReport): boolean {
  return report.sections.some(({ text }) =>
    /[我本](?:局|委|厅|镇|乡|街道|分局)(?![一-龥]{0,2}系统)/.test(text),
  )
}

export function subjectOf(report: AnnualReport, context: AuditContext): AuditSubject {
  const kind = context.organKind ?? inferOrganKind(report.organ)
  const wholeArea = reportsForArea(kind, report.organ) && !(report.organ === '' && speaksAsOffice(report))
  let narrative: Narrative | undefined
  const plan = cellPlan(report)
  const cells = cellsInOrder(report, plan)
  return {
    report,
    context,
    plan,
    cells,
    survey: surveyCells(plan, cells),
    kind,
    wholeArea,
    shifted: shiftedRows(report),
    narrative: () => {
      narrative ??= readNarrative(report)
      return narrative
    },
  }
}

const none: ReadonlySet<string> = new Set()

function shiftedRows(report: AnnualReport): ReadonlySet<string> {
  if (report.irregularities.length === 0) return none
  const rows = new Set<string>()
  for (const irregularity of report.irregularities) {
    if (irregularity.kind !== 'row-short' && irregularity.kind !== 'row-long') continue
    // 表四 is one printed line: a surplus or missing number shifts all of it.
    rows.add(irregularity.table === 'remedies' ? 'remedies' : `${irregularity.table}/${irregularity.row}`)
  }
  return rows
}

/** True where a printed number cannot be trusted to stand in its own column. */
export function isShifted(subject: AuditSubject, key: CellKey): boolean {
  if (subject.shifted.size === 0) return false
  return (
    subject.shifted.has(key.slice(0, key.lastIndexOf('/'))) ||
    subject.shifted.has(key.slice(0, key.indexOf('/')))
  )
}

/** The number in a cell, or null where there is none or where it may belong to another column. */
export function sureValue(subject: AuditSubject, key: CellKey): number | null {
  return isShifted(subject, key) ? null : (subject.report.cells[key]?.value ?? null)
}

/** The number in a cell by its codes. */
export function valueAt(subject: AuditSubject, table: TableCode, row: string, column: string): number | null {
  return sureValue(subject, keyOf(table, row, column))
}

type KeysOfTable = Map<string, Map<string, CellKey>>

/** By row and column. The rules ask for the same cells of every report, so their keys are put together once. */
const madeKeys: Readonly<Record<TableCode, KeysOfTable>> = {
  proactive: new Map(),
  requests: new Map(),
  remedies: new Map(),
}

function keyOf(table: TableCode, row: string, column: string): CellKey {
  const known = madeKeys[table].get(row)?.get(column)
  if (known !== undefined) return known
  const key = cellKey({ table, row, column })
  const keysOfRow = madeKeys[table].get(row) ?? new Map<string, CellKey>()
  madeKeys[table].set(row, keysOfRow.set(column, key))
  return key
}

const applicants = [
  'naturalPerson',
  'business',
  'research',
  'charity',
  'legalService',
  'otherOrganisation',
] as const

/** 总计 of a row of 表三: the printed number, else between the sum of what is printed and anything. */
export function rowTotalRange(subject: AuditSubject, row: string): Range {
  const total = valueAt(subject, 'requests', row, 'total')
  if (total !== null) return { low: total, high: total }
  let low = 0
  let complete = true
  for (const column of applicants) {
    const value = valueAt(subject, 'requests', row, column)
    if (value === null) complete = false
    else low += value
  }
  return { low, high: complete ? low : Number.POSITIVE_INFINITY }
}

export function addRanges(ranges: readonly Range[]): Range {
  return ranges.reduce((sum, range) => ({ low: sum.low + range.low, high: sum.high + range.high }), {
    low: 0,
    high: 0,
  })
}

export function isExact(range: Range): boolean {
  return range.low === range.high
}

/** True where no value of the range is this number. */
export function excludes(range: Range, value: number): boolean {
  return value < range.low || value > range.high
}

/** Text of a part, "" where the report has none. */
export function sectionText(report: AnnualReport, number: number): string {
  return report.sections.find((section) => section.number === number)?.text ?? ''
}
