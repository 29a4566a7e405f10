/** A report on a terminal: head, sections, the three tables with aligned columns. */

import { effectiveTable, formOf } from '../domain/annual-report/layout.ts'
import { type AnnualReport, type Cell, findCell } from '../domain/annual-report/report.ts'
import type { FormBlock, TableCode } from '../law/annual-report-form.ts'
import { padDisplay } from './display-width.ts'

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
      ? [`表${'〇一二三四'[table.number]} ${table.title}`, ...tableLines(report, table.code)].join('\n')
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

function tableLines(report: AnnualReport, code: TableCode): string[] {
  return effectiveTable(report, code).blocks.flatMap((block) => [
    `  ${padDisplay(block.heading ?? '', 44)}${block.columns.map((column) => padDisplay(column.label, 14)).join('')}`,
    ...block.rows.map((row) => `  ${padDisplay(row.label, 44)}${rowCells(report, code, block, row.code)}`),
  ])
}

function rowCells(report: AnnualReport, code: TableCode, block: FormBlock, row: string): string {
  const cells = block.columns.map((column) => findCell(report, { table: code, row, column: column.code }))
  if (cells.every((cell) => cell === undefined)) return '（原件中没有这一行）'
  return cells.map((cell) => padDisplay(cellAsText(cell), 14)).join('')
}

function cellAsText(cell: Cell | undefined): string {
  if (cell === undefined || cell.state === 'absent') return '（缺）'
  if (cell.state === 'blank') return '（空白）'
  if (cell.state === 'text') return `“${cell.raw}”？`
  const printed = cell.state === 'mark' ? `“${cell.raw}”` : String(cell.value)
  return cell.guessed === undefined ? printed : `${printed}*`
}
