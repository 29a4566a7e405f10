/** What the use cases of letters need from outside; src/wiring hands it over. */

import type { LocalDate } from '../domain/calendar/local-date.ts'
import type { LetterKind } from '../domain/requests/letter-kind.ts'
import type { LetterDocument } from '../domain/requests/letters/letter-document.ts'
import type { LetterSettings } from '../domain/requests/letters/letter-settings.ts'
import type { ServiceMode } from '../domain/requests/request-event.ts'
import type { Moment } from './access-ports.ts'
import type { WriteBundle } from './bundle-ports.ts'
import type { WriteLetter } from './letter-writer-ports.ts'
import type { RequestPorts } from './request-ports.ts'

export interface LetterPorts extends RequestPorts {
  readonly letters: LetterStore
  readonly writeLetter: WriteLetter
  readonly writeBundle: WriteBundle
  /** SHA-256 of bytes in hex. */
  readonly digestOf: (bytes: Uint8Array) => string
  /** Everything that `work` does through stores is kept together or not at all. */
  readonly together: <T>(work: () => Promise<T>) => Promise<T>
}

export interface LetterKey {
  readonly regionId: string
  readonly requestId: string
  readonly letterId: string
}

/** What a version says. */
export interface LetterContent {
  readonly document: LetterDocument
  readonly particulars: Readonly<Record<string, string>>
  readonly servedBy: ServiceMode
  /** The consultation that a letter to a third party belongs to; null = none. */
  readonly consultation: string | null
}

export interface StoredLetter extends LetterKey, LetterContent {
  readonly organId: string
  readonly kind: LetterKind
  readonly version: number
  readonly savedAt: string
  readonly savedBy: string
  /** null while a draft. */
  readonly issued: {
    readonly number: string
    readonly on: LocalDate
    readonly at: string
    readonly by: string
  } | null
  readonly dropped: boolean
}

export interface LetterVersion extends LetterContent {
  readonly version: number
  readonly savedAt: string
  readonly savedBy: string
}

export interface LetterCopy {
  readonly format: 'pdf' | 'docx'
  readonly fileId: string
  readonly digest: string
}

export interface LetterRecord {
  readonly actorId: string
  readonly at: Moment
}

/** Somebody saved first, or it is issued and never changes again. */
export type LetterSaved =
  | { readonly ok: true; readonly version: number }
  | { readonly ok: false; readonly code: 'version-conflict' | 'issued' }

export interface StoredSettings {
  readonly settings: LetterSettings
  readonly version: number
}

/** An event's place in the region's tamper-evident log. */
export interface LedgerProof {
  readonly sequence: number
  readonly position: string
  /** Leaf hash in hex. */
  readonly hash: string
}

export interface LetterStore {
  readonly create: (
    letter: LetterKey & LetterContent & { readonly organId: string; readonly kind: LetterKind },
    record: LetterRecord,
  ) => Promise<void>
  readonly find: (key: LetterKey) => Promise<StoredLetter | null>
  /** Of a request, oldest first; drafts given up left out. */
  readonly list: (regionId: string, requestId: string) => Promise<readonly StoredLetter[]>
  readonly listVersions: (key: LetterKey) => Promise<readonly LetterVersion[]>
  /** A new version behind `version`. */
  readonly save: (
    key: LetterKey,
    version: number,
    content: LetterContent,
    record: LetterRecord,
  ) => Promise<LetterSaved>
  /** Gives a draft up. */
  readonly drop: (key: LetterKey, version: number, record: LetterRecord) => Promise<LetterSaved>
  /**
   * For the number of a letter: how many of the kind the case has issued and, where the organ numbers by itself, the
   * next of its year. Call within `together`: the case is held until the end, and a number not used is given back.
   */
  readonly takePlace: (
    letter: {
      readonly regionId: string
      readonly requestId: string
      readonly organId: string
      readonly kind: LetterKind
    },
    series: { readonly of: 'request' | 'organ'; readonly year: number },
  ) => Promise<{ readonly ordinal: number; readonly serial: number }>
  /** The last version as issued, with its copies; never changed afterwards. */
  readonly issue: (
    key: LetterKey,
    version: number,
    issued: {
      readonly number: string
      readonly on: LocalDate
      readonly content: LetterContent
      readonly copies: readonly LetterCopy[]
    },
    record: LetterRecord,
  ) => Promise<LetterSaved>
  readonly listCopies: (key: LetterKey) => Promise<readonly LetterCopy[]>
  /** null = never set: `defaultSettings` hold. */
  readonly findSettings: (regionId: string, organId: string) => Promise<StoredSettings | null>
  readonly saveSettings: (
    organ: { readonly regionId: string; readonly organId: string },
    version: number,
    settings: LetterSettings,
    record: LetterRecord & { readonly newId: () => string },
  ) => Promise<{ readonly ok: true } | { readonly ok: false; readonly code: 'version-conflict' }>
  /** Places of a request's events in the log; those not yet placed are missing. */
  readonly listProofs: (regionId: string, requestId: string) => Promise<readonly LedgerProof[]>
}
