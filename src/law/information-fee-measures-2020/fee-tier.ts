import type { Rule } from '../rule.ts'

/** A step of a progressive fee (超额累进): every unit from `from` to `to` costs `yuan`. */
export interface FeeTier {
  readonly from: number
  /** Last unit of the tier; null = no upper end. */
  readonly to: number | null
  /** 元 a unit. */
  readonly yuan: number
}

/** A way to reckon the fee. */
export interface FeeRule extends Rule {
  /** What is counted: 件 within a calendar month, or 页 of one request. */
  readonly unit: 'item' | 'page'
  readonly tiers: readonly FeeTier[]
  /** Where the rate goes on rising: band after band of `size` units, each `risesBy` 元 dearer than the last. */
  readonly bands: {
    readonly from: number
    readonly size: number
    readonly firstYuan: number
    readonly risesBy: number
  } | null
}
