/** The printed shape of a form's tables: one grid that every writer, the page and the editing grid draw. */

import type {
  AnnualReportForm,
  FormColumn,
  FormRow,
  FormTable,
  TableCode,
} from '../../law/annual-report-form.ts'
import { annualReportForms } from '../../law/annual-report-forms.ts'
import type { AnnualReport, CellAddress } from './report.ts'

export type LayoutCell = {
  readonly rowSpan: number
  readonly colSpan: number
} & (
  | {
      readonly kind: 'label'
      readonly text: string
      /** What the label heads: a `column` of cells, a `row` of cells, or a whole `block`. */
      readonly heads: 'column' | 'row' | 'block'
    }
  | {
      readonly kind: 'value'
      readonly address: CellAddress
      readonly row: FormRow
      readonly column: FormColumn
    }
)

export interface TableLayout {
  readonly table: TableCode
  readonly number: number
  readonly title: string
  /** Rows of the merged head that repeat on each page; 0 for stacked tables. */
  readonly headRowCount: number
  readonly columnCount: number
  readonly rows: readonly (readonly LayoutCell[])[]
}

/** The form a report is drawn in: its own, or the one in force where it is not known. */
export function formOf(report: Pick<AnnualReport, 'form'>): AnnualReportForm {
  return report.form === '2019' ? annualReportForms['2019'] : annualReportForms['2021']
}

export function tableOf(form: AnnualReportForm, code: TableCode): FormTable {
  const table = form.tables.find((candidate) => candidate.code === code)
  if (table === undefined) throw new Error(`form ${form.id}: no table ${code}`)
  return table
}

/** The table as the report prints it: rows that the source prints as one are one row. */
export function effectiveTable(report: Pick<AnnualReport, 'form' | 'cells'>, code: TableCode): FormTable {
  const table = tableOf(formOf(report), code)
  const keys = Object.keys(report.cells)
  const used = (table.collapsed ?? []).filter(({ row }) =>
    keys.some((key) => key.startsWith(`${code}/${row.code}/`)),
  )
  if (used.length === 0) return table
  return {
    ...table,
    blocks: table.blocks.map((block) => ({
      ...block,
      rows: block.rows.flatMap((row) => {
        const collapse = used.find(({ replaces }) => replaces.includes(row.code))
        if (collapse === undefined) return [row]
        return collapse.replaces[0] === row.code ? [collapse.row] : []
      }),
    })),
  }
}

/** Every cell address of a table, in printed order. */
export function tableAddresses(table: FormTable): CellAddress[] {
  return table.blocks.flatMap((block) =>
    block.rows.flatMap((row) =>
      block.columns.map((column) => ({ table: table.code, row: row.code, column: column.code })),
    ),
  )
}

/** Every cell address of a report's tables, in printed order. */
export function reportAddresses(report: Pick<AnnualReport, 'form' | 'cells'>): CellAddress[] {
  return formOf(report).tables.flatMap((table) => tableAddresses(effectiveTable(report, table.code)))
}

export function layoutTable(table: FormTable): TableLayout {
  const frame = { table: table.code, number: table.number, title: table.title }
  if (table.layout === 'stacked') return { ...frame, headRowCount: 0, ...layoutStacked(table) }
  if (table.layout === 'grouped-rows')
    return { ...frame, headRowCount: table.head.length, ...layoutGrouped(table) }
  return { ...frame, headRowCount: table.head.length, ...layoutOneRow(table) }
}

type Rows = { columnCount: number; rows: LayoutCell[][] }

function label(text: string, heads: 'column' | 'row' | 'block', rowSpan = 1, colSpan = 1): LayoutCell {
  return { kind: 'label', text, heads, rowSpan, colSpan }
}

function value(table: FormTable, row: FormRow, column: FormColumn, colSpan = 1): LayoutCell {
  return {
    kind: 'value',
    address: { table: table.code, row: row.code, column: column.code },
    row,
    column,
    rowSpan: 1,
    colSpan,
  }
}

/** 表二: each block has a heading row, a head row and its rows; narrow blocks are stretched to full width. */
function layoutStacked(table: FormTable): Rows {
  const width = Math.max(...table.blocks.map((block) => block.columns.length))
  const rows = table.blocks.flatMap((block) => {
    const span = (index: number) => {
      const each = Math.floor(width / block.columns.length)
      return index === block.columns.length - 1 ? width - each * (block.columns.length - 1) : each
    }
    return [
      ...(block.heading === null ? [] : [[label(block.heading, 'block', 1, width + 1)]]),
      [
        label('信息内容', 'column'),
        ...block.columns.map((column, i) => label(column.label, 'column', 1, span(i))),
      ],
      ...block.rows.map((row) => [
        label(row.label, 'row'),
        ...block.columns.map((column, i) => value(table, row, column, span(i))),
      ]),
    ]
  })
  return { columnCount: width + 1, rows }
}

/** 表三: group labels to the left, one level of nesting a column, merged over their rows. */
function layoutGrouped(table: FormTable): Rows {
  const blockRows = table.blocks.flatMap((block) =>
    block.rows.map((row) => ({ row, columns: block.columns })),
  )
  const depth = Math.max(...blockRows.map(({ row }) => row.groups.length)) + 1
  const head: LayoutCell[][] = table.head.map((line) =>
    line.map((cell) => label(cell.text, 'column', cell.rowSpan, cell.colSpan)),
  )
  const body = blockRows.map(({ row, columns }, index) => {
    const cells: LayoutCell[] = []
    row.groups.forEach((group, level) => {
      const path = row.groups.slice(0, level + 1).join('\n')
      const same = (other: number) => blockRows[other]?.row.groups.slice(0, level + 1).join('\n') === path
      if (index > 0 && same(index - 1)) return
      let run = 1
      while (same(index + run)) run++
      cells.push(label(group, 'row', run))
    })
    cells.push(label(row.label, 'row', 1, depth - row.groups.length))
    return [...cells, ...columns.map((column) => value(table, row, column))]
  })
  return { columnCount: depth + (table.blocks[0]?.columns.length ?? 0), rows: [...head, ...body] }
}

/** 表四: heads above, every row of the definition side by side in one line. */
function layoutOneRow(table: FormTable): Rows {
  const line = table.blocks.flatMap((block) =>
    block.rows.flatMap((row) => block.columns.map((column) => value(table, row, column))),
  )
  const head: LayoutCell[][] = table.head.map((cells) =>
    cells.map((cell) => label(cell.text, 'column', cell.rowSpan, cell.colSpan)),
  )
  return { columnCount: line.length, rows: [...head, line] }
}
