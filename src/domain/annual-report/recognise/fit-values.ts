import type { Target } from './table-head.ts'
import type { LineCell } from './table-lines.ts'

/** Which printed cell stands in which target; null where the row has none. */
export interface Fitted {
  readonly cells: readonly (LineCell | null)[]
  /** Values found in the row: more or fewer than the targets is a damaged row. */
  readonly found: number
  /** The offset that was used, for the neighbours of a ragged row. */
  readonly offset: number
  /** Why the assignment is a guess (Chinese), if it is. */
  readonly guessed?: string
}

const isBlank = (cell: LineCell | undefined) => cell === undefined || cell.is.kind === 'blank'

/** Values in a row of an aligned grid → targets, by order when the counts agree, else by the columns they cover. */
export function fitAligned(values: readonly LineCell[], targets: readonly Target[]): Fitted | null {
  if (values.length === targets.length) return { cells: values, found: values.length, offset: 0 }
  const cells: (LineCell | null)[] = targets.map(() => null)
  let next = 0
  let surplus = 0
  for (const value of values) {
    const place = bestTarget(value, targets, next)
    if (place === null) {
      if (isBlank(value)) continue
      // A figure left of the first column: this row does not keep to the grid.
      if (value.end <= (targets[next]?.start ?? 0)) return null
      surplus++
      continue
    }
    cells[place] = value
    next = place + 1
    next = spread(value, targets, cells, next)
  }
  const empty = cells.filter((cell) => cell === null).length
  const fitted = { cells, found: targets.length - empty + surplus, offset: 0 }
  const merged = cells.some((cell, index) => cell !== null && cell === cells[index - 1] && holdsZero(cell))
  return merged ? { ...fitted, guessed: '合并的单元格里只有一个 0，按各列都是 0 读出' } : fitted
}

function holdsZero({ text }: LineCell): boolean {
  return /[0０]/.test(text)
}

function bestTarget(value: LineCell, targets: readonly Target[], from: number): number | null {
  let best: number | null = null
  let most = 0
  for (let index = from; index < targets.length; index++) {
    const target = targets[index]
    if (target === undefined || target.start >= value.end) break
    const common = Math.min(target.end, value.end) - Math.max(target.start, value.start)
    if (common > most) {
      most = common
      best = index
    }
  }
  return best
}

/**
 * One blank or marked cell merged over several columns stands in each of them, and so does a 0: nothing but zeros
 * adds up to it. Any other merged number stands only in the first.
 */
function spread(
  value: LineCell,
  targets: readonly Target[],
  cells: (LineCell | null)[],
  from: number,
): number {
  let next = from
  while (next < targets.length) {
    const target = targets[next]
    if (target === undefined || target.end > value.end) break
    if (/[1-9１-９]/.test(value.text)) break
    cells[next] = value
    next++
  }
  return next
}

export interface RaggedHints {
  /** Offset that rows of the same shape certainly have, if known. */
  readonly offset: number | null
  /** Whether the row's own sum holds when read from this offset; null when it cannot be told. */
  readonly sums: (cells: readonly (LineCell | null)[]) => boolean | null
}

/**
 * Values of a row without a grid → targets. Merged labels leave blank cells before and after the values;
 * they are told from blank values by what must lie inside, by rows of the same shape and by the row's sum.
 */
export function fitRagged(values: readonly LineCell[], count: number, hints: RaggedHints): Fitted {
  const first = values.findIndex((cell) => !isBlank(cell))
  const last = values.findLastIndex((cell) => !isBlank(cell))
  const take = (offset: number): (LineCell | null)[] =>
    Array.from({ length: count }, (_, index) => values[offset + index] ?? null)
  if (values.length <= count) {
    const padded = hints.offset !== null && first >= hints.offset && values.length < count ? hints.offset : 0
    return { cells: take(padded), found: values.length - padded, offset: padded }
  }
  if (first < 0) return { cells: take(0), found: count, offset: 0 }
  const filled = values.filter((cell) => !isBlank(cell))
  // As many figures as columns: the blanks between them are of a text laid out by spaces.
  if (last - first >= count && filled.length === count) return { cells: filled, found: count, offset: first }
  if (last - first >= count) return { cells: take(first), found: last - first + 1, offset: first }
  const offsets: number[] = []
  for (let offset = 0; offset <= values.length - count; offset++)
    if (offset <= first && last < offset + count) offsets.push(offset)
  const [only = 0] = offsets
  if (offsets.length === 1) return { cells: take(only), found: count, offset: only }
  return chooseOffset(offsets, last, count, take, hints)
}

/** The offset is certain when only one window holds every value. */
export function certainOffset(values: readonly LineCell[], count: number): number | null {
  if (values.length <= count) return null
  const first = values.findIndex((cell) => !isBlank(cell))
  const last = values.findLastIndex((cell) => !isBlank(cell))
  if (first < 0) return null
  const low = Math.max(0, last - count + 1)
  const high = Math.min(first, values.length - count)
  return low === high ? low : null
}

function chooseOffset(
  offsets: readonly number[],
  last: number,
  count: number,
  take: (offset: number) => (LineCell | null)[],
  hints: RaggedHints,
): Fitted {
  if (hints.offset !== null && offsets.includes(hints.offset))
    return { cells: take(hints.offset), found: count, offset: hints.offset }
  const guessed = '本行前后有空格，按行内合计关系确定各列'
  const fitting = offsets.filter((offset) => hints.sums(take(offset)) === true)
  const [only] = fitting
  if (fitting.length === 1 && only !== undefined)
    return { cells: take(only), found: count, offset: only, guessed }
  // A lone value is the total: reports with no other entries fill in that column only.
  const toTotal = last - count + 1
  const offset = offsets.includes(toTotal) ? toTotal : (offsets[0] ?? 0)
  return { cells: take(offset), found: count, offset, guessed: '本行前后有空格，各列位置系推定' }
}
