/** The JSON contract of `gongkai read --json` (docs/architecture.md): nested numbers plus the flat list of cells. */

import type { SourcePosition } from '../document.ts'
import { effectiveTable, formOf } from './layout.ts'
import { type AnnualReport, type CellState, cellKey, findCell } from './report.ts'

type Nested = { [key: string]: Nested | number | string | null }

export interface ReportJson {
  readonly organ: string
  readonly year: number | null
  readonly form: string
  readonly title: string
  readonly sections: readonly {
    readonly number: number
    readonly title: string
    readonly text: string
    readonly heading: string
  }[]
  readonly proactive?: Nested
  readonly requests?: Nested
  readonly remedies?: Nested
  readonly cells: readonly {
    readonly table: string
    readonly row: string
    readonly column: string
    readonly state: CellState
    readonly value: number | null
    readonly raw: string
    readonly source: SourcePosition | null
    readonly guessed?: string
    readonly confidence?: number
  }[]
  readonly notes: readonly { readonly code: string; readonly message: string }[]
  readonly statistics?: readonly {
    readonly label: string
    readonly value: number | null
    readonly raw: string
  }[]
  readonly preamble: string
  readonly signature: string
  readonly dates: AnnualReport['dates']
  readonly irregularities: AnnualReport['irregularities']
  readonly format: AnnualReport['format']
}

/** Report → contract JSON. A table absent from the source is absent here; a blank cell is `null`. */
export function reportToJson(report: AnnualReport): ReportJson {
  const tables: { [key: string]: Nested } = {}
  const cells: ReportJson['cells'][number][] = []
  for (const { code } of formOf(report).tables) {
    if (!report.tables.includes(code)) continue
    const nested: Nested = {}
    const table = effectiveTable(report, code)
    for (const block of table.blocks) {
      for (const row of block.rows) {
        const found = block.columns.map((column) => ({
          column,
          address: { table: code, row: row.code, column: column.code },
        }))
        if (!found.some(({ address }) => report.cells[cellKey(address)] !== undefined)) continue
        const line: Nested = {}
        for (const { column, address } of found) {
          const cell = findCell(report, address)
          if (column.kind === 'money-with-unit') {
            line[column.code] = cell?.state === 'number' ? cell.raw : null
            line[`${column.code}Yuan`] = cell?.value ?? null
          } else line[column.code] = cell?.value ?? null
          if (cell !== undefined) cells.push({ ...address, ...cell })
        }
        const only = block.columns.length === 1 ? block.columns[0] : undefined
        nested[row.code] = only === undefined ? line : (line[only.code] ?? null)
      }
    }
    tables[code] = nested
  }
  return {
    organ: report.organ,
    year: report.year,
    form: report.form,
    title: report.title,
    sections: report.sections.map(({ number, title, text, heading }) => ({ number, title, text, heading })),
    ...tables,
    cells,
    notes: report.notes.map(({ code, message }) => ({ code, message })),
    ...(report.statistics.length > 0
      ? { statistics: report.statistics.map(({ label, value, raw }) => ({ label, value, raw })) }
      : {}),
    preamble: report.preamble,
    signature: report.signature,
    dates: report.dates,
    irregularities: report.irregularities,
    format: report.format,
  }
}
