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
  const columns = clusterOverlaps(values)
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
