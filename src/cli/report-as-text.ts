/** A report on a terminal: head, sections, the three tables with aligned columns. */

import { effectiveTable, formOf } from '../domain/annual-report/layout.ts'
import { type AnnualReport, type Cell, findCell } from '../domain/annual-report/report.ts'
import { tableLines } from './table-lines.ts'

export function reportAsText(report: AnnualReport): string {
  const form = formOf(report)
  const head = [
    report.organ || '（没有读到机关名称）',
    `${report.year ?? '年份不详'} 年度　${report.form === 'statistics' ? '2019 年以前的统计表' : form.title}`,
  ]
  const sections = report.sections.map(
    (section) => `  ${section.number}. ${section.title}　${section.text.replaceAll(/\s/g, '').length} 字`,
  )
  const tables = form.tables.map((table) =>
    report.tables.includes(table.code)
      ? tableLines(effectiveTable(report, table.code), (row, column) => {
          const cell = findCell(report, { table: table.code, row, column })
          return cell === undefined ? undefined : cellAsText(cell)
        }).join('\n')
      : `表${'〇一二三四'[table.number]} ${table.title}：原件中没有`,
  )
  const statistics = report.statistics.map((line) => `  ${line.label}　${line.raw || '（空白）'}`)
  return [
    ...head,
    '',
    '各部分：',
    ...sections,
    '',
    ...tables.map((table) => `${table}\n`),
    ...statistics,
  ].join('\n')
}

function cellAsText(cell: Cell): string {
  if (cell.state === 'absent') return '（缺）'
  if (cell.state === 'blank') return '（空白）'
  if (cell.state === 'text') return `“${cell.raw}”？`
  const printed = cell.state === 'mark' ? `“${cell.raw}”` : String(cell.value)
  return cell.guessed === undefined ? printed : `${printed}*`
}
