/** Something in the ledger that does not hold. */
export interface LogProblem {
  readonly regionId: string
  /** Chinese sentence: what does not hold, where. */
  readonly message: string
}
