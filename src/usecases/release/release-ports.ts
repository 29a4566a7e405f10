/** What the release gate needs from outside; src/wiring hands it over. */

import type { Reach } from '../../domain/access/access.ts'
import type { FileVisibility } from '../../domain/files/stored-file.ts'
import type { JsonValue } from '../../domain/ledger/canonical-json.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { Inspection } from '../../domain/release/hidden-content.ts'
import type { Marks } from '../../domain/release/marks.ts'
import type { DescribedPage } from '../../domain/release/page-text.ts'
import type { Release, Verification } from '../../domain/release/release.ts'
import type { Moment } from '../access-ports.ts'
import type { FileOwner, FilePorts } from '../file-ports.ts'

export interface ReleasePorts {
  readonly releases: ReleaseStore
  readonly files: Pick<FilePorts, 'content' | 'files' | 'findFileObject'>
  readonly gate: ReleaseGate
  readonly newId: () => string
  /** SHA-256 in hex. */
  readonly digestOf: (bytes: Uint8Array) => string
}

/** Looking through files and making them anew, on a thread of its own with limits. */
export interface ReleaseGate {
  /** What cannot be looked through is found to be so; never throws. */
  readonly inspect: (bytes: Uint8Array, name: string) => Promise<Inspection>
  readonly describe: (bytes: Uint8Array, name: string, page: number) => Promise<Described | Refusal>
  /** The file that would leave, opened again and searched. */
  readonly make: (bytes: Uint8Array, name: string, marks: Marks) => Promise<MadeFile | Refusal>
  /** A page as a PNG; `page` from 1. */
  readonly draw: (bytes: Uint8Array, page: number, scale: number) => Promise<Uint8Array | Refusal>
}

export interface Described {
  readonly ok: true
  readonly pageCount: number
  readonly page: DescribedPage
}

export interface MadeFile {
  readonly ok: true
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly extension: string
  readonly removedCount: number
  readonly removed: readonly string[]
  readonly verification: Verification
}

/** One file of an object on its way out. */
export interface ReleaseKey extends FileOwner {
  readonly releaseId: string
}

export interface ReleaseChange {
  /** As it shall be; its version is that before the change. */
  readonly release: Release
  readonly event: { readonly type: string; readonly payload: JsonValue }
  /** Who sees a file from now on; only what an approval names may be shown. */
  readonly show?: { readonly fileId: string; readonly visibility: FileVisibility }
}

export type ReleaseSaved =
  | { readonly ok: true; readonly version: number }
  | { readonly ok: false; readonly code: 'version-conflict' }

export interface ReleaseStore {
  readonly find: (key: ReleaseKey) => Promise<Release | null>
  /** Of an object, the newest last. */
  readonly list: (owner: FileOwner) => Promise<readonly Release[]>
  /** Under way, of the organs reached. */
  readonly listWaiting: (reach: Reach, limit: number) => Promise<readonly Release[]>
  /** Row, event, approval and visibility together or not at all. */
  readonly save: (
    change: ReleaseChange,
    record: { readonly actorId: string; readonly at: Moment },
  ) => Promise<ReleaseSaved>
}
