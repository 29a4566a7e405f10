import type { TableCode } from '../../../law/annual-report-form.ts'
import { similarity } from './edit-distance.ts'
import { type RowLabel, rowLabels, withoutNumber } from './vocabulary.ts'

export interface RowContext {
  readonly table: TableCode
  /** Group of 表三 that stands around the row, "" when not known. */
  readonly group: string
  /** `order` of the row before, −1 at the start. */
  readonly after: number
}

const least = 0.62
const margin = 0.12

/**
 * A label that is in no list → the row it resembles, or null. Wording leads; its printed number, its group and
 * the row before it only decide between rows that are worded alike.
 */
export function guessRow(key: string, number: string, context: RowContext): RowLabel | null {
  if (key.length < 3) return null
  const bare = withoutNumber(key)
  const scored = rowLabels
    .filter((label) => label.table === context.table)
    .map((label) => ({ label, score: score(label, key, bare, number, context) }))
    .sort((a, b) => b.score - a.score)
  const [best, second] = scored
  if (best === undefined || best.score < least) return null
  return best.score - (second?.score ?? 0) < margin ? null : best.label
}

function score(label: RowLabel, key: string, bare: string, number: string, context: RowContext): number {
  const wording = Math.max(...label.keys.map((known) => Math.max(alike(known, bare), alike(known, key))))
  if (wording < 0.4) return 0
  const numbered = number !== '' && number === label.number
  const grouped = context.group === '' || context.group === label.group
  return (
    wording +
    (numbered && grouped ? 0.15 : 0) +
    (label.order > context.after && label.order <= context.after + 1 ? 0.1 : 0) -
    (grouped ? 0 : 0.1)
  )
}

function alike(known: string, found: string): number {
  const near = similarity(known, found)
  const shorter = known.length < found.length ? known : found
  const longer = known.length < found.length ? found : known
  // A label cut off by a page or cell end, or one with an explanation added.
  return shorter.length >= 4 && longer.startsWith(shorter) ? Math.max(near, 0.72) : near
}
