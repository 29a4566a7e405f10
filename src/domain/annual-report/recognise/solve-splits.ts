/** Which readings of run-together rows agree with each other: the balance rules of the form decide. */

import type { BalanceRule } from '../../../law/annual-report-form.ts'

export interface SplitRow {
  readonly row: string
  /** Possible readings; one when the row is certain. */
  readonly readings: readonly (readonly number[])[]
}

/** More combinations than this are not tried. */
const mostCombinations = 100_000

/**
 * Rows with several readings → the readings that occur in a combination for which the rules along the columns hold.
 * When no combination satisfies them (the source itself does not add up) every reading stays.
 */
export function solveSplits(
  rows: readonly SplitRow[],
  rules: readonly BalanceRule[],
  width: number,
): SplitRow[] {
  const open = rows.filter(({ readings }) => readings.length > 1)
  if (open.length === 0) return [...rows]
  for (const chosen of [rules, ...rules.map((rule) => [rule])]) {
    const usable = chosen.filter((rule) => isComplete(rule, rows))
    const kept = usable.length === 0 ? null : consistent(rows, open, usable, width)
    if (kept !== null) return kept
  }
  return [...rows]
}

/** A rule can be used when every row it adds up was read. */
function isComplete(rule: BalanceRule, rows: readonly SplitRow[]): boolean {
  return [...rule.left, ...rule.right].every((code) =>
    rows.some(({ row, readings }) => row === code && readings.length > 0),
  )
}

function consistent(
  rows: readonly SplitRow[],
  open: readonly SplitRow[],
  rules: readonly BalanceRule[],
  width: number,
): SplitRow[] | null {
  const touched = open.filter(({ row }) =>
    rules.some(({ left, right }) => left.includes(row) || right.includes(row)),
  )
  const combinations = touched.reduce((product, { readings }) => product * readings.length, 1)
  if (touched.length === 0 || combinations > mostCombinations) return null
  const weights = rules.map((rule) => (row: string) => count(rule.left, row) - count(rule.right, row))
  const base = rules.map((_, rule) =>
    Array.from({ length: width }, (_, column) =>
      rows
        .filter((row) => !touched.includes(row))
        .reduce(
          (sum, { row, readings }) => sum + (weights[rule]?.(row) ?? 0) * (readings[0]?.[column] ?? 0),
          0,
        ),
    ),
  )
  const kept = touched.map(() => new Set<number>())
  const picks: number[] = []
  const walk = (sums: readonly (readonly number[])[]): void => {
    const place = picks.length
    const row = touched[place]
    if (row === undefined) {
      if (sums.every((columns) => columns.every((sum) => sum === 0)))
        picks.forEach((pick, index) => {
          kept[index]?.add(pick)
        })
      return
    }
    row.readings.forEach((reading, pick) => {
      picks.push(pick)
      walk(
        sums.map((columns, rule) =>
          columns.map((sum, column) => sum + (weights[rule]?.(row.row) ?? 0) * (reading[column] ?? 0)),
        ),
      )
      picks.pop()
    })
  }
  walk(base)
  if (kept.some((set) => set.size === 0)) return null
  return rows.map((row) => {
    const index = touched.indexOf(row)
    if (index < 0) return row
    return { ...row, readings: row.readings.filter((_, reading) => kept[index]?.has(reading)) }
  })
}

function count(codes: readonly string[], row: string): number {
  return codes.filter((code) => code === row).length
}
