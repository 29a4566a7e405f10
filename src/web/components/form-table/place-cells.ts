import type { LayoutCell, TableLayout } from '../../../domain/annual-report/layout.ts'

export interface PlacedCell {
  readonly cell: LayoutCell
  /** Top left corner in the grid, from 0. */
  readonly row: number
  readonly column: number
  /** Id of a head cell; null for a corner or a block heading, which head nothing by themselves. */
  readonly id: string | null
  /** Ids of the heads of a value, and of a head's own heads. */
  readonly headers: readonly string[]
  /** Words of those heads, outermost first: the value's name for screen readers. */
  readonly name: readonly string[]
}

/**
 * Gives every cell of a printed table its place in the grid and ties values to their heads
 * (`headers` ids: the three-level head of 表三 is beyond what `scope` can say).
 */
export function placeCells(layout: TableLayout, idPrefix: string): PlacedCell[][] {
  const rows = placeRows(layout)
  const labelColumns = firstValueColumn(rows)
  const heads = rows
    .flat()
    .filter(({ cell, column }) => isHead(cell, column, labelColumns))
    .map((place) => ({ ...place, id: `${idPrefix}-${layout.table}-${place.row}-${place.column}` }))
  return rows.map((row) =>
    row.map((place) => {
      const own = heads.find((head) => head.row === place.row && head.column === place.column)
      const above = heads.filter((head) => head !== own && governs(head, place, rows))
      return {
        ...place,
        id: own?.id ?? null,
        headers: above.map(({ id }) => id),
        name: [...above]
          .sort(rowHeadsFirst)
          .flatMap(({ cell }) => (cell.kind === 'label' ? [cell.text] : [])),
      }
    }),
  )
}

/** A person says "新收，自然人", not "自然人，新收". Sorting is stable, so levels keep their order. */
function rowHeadsFirst(a: Place, b: Place): number {
  const rank = ({ cell }: Place) => (cell.kind === 'label' && cell.heads === 'row' ? 0 : 1)
  return rank(a) - rank(b)
}

type Place = Pick<PlacedCell, 'cell' | 'row' | 'column'>

function placeRows(layout: TableLayout): Place[][] {
  const taken = new Set<string>()
  return layout.rows.map((cells, row) => {
    let column = 0
    return cells.map((cell) => {
      while (taken.has(`${row}/${column}`)) column++
      for (let r = row; r < row + cell.rowSpan; r++)
        for (let c = column; c < column + cell.colSpan; c++) taken.add(`${r}/${c}`)
      const place = { cell, row, column }
      column += cell.colSpan
      return place
    })
  })
}

function firstValueColumn(rows: readonly Place[][]): number {
  return Math.min(...rows.flat().flatMap(({ cell, column }) => (cell.kind === 'value' ? [column] : [])))
}

/** A corner stands over labels only; it is text, not a head. */
function isHead(cell: LayoutCell, column: number, labelColumns: number): boolean {
  if (cell.kind !== 'label') return false
  if (cell.heads === 'row') return true
  return cell.heads === 'column' && column >= labelColumns
}

function governs(head: Place, place: Place, rows: readonly Place[][]): boolean {
  if (head.cell.kind !== 'label' || place.cell.kind === 'label') {
    return head.cell.kind === 'label' && place.cell.kind === 'label' && isGroupOf(head, place)
  }
  if (head.cell.heads === 'row')
    return head.row <= place.row && place.row < head.row + head.cell.rowSpan && head.column < place.column
  const covers =
    head.column < place.column + place.cell.colSpan && place.column < head.column + head.cell.colSpan
  return covers && head.row < place.row && !blockBetween(rows, head.row, place.row)
}

/** A group label heads the row labels beside it; an upper head heads the lower heads under it. */
function isGroupOf(head: Place, place: Place): boolean {
  if (head.cell.kind !== 'label' || place.cell.kind !== 'label' || head.cell.heads !== place.cell.heads)
    return false
  if (head.cell.heads === 'row')
    return head.column < place.column && head.row <= place.row && place.row < head.row + head.cell.rowSpan
  return (
    head.row + head.cell.rowSpan <= place.row &&
    head.column <= place.column &&
    place.column < head.column + head.cell.colSpan &&
    head.cell.colSpan > place.cell.colSpan
  )
}

/** 表二: a block heading between two rows parts them. */
function blockBetween(rows: readonly Place[][], from: number, to: number): boolean {
  return rows
    .slice(from + 1, to)
    .some((row) => row.some(({ cell }) => cell.kind === 'label' && cell.heads === 'block'))
}
