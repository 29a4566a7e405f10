import { type Column, clusterOverlaps, nearestColumn, valueColumns } from './aligned-columns.ts'
import type { AlignedLine, AlignedRegion } from './aligned-lines.ts'
import { type AlignedRow, formRows } from './aligned-rows.ts'
import { type Box, unite } from './geometry.ts'
import { type Chunk, isDigit, joinLines, makeLine } from './lines.ts'
import type { PagePlace } from './page-content.ts'
import { displayBox, type PageCell, type PageTable } from './page-items.ts'
import type { Ruling } from './rulings.ts'

/** The lines of one page that belong to the table. */
export interface AlignedPart {
  readonly region: AlignedRegion
  readonly loose: readonly Ruling[]
  readonly place: PagePlace
  /** Where the head stands, when it is on the page before. */
  readonly headPlace?: PagePlace
}

interface PlacedRow extends AlignedRow {
  readonly place: PagePlace
}

/**
 * A table without vertical rulings from its aligned lines: label columns, then one column for each place where
 * numbers stand; a place without a number is blank. `ragged` where two numbers of a row fall on one place.
 */
export function makeAlignedTable(parts: readonly AlignedPart[]): PageTable {
  const [first] = parts
  if (first === undefined) throw new Error('aligned table: no part')
  const rows = partGluedValues(
    parts.flatMap(({ region, loose, place }) =>
      formRows(region.body, loose).map((row): PlacedRow => ({ ...row, place })),
    ),
  )
  const head = first.region.head
  const columns = valueColumns(rows, head)
  // The innermost label heads its row; what stands before it are groups, each level in a column of its own.
  const groupColumns = clusterOverlaps(
    rows.flatMap((row) => stackedChunks(row.labels).slice(0, -1)).map((stack) => unite(stack)),
  )
  const labelColumns = groupColumns.length + 1
  const heads = headRows(head, columns, columns[0]?.left ?? Infinity, labelColumns)
  const cells = heads.flatMap((cellsOfRow, row) =>
    cellsOfRow.map((cell) =>
      makeCell(row, cell.column, cell.colSpan, cell.text, cell.box, first.headPlace ?? first.place),
    ),
  )
  let ragged = false
  rows.forEach((row, index) => {
    const placed = placeValues(row.values, columns)
    if (placed === null) ragged = true
    cells.push(...rowCells(row, heads.length + index, placed, columns, groupColumns))
  })
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
    damaged: false,
    guessed: true,
    ragged,
    box: displayBox(bounds, first.place),
  }
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

function rowCells(
  entry: PlacedRow,
  row: number,
  placed: readonly (Chunk | undefined)[] | null,
  columns: readonly Column[],
  groupColumns: readonly Column[],
): PageCell[] {
  const labels = placeLabels(entry.labels, groupColumns).map(({ column, chunks }) =>
    makeCell(row, column, 1, joinChunks(chunks), unite(chunks), entry.place),
  )
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

function joinChunks(chunks: readonly Chunk[]): string {
  return chunks.map((chunk) => chunk.text).reduce(joinLines, '')
}

/** Each value at its column; null where two fall on one. */
function placeValues(values: readonly Chunk[], columns: readonly Column[]): (Chunk | undefined)[] | null {
  const placed: (Chunk | undefined)[] = columns.map(() => undefined)
  for (const chunk of values) {
    const index = columns.findIndex(({ left, right }) => chunk.left < right && chunk.right > left)
    if (index < 0 || placed[index] !== undefined) return null
    placed[index] = chunk
  }
  return placed
}

interface HeadCell {
  readonly column: number
  readonly colSpan: number
  readonly text: string
  readonly box: Box
}

/** Head lines as at most two rows: what spans several columns, and what stands over one. */
function headRows(
  head: readonly AlignedLine[],
  columns: readonly Column[],
  firstLeft: number,
  labelColumns: number,
): HeadCell[][] {
  const wide: HeadCell[] = []
  const single = new Map<number, Chunk[]>()
  for (const chunk of head.flatMap((entry) => entry.labels)) {
    const middle = (chunk.left + chunk.right) / 2
    if (middle < firstLeft && chunk.right < firstLeft + chunk.size) {
      single.set(0, [...(single.get(0) ?? []), chunk])
      continue
    }
    const nearest = nearestColumn(columns, middle)
    const over = columns.filter((column) => column.left < chunk.right && column.right > chunk.left).length
    if (over > 1) wide.push({ column: labelColumns + nearest, colSpan: 1, text: chunk.text, box: chunk })
    else {
      const column = labelColumns + nearest
      single.set(column, [...(single.get(column) ?? []), chunk])
    }
  }
  const bottom = [...single].map(([column, chunks]) => ({
    column,
    colSpan: column === 0 ? labelColumns : 1,
    text: joinChunks(chunks),
    box: unite(chunks),
  }))
  const top = [...Map.groupBy(wide, (cell) => cell.column).values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [others.reduce(uniteHeads, first)],
  )
  return [top, bottom].filter((cells) => cells.length > 0)
}

/** Two heads over several columns that would stand in one place: one below the other. */
function uniteHeads(upper: HeadCell, lower: HeadCell): HeadCell {
  return { ...upper, text: joinLines(upper.text, lower.text), box: unite([upper.box, lower.box]) }
}
