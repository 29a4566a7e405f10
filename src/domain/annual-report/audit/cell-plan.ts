/** The form laid out for judging: keys of every row and of both sides of every balance, made once per printed shape. */

import type { CellKind, FormTable, TableCode } from '../../../law/annual-report-form.ts'
import { annualReportForms } from '../../../law/annual-report-forms.ts'
import { formOf, tableOf } from '../layout.ts'
import { type AnnualReport, type Cell, type CellKey, cellKey } from '../report.ts'

/** One sum: the balance rule in one column or one row. */
export interface SumCheck {
  readonly rule: BalanceId
  readonly table: TableCode
  /** Row or column the sum stands in. */
  readonly line: string
  readonly left: readonly CellKey[]
  readonly right: readonly CellKey[]
  /** The same cells by their places in `CellPlan.keys`. */
  readonly leftPlaces: readonly number[]
  readonly rightPlaces: readonly number[]
}

/** The audit rules that the form states as sums. */
export type BalanceId = 'AR-C01' | 'AR-C02' | 'AR-C03' | 'AR-D01'

export interface PlanRow {
  readonly code: string
  readonly label: string
  readonly groups: readonly string[]
  readonly keys: readonly CellKey[]
}

export interface PlanTable {
  readonly code: TableCode
  readonly rows: readonly PlanRow[]
  readonly keys: readonly CellKey[]
}

export interface PlanCell {
  readonly table: TableCode
  readonly row: PlanRow
  readonly column: { readonly code: string; readonly label: string; readonly kind: CellKind }
}

export interface CellPlan {
  readonly tables: readonly PlanTable[]
  /** Every cell in the order of the form. */
  readonly keys: readonly CellKey[]
  readonly sums: readonly SumCheck[]
  /** Numbers of the sums that a cell takes part in. */
  readonly sumsOf: ReadonlyMap<CellKey, readonly number[]>
  readonly cells: ReadonlyMap<CellKey, PlanCell>
}

const balanceIds: readonly string[] = ['AR-C01', 'AR-C02', 'AR-C03', 'AR-D01'] satisfies BalanceId[]

function isBalanceId(id: string): id is BalanceId {
  return balanceIds.includes(id)
}

const plans = new Map<string, CellPlan>()

const cellsOfOneOtherRow: readonly CellKey[] = (
  tableOf(annualReportForms['2021'], 'requests').blocks[0]?.columns ?? []
).map(({ code }) => cellKey({ table: 'requests', row: 'other', column: code }))

/** True where the report prints （六） as one row. */
export function printsOneOtherRow(report: Pick<AnnualReport, 'cells' | 'form'>): boolean {
  if (formOf(report).id === '2019') return true
  return cellsOfOneOtherRow.some((key) => report.cells[key] !== undefined)
}

/** The plan for a report's form as it was printed. */
export function cellPlan(report: Pick<AnnualReport, 'cells' | 'form'>): CellPlan {
  const form = formOf(report).id
  const collapsed = printsOneOtherRow(report)
  const name = `${form}/${collapsed ? 'one' : 'three'}`
  const known = plans.get(name)
  if (known !== undefined) return known
  const plan = makePlan(form, collapsed ? 'one' : 'three')
  plans.set(name, plan)
  return plan
}

/** The report's cells by their places in `CellPlan.keys`: looked up once for all rules that go through every cell. */
export function cellsInOrder(report: Pick<AnnualReport, 'cells'>, plan: CellPlan): (Cell | undefined)[] {
  return plan.keys.map((key) => report.cells[key])
}

function makePlan(formId: keyof typeof annualReportForms, otherRows: 'one' | 'three'): CellPlan {
  const form = annualReportForms[formId]
  const cells = new Map<CellKey, PlanCell>()
  const tables = form.tables.map((table) => planTable(table, otherRows, cells))
  const sums = form.balances.flatMap((rule) => {
    const table = tables.find(({ code }) => code === rule.table)
    if (table === undefined || !isBalanceId(rule.id)) return []
    return rule.along === 'columns'
      ? sumsByColumn(table, rule.id, rule.left, rule.right, cells)
      : sumsByRow(table, rule.id, rule.left, rule.right)
  })
  const sumsOf = new Map<CellKey, number[]>()
  sums.forEach((sum, index) => {
    for (const key of [...sum.left, ...sum.right]) sumsOf.set(key, [...(sumsOf.get(key) ?? []), index])
  })
  const keys = [...cells.keys()]
  const places = new Map(keys.map((key, place) => [key, place]))
  const placesOf = (side: readonly CellKey[]) => side.map((key) => places.get(key) ?? -1)
  const placed = sums.map((sum) => ({
    ...sum,
    leftPlaces: placesOf(sum.left),
    rightPlaces: placesOf(sum.right),
  }))
  return { tables, keys, sums: placed, sumsOf, cells }
}

type Sides = Omit<SumCheck, 'leftPlaces' | 'rightPlaces'>

function planTable(table: FormTable, otherRows: 'one' | 'three', cells: Map<CellKey, PlanCell>): PlanTable {
  const collapsed = otherRows === 'one' ? (table.collapsed ?? []) : []
  const rows = table.blocks.flatMap((block) =>
    block.rows.flatMap((row) => {
      const collapse = collapsed.find(({ replaces }) => replaces.includes(row.code))
      const printed = collapse?.row ?? row
      if (collapse !== undefined && collapse.replaces[0] !== row.code) return []
      const keys = block.columns.map((column) =>
        cellKey({ table: table.code, row: printed.code, column: column.code }),
      )
      const planned = { code: printed.code, label: printed.label, groups: printed.groups, keys }
      block.columns.forEach((column, index) => {
        const key = keys[index]
        if (key !== undefined) cells.set(key, { table: table.code, row: planned, column })
      })
      return [planned]
    }),
  )
  return { code: table.code, rows, keys: rows.flatMap((row) => row.keys) }
}

function sumsByColumn(
  table: PlanTable,
  rule: BalanceId,
  left: readonly string[],
  right: readonly string[],
  cells: ReadonlyMap<CellKey, PlanCell>,
): Sides[] {
  const present = new Set(table.rows.map((row) => row.code))
  const printed = (codes: readonly string[]) => [
    ...new Set(codes.map((code) => (present.has(code) ? code : code.replace(/\..*$/, '')))),
  ]
  const columns = (table.rows[0]?.keys ?? []).flatMap((key) => cells.get(key)?.column.code ?? [])
  return columns.map((line) => ({
    rule,
    table: table.code,
    line,
    left: printed(left).map((row) => cellKey({ table: table.code, row, column: line })),
    right: printed(right).map((row) => cellKey({ table: table.code, row, column: line })),
  }))
}

function sumsByRow(
  table: PlanTable,
  rule: BalanceId,
  left: readonly string[],
  right: readonly string[],
): Sides[] {
  return table.rows.map((row) => ({
    rule,
    table: table.code,
    line: row.code,
    left: left.map((column) => cellKey({ table: table.code, row: row.code, column })),
    right: right.map((column) => cellKey({ table: table.code, row: row.code, column })),
  }))
}
