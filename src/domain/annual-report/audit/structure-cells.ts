/** AR-S07, AR-S08, AR-B11: cells that are not filled in, or not with the number they ask for. */

import { auditLimits } from '../../../law/annual-report-checks/limits.ts'
import type { Cell, CellKey } from '../report.ts'
import type { PlanRow, PlanTable } from './cell-plan.ts'
import { isSigned } from './cell-survey.ts'
import { cellNames, rowName, tableName } from './cell-words.ts'
import { addresses, clean, type Flaw, type Outcome } from './flaw.ts'
import type { AuditSubject } from './subject.ts'

/** AR-S07: one flaw for a blank table, one for blank rows, one for single cells. */
export function blankCells(subject: AuditSubject): Outcome {
  const { empty } = subject.survey
  if (empty.length === 0) return clean
  return subject.plan.tables.flatMap((table) => {
    const own = empty.filter((key) => key.startsWith(`${table.code}/`))
    return own.length === 0 ? [] : blanksOf(subject, table, own)
  })
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
    const marked = [...inRows].some((key) => report.cells[key]?.state === 'mark')
    flaws.push({
      message: `${name}有 ${whole.length} 行整行${marked ? '没有填数（空白或只有“/”一类的符号）' : '空白'}：${names.join('、')}${whole.length > 4 ? '等' : ''}。`,
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
  const { odd } = subject.survey
  if (odd.length === 0) return clean
  const flaws = odd.flatMap((key) => {
    const cell = subject.report.cells[key]
    const fault = cell === undefined ? null : faultOf(subject, key, cell)
    return fault === null ? [] : [fault]
  })
  const doubtful = odd.filter((key) => {
    const cell = subject.report.cells[key]
    return cell?.state === 'text' && isDoubtful(subject, cell)
  })
  return doubtful.length === 0 ? flaws : [...flaws, doubtfulText(subject, doubtful)]
}

/** Text that the reading may have made, not the organ. */
function isDoubtful({ report }: AuditSubject, cell: Cell): boolean {
  return cell.guessed !== undefined || report.format === 'scan' || cell.confidence !== undefined
}

/** One finding for all such cells: the source has to be looked at, nothing is held against it. */
function doubtfulText({ plan, report }: AuditSubject, keys: readonly CellKey[]): Flaw {
  const first = keys[0] === undefined ? '' : (report.cells[keys[0]]?.raw.slice(0, 20) ?? '')
  return {
    status: 'unknown',
    severity: 'warning',
    message: `${cellNames(plan, keys, 2)}没有读成数（如“${first}”），可能是识别有误，请核对原件。`,
    cells: addresses([...keys]),
  }
}

function faultOf(subject: AuditSubject, key: CellKey, cell: Cell): Flaw | null {
  const { plan } = subject
  const kind = plan.cells.get(key)?.column.kind
  const where = () => cellNames(plan, [key], 1)
  if (cell.state === 'text') {
    if (isDoubtful(subject, cell)) return null
    if (kind === 'money-with-unit' && /^\s*[\d,.，]+\s*$/.test(cell.raw))
      return {
        message: `${where()}的“${cell.raw.trim().slice(0, 20)}”没有写单位，不知道是元还是万元。`,
        cells: addresses([key]),
        suggestion: '在数后写明“元”或“万元”。',
      }
    return { message: `${where()}的“${cell.raw.slice(0, 20)}”不是数。`, cells: addresses([key]) }
  }
  if (cell.value === null || kind === undefined || kind === 'signed-count') return null
  const { value } = cell
  if (kind === 'count') {
    if (Number.isInteger(value) && (value >= 0 || isSigned(cell.raw))) return null
    return { message: `${where()}为 ${cell.raw || value}，件数应当是零或正整数。`, cells: addresses([key]) }
  }
  if (value < 0 && !isSigned(cell.raw))
    return { message: `${where()}为 ${cell.raw || value}，金额不能为负。`, cells: addresses([key]) }
  const places = /\.(\d+)/.exec(cell.raw)?.[1]?.length ?? 0
  if (kind === 'money-wan' && places > auditLimits.moneyDecimals)
    return {
      message: `${where()}为 ${cell.raw}，小数超过 ${auditLimits.moneyDecimals} 位。`,
      cells: addresses([key]),
    }
  return null
}

/** AR-B11 */
export function signsInNewForm(subject: AuditSubject): Outcome {
  const { report, plan } = subject
  if (report.form !== '2021') return clean
  const keys = subject.survey.signed
  if (keys.length === 0) return clean
  return [
    {
      message: `${cellNames(plan, keys, 3)}写成了“${report.cells[keys[0] ?? 'proactive//']?.raw ?? ''}”，2021 年格式各格没有正负号。`,
      cells: addresses(keys),
      suggestion: '填本年的数，不填比上年增减。',
    },
  ]
}
