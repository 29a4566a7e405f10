import { formOf } from '../../../domain/annual-report/layout.ts'
import {
  type AnnualReport,
  type CellAddress,
  type CellKey,
  cellKey,
} from '../../../domain/annual-report/report.ts'
import type { FormColumn, FormRow } from '../../../law/annual-report-form.ts'

const tableNames = { proactive: '表二', requests: '表三', remedies: '表四' } as const

/** "表三“一、本年新收政府信息公开申请数量”总计": how a person finds the cell on paper. */
export function addressName(report: Pick<AnnualReport, 'form'>, address: CellAddress): string {
  const { row, column } = findLabels(report, address)
  return `${lineName(address, row)}${column?.label ?? address.column}`
}

export interface NamedLine {
  /** "表三“一、本年新收政府信息公开申请数量”". */
  readonly name: string
  readonly cells: readonly { readonly key: CellKey; readonly name: string }[]
}

/** Cells of one printed row named together: its label once, then the columns. */
export function groupByLine(
  report: Pick<AnnualReport, 'form'>,
  addresses: readonly CellAddress[],
): NamedLine[] {
  const lines = new Map<string, { name: string; cells: { key: CellKey; name: string }[] }>()
  for (const address of addresses) {
    const { row, column } = findLabels(report, address)
    const name = lineName(address, row)
    const line = lines.get(name) ?? { name, cells: [] }
    lines.set(name, line)
    line.cells.push({ key: cellKey(address), name: column?.label ?? address.column })
  }
  return [...lines.values()]
}

/** Cells of many rows named by their tables only. */
export function groupByTable(addresses: readonly CellAddress[]): NamedLine[] {
  const codes = [...new Set(addresses.map(({ table }) => table))]
  return codes.map((code) => ({
    name: tableNames[code],
    cells: addresses
      .filter(({ table }) => table === code)
      .map((address) => ({ key: cellKey(address), name: address.row })),
  }))
}

function lineName(address: CellAddress, row: FormRow | undefined): string {
  const label = (row?.label ?? address.row).replace(/（区分处理的.*）$/, '')
  return `${tableNames[address.table]}“${label}”`
}

function findLabels(
  report: Pick<AnnualReport, 'form'>,
  { table: code, row: rowCode, column: columnCode }: CellAddress,
): { row: FormRow | undefined; column: FormColumn | undefined } {
  const table = formOf(report).tables.find((candidate) => candidate.code === code)
  const collapsed = table?.collapsed?.map(({ row }) => row) ?? []
  for (const block of table?.blocks ?? []) {
    const row = [...block.rows, ...collapsed].find((candidate) => candidate.code === rowCode)
    const column = block.columns.find((candidate) => candidate.code === columnCode)
    if (row !== undefined && column !== undefined) return { row, column }
  }
  return { row: undefined, column: undefined }
}
