import type { Box } from './geometry.ts'
import type { Glyph } from './glyphs.ts'
import type { Ruling } from './rulings.ts'

export interface GridCell {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly colSpan: number
}

/** A table's lines as a grid: cell (r, c) lies between `ys[r]`, `ys[r + 1]` and `xs[c]`, `xs[c + 1]`. */
export interface Grid {
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  readonly cells: readonly GridCell[]
  /** No ruling closes the table above or below: it was cut by a page break. */
  readonly openTop: boolean
  readonly openBottom: boolean
  /** Columns of the last row that no ruling closes below: their text may go on beneath. */
  readonly openColumns: readonly number[]
  /** True where missing walls left a shape that is no rectangle. */
  readonly irregular: boolean
}

/** Lines of one double or thick border. */
const SAME_EDGE = 2.8
/** A row or column narrower than this and without text is the inside of a broad double border. */
const HOLLOW = 5.5
/** In em: a row or column thinner than this has no room for text. */
const THIN_GAP = 0.75
/** Lines that stick out beyond the last crossing line leave the table open there. */
const STICKS_OUT = 4
/** Share of a cell's side that must be drawn to part it from its neighbour. */
const WALL = 0.5

/** The grid of connected rulings, or null where they bound fewer than two cells. */
export function buildGrid(rulings: readonly Ruling[], glyphs: readonly Glyph[]): Grid | null {
  const horizontals = rulings.filter((ruling) => ruling.horizontal)
  const verticals = rulings.filter((ruling) => !ruling.horizontal)
  if (verticals.length === 0 || horizontals.length === 0) return null
  const across = closeEnds(clusterEdges(verticals), horizontals)
  const down = closeEnds(clusterEdges(horizontals), verticals)
  const xs = withoutHollow(across.edges, (from, to) =>
    glyphs.some(({ left, right }) => within((left + right) / 2, from, to)),
  )
  const ys = withoutHollow(down.edges, (from, to) =>
    glyphs.some(({ top, bottom }) => within((top + bottom) / 2, from, to)),
  )
  if (xs.length < 2 || ys.length < 2 || (xs.length === 2 && ys.length === 2)) return null
  const { cells, irregular } = uniteCells(xs, ys)
  if (cells.length < 2) return null
  return {
    xs: xs.map((edge) => edge.at),
    ys: ys.map((edge) => edge.at),
    cells,
    openTop: down.openStart,
    openBottom: down.openEnd,
    openColumns: xs.slice(1).flatMap((edge, column) => (isWall(ys.at(-1), xs[column], edge) ? [] : [column])),
    irregular,
  }
}

/** The box of a cell in the coordinates of the grid. */
export function cellBox(grid: Grid, cell: GridCell): Box {
  return {
    left: grid.xs[cell.column] ?? 0,
    right: grid.xs[cell.column + cell.colSpan] ?? 0,
    top: grid.ys[cell.row] ?? 0,
    bottom: grid.ys[cell.row + cell.rowSpan] ?? 0,
  }
}

export function gridBox({ xs, ys }: Grid): Box {
  return { left: xs[0] ?? 0, right: xs.at(-1) ?? 0, top: ys[0] ?? 0, bottom: ys.at(-1) ?? 0 }
}

interface Edge {
  readonly at: number
  /** Where the edge is drawn, sorted and apart. */
  readonly drawn: readonly (readonly [number, number])[]
}

function within(value: number, from: number, to: number): boolean {
  return value > from && value < to
}

function clusterEdges(rulings: readonly Ruling[]): Edge[] {
  const sorted = [...rulings].sort((a, b) => a.at - b.at)
  const edges: Edge[] = []
  for (let start = 0; start < sorted.length; ) {
    const base = sorted[start]?.at ?? 0
    let end = start + 1
    while (end < sorted.length && (sorted[end]?.at ?? 0) - base <= SAME_EDGE) end++
    const members = sorted.slice(start, end)
    edges.push({
      at: weightedPlace(members),
      drawn: uniteIntervals(members.map(({ from, to }) => [from, to])),
    })
    start = end
  }
  return edges
}

function weightedPlace(members: readonly Ruling[]): number {
  let length = 0
  let sum = 0
  for (const { at, from, to } of members) {
    length += to - from
    sum += at * (to - from)
  }
  return length > 0 ? sum / length : (members[0]?.at ?? 0)
}

function uniteIntervals(intervals: [number, number][]): [number, number][] {
  const sorted = intervals.sort((a, b) => a[0] - b[0])
  const united: [number, number][] = []
  for (const [from, to] of sorted) {
    const last = united.at(-1)
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to)
    else united.push([from, to])
  }
  return united
}

/** Adds the edges that open sides lack: where at least two crossing lines stick out, the table goes on. */
function closeEnds(
  edges: Edge[],
  crossing: readonly Ruling[],
): { edges: Edge[]; openStart: boolean; openEnd: boolean } {
  const first = edges[0]?.at ?? 0
  const last = edges.at(-1)?.at ?? 0
  const before = crossing.filter(({ from }) => from < first - STICKS_OUT).map(({ from }) => from)
  const after = crossing.filter(({ to }) => to > last + STICKS_OUT).map(({ to }) => to)
  const openStart = before.length >= 2
  const openEnd = after.length >= 2
  return {
    edges: [
      ...(openStart ? [{ at: middle(before), drawn: [] }] : []),
      ...edges,
      ...(openEnd ? [{ at: middle(after), drawn: [] }] : []),
    ],
    openStart,
    openEnd,
  }
}

