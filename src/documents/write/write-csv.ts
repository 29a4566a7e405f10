/**
 * A report as CSV, one line a cell: what spreadsheets, databases and scripts take without knowing the form.
 * `documents/read/read-csv.ts` reads it back.
 */

import type { LayoutCell } from '../../domain/annual-report/layout.ts'
import type { AnnualReport, CellState } from '../../domain/annual-report/report.ts'
import { findCell } from '../../domain/annual-report/report.ts'
import { csvField, guard } from './csv-text.ts'
import { headingsOf, type PlacedCell, placeGrid } from './place-grid.ts'
import { plainNumber } from './print-cell.ts'
import { type PrintedTable, printedReport, printedTitle } from './printed-report.ts'

export const csvMediaType = 'text/csv;charset=utf-8'

export const csvHeader = ['表', '项目', '列', '数值', '状态', '原文'] as const

/** Words of the 状态 column. */
export const csvStates = {
  number: '数字',
  blank: '空白',
  mark: '标记',
  text: '文字',
  absent: '缺',
} as const satisfies Record<CellState, string>

export const csvParts = { report: '报告', narrative: '正文', statistics: '统计' } as const
export const csvFacts = { title: '标题', organ: '单位', year: '年份', form: '格式' } as const
export const csvNarrative = { preamble: '引言', signature: '落款' } as const

/** Labels of one cell are joined by this; no label of a form holds it. */
export const labelJoint = '｜'

export function writeCsv(report: AnnualReport): string {
  const printed = printedReport(report)
  const fact = (name: string, value: string) => [csvParts.report, name, '', '', '', value]
  const narrative = (name: string, text: readonly string[]) =>
    text.length === 0 ? [] : [[csvParts.narrative, name, '', '', '', text.join('\n')]]
  const lines: string[][] = [
    [...csvHeader],
    fact(csvFacts.title, printedTitle(report)),
    fact(csvFacts.organ, report.organ),
    fact(csvFacts.year, report.year === null ? '' : String(report.year)),
    fact(csvFacts.form, report.form),
    ...narrative(csvNarrative.preamble, printed.preamble),
  ]
  for (const { heading, paragraphs, table } of printed.sections) {
    // A section without text still has its heading, and reads back as a section.
    if (heading !== null) lines.push([csvParts.narrative, heading, '', '', '', paragraphs.join('\n')])
    if (table !== null) lines.push(...tableLines(report, table))
  }
  for (const { label, text } of printed.statistics) lines.push([csvParts.statistics, label, '', '', '', text])
  lines.push(...narrative(csvNarrative.signature, printed.signature))
  return `\uFEFF${lines.map((line) => line.map((field) => csvField(guard(field))).join(',')).join('\r\n')}\r\n`
}

function tableLines(report: AnnualReport, table: PrintedTable): string[][] {
  const grid = placeGrid(table.layout)
  return grid.cells.flatMap((cell) => {
    if (cell.kind === 'label') return []
    const { above, left } = headingsOf(grid, cell)
    const found = findCell(report, cell.address)
    return [
      [
        table.caption,
        joinLabels(left.length > 0 ? left : above.slice(0, -1)),
        joinLabels(left.length > 0 ? columnLabels(above) : above.slice(-1)),
        found?.value === undefined || found.value === null ? '' : plainNumber(found.value),
        csvStates[found?.state ?? 'blank'],
        table.textOf(cell.address, cell.column),
      ],
    ]
  })
}

/** Without the heads over everything ("申请人情况", "第二十条第（一）项"). */
const columnLabels = (above: readonly PlacedCell[]) => above.slice(1)

const joinLabels = (cells: readonly LayoutCell[]) =>
  cells.map((cell) => (cell.kind === 'label' ? cell.text : '')).join(labelJoint)
