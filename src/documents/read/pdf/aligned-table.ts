import {
  type Column,
  clusterOverlaps,
  countValueHeads,
  type HeadCount,
  nearestColumn,
  valueColumns,
} from './aligned-columns.ts'
import { headRows, joinChunks } from './aligned-heads.ts'
import { type AlignedRegion, isInnerHead } from './aligned-lines.ts'
import { type AlignedRow, formRows } from './aligned-rows.ts'
import { type Box, unite } from './geometry.ts'
import { type Chunk, isDigit, makeLine } from './lines.ts'
import type { PagePlace } from './page-content.ts'
import { displayBox, type PageCell, type PageTable } from './page-items.ts'
import { joinRows, type PlacedRow } from './placed-rows.ts'
import type { Ruling } from './rulings.ts'

/** The lines of one page that belong to the table. */
export interface AlignedPart {
  readonly region: AlignedRegion
  readonly loose: readonly Ruling[]
  readonly place: PagePlace
  /** Where the head stands, when it is on the page before. */
  readonly headPlace?: PagePlace
}

/**
 * A table without vertical rulings from its aligned lines: label columns, then one column for each place where
 * numbers stand; a place without a number is blank. `ragged` where two numbers of a row fall on one place.
 */
export function makeAlignedTable(parts: readonly AlignedPart[]): PageTable {
  const [first] = parts
  if (first === undefined) throw new Error('aligned table: no part')
  const rows = partGluedValues(
    joinRows(
      parts.map(({ region, loose, place }) =>
        formRows(region.body, loose).map((row): PlacedRow => ({ ...row, place })),
      ),
    ),
  )
  const head = first.region.head
  const plain = rows.filter((row) => !isHeadRow(row))
  const columns = valueColumns(plain, head)
  // The innermost label heads its row; what stands before it are groups, each level in a column of its own.
  const groupColumns = clusterOverlaps(
    plain.flatMap((row) => stackedChunks(row.labels).slice(0, -1)).map((stack) => unite(stack)),
  )
  const labelColumns = groupColumns.length + 1
  const heads = headRows(head, columns, columns[0]?.left ?? Infinity, labelColumns)
  const cells = heads.flatMap((cellsOfRow, row) =>
    cellsOfRow.map((cell) =>
      makeCell(row, cell.column, cell.colSpan, cell.text, cell.box, first.headPlace ?? first.place),
    ),
  )
  const body = bodyCells(rows, heads.length, columns, groupColumns, countValueHeads(columns, plain, head))
  cells.push(...body.cells)
  const bounds = unite(
    [...(first.headPlace === undefined ? first.region.head : []), ...first.region.body].map(
      ({ line }) => line,
    ),
  )
  return {
    page: first.place.number,
    bounds,
    xs: Array.from({ length: labelColumns + columns.length + 1 }, (_, index) => index),
    rowCount: heads.length + rows.length,
    cells: cells.sort((a, b) => a.row - b.row || a.column - b.column),
    openTop: false,
    openBottom: false,
    damaged: body.unclear,
    guessed: true,
    ragged: body.ragged,
    box: displayBox(bounds, first.place),
  }
}

/**
 * The cells of the rows below `firstRow` rows of heads. `ragged` where a row's numbers are known by their order only,
 * `unclear` where not even this is known and they were left unread.
 */
