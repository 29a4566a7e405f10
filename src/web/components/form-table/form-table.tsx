import type { Child, FC } from 'hono/jsx'
import { type LayoutCell, layoutTable, type TableLayout } from '../../../domain/annual-report/layout.ts'
import { type CellAddress, cellKey } from '../../../domain/annual-report/report.ts'
import type { CellKind, FormTable } from '../../../law/annual-report-form.ts'
import { type PlacedCell, placeCells } from './place-cells.ts'

export interface ValueCell {
  readonly address: CellAddress
  readonly kind: CellKind
  /** Row and column label in words, e.g. "一、本年新收政府信息公开申请数量，自然人". */
  readonly name: string
}

export interface FormTableProps {
  readonly table: FormTable
  /** Parts ids when two tables of one kind stand on a page. */
  readonly idPrefix: string
  /** What stands in a value cell, and the cell's class. */
  readonly draw: (value: ValueCell) => {
    readonly content: Child
    readonly className?: string
    readonly id?: string
  }
  readonly caption?: Child
}

/** A form table as printed: merged heads, tied for screen readers, in a region that scrolls by itself on narrow screens. */
export const FormTableView: FC<FormTableProps> = ({ table, idPrefix, draw, caption }) => {
  const layout = layoutTable(table)
  const rows = placeCells(layout, idPrefix)
  const captionId = `${idPrefix}-${table.code}-caption`
  const split = layout.headRowCount
  return (
    <section class="table-region" tabindex={0} aria-labelledby={captionId}>
      <table class={`form-table ${table.layout}`}>
        <caption id={captionId}>
          <span class="table-title">
            表{'〇一二三四'[table.number] ?? table.number}　{table.title}
          </span>
          {caption}
        </caption>
        <Columns layout={layout} rows={rows} />
        {split > 0 && <thead>{rows.slice(0, split).map((row) => drawRow(row, layout, draw))}</thead>}
        <tbody>{rows.slice(split).map((row) => drawRow(row, layout, draw))}</tbody>
      </table>
    </section>
  )
}

/** Widths come from classes: an inline style would break the content security policy. */
const Columns: FC<{ layout: TableLayout; rows: PlacedCell[][] }> = ({ layout, rows }) => {
  const first = labelColumns(rows)
  return (
    <colgroup>
      {Array.from({ length: layout.columnCount }, (_, column) => (
        <col class={column >= first ? 'values' : column === first - 1 ? 'labels' : 'groups'} />
      ))}
    </colgroup>
  )
}

function labelColumns(rows: readonly PlacedCell[][]): number {
  return Math.min(...rows.flat().flatMap(({ cell, column }) => (cell.kind === 'value' ? [column] : [])))
}

function drawRow(row: readonly PlacedCell[], layout: TableLayout, draw: FormTableProps['draw']) {
  return <tr>{row.map((place) => drawCell(place, layout, draw))}</tr>
}

function drawCell(place: PlacedCell, layout: TableLayout, draw: FormTableProps['draw']) {
  const { cell } = place
  const span = {
    rowspan: cell.rowSpan > 1 ? cell.rowSpan : undefined,
    colspan: cell.colSpan > 1 ? cell.colSpan : undefined,
    headers: place.headers.length > 0 ? place.headers.join(' ') : undefined,
  }
  if (cell.kind === 'value') {
    const drawn = draw({ address: cell.address, kind: cell.column.kind, name: place.name.join('，') })
    return (
      <td {...span} id={drawn.id} class={drawn.className} data-cell={cellKey(cell.address)}>
        {drawn.content}
      </td>
    )
  }
  if (place.id === null)
    return (
      <td {...span} class={cell.heads === 'block' ? 'block' : 'corner'}>
        {cell.text}
      </td>
    )
  return (
    <th {...span} id={place.id} scope={scopeOf(cell)} class={headClass(place, layout)}>
      {cell.rowSpan > 1 && cell.heads === 'row' ? <span class="upright">{cell.text}</span> : cell.text}
    </th>
  )
}

/** `headers` ids say it exactly; `scope` says it roughly to readers that know nothing else. */
function scopeOf({ heads, rowSpan, colSpan }: Extract<LayoutCell, { kind: 'label' }>): string {
  if (heads === 'row') return rowSpan > 1 ? 'rowgroup' : 'row'
  return colSpan > 1 ? 'colgroup' : 'col'
}

function headClass({ cell, column }: PlacedCell, layout: TableLayout): string {
  if (cell.kind !== 'label' || cell.heads !== 'row') return 'head'
  if (layout.headRowCount > 0 && cell.rowSpan > 1) return `side group at-${column}`
  return `side at-${column}`
}
