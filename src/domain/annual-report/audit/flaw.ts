/** What a check hands back; `audit` adds id, basis and severity from the catalogue. */

import type { Finding, TextSpan } from '../finding.ts'
import { type CellAddress, type CellKey, cellAddress } from '../report.ts'

export interface Flaw {
  /** Default `fail`. */
  readonly status?: 'unknown'
  /** Milder than the catalogue where the case is. */
  readonly severity?: Finding['severity']
  readonly message: string
  readonly formula?: string
  readonly cells?: readonly CellAddress[]
  readonly text?: TextSpan
  readonly suggestion?: string
}

/** Nothing found, flaws, or what would be needed to judge. */
export type Outcome = readonly Flaw[] | { readonly needs: string }

/** The usual result, shared so that a clean report allocates nothing. */
export const clean: readonly Flaw[] = Object.freeze([])

export function flawIf(wrong: boolean, flaw: () => Flaw): readonly Flaw[] {
  return wrong ? [flaw()] : clean
}

const known = new Map<CellKey, CellAddress>()

/** Addresses of cells; made once per key, as the keys of the forms are few. */
export function addresses(keys: readonly CellKey[]): CellAddress[] {
  return keys.map((key) => {
    const made = known.get(key)
    if (made !== undefined) return made
    const address = cellAddress(key)
    known.set(key, address)
    return address
  })
}
