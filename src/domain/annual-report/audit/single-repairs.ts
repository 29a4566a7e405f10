/** The one cell whose correction would make a report's sums hold, for the grid and the command line. */

import { type AnnualReport, type CellAddress, cellAddress } from '../report.ts'
import { cellPlan } from './cell-plan.ts'
import { cellName, formatNumber } from './cell-words.ts'
import { singleRepairs as repairKeys } from './sums.ts'

export interface SingleRepair {
  readonly cell: CellAddress
  readonly from: number
  readonly to: number
  /** "把表三“…”行“其他”列由 2 改为 0". */
  readonly says: string
}

/**
 * Every single cell whose change to one value of zero or more would clear all broken sums without breaking
 * another. One entry: that is the repair; several: possibilities; none: nothing is broken, or one change is not enough.
 */
export function singleRepairs(report: Pick<AnnualReport, 'cells' | 'form'>): readonly SingleRepair[] {
  const plan = cellPlan(report)
  return repairKeys(report).map(({ key, from, to }) => {
    const cell = cellAddress(key)
    return {
      cell,
      from,
      to,
      says: `把${cellName(plan, cell)}由 ${formatNumber(from)} 改为 ${formatNumber(to)}`,
    }
  })
}
