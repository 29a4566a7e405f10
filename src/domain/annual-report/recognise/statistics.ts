import { readCellText } from '../cell-text.ts'
import type { AnnualReport } from '../report.ts'
import type { FlowItem } from './flow.ts'
import type { Line, LineCell } from './table-lines.ts'

type Statistic = AnnualReport['statistics'][number]

const unit = /^\s*(?:条|件|个|篇|次|人|人次|元|万元|单位)\s*$/u
/** Heads of the columns, and a serial number before a label. */
const head = /^(?:统计指标|指标名称|指标|计量|单位|计量单位|统计数|代码|\d+|[甲乙丙])$/u

/** Reports before 2019: any table of indicators as labelled numbers; without one, the same in the running text. */
export function readStatistics(lines: readonly Line[], flow: readonly FlowItem[]): Statistic[] {
  const inTables = readStatisticTables(lines)
  return inTables.length > 0 ? inTables : readRunningStatistics(flow)
}

function readStatisticTables(lines: readonly Line[]): Statistic[] {
  const coded = lines.some(({ cells }) => cells.some(({ text }) => /^\s*代\s*码\s*$/u.test(text)))
  return lines.flatMap((line) => {
    const labelAt = line.cells.findLastIndex(
      (cell, at) =>
        (cell.is.kind === 'text' || cell.is.kind === 'label') &&
        !unit.test(cell.text) &&
        line.cells.slice(at + 1).some(({ is }) => is.kind === 'value'),
    )
    const label = line.cells[labelAt]
    if (label === undefined) return []
    const values = line.cells.slice(labelAt + 1).filter(({ is }) => is.kind === 'value')
    // This year's figure stands before the sum of all years, and behind the code of the row.
    const value = coded && values.length > 1 ? values[1] : values[0]
    return value === undefined ? [] : [statisticOf(label.text, value)]
  })
}

function statisticOf(label: string, value: Pick<LineCell, 'text' | 'source'>): Statistic {
  const cell = readCellText(value.text, 'count', value.source)
  return { label: label.replace(/\s+/g, ''), value: cell.value, raw: value.text, source: value.source }
}

const oneLine =
  /^\s*(\S.{1,59}?)[\s|｜]+(?:条|件|个|篇|次|人|人次|元|万元)[\s|｜]+([\d,]+(?:\.\d+)?)(?:[\s|｜]+[\d,.]+)?[\s|｜]*$/u
const figure = /^\s*[\d,]+(?:\.\d+)?[\s|｜]*$/u
const longestLabel = 60

/** "收到申请总数 条 21 98", or label, unit and figures on lines of their own. */
function readRunningStatistics(items: readonly FlowItem[]): Statistic[] {
  const texts = items.flatMap((item) => (item.table ? [] : [item]))
  return texts.flatMap((item, at): Statistic[] => {
    const whole = item.text.length > 120 ? null : oneLine.exec(item.text)
    if (whole) return [statisticOf(whole[1] ?? '', { text: whole[2] ?? '', source: item.source })]
    const [between, value] = [texts[at + 1], texts[at + 2]]
    const label = item.text.replace(/[\s|｜]+$/u, '')
    if (label.length > longestLabel || label.trim().length < 2 || head.test(label.trim())) return []
    if (between === undefined || !unit.test(between.text.replace(/[|｜]/gu, ''))) return []
    if (value === undefined || !figure.test(value.text)) return []
    return [statisticOf(label, { text: value.text.replace(/[\s|｜]/gu, ''), source: value.source })]
  })
}
