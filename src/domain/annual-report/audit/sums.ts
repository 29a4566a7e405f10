/** The sums of the form worked out over a report: which hold, which do not, and which cannot be decided. */

import type { AnnualReport, Cell, CellKey } from '../report.ts'
import { type CellPlan, cellPlan, cellsInOrder, type SumCheck } from './cell-plan.ts'

export interface SumResult {
  readonly check: SumCheck
  readonly left: number
  readonly right: number
  /**
   * `holds`: every figure is known and both sides are equal. `broken`: they cannot be equal.
   * `unknown`: a figure is missing. `absent`: none of the figures is in the source at all.
   */
  readonly verdict: 'holds' | 'broken' | 'unknown' | 'absent'
  /** False where a figure is missing; such a sum can be broken, but no single value mends it. */
  readonly complete: boolean
}

/** Tells whether the number in a cell may be used. */
type Trust = (key: CellKey) => boolean

const trustAll: Trust = () => true

/** Every sum of the report's form in the order of the form. */
export function workOutSums(
  report: Pick<AnnualReport, 'cells' | 'form'>,
  trust: Trust = trustAll,
  plan: CellPlan = cellPlan(report),
  cells: readonly (Cell | undefined)[] = cellsInOrder(report, plan),
): SumResult[] {
  const figures = figuresOf(cells, plan, trust)
  return plan.sums.map((check) => {
    const left = addSide(figures, check.leftPlaces)
    const right = addSide(figures, check.rightPlaces)
    return {
      check,
      left: left.sum,
      right: right.sum,
      verdict: judge(left, right),
      complete: left.missing + right.missing === 0,
    }
  })
}

/** The cells in plan order, looked up once: every cell takes part in two or three sums. */
interface Figures {
  /** NaN where there is no number. */
  readonly values: readonly number[]
  readonly states: readonly State[]
}

const absent = 0
const present = 1
const shifted = 2
type State = typeof absent | typeof present | typeof shifted

function figuresOf(cells: readonly (Cell | undefined)[], plan: CellPlan, trust: Trust): Figures {
  const values = cells.map((cell) => cell?.value ?? Number.NaN)
  const states = cells.map(
    (cell): State => (cell === undefined || cell.state === 'absent' ? absent : present),
  )
  if (trust !== trustAll)
    plan.keys.forEach((key, place) => {
      if (!trust(key)) states[place] = shifted
    })
  return { values, states }
}

interface Side {
  sum: number
  missing: number
  shifted: boolean
  present: number
}

function addSide({ values, states }: Figures, places: readonly number[]): Side {
  const side: Side = { sum: 0, missing: 0, shifted: false, present: 0 }
  for (const place of places) {
    const state = states[place]
    if (state !== absent) side.present++
    if (state === shifted) side.shifted = true
    const value = values[place] ?? Number.NaN
    if (Number.isNaN(value)) side.missing++
    else side.sum += value
  }
  return side
}

function judge(left: Side, right: Side): SumResult['verdict'] {
  if (left.present + right.present === 0) return 'absent'
  if (left.shifted || right.shifted) return 'unknown'
  const differ = Math.abs(left.sum - right.sum) > 1e-6
  if (left.missing + right.missing === 0) return differ ? 'broken' : 'holds'
  // No figure is negative: where the complete side is already exceeded, no missing figure can mend it.
  if (differ && left.missing === 0 && right.sum > left.sum) return 'broken'
  if (differ && right.missing === 0 && left.sum > right.sum) return 'broken'
  return 'unknown'
}

export interface Repair {
  readonly key: CellKey
  readonly from: number
  readonly to: number
}

/**
 * Every single cell whose change to one value of zero or more would make all broken sums hold without
 * breaking another. Empty where nothing is broken or no single change suffices. Sums that lack a figure
 * are left out of account. Costs one pass over the broken sums, so that the grid can ask on every keystroke.
 */
export function singleRepairs(report: Pick<AnnualReport, 'cells' | 'form'>): Repair[] {
  const results = workOutSums(report)
  return repairsOf(
    report,
    results,
    results.flatMap((result, index) => (result.verdict === 'broken' ? [index] : [])),
  )
}

/** Single changes that mend the given broken sums, numbered as in `workOutSums`. */
export function repairsOf(
  report: Pick<AnnualReport, 'cells' | 'form'>,
  results: readonly SumResult[],
  broken: readonly number[],
): Repair[] {
  const first = results[broken[0] ?? -1]
  if (first === undefined) return []
  const plan = cellPlan(report)
  return [...new Set([...first.check.left, ...first.check.right])].flatMap((key) => {
    const from = report.cells[key]?.value ?? null
    if (from === null) return []
    const to = mendingValue(key, from, plan, results, broken)
    return to === null ? [] : [{ key, from, to }]
  })
}

/** The one value for this cell that makes every given sum hold and leaves the others as they are, or null. */
function mendingValue(
  key: CellKey,
  from: number,
  plan: CellPlan,
  results: readonly SumResult[],
  broken: readonly number[],
): number | null {
  const affected = (plan.sumsOf.get(key) ?? []).filter((index) => {
    const verdict = results[index]?.verdict
    return verdict === 'holds' || verdict === 'broken'
  })
  if (affected.length !== broken.length || !broken.every((index) => affected.includes(index))) return null
  let to: number | null = null
  for (const index of broken) {
    const result = results[index]
    if (result === undefined || !result.complete) return null
    const excess = result.left - result.right
    const value = result.check.left.includes(key) ? from - excess : from + excess
    if (to !== null && Math.abs(to - value) > 1e-6) return null
    to = value
  }
  return to === null || to < 0 ? null : to
}

/** Broken sums that share a cell belong together; each group is mended for itself. */
export function brokenGroups(results: readonly SumResult[]): number[][] {
  const groups: { cells: Set<CellKey>; sums: number[] }[] = []
  results.forEach((result, index) => {
    if (result.verdict !== 'broken') return
    const keys = [...result.check.left, ...result.check.right]
    const touching = groups.filter((group) => keys.some((key) => group.cells.has(key)))
    const merged = {
      cells: new Set([...touching.flatMap((group) => [...group.cells]), ...keys]),
      sums: [...touching.flatMap((group) => group.sums), index],
    }
    for (const group of touching) groups.splice(groups.indexOf(group), 1)
    groups.push(merged)
  })
  return groups.map((group) => group.sums)
}
