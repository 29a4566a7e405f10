import type { AnnualReportForm, FormBlock, FormRow, TableCode } from '../../../law/annual-report-form.ts'
import { withoutPrintedNumber } from './vocabulary.ts'

interface IndexedRow {
  readonly row: FormRow
  readonly block: FormBlock
  /** Official label folded and without its number. */
  readonly key: string
  /** Stands for several rows: （六）其他处理. */
  readonly collapsed: boolean
}

interface FormIndex {
  /** By `table/row`. */
  readonly rows: ReadonlyMap<string, IndexedRow>
  readonly firstBlock: Readonly<Record<TableCode, FormBlock>>
}

const indexes = new WeakMap<AnnualReportForm, FormIndex>()
const noBlock: FormBlock = { heading: null, columns: [], rows: [] }

function indexOf(form: AnnualReportForm): FormIndex {
  const known = indexes.get(form)
  if (known) return known
  const rows = new Map<string, IndexedRow>()
  const firstBlock: Record<TableCode, FormBlock> = {
    proactive: noBlock,
    requests: noBlock,
    remedies: noBlock,
  }
  for (const { code, blocks, collapsed = [] } of form.tables) {
    const first = blocks[0] ?? noBlock
    firstBlock[code] = first
    for (const block of blocks)
      for (const row of block.rows)
        rows.set(`${code}/${row.code}`, {
          row,
          block,
          key: withoutPrintedNumber(row.label),
          collapsed: false,
        })
    for (const { row } of collapsed)
      rows.set(`${code}/${row.code}`, {
        row,
        block: first,
        key: withoutPrintedNumber(row.label),
        collapsed: true,
      })
  }
  const index = { rows, firstBlock }
  indexes.set(form, index)
  return index
}

/** A row of the form with its block, or undefined when the form has no such row. */
export function findRow(form: AnnualReportForm, table: TableCode, row: string): IndexedRow | undefined {
  return indexOf(form).rows.get(`${table}/${row}`)
}

/** The block of a row; the table's first for a row that the form does not have. */
export function blockOf(form: AnnualReportForm, table: TableCode, row: string): FormBlock {
  const index = indexOf(form)
  return index.rows.get(`${table}/${row}`)?.block ?? index.firstBlock[table]
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
