import type { CellAddress } from './report.ts'

/**
 * `error`: cannot be true or breaks the form. `inconsistency`: two statements disagree and the document
 * does not tell which is wrong, or their scope may differ. `warning`: explain or mend. `info`: a hint.
 */
export type Severity = 'error' | 'inconsistency' | 'warning' | 'info'

export interface TextSpan {
  /** Section number 1 to 6; 0 = before the first heading, 7 = after section 6. */
  readonly section: number
  /** UTF-16 offsets into the section's text. */
  readonly start: number
  readonly end: number
  readonly quote: string
}

export interface Finding {
  /** Rule id, e.g. AR-C03. */
  readonly id: string
  readonly severity: Severity
  /** `unknown`: the check cannot be decided because a cell is blank or unreadable. */
  readonly status: 'fail' | 'unknown'
  /** Chinese, with the figures. */
  readonly message: string
  /** The formula with figures filled in, e.g. "2 + 0 + 0 + 0 + 0 + 2 = 4 ≠ 2"; null where the rule has none. */
  readonly formula: string | null
  readonly cells: readonly CellAddress[]
  readonly text: TextSpan | null
  /** Legal or evidential basis, Chinese. */
  readonly basis: string
  /** How to mend it, Chinese. */
  readonly suggestion: string | null
}

/** A rule that the material at hand cannot decide: never a pass. */
export interface NotAssessable {
  readonly id: string
  /** What would be needed, Chinese. */
  readonly needs: string
}

export interface AuditResult {
  readonly findings: readonly Finding[]
  readonly notAssessable: readonly NotAssessable[]
  readonly counts: Readonly<Record<Severity | 'unknown' | 'notAssessable', number>>
}
