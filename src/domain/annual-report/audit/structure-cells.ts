/** AR-S07, AR-S08, AR-B11: cells that are not filled in, or not with the number they ask for. */

import { auditLimits } from '../../../law/annual-report-checks/limits.ts'
import type { Cell, CellKey } from '../report.ts'
import type { PlanRow, PlanTable } from './cell-plan.ts'
import { cellNames, rowName, tableName } from './cell-words.ts'
import { addresses, clean, type Flaw, type Outcome } from './flaw.ts'
import type { AuditSubject } from './subject.ts'

function isEmpty(cell: Cell | undefined): boolean {
  return cell !== undefined && (cell.state === 'blank' || cell.state === 'mark')
}

/** AR-S07: one flaw for a blank table, one for blank rows, one for single cells. */
export function blankCells(subject: AuditSubject): Outcome {
  const flaws: Flaw[] = []
  for (const table of subject.plan.tables) {
    const empty = table.keys.filter((key) => isEmpty(subject.report.cells[key]))
    if (empty.length > 0) flaws.push(...blanksOf(subject, table, empty))
  }
  return flaws.length === 0 ? clean : flaws
}

function blanksOf(subject: AuditSubject, table: PlanTable, empty: readonly CellKey[]): Flaw[] {
  const { report, plan } = subject
  const name = tableName(table.code)
  const printed = table.keys.filter((key) => report.cells[key] !== undefined)
  const suggestion = '没有的填 0；有数的补上。空白不能当作 0。'
  if (empty.length === printed.length)
    return [{ message: `${name}整张表空白（${empty.length} 格）。`, cells: addresses(empty), suggestion }]
  const set = new Set(empty)
  // 表四 is one printed line, and a row of one cell is a single cell.
  const whole =
    table.code === 'remedies'
      ? []
      : table.rows.filter((row) => row.keys.length > 1 && row.keys.every((key) => set.has(key)))
  const inRows = new Set(whole.flatMap((row: PlanRow) => row.keys))
  const single = empty.filter((key) => !inRows.has(key))
  const flaws: Flaw[] = []
  if (whole.length > 0) {
    const names = whole.slice(0, 4).map((row) => `“${rowName(plan, table.code, row.code)}”`)
    flaws.push({
      message: `${name}有 ${whole.length} 行整行空白：${names.join('、')}${whole.length > 4 ? '等' : ''}。`,
      cells: addresses([...inRows]),
      suggestion,
    })
  }
  if (single.length > 0)
    flaws.push({
      severity: 'warning',
      message: `${cellNames(plan, single, 2)}空白或只有符号。`,
      cells: addresses(single),
      suggestion,
    })
  return flaws
}

/** AR-S08 */
export function properNumbers(subject: AuditSubject): Outcome {
  const { report, plan } = subject
  let flaws: Flaw[] | undefined
  for (const table of plan.tables) {
    for (const key of table.keys) {
      const cell = report.cells[key]
      if (cell === undefined || (cell.state === 'number' && cell.value !== null && isPlain(cell.value)))
        continue
      const fault = faultOf(subject, key, cell)
      if (fault === null) continue
      flaws ??= []
      flaws.push(fault)
    }
  }
  return flaws ?? clean
}

/** The usual cell: a small whole number. Everything else is looked at. */
function isPlain(value: number): boolean {
  return value >= 0 && Number.isSafeInteger(value)
}

function faultOf(subject: AuditSubject, key: CellKey, cell: Cell): Flaw | null {
  const { plan, report } = subject
  const kind = plan.cells.get(key)?.column.kind
  const where = cellNames(plan, [key], 1)
  if (cell.state === 'text') {
    const doubtful = cell.guessed !== undefined || report.format === 'scan' || cell.confidence !== undefined
    return {
      ...(doubtful ? { status: 'unknown' as const, severity: 'warning' as const } : {}),
      message: `${where}的“${cell.raw.slice(0, 20)}”不是数。${doubtful ? '可能是识别有误，请核对原件。' : ''}`,
      cells: addresses([key]),
    }
  }
  if (cell.value === null || kind === undefined || kind === 'signed-count') return null
  const { value } = cell
  if (kind === 'count') {
    if (Number.isInteger(value) && (value >= 0 || signed(cell))) return null
    return { message: `${where}为 ${cell.raw || value}，件数应当是零或正整数。`, cells: addresses([key]) }
  }
  if (value < 0 && !signed(cell))
    return { message: `${where}为 ${cell.raw || value}，金额不能为负。`, cells: addresses([key]) }
  const places = /\.(\d+)/.exec(cell.raw)?.[1]?.length ?? 0
  if (kind === 'money-wan' && places > auditLimits.moneyDecimals)
    return {
      message: `${where}为 ${cell.raw}，小数超过 ${auditLimits.moneyDecimals} 位。`,
      cells: addresses([key]),
    }
  return null
}

/** "+1" or "－8": AR-B11 reports these in the 2021 form. */
function signed(cell: Cell): boolean {
  return /^\s*[+＋\-－−]\s*[(（]?\d/.test(cell.raw)
}

/** AR-B11 */
export function signsInNewForm(subject: AuditSubject): Outcome {
  const { report, plan } = subject
  if (report.form !== '2021') return clean
  const keys = plan.tables.flatMap((table) =>
    table.keys.filter((key) => {
      const cell = report.cells[key]
      if (cell?.state !== 'number' || cell.raw === '') return false
      const first = cell.raw.charCodeAt(0)
      return (first < 0x30 || first > 0x39) && signed(cell)
    }),
  )
  if (keys.length === 0) return clean
  return [
    {
      message: `${cellNames(plan, keys, 3)}写成了“${report.cells[keys[0] ?? 'proactive//']?.raw ?? ''}”，2021 年格式各格没有正负号。`,
      cells: addresses(keys),
      suggestion: '填本年的数，不填比上年增减。',
    },
  ]
}
