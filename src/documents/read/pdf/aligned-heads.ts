import { type Column, nearestColumn } from './aligned-columns.ts'
import type { AlignedLine } from './aligned-lines.ts'
import { type Box, unite } from './geometry.ts'
import { type Chunk, joinLines } from './lines.ts'

/** Chunks that stand below each other as one text. */
export function joinChunks(chunks: readonly Chunk[]): string {
  return chunks.map((chunk) => chunk.text).reduce(joinLines, '')
}

export interface HeadCell {
  readonly column: number
  readonly colSpan: number
  readonly text: string
  readonly box: Box
}

/** Head lines as at most two rows: what spans several columns, and what stands over one. */
export function headRows(
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