function bodyCells(
  rows: readonly PlacedRow[],
  firstRow: number,
  columns: readonly Column[],
  groupColumns: readonly Column[],
  { heads: headCount, isUnclear }: HeadCount,
): { cells: PageCell[]; ragged: boolean; unclear: boolean } {
  const labelColumns = groupColumns.length + 1
  const cells: PageCell[] = []
  let ragged = false
  let unclear = false
  let single = false
  rows.forEach((row, index) => {
    const at = firstRow + index
    if (isHeadRow(row)) {
      single = stackedChunks(row.labels).length === 2
      cells.push(...headRowCells(row, at, columns, labelColumns))
      return
    }
    const [only, ...others] = row.values
    if (single && only !== undefined && others.length === 0) {
      const labels = labelCells(row, at, groupColumns)
      cells.push(...labels, makeCell(at, labelColumns, columns.length, only.text, only, row.place))
      return
    }
    const placed = placeValues(row.values, columns)
    const count = row.values.length
    const isFull = count === columns.length && count > headCount && row.labels.length > 0
    const isKnown = placed === null ? count === headCount : !isUnclear || isFull
    if (count > 0 && !isKnown) {
      unclear = true
      cells.push(...unplacedCells(row, at, columns, groupColumns))
      return
    }
    if (placed === null) ragged = true
    cells.push(...rowCells(row, at, placed, columns, groupColumns))
  })
  return { cells, ragged, unclear }
}

/**
 * A label that reaches up to its first number without a gap is one chunk with it. The number is its own where it
 * was set by itself, stands where other rows have their first number, and the row has none there.
 */
function partGluedValues(rows: readonly PlacedRow[]): PlacedRow[] {
  const first = clusterOverlaps(rows.flatMap((row) => row.values))[0]
  if (first === undefined) return [...rows]
  return rows.map((row) => {
    const label = row.labels.find((chunk) => chunk.right > first.left && chunk.left < first.left)
    const glued = label === undefined ? null : splitTrailingNumber(label)
    if (label === undefined || glued === null) return row
    const [text, number] = glued
    const fits = number.right > first.left && number.left < first.right
    if (!fits || row.values.some((chunk) => chunk.left < first.right)) return row
    return {
      ...row,
      labels: row.labels.map((chunk) => (chunk === label ? text : chunk)),
      values: [number, ...row.values],
    }
  })
}

function splitTrailingNumber(label: Chunk): [Chunk, Chunk] | null {
  const { glyphs } = label
  let start = glyphs.length
  while (start > 0 && isDigit(glyphs[start - 1]?.text)) start--
  if (start === glyphs.length || start === 0 || glyphs[start]?.run === glyphs[start - 1]?.run) return null
  return [makeLine(glyphs.slice(0, start)), makeLine(glyphs.slice(start))]
}

/** Whether a region at the top of a page goes on with the table above: no head of its own, or the same head again. */
export function continuesAligned(upper: AlignedPart, lower: AlignedPart): boolean {
  const headText = ({ region }: AlignedPart) =>
    region.head.map(({ line }) => line.text.replace(/\s+/g, '')).join('')
  const text = headText(lower)
  if (text !== '' && text !== headText(upper)) return false
  const places = clusterOverlaps(upper.region.body.flatMap((entry) => entry.values))
  const own = clusterOverlaps(lower.region.body.flatMap((entry) => entry.values))
  // Each column below stands under at most one column above.
  return own.every(
    (column) => places.filter((place) => place.left < column.right && place.right > column.left).length <= 1,
  )
}

function makeCell(
  row: number,
  column: number,
  colSpan: number,
  text: string,
  box: Box,
  place: PagePlace,
): PageCell {
  return { row, column, rowSpan: 1, colSpan, text, page: place.number, box: displayBox(box, place) }
}

/** A row within the table that heads the rows below it. */
function isHeadRow({ labels, values }: AlignedRow): boolean {
  return values.length === 0 && isInnerHead(labels[0]?.text ?? '')
}

/** What heads one column stands over it; a head that stands alone over the numbers spans all of them. */
function headRowCells(
  { labels, place }: PlacedRow,
  row: number,
  columns: readonly Column[],
  labelColumns: number,
): PageCell[] {
  const [first, ...over] = stackedChunks(labels)
  if (first === undefined) return []
  const cells = [makeCell(row, labelColumns - 1, 1, joinChunks(first), unite(first), place)]
  const byColumn = Map.groupBy(over, (stack) => {
    const { left, right } = unite(stack)
    return over.length === 1 ? 0 : nearestColumn(columns, (left + right) / 2)
  })
  for (const [column, stacks] of byColumn) {
    const chunks = stacks.flat()
    const span = over.length === 1 ? columns.length : 1
    cells.push(makeCell(row, labelColumns + column, span, joinChunks(chunks), unite(chunks), place))
  }
  return cells
}

