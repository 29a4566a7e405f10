/** The few types that a legal rule may use. Law is data: no function lives in `law/`. */

import type { InstrumentId } from './instruments.ts'

/** How far a rule's wording was checked (docs/decisions/0003). */
export type Verification =
  /** The wording itself was read. */
  | 'read'
  /** A faithful secondary source was read. */
  | 'secondary'
  /** From general knowledge; shown to users as "待确认" (to be confirmed). */
  | 'to-be-confirmed'
  /** An inference or design choice, not a legal rule. */
  | 'inference'

/** Where a rule stands in a legal text. */
export interface Citation {
  readonly instrument: InstrumentId
  /** 条 */
  readonly article?: number
  /** 款 */
  readonly paragraph?: number
  /** 项 */
  readonly item?: number
  /** Any other place, e.g. "附件表三". */
  readonly place?: string
}

/** What every rule carries. */
export interface Rule {
  /** Stable kebab-case identifier. */
  readonly id: string
  readonly cites: Citation
  /** The official sentence, quoted. */
  readonly says: string
  readonly verification: Verification
}
