import type { TableCode } from '../../../law/annual-report-form.ts'
import { similarity } from './edit-distance.ts'
import { foldKey } from './fold-text.ts'
import type { Target } from './table-head.ts'
import { columnKeys } from './vocabulary.ts'

/** Columns that reports add and no form has. */
const foreign = /备注|说明|单位|序号|占比|比例|同比|环比|增幅|科室|部门/

/**
 * A head whose label is not known is the column that the form has at its place, when the head is as wide as the
 * form and every known label stands where the form has it, or when its wording and its neighbours say so.
 */
export function nameUnknown(
  targets: readonly Target[],
  table: TableCode,
  official: readonly string[],
): readonly Target[] {
  if (targets.every(({ column }) => column !== null)) return targets
  const known = targets.filter(({ column }) => column !== null)
  const inPlace = targets.every(
    ({ column, found }, index) => column === official[index] || (column === null && !foreign.test(found)),
  )
  if (targets.length === official.length && inPlace && known.length * 2 >= official.length)
    return targets.map((target, index) =>
      target.column === null ? named(target, table, official[index] ?? null) : target,
    )
  return targets.map((target, index) => {
    if (target.column !== null) return target
    const candidate = official[official.indexOf(targets[index - 1]?.column ?? '') + 1]
    if (candidate === undefined || targets.some((other) => other.column === candidate)) return target
    const next = targets[index + 1]?.column
    if (next !== undefined && next !== null && official.indexOf(next) <= official.indexOf(candidate))
      return target
    return resembles(target.found, table, candidate) ? named(target, table, candidate) : target
  })
}

/** A piece of the official label is a torn label and no other wording. */
function named(target: Target, table: TableCode, column: string | null): Target {
  const piece = foldKey(target.found)
  const torn = piece.length < 3 && piece !== '' && keysOf(table, column).some((key) => key.includes(piece))
  return { ...target, column, found: torn ? '' : target.found }
}

function resembles(found: string, table: TableCode, column: string): boolean {
  const key = foldKey(found)
  return keysOf(table, column).some((known) => similarity(key, known) >= 0.6)
}

function keysOf(table: TableCode, column: string | null): readonly string[] {
  return columnKeys.get(`${table}/${column}`) ?? []
}
