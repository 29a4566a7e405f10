import { opensRow } from './aligned-lines.ts'
import type { AlignedRow } from './aligned-rows.ts'
import type { Chunk } from './lines.ts'
import type { PagePlace } from './page-content.ts'

/** A row and the page its numbers stand on. */
export interface PlacedRow extends AlignedRow {
  readonly place: PagePlace
}

/** The rows of a table's pages as those of one table: what a page break or the rows of a group cut is one again. */
export function joinRows(pages: readonly (readonly PlacedRow[])[]): PlacedRow[] {
  const rows: PlacedRow[] = []
  for (const page of pages) {
    const [first, ...others] = page
    const last = rows.at(-1)
    const whole = last === undefined || first === undefined ? null : joinCutRow(last, first)
    if (whole === null) rows.push(...page)
    else rows.splice(-1, 1, whole, ...others)
  }
  return joinGroupLabels(rows)
}

/** A label that goes on over the page break, with its numbers on either side; null where the lower row is another. */
function joinCutRow(upper: PlacedRow, lower: PlacedRow): PlacedRow | null {
  const deepest = deepestLabel(lower)
  if (upper.values.length > 0 && lower.values.length > 0) return null
  if (deepest === undefined ? upper.values.length > 0 : opensRow(deepest.text)) return null
  if (upper.values.length > 0)
    return { ...upper, labels: [...upper.labels, ...lower.labels.map((chunk) => moved(chunk, upper))] }
  return { ...lower, labels: [...upper.labels.map((chunk) => moved(chunk, lower)), ...lower.labels] }
}

/** The first line of the innermost label. */
function deepestLabel({ labels }: AlignedRow): Chunk | undefined {
  const last = labels.at(-1)
  return last && labels.find((chunk) => chunk.left < last.right && chunk.right > last.left)
}

/** A piece of a label from the other page has its place in the row it belongs to. */
function moved(chunk: Chunk, { top, bottom }: PlacedRow): Chunk {
  return { ...chunk, top, bottom }
}

/** The label of several rows is set in lines that fall on different rows: they are one label, at the first of them. */
function joinGroupLabels(rows: readonly PlacedRow[]): PlacedRow[] {
  const joined = rows.map((row) => ({ ...row, labels: [...row.labels] }))
  joined.forEach((row, index) => {
    const above = joined[index - 1]
    if (above === undefined || above.place !== row.place) return
    for (const chunk of groupLabels(row)) {
      const holder = holderOf(chunk, joined, index)
      if (holder === undefined) continue
      holder.labels.push(chunk)
      row.labels.splice(row.labels.indexOf(chunk), 1)
    }
  })
  return joined
}

function groupLabels({ labels }: AlignedRow): Chunk[] {
  const inner = Math.max(...labels.map(({ left }) => left))
  return labels.filter((chunk) => chunk.right < inner)
}

/** In em: lines of one label stand no further apart. */
const LEADING = 1

/** The row above that holds the line of the group's label just above `chunk`, if the label goes on there. */
function holderOf(chunk: Chunk, rows: readonly PlacedRow[], index: number): PlacedRow | undefined {
  if (opensRow(chunk.text)) return undefined
  for (let at = index - 1; at >= 0 && at >= index - 3; at--) {
    const row = rows[at]
    const goesOn = row && groupLabels(row).some((upper) => continues(upper, chunk))
    if (goesOn) return row
  }
  return undefined
}

function continues(upper: Chunk, lower: Chunk): boolean {
  const gap = lower.top - upper.bottom
  const stacked = upper.left < lower.right && upper.right > lower.left
  return stacked && gap > -0.5 * lower.size && gap < LEADING * lower.size
}
