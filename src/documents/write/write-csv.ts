/**
 * A report as CSV, one line a cell: what spreadsheets, databases and scripts take without knowing the form.
 * `documents/read/read-csv.ts` reads it back.
 */

import { type AnnualReport, findCell } from '../../domain/annual-report/report.ts'
import {
  csvFacts,
  csvField,
  csvHeader,
  csvLabels,
  csvNarrative,
  csvParts,
  csvStates,
  guard,
} from '../report-csv.ts'
import { placeGrid } from './place-grid.ts'
import { plainNumber } from './print-cell.ts'
import { type PrintedTable, printedReport, printedTitle } from './printed-report.ts'

export const csvMediaType = 'text/csv;charset=utf-8'

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
    const { item, column } = csvLabels(grid, cell)
    const found = findCell(report, cell.address)
    return [
      [
        table.caption,
        item,
        column,
        found?.value === undefined || found.value === null ? '' : plainNumber(found.value),
        csvStates[found?.state ?? 'blank'],
        table.textOf(cell.address, cell.column),
      ],
    ]
  })
}
