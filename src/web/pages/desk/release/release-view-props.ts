import type { ViewedRelease } from '../../../../usecases/release/view-release.ts'
import type { FormError, Shell } from '../../../desk-visit.ts'

/** A form carries so many lines; a sheet has more. */
export const linesAtOnce = 200

export interface ReleaseViewProps {
  readonly shell: Shell
  readonly viewed: ViewedRelease
  /** Number of the first line shown. */
  readonly from: number
  readonly names: ReadonlyMap<string, string>
  readonly errors: readonly FormError[]
}
