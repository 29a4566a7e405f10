import type { Child } from 'hono/jsx'

export interface Column<Row> {
  readonly name: string
  /** First column of a row names it: it becomes the row's heading. */
  readonly cell: (row: Row) => Child
  readonly align?: 'right'
  /** Address that sorts by this column, and how it is sorted now. */
  readonly sort?: { readonly href: string; readonly now: 'ascending' | 'descending' | 'none' }
}

export interface DataTableProps<Row> {
  readonly caption: string
  /** The heading above says the same: the caption is then for those who hear the page. */
  readonly captionIs?: 'seen' | 'unseen'
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  /** Instead of an empty table: why it is empty and what to do. */
  readonly empty: Child
}

/** A table to read: hairlines, numbers right, sorted by links. On a phone each row becomes a small list. */
export function DataTable<Row>({
  caption,
  captionIs = 'seen',
  columns,
  rows,
  empty,
}: DataTableProps<Row>): Child {
  if (rows.length === 0) return <div class="empty">{empty}</div>
  return (
    <table class="data">
      <caption class={captionIs === 'unseen' ? 'unseen' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <Head column={column} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            {columns.map((column, index) => (
              <Cell column={column} row={row} index={index} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell<Row>({ column, row, index }: { column: Column<Row>; row: Row; index: number }): Child {
  const { name, align, cell } = column
  if (index === 0) return <th scope="row">{cell(row)}</th>
  return (
    <td data-name={name} class={align}>
      {cell(row)}
    </td>
  )
}

function Head<Row>({ column }: { column: Column<Row> }): Child {
  const { name, align, sort } = column
  if (sort === undefined)
    return (
      <th scope="col" class={align}>
        {name}
      </th>
    )
  return (
    <th scope="col" class={align} aria-sort={sort.now}>
      <a href={sort.href}>
        {name}
        <span aria-hidden="true">
          {sort.now === 'ascending' ? ' ↑' : sort.now === 'descending' ? ' ↓' : ''}
        </span>
      </a>
    </th>
  )
}
