/** The sum of several reports, cell by cell, with what is missing. */

import type { FormId } from '../../law/annual-report-form.ts'
import { annualReportForms } from '../../law/annual-report-forms.ts'
import { printsOneOtherRow } from './audit/cell-plan.ts'
import { effectiveTable, formOf, tableAddresses } from './layout.ts'
import { type AnnualReport, type CellKey, cellKey } from './report.ts'

type Nested = { [key: string]: Nested | number | null }

export interface RolledCell {
  /** Sum of the figures that are there. */
  readonly sum: number
  /** False where at least one report has no figure: the sum is then a lower bound and not the total. */
  readonly complete: boolean
  /** Names of the reports without a figure here. */
  readonly missing: readonly string[]
}

export interface RollUp {
  readonly reports: readonly { readonly name: string; readonly organ: string; readonly year: number | null }[]
  readonly form: FormId
  /** Names of reports in another form or of another year, left out of the sums. */
  readonly leftOut: readonly { readonly name: string; readonly reason: string }[]
  /** By cell key. */
  readonly sums: Readonly<Record<string, RolledCell>>
  /** The shape of the read contract; `null` where a report has no figure (see `incomplete`). */
  readonly proactive: Nested
  readonly requests: Nested
  readonly remedies: Nested
  /** Cells whose sum lacks a figure. */
  readonly incomplete: readonly {
    readonly table: string
    readonly row: string
    readonly column: string
    readonly atLeast: number
    readonly missing: readonly string[]
  }[]
}

export interface RollUpInput {
  readonly name: string
  readonly report: AnnualReport
}

/**
 * Adds up reports of one form and year (those of the most reports; others are left out and named).
 * A blank, marked, unreadable or absent cell is never counted as 0: its sum is `null` and listed as incomplete.
 * Where one report prints （六）其他处理 as one row, the three rows of the others are added into one.
 */
export function rollUp(inputs: readonly RollUpInput[]): RollUp {
  const form = mostCommon(inputs.map(({ report }) => formOf(report).id)) ?? '2021'
  const year = mostCommon(inputs.flatMap(({ report }) => (report.year === null ? [] : [report.year]))) ?? null
  const leftOut: { name: string; reason: string }[] = []
  const used = inputs.filter(({ name, report }) => {
    const reason =
      report.form === 'statistics'
        ? '2019 年以前的统计表'
        : formOf(report).id !== form
          ? `用的是 ${formOf(report).id} 年格式`
          : report.year !== null && year !== null && report.year !== year
            ? `报告年度是 ${report.year} 年`
            : null
    if (reason !== null) leftOut.push({ name, reason })
    return reason === null
  })
  const collapse = used.some(({ report }) => printsOneOtherRow(report))
  return {
    reports: used.map(({ name, report }) => ({ name, organ: report.organ, year: report.year })),
    form,
    leftOut,
    ...addUp(form, used, collapse ? 'one' : 'three'),
  }
}

function mostCommon<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0]
}

function addUp(form: FormId, used: readonly RollUpInput[], otherRows: 'one' | 'three') {
  const sums: Record<string, RolledCell> = {}
  const incomplete: RollUp['incomplete'][number][] = []
  const nested: Record<'proactive' | 'requests' | 'remedies', Nested> = {
    proactive: {},
    requests: {},
    remedies: {},
  }
  // A cell of the row `other` makes the layout print （六） as one row.
  const cells = otherRows === 'one' && form === '2021' ? { 'requests/other/total': emptyCell } : {}
  for (const { code } of annualReportForms[form].tables) {
    const table = effectiveTable({ form, cells }, code)
    const columnsOf = new Map(
      table.blocks.flatMap((block) => block.rows.map((row) => [row.code, block.columns.length])),
    )
    for (const address of tableAddresses(table)) {
      const cell = addCell(used, cellKey(address))
      sums[cellKey(address)] = cell
      if (!cell.complete) incomplete.push({ ...address, atLeast: cell.sum, missing: cell.missing })
      const value = cell.complete ? cell.sum : null
      const rows = nested[code]
      if (columnsOf.get(address.row) === 1) rows[address.row] = value
      else rows[address.row] = { ...asObject(rows[address.row]), [address.column]: value }
    }
  }
  return { sums, ...nested, incomplete }
}

const emptyCell = { value: null, state: 'blank', raw: '', source: null } as const

function asObject(value: Nested | number | null | undefined): Nested {
  return typeof value === 'object' && value !== null ? value : {}
}

const otherRows = ['other.correctionLapsed', 'other.feeLapsed', 'other.miscellaneous']

function addCell(used: readonly RollUpInput[], key: CellKey): RolledCell {
  let sum = 0
  const missing: string[] = []
  for (const { name, report } of used) {
    const value = figureFor(report, key)
    if (value === null) missing.push(name)
    else sum += value
  }
  // Money is added in parts of 万元: six places are exact fen.
  return { sum: Number(sum.toFixed(6)), complete: missing.length === 0, missing }
}

function figureFor(report: AnnualReport, key: CellKey): number | null {
  const own = report.cells[key]
  if (own !== undefined || !key.startsWith('requests/other/')) return own?.value ?? null
  const column = key.slice('requests/other/'.length)
  let sum = 0
  for (const row of otherRows) {
    const value = report.cells[`requests/${row}/${column}`]?.value ?? null
    if (value === null) return null
    sum += value
  }
  return sum
}
