import type {
  AnnualReportForm,
  CellKind,
  FormBlock,
  FormRow,
  TableCode,
} from '../../../law/annual-report-form.ts'
import { type CellKey, cellKey } from '../report.ts'
import { foldKey } from './fold-text.ts'
import { withoutPrintedNumber } from './vocabulary.ts'

interface IndexedRow {
  readonly row: FormRow
  readonly block: FormBlock
  /** Official label folded and without its number. */
  readonly key: string
  /** The row's cells, their keys made once for every report. */
  readonly cells: readonly IndexedCell[]
}

export interface IndexedCell {
  readonly column: string
  readonly kind: CellKind
  readonly key: CellKey
}

interface IndexedColumn {
  readonly label: string
  /** Every official wording, folded: 表二 has some codes in several blocks. */
  readonly keys: ReadonlySet<string>
}

interface FormIndex {
  readonly columns: Readonly<Record<TableCode, ReadonlyMap<string, IndexedColumn>>>
  readonly rows: Readonly<Record<TableCode, ReadonlyMap<string, IndexedRow>>>
  readonly firstBlock: Readonly<Record<TableCode, FormBlock>>
}

const indexes = new WeakMap<AnnualReportForm, FormIndex>()
const noBlock: FormBlock = { heading: null, columns: [], rows: [] }

function indexOf(form: AnnualReportForm): FormIndex {
  const known = indexes.get(form)
  if (known) return known
  const rows: Record<TableCode, Map<string, IndexedRow>> = {
    proactive: new Map(),
    requests: new Map(),
    remedies: new Map(),
  }
  const firstBlock: Record<TableCode, FormBlock> = {
    proactive: noBlock,
    requests: noBlock,
    remedies: noBlock,
  }
  for (const { code, blocks, collapsed = [] } of form.tables) {
    const first = blocks[0] ?? noBlock
    firstBlock[code] = first
    for (const block of blocks)
      for (const row of block.rows) rows[code].set(row.code, indexedRow(code, row, block))
    for (const { row } of collapsed) rows[code].set(row.code, indexedRow(code, row, first))
  }
  const index = { rows, firstBlock, columns: indexedColumns(form) }
  indexes.set(form, index)
  return index
}

function indexedColumns(form: AnnualReportForm): FormIndex['columns'] {
  const columns: Record<TableCode, Map<string, IndexedColumn>> = {
    proactive: new Map(),
    requests: new Map(),
    remedies: new Map(),
  }
  for (const { code: table, blocks } of form.tables)
    for (const { code, label } of blocks.flatMap((block) => block.columns)) {
      const known = columns[table].get(code)
      columns[table].set(code, {
        label: known?.label ?? label,
        keys: new Set([...(known?.keys ?? []), foldKey(label)]),
      })
    }
  return columns
}

/** A column of the form, or undefined when the table has no such column. */
export function findColumn(
  form: AnnualReportForm,
  table: TableCode,
  column: string,
): IndexedColumn | undefined {
  return indexOf(form).columns[table].get(column)
}

function indexedRow(table: TableCode, row: FormRow, block: FormBlock): IndexedRow {
  const cells = block.columns.map(({ code, kind }) => ({
    column: code,
    kind,
    key: cellKey({ table, row: row.code, column: code }),
  }))
  return { row, block, key: withoutPrintedNumber(row.label), cells }
}

/** The cells of a row; a row that the form does not have has those of the table's first block. */
export function cellsOfRow(form: AnnualReportForm, table: TableCode, row: string): readonly IndexedCell[] {
  const known = findRow(form, table, row)
  if (known) return known.cells
  return indexOf(form).firstBlock[table].columns.map(({ code, kind }) => ({
    column: code,
    kind,
    key: cellKey({ table, row, column: code }),
  }))
}

/** A row of the form with its block, or undefined when the form has no such row. */
export function findRow(form: AnnualReportForm, table: TableCode, row: string): IndexedRow | undefined {
  return indexOf(form).rows[table].get(row)
}

/** The block of a row; the table's first for a row that the form does not have. */
export function blockOf(form: AnnualReportForm, table: TableCode, row: string): FormBlock {
  const index = indexOf(form)
  return index.rows[table].get(row)?.block ?? index.firstBlock[table]
}

/** Whether `next` is the row right after `before` in the form; （六） may stand for its three rows. */
export function isNextRow(form: AnnualReportForm, table: TableCode, before: string, next: string): boolean {
  const definition = form.tables.find(({ code }) => code === table)
  const codes = definition?.blocks.flatMap(({ rows }) => rows.map(({ code }) => code)) ?? []
  const merged = definition?.collapsed?.find(({ row }) => row.code === before || row.code === next)
  const from = merged?.row.code === before ? merged.replaces.at(-1) : before
  const to = merged?.row.code === next ? merged.replaces[0] : next
  return codes.indexOf(to ?? '') === codes.indexOf(from ?? '') + 1
}