function middle(values: number[]): number {
  values.sort((a, b) => a - b)
  return values[values.length >> 1] ?? 0
}

function withoutHollow(edges: readonly Edge[], hasText: (from: number, to: number) => boolean): Edge[] {
  const kept: Edge[] = []
  for (const edge of edges) {
    const last = kept.at(-1)
    if (last !== undefined && edge.at - last.at < HOLLOW && !hasText(last.at, edge.at)) {
      kept[kept.length - 1] = {
        at: (last.at + edge.at) / 2,
        drawn: uniteIntervals([...last.drawn, ...edge.drawn].map(([from, to]) => [from, to])),
      }
    } else kept.push(edge)
  }
  return kept
}

/**
 * A row or column thinner than a line of text, in none of whose own cells text stands, is the gap of a double border
 * that cells spanning it hid from `withoutHollow`. `isFilled` tells whether a cell holds text; `size` is that of the
 * text, in points. A row cut by a page break stays: its cells go on.
 */
export function withoutGaps(grid: Grid, isFilled: (cell: GridCell) => boolean, size: number): Grid {
  const rows = gapsOf(grid.ys, size, (row) => {
    if ((row === 0 && grid.openTop) || (row === grid.ys.length - 2 && grid.openBottom)) return false
    const own = grid.cells.filter((cell) => cell.row === row && cell.rowSpan === 1)
    return own.length > 0 && !own.some(isFilled)
  })
  const columns = gapsOf(grid.xs, size, (column) => {
    const own = grid.cells.filter((cell) => cell.column === column && cell.colSpan === 1)
    return own.length > 0 && !own.some(isFilled)
  })
  if (rows.length === 0 && columns.length === 0) return grid
  return {
    ...grid,
    xs: grid.xs.filter((_, index) => !columns.includes(index)),
    ys: grid.ys.filter((_, index) => !rows.includes(index)),
    cells: grid.cells.flatMap((cell) => {
      const rowSpan = cell.rowSpan - countWithin(rows, cell.row, cell.rowSpan)
      const colSpan = cell.colSpan - countWithin(columns, cell.column, cell.colSpan)
      if (rowSpan === 0 || colSpan === 0) return []
      const row = cell.row - countWithin(rows, 0, cell.row)
      const column = cell.column - countWithin(columns, 0, cell.column)
      return [{ row, column, rowSpan, colSpan }]
    }),
    openColumns: grid.openColumns
      .filter((column) => !columns.includes(column))
      .map((column) => column - countWithin(columns, 0, column)),
  }
}

function gapsOf(edges: readonly number[], size: number, isEmpty: (index: number) => boolean): number[] {
  return edges.flatMap((edge, index) => {
    const next = edges[index + 1]
    return next !== undefined && next - edge < THIN_GAP * size && isEmpty(index) ? [index] : []
  })
}

function countWithin(sorted: readonly number[], from: number, length: number): number {
  return sorted.filter((index) => index >= from && index < from + length).length
}

/** Joins neighbours between which no wall stands. */
function uniteCells(xs: readonly Edge[], ys: readonly Edge[]): { cells: GridCell[]; irregular: boolean } {
  const columns = xs.length - 1
  const rows = ys.length - 1
  const parent = Array.from({ length: rows * columns }, (_, index) => index)
  const find = (index: number): number => {
    let root = index
    while (parent[root] !== root) root = parent[root] ?? root
    parent[index] = root
    return root
  }
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const here = row * columns + column
      if (column + 1 < columns && !isWall(xs[column + 1], ys[row], ys[row + 1]))
        parent[find(here + 1)] = find(here)
      if (row + 1 < rows && !isWall(ys[row + 1], xs[column], xs[column + 1]))
        parent[find(here + columns)] = find(here)
    }
  }
  const groups = new Map<number, number[]>()
  for (let index = 0; index < rows * columns; index++) {
    const root = find(index)
    const group = groups.get(root)
    if (group === undefined) groups.set(root, [index])
    else group.push(index)
  }
  let irregular = false
  const cells: GridCell[] = []
  for (const members of groups.values()) {
    const parts = rectangles(members, columns)
    if (parts.length > 1) irregular = true
    cells.push(...parts)
  }
  return { cells: cells.sort((a, b) => a.row - b.row || a.column - b.column), irregular }
}

function isWall(edge: Edge | undefined, from: Edge | undefined, to: Edge | undefined): boolean {
  if (edge === undefined || from === undefined || to === undefined) return false
  let covered = 0
  for (const [start, end] of edge.drawn)
    covered += Math.max(0, Math.min(end, to.at) - Math.max(start, from.at))
  return covered >= (to.at - from.at) * WALL
}

/** A set of grid places as rectangles: one where it is one, otherwise its runs, equal runs in neighbouring rows joined. */
function rectangles(members: readonly number[], columns: number): GridCell[] {
  const open: { row: number; column: number; rowSpan: number; colSpan: number }[] = []
  for (let i = 0; i < members.length; ) {
    const start = members[i] ?? 0
    let length = 1
    while (
      i + length < members.length &&
      members[i + length] === start + length &&
      (start + length) % columns !== 0
    )
      length++
    const row = Math.floor(start / columns)
    const column = start % columns
    const above = open.find(
      (cell) => cell.column === column && cell.colSpan === length && cell.row + cell.rowSpan === row,
    )
    if (above === undefined) open.push({ row, column, rowSpan: 1, colSpan: length })
    else above.rowSpan++
    i += length
  }
  return open
}
