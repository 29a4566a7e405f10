/** A row held against what its events make of it, column by column. */

import { canonicalJson, type JsonValue } from '../../domain/ledger/canonical-json.ts'
import type { RowDifference } from '../../usecases/ledger-ports.ts'

/** Columns by their names. */
export type Columns = Readonly<Record<string, unknown>>

/** Longer values are cut: a difference is to be found again, not read out. */
const shownLength = 80

export function compareRow(
  { table, objectId }: Pick<RowDifference, 'table' | 'objectId'>,
  stored: Columns,
  computed: Columns,
): RowDifference[] {
  return Object.entries(computed).flatMap(([column, value]) => {
    const [is, should] = [textOf(stored[column]), textOf(value)]
    return is === should ? [] : [{ table, objectId, column, stored: shown(is), computed: shown(should) }]
  })
}

/** Whatever the order of keys; null for what is not there. */
function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'object') return canonicalJson(JSON.parse(JSON.stringify(value)) as JsonValue) // just written
  return String(value)
}

function shown(text: string | null): string | null {
  if (text === null) return null
  const letters = [...text]
  return letters.length <= shownLength ? text : `${letters.slice(0, shownLength - 1).join('')}…`
}
