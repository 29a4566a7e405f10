import type { Citation } from '../../law/rule.ts'

/** Something the reader of a clock must know: an act without effect, a duty missed, a reading chosen. */
export interface ClockNote {
  readonly code: string
  /** `breach`: a rule was broken. `no-effect`: the event changes nothing. `remark`: worth knowing. */
  readonly kind: 'breach' | 'no-effect' | 'remark'
  readonly message: string
  readonly cites: Citation
}
