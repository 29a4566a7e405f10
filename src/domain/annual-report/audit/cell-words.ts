/** Cells, rows and columns in words that a clerk finds again on paper. */

import type { TableCode } from '../../../law/annual-report-form.ts'
import { type AnnualReport, type CellAddress, type CellKey, cellAddress, cellKey } from '../report.ts'
import type { CellPlan } from './cell-plan.ts'

const tableWords: Readonly<Record<TableCode, string>> = {
  proactive: '表二',
  requests: '表三',
  remedies: '表四',
}

const longestLabel = 16

export function tableName(table: TableCode): string {
  return tableWords[table]
}

function short(label: string): string {
  const bare = label.replace(/（单位：万元）|（区分处理的.*?）/, '')
  return bare.length > longestLabel ? `${bare.slice(0, longestLabel - 1)}…` : bare
}

/** "（四）无法提供 1.本机关不掌握相关政府信息". */
export function rowName(plan: CellPlan, table: TableCode, code: string): string {
  const row = plan.tables.find((candidate) => candidate.code === table)?.rows.find((one) => one.code === code)
  if (row === undefined) return code
  const group = row.groups.at(-1)
  const numbered = group !== undefined && /^（/.test(group) ? `${group} ` : ''
  const side = table === 'remedies' && group !== undefined ? `${group}·` : ''
  return `${numbered}${side}${short(row.label)}`
}

export function columnName(plan: CellPlan, key: CellKey): string {
  return short(plan.cells.get(key)?.column.label ?? '')
}

/** "表三“一、本年新收…”行“其他”列". */
export function cellName(plan: CellPlan, address: CellAddress): string {
  const row = rowName(plan, address.table, address.row)
  return `${tableName(address.table)}“${row}”行“${columnName(plan, cellKey(address))}”列`
}

export function cellNames(plan: CellPlan, keys: readonly CellKey[], most: number): string {
  const named = keys.slice(0, most).map((key) => cellName(plan, cellAddress(key)))
  return keys.length > most ? `${named.join('、')}等 ${keys.length} 格` : named.join('、')
}

/** What stands in a cell, for formulas: the number, or the word for its lack. */
export function cellFigure(report: AnnualReport, key: CellKey): string {
  const cell = report.cells[key]
  if (cell === undefined || cell.state === 'absent') return '缺'
  if (cell.state === 'blank') return '空'
  return cell.value === null ? `“${cell.raw.slice(0, 12)}”` : formatNumber(cell.value)
}

/** A number without a trailing binary fraction. */
export function formatNumber(value: number): string {
  return String(Number(value.toFixed(6)))
}
