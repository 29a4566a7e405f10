import { readCellText } from '../cell-text.ts'
import type { AnnualReport } from '../report.ts'
import type { Line } from './table-lines.ts'

type Statistic = AnnualReport['statistics'][number]

/** Reports before 2019: any table of indicators as labelled numbers. */
export function readStatistics(lines: readonly Line[]): Statistic[] {
  return lines.flatMap((line) => {
    const at = line.cells.findLastIndex((cell) => cell.is.kind === 'value')
    const value = line.cells[at]
    const label = line.cells
      .slice(0, at)
      .filter((cell) => cell.is.kind === 'text' || cell.is.kind === 'label')
      .filter((cell) => !/^\s*(?:条|件|个|次|人|人次|元|万元|单位)\s*$/.test(cell.text))
      .at(-1)
    if (value === undefined || label === undefined) return []
    const cell = readCellText(value.text, 'count', value.source)
    return [
      { label: label.text.replace(/\s+/g, ''), value: cell.value, raw: value.text, source: value.source },
    ]
  })
}
