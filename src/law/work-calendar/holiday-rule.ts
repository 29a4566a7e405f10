import type { Rule } from '../rule.ts'

/** One item of a holiday notice (节假日安排的通知): days off and the weekend days worked for them. */
export interface HolidayRule extends Rule {
  /** The holiday as it is called to people, e.g. "国庆节". */
  readonly name: string
  /** First and last day off, weekends included, as the notice puts it (YYYY-MM-DD). */
  readonly off: { readonly from: string; readonly to: string }
  /** Weekend days worked in exchange (调休上班). */
  readonly worked: readonly string[]
}

/** The holidays of one year. Items may reach into the December before. */
export interface HolidayYear {
  readonly year: number
  readonly holidays: readonly HolidayRule[]
}
