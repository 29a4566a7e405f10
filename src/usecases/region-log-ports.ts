import type { JsonValue } from '../domain/ledger/canonical-json.ts'
import type { Moment } from './access-ports.ts'

export interface RegionEvent {
  readonly type: string
  readonly payload: JsonValue
}

/** A log that every region has once, of a handful of events a year: it lives in the ledger and nowhere else. */
export interface RegionLog {
  /** Oldest first; the version is what the next edit is based on. */
  readonly read: (
    regionId: string,
  ) => Promise<{ readonly events: readonly RegionEvent[]; readonly version: number }>
  /** False when somebody else wrote first. */
  readonly add: (
    event: RegionEvent,
    record: {
      readonly regionId: string
      readonly actorId: string
      readonly at: Moment
      readonly version: number
    },
  ) => Promise<boolean>
}
