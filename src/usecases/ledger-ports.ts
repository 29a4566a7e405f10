/** Something in the ledger, or in the rows that its events make, that does not hold. */
export interface LogProblem {
  readonly regionId: string
  /** Chinese sentence: what does not hold, where. */
  readonly message: string
  /** Where a row reads otherwise than its events. */
  readonly row?: RowDifference
}

/** A value of a row that its events do not make. */
export interface RowDifference {
  readonly table: string
  readonly objectId: string
  /** null = the whole row: it is missing, or nothing made it. */
  readonly column: string | null
  readonly stored: string | null
  readonly computed: string | null
}
