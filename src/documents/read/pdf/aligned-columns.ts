import type { AlignedLine } from './aligned-lines.ts'
import type { AlignedRow } from './aligned-rows.ts'
import type { Chunk } from './lines.ts'

/** A stretch of the page's width. */
export interface Column {
  readonly left: number
  readonly right: number
}

/** Places where numbers stand over all rows, and heads over places that are blank in every row. */
export function valueColumns(rows: readonly AlignedRow[], head: readonly AlignedLine[]): Column[] {
  const values = rows.flatMap((row) => row.values)
  const headed = headedColumns(rows, values, head)
  if (headed !== null) return headed
  const banded = bandedColumns(rows, values, head)
  if (banded !== null) return banded
  const columns = clusterOverlaps(values)
  if (columns.length > 2 && columns.length === valueHeads(rows, head).length) return columns
  const left = columns[0]?.left ?? Infinity
  const size = values[0]?.size ?? 10
  const narrow = head
    .flatMap((entry) => entry.labels)
    .filter((chunk) => chunk.left > left - chunk.size && chunk.right - chunk.left <= 6.5 * chunk.size)
  const leaves = clusterOverlaps(narrow)
  // As many heads as places: none is missing, however the numbers are aligned under them.
  if (leaves.length <= columns.length) return columns
  const missing = leaves.filter((place) =>
    columns.every(
      (column) => place.right < column.left - 0.3 * size || place.left > column.right + 0.3 * size,
    ),
  )
  return [...columns, ...missing].sort((a, b) => a.left - b.left)
}

/** One column for each of the lowest heads, where every number stands under just one of these. */
function headedColumns(
  rows: readonly AlignedRow[],
  values: readonly Chunk[],
  head: readonly AlignedLine[],
): Column[] | null {
  const labels = clusterOverlaps(rows.flatMap((row) => row.labels))
  const leaves: Column[] = []
  for (const chunk of head.toReversed().flatMap((entry) => entry.labels))
    if (![...labels, ...leaves].some(({ left, right }) => left < chunk.right && right > chunk.left))
      leaves.push(chunk)
  if (leaves.length <= clusterOverlaps(values).length) return null
  const columns = clusterOverlaps([...leaves, ...values])
  return columns.length === leaves.length ? columns : null
}

/** Share of the pitch by which heads set at equal distances may be off. */
const UNEVEN = 0.06

/**
 * One column for each of the lowest heads where these stand at equal distances, so that the columns' bounds are known
 * and a number at one side of its column is told from one at the other side of the next. Null where heads are set
 * unevenly, or where it would matter whether they stand in the middle of their columns or at a side.
 */
function bandedColumns(
  rows: readonly AlignedRow[],
  values: readonly Chunk[],
  head: readonly AlignedLine[],
): Column[] | null {
  const leaves = valueHeads(rows, head)
  if (leaves.length <= clusterOverlaps(values).length || leaves.length < 3) return null
  const readings = (['left', 'middle', 'right'] as const)
    .map((side) => bandsOf(leaves, side))
    .filter((bands) => bands !== null)
    .map((bands) => values.map((chunk) => bandOf(bands, chunk)))
  const [reading, ...others] = readings
  if (reading === undefined || reading.includes(-1)) return null
  if (others.some((other) => other.some((band, index) => band !== reading[index]))) return null
  return leaves.map((leaf, band) => {
    const own = values.filter((_, index) => reading[index] === band)
    return own.length > 0 ? hull(own) : leaf
  })
}

/** The lowest heads right of every label. */
function valueHeads(rows: readonly AlignedRow[], head: readonly AlignedLine[]): Column[] {
  const inner = Math.max(...rows.flatMap((row) => row.labels.map(({ right }) => right)), -Infinity)
  return headLeaves(head).filter(({ left, right }) => (left + right) / 2 > inner)
}

/** So many rows show by their numbers where the columns are, though heads that touch each other do not. */
const MANY_ROWS = 5

/** 法律服务机构 is three times as wide as 总计: what is wider still is several heads that touch each other. */
const WIDEST_HEAD = 3.5

/** What the heads over the numbers tell of the columns; a single head may stand over several. */
export interface HeadCount {
  readonly heads: number
  /** More heads than columns, heads beside columns, or one head over several: a number's own head is not known. */
  readonly isUnclear: boolean
}