/** What stands for ink that was not read, as in scans. */
const UNREAD = '〓'

/**
 * A row whose numbers may belong to one column or to the next is not read: its numbers are one text over all columns,
 * held apart by a sign that no reader of figures takes for a part of one.
 */
function unplacedCells(
  row: PlacedRow,
  at: number,
  columns: readonly Column[],
  groupColumns: readonly Column[],
): PageCell[] {
  const text = row.values.map((chunk) => chunk.text).join(UNREAD)
  const shown = row.values.length === 1 ? UNREAD + text : text
  const over = makeCell(at, groupColumns.length + 1, columns.length, shown, unite(row.values), row.place)
  return [...labelCells(row, at, groupColumns), over]
}

function labelCells(entry: PlacedRow, row: number, groupColumns: readonly Column[]): PageCell[] {
  return placeLabels(entry.labels, groupColumns).map(({ column, chunks }) =>
    makeCell(row, column, 1, joinChunks(chunks), unite(chunks), entry.place),
  )
}

function rowCells(
  entry: PlacedRow,
  row: number,
  placed: readonly (Chunk | undefined)[] | null,
  columns: readonly Column[],
  groupColumns: readonly Column[],
): PageCell[] {
  const labels = labelCells(entry, row, groupColumns)
  const from = groupColumns.length + 1
  if (placed === null)
    return [
      ...labels,
      ...entry.values.map((chunk, order) => makeCell(row, from + order, 1, chunk.text, chunk, entry.place)),
    ]
  const values = placed.map((chunk, order) => {
    const { left, right } = columns[order] ?? { left: 0, right: 0 }
    const box = chunk ?? { left, right, top: entry.top, bottom: entry.bottom }
    return makeCell(row, from + order, 1, chunk?.text ?? '', box, entry.place)
  })
  return [...labels, ...values]
}

/** Label chunks of a row by what stands below each other: the lines of one label together, from left to right. */
function stackedChunks(chunks: readonly Chunk[]): Chunk[][] {
  const stacks: Chunk[][] = []
  for (const chunk of chunks) {
    const stack = stacks.find((members) => {
      const { left, right } = unite(members)
      return chunk.left < right && chunk.right > left
    })
    if (stack === undefined) stacks.push([chunk])
    else stack.push(chunk)
  }
  return stacks.sort((a, b) => unite(a).left - unite(b).left)
}

function placeLabels(
  chunks: readonly Chunk[],
  groupColumns: readonly Column[],
): { column: number; chunks: Chunk[] }[] {
  const stacks = stackedChunks(chunks)
  return stacks.map((members, index) => {
    if (index === stacks.length - 1) return { column: groupColumns.length, chunks: members }
    const { left, right } = unite(members)
    const column = groupColumns.findIndex((group) => left < group.right && right > group.left)
    return { column: Math.max(0, column), chunks: members }
  })
}

/** Each value at its column; null where two fall on one, or one on two. */
function placeValues(values: readonly Chunk[], columns: readonly Column[]): (Chunk | undefined)[] | null {
  const placed: (Chunk | undefined)[] = columns.map(() => undefined)
  for (const chunk of values) {
    const index = columns.findIndex(({ left, right }) => chunk.left < right && chunk.right > left)
    const middles = columns.map(({ left, right }) => (left + right) / 2)
    // Numbers that touch each other are one chunk.
    if (middles.filter((middle) => middle > chunk.left && middle < chunk.right).length > 1) return null
    if (index < 0 || placed[index] !== undefined) return null
    placed[index] = chunk
  }
  return placed
}
