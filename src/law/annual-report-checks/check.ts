/** The types in which the rules of the audit are written down. Data only; `domain/annual-report/audit` applies them. */

import type { Citation, Verification } from '../rule.ts'

/** What a rule must be given besides nothing at all. */
export type CheckNeed =
  /** The report itself. */
  | 'document'
  /** The same organ's report for the year before. */
  | 'previous'
  /** The reports of the organs below. */
  | 'children'
  /** The list of organs that owe a report. */
  | 'expected-children'
  /** Cells recomputed from the case ledger. */
  | 'ledger'
  /** Counts of letters and terms from the case ledger. */
  | 'register'
  /** The organ's published library of normative documents. */
  | 'library'
  /** Which administrative powers the organ holds. */
  | 'powers'
  /** Government, department, township … */
  | 'organ-kind'
  /** When and where the report was published. */
  | 'publication'
  /** Reports of other organs. */
  | 'peers'

export interface AuditCheck {
  /** As the catalogue grades it; a finding may be milder, never graver. */
  readonly severity: 'error' | 'inconsistency' | 'warning' | 'info'
  /** One line, Chinese. */
  readonly title: string
  /** Legal or evidential basis as one Chinese sentence. */
  readonly basis: string
  readonly cites: Citation
  readonly verification: Verification
  readonly needs: readonly CheckNeed[]
  /** The relation in words, where there is one. */
  readonly formula: string | null
}