export function countValueHeads(
  columns: readonly Column[],
  rows: readonly AlignedRow[],
  head: readonly AlignedLine[],
): HeadCount {
  const leaves = valueHeads(rows, head)
  const over = (leaf: Column) =>
    columns.filter(({ left, right }) => leaf.left < (left + right) / 2 && leaf.right > (left + right) / 2)
  const values = rows.flatMap((row) => row.values)
  const isSeen = ({ left, right }: Column) => values.some((own) => own.left < right && own.right > left)
  const surplus = leaves.length > 1 && columns.length > leaves.length && !columns.every(isSeen)
  const few = rows.filter((row) => row.values.length > 0).length < MANY_ROWS
  const widths = leaves.map(({ left, right }) => right - left)
  const united = leaves.length > 2 && Math.max(...widths) > WIDEST_HEAD * Math.min(...widths)
  const shared = few && (united || leaves.some((leaf) => over(leaf).length > 1))
  const isUnclear = leaves.length > columns.length || surplus || shared
  return { heads: leaves.length, isUnclear }
}

/** The lowest heads, each with the lines of it that stand above each other, from left to right. */
function headLeaves(head: readonly AlignedLine[]): Column[] {
  let leaves: Column[] = []
  for (const chunk of head.toReversed().flatMap((entry) => entry.labels)) {
    const below = leaves.filter(({ left, right }) => left < chunk.right && right > chunk.left)
    const [only] = below
    if (only === undefined) {
      if (hasOwnColumn(chunk, leaves)) leaves.push(chunk)
    } else if (below.length === 1 && isSameHead(chunk, only))
      leaves = leaves.map((leaf) => (leaf === only ? hull([leaf, chunk]) : leaf))
  }
  return leaves.sort((a, b) => a.left - b.left)
}

/** How much further apart than others two heads stand between which there is one more. */
const ROOM_FOR_A_HEAD = 1.6

/** Whether there is room for a column under a head between the heads below it: one over two columns has none. */
function hasOwnColumn(chunk: Chunk, leaves: readonly Column[]): boolean {
  const middles = leaves.map(({ left, right }) => (left + right) / 2).sort((a, b) => a - b)
  const own = (chunk.left + chunk.right) / 2
  const next = middles.findIndex((middle) => middle > own)
  if (next <= 0) return true
  const steps = middles.slice(1).map((middle, index) => middle - (middles[index] ?? middle))
  return (steps[next - 1] ?? 0) >= ROOM_FOR_A_HEAD * Math.min(...steps)
}

/** In em: a line of a head over one column; 法律服务机构 is the longest. */
const LEAF_WIDTH = 6.5
/** In em: lines of one head keep to its left, its middle or its right so closely. */
const SAME_SIDE = 0.6

function isSameHead({ left, right, size }: Chunk, below: Column): boolean {
  const shifts = [left - below.left, right - below.right, (left + right - below.left - below.right) / 2]
  return right - left <= LEAF_WIDTH * size && shifts.some((shift) => Math.abs(shift) < SAME_SIDE * size)
}

function bandsOf(leaves: readonly Column[], side: 'left' | 'middle' | 'right'): Column[] | null {
  const places = leaves.map(({ left, right }) =>
    side === 'middle' ? (left + right) / 2 : side === 'left' ? left : right,
  )
  const first = places[0] ?? 0
  const pitch = ((places.at(-1) ?? 0) - first) / (places.length - 1)
  if (places.some((place, index) => Math.abs(place - first - index * pitch) > UNEVEN * pitch)) return null
  const before = side === 'middle' ? 0.5 : side === 'left' ? 0.06 : 0.94
  return places.map((place) => ({ left: place - before * pitch, right: place + (1 - before) * pitch }))
}

function bandOf(bands: readonly Column[], { left, right }: Column): number {
  const middle = (left + right) / 2
  return bands.findIndex((band) => middle >= band.left && middle < band.right)
}

function hull(columns: readonly Column[]): Column {
  return {
    left: Math.min(...columns.map(({ left }) => left)),
    right: Math.max(...columns.map(({ right }) => right)),
  }
}

/** Stretches that overlap, united, from left to right. */
export function clusterOverlaps(chunks: readonly Column[]): Column[] {
  const columns: { left: number; right: number }[] = []
  for (const { left, right } of [...chunks].sort((a, b) => a.left - b.left)) {
    const last = columns.at(-1)
    if (last !== undefined && left < last.right) last.right = Math.max(last.right, right)
    else columns.push({ left, right })
  }
  return columns
}

/** Index of the column whose middle is nearest to `x`. */
export function nearestColumn(columns: readonly Column[], x: number): number {
  let best = 0
  let distance = Infinity
  columns.forEach(({ left, right }, index) => {
    const own = Math.abs((left + right) / 2 - x)
    if (own < distance) {
      distance = own
      best = index
    }
  })
  return best
}
