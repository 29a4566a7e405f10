/** AR-H, AR-D08: a whole area against the organs in it. */

import type { TableCode } from '../../../law/annual-report-form.ts'
import { type CellKey, cellAddress } from '../report.ts'
import { rollUp } from '../roll-up.ts'
import { cellName, formatNumber } from './cell-words.ts'
import { addresses, clean, type Flaw, flawIf, type Outcome } from './flaw.ts'
import type { AuditSubject } from './subject.ts'

/** AR-H01, and AR-D08 for 表四. */
export function sumsOfChildren(subject: AuditSubject, tables: readonly TableCode[]): Outcome {
  const { children } = subject.context
  if (children === undefined || children.length === 0) return clean
  const sums = rollUp(children)
  const differing: { key: CellKey; sum: number }[] = []
  const unknown: CellKey[] = []
  for (const table of subject.plan.tables) {
    if (!tables.includes(table.code)) continue
    for (const key of table.keys) {
      const printed = subject.report.cells[key]?.value ?? null
      const cell = sums.sums[key]
      if (printed === null || cell === undefined) continue
      if (cell.complete && Math.abs(cell.sum - printed) > 1e-6) differing.push({ key, sum: cell.sum })
      else if (!cell.complete && cell.sum > printed + 1e-6) differing.push({ key, sum: cell.sum })
      else if (!cell.complete) unknown.push(key)
    }
  }
  const flaws: Flaw[] = []
  if (differing.length > 0) {
    const each = differing.slice(0, 4).map(({ key, sum }) => {
      const printed = subject.report.cells[key]?.value ?? 0
      return `${cellName(subject.plan, cellAddress(key))}为 ${formatNumber(printed)}，各单位之和为 ${formatNumber(sum)}`
    })
    flaws.push({
      message: `有 ${differing.length} 格与 ${children.length} 个单位之和不一致：${each.join('；')}${differing.length > 4 ? '……' : ''}。`,
      cells: addresses(differing.map(({ key }) => key)),
      suggestion: '核对单位是否齐全、有无重复计算。',
    })
  }
  if (unknown.length > 0)
    flaws.push({
      status: 'unknown',
      severity: 'warning',
      message: `有 ${unknown.length} 格因下级年报空白或缺失无法与各单位之和核对。`,
      cells: addresses(unknown),
    })
  return flaws.length === 0 ? clean : flaws
}

function plain(name: string): string {
  return name.replace(/[\s\u3000（）()]+/g, '')
}

/** AR-H02 */
export function missingFilers(subject: AuditSubject): Outcome {
  const { children, expectedChildren } = subject.context
  if (expectedChildren === undefined) return clean
  const filed = (children ?? [])
    .flatMap(({ name, report }) => [plain(name), plain(report.organ)])
    .filter(Boolean)
  const missing = expectedChildren.filter(
    (name) => !filed.some((one) => one.includes(plain(name)) || plain(name) === one),
  )
  return flawIf(missing.length > 0, () => ({
    message: `有 ${missing.length} 个单位没有年报：${missing.slice(0, 10).join('、')}${missing.length > 10 ? '等' : ''}。`,
  }))
}

/** AR-H03: the area's own figure equals its office's alone, though others received requests too. */
export function mixedScope(subject: AuditSubject): Outcome {
  const { children } = subject.context
  if (children === undefined || children.length < 2 || !subject.wholeArea) return clean
  const own = subject.report.cells['requests/newlyReceived/total']?.value ?? null
  const counts = children.map(({ name, report }) => ({
    name,
    count: report.cells['requests/newlyReceived/total']?.value ?? null,
  }))
  const office = counts.find(({ name }) => /政府办|办公[室厅]/.test(name))
  const others = counts.filter((one) => one !== office).reduce((sum, { count }) => sum + (count ?? 0), 0)
  if (own === null || own === 0 || office === undefined) return clean
  return flawIf(office.count === own && others > 0, () => ({
    message: `表三本年新收 ${own} 件只等于${office.name}一家，另外各单位还收到 ${others} 件；请写明是向政府提出的申请还是全辖区的申请。`,
    cells: [{ table: 'requests', row: 'newlyReceived', column: 'total' }],
  }))
}

/** AR-H04 */
export function successors(subject: AuditSubject): Outcome {
  const { succession, children } = subject.context
  if (succession === undefined) return { needs: '本年撤并单位及其承继单位' }
  const filed = (children ?? []).map(({ name, report }) => `${plain(name)}/${plain(report.organ)}`)
  const lost = succession.filter(({ successor }) => !filed.some((one) => one.includes(plain(successor))))
  return flawIf(lost.length > 0, () => ({
    message: lost
      .map(({ organ, successor }) => `${organ}已并入${successor}，没有${successor}的年报`)
      .join('；'),
  }))
}
