/** What a change of the wrapping key of personal data needs from outside. */

import type { RegionLog } from './region-log-ports.ts'

/** Whether a program knows one is asked before it is named here. */
export type CipherName = 'aes-256-gcm' | 'sm4-gcm'

/** A key by its name; what it is stays in the key file. */
export interface NamedKey {
  readonly id: string
  readonly algorithm: CipherName
}

export interface KeyUse {
  readonly keyId: string
  /** Rows whose data key it seals. */
  readonly rows: number
}

export interface RowPlace {
  readonly objectId: string
  readonly field: string
}

export interface ResealBatch {
  readonly regionId: string
  /** Rows under these are sealed anew. */
  readonly keyIds: readonly string[]
  /** The last row of the batch before; null = from the first. */
  readonly after: RowPlace | null
  readonly limit: number
}

export interface ResealedBatch {
  readonly sealed: number
  /** Rows whose data key does not open: changed by somebody. */
  readonly unopened: readonly RowPlace[]
  /** Where the next batch goes on; null = that was the last. */
  readonly next: RowPlace | null
}

export interface KeyFilePorts {
  /** null = there is none. */
  readonly read: () => { readonly current: NamedKey; readonly older: readonly NamedKey[] } | null
  /** Makes a key of this algorithm the current one. */
  readonly add: (algorithm: CipherName) => void
  /** Takes keys out for good. */
  readonly forget: (ids: ReadonlySet<string>) => void
}

export interface ResealPorts {
  readonly keyFile: Pick<KeyFilePorts, 'read'>
  readonly listRegions: () => Promise<readonly string[]>
  readonly listKeyUses: (regionId: string) => Promise<readonly KeyUse[]>
  readonly reseal: (batch: ResealBatch) => Promise<ResealedBatch>
  /** What the operators of an installation did, in each region's ledger. */
  readonly operations: RegionLog
}

export interface RotateKeysPorts extends ResealPorts {
  readonly keyFile: KeyFilePorts
  /**
   * Work during which no backup is made (its rows must find their keys) and nothing is sealed; otherwise who is at
   * work, and nothing was done.
   */
  readonly whileKeysRest: <T>(work: () => Promise<T>) => Promise<T | 'backup' | 'sealing'>
}
