/** One walk over the cells for every rule that looks at how they are filled in. */

import type { Cell, CellKey } from '../report.ts'
import type { CellPlan } from './cell-plan.ts'

export interface CellSurvey {
  /** Blank, or with a mark such as "/". */
  readonly empty: readonly CellKey[]
  /** No row, or no cell, in the source. */
  readonly lacking: readonly CellKey[]
  /** Text, or a number that is not a whole number of zero or more. */
  readonly odd: readonly CellKey[]
  /** Printed with a sign. */
  readonly signed: readonly CellKey[]
  /** Printed with full-width digits, thousands commas or a unit. */
  readonly loose: readonly CellKey[]
}

const looseNumber = /[０-９]|\d[,，]\d{3}|\d\s*(?:万?元|件|条|个|份)/
const plainNumber = /^\d+$/
const signedNumber = /^\s*[+＋\-－−]\s*[(（]?\d/

/** `cells` in the order of the plan's keys. */
export function surveyCells(plan: CellPlan, cells: readonly (Cell | undefined)[]): CellSurvey {
  const survey = {
    empty: [] as CellKey[],
    lacking: [] as CellKey[],
    odd: [] as CellKey[],
    signed: [] as CellKey[],
    loose: [] as CellKey[],
  }
  plan.keys.forEach((key, place) => {
    const cell = cells[place]
    if (cell === undefined || cell.state === 'absent') survey.lacking.push(key)
    else if (cell.state === 'number') {
      if (cell.value !== null && (cell.value < 0 || !Number.isSafeInteger(cell.value))) survey.odd.push(key)
      // One plain digit, the usual case, needs no second look; nor do several.
      if ((cell.raw.length === 1 && cell.raw.charCodeAt(0) < 0x3a) || plainNumber.test(cell.raw)) return
      if (signedNumber.test(cell.raw)) survey.signed.push(key)
      if (looseNumber.test(cell.raw)) survey.loose.push(key)
    } else if (cell.state === 'text') survey.odd.push(key)
    else survey.empty.push(key)
  })
  return survey
}

/** "+1" or "－8". */
export function isSigned(raw: string): boolean {
  return signedNumber.test(raw)
}
