/** What receiving and handing out files needs; src/wiring hands it over. */

import type { AccessObject } from '../domain/access/access.ts'
import type { DestroyedFile, FileVisibility, ScanState, StoredFile } from '../domain/files/stored-file.ts'
import type { UploadRefusalCode } from '../domain/files/upload-rules.ts'

/** The object that a file belongs to. */
export interface FileOwner {
  readonly regionId: string
  readonly objectKind: string
  readonly objectId: string
}

/** Bytes by their digest: immutable, written once. */
export interface ContentStore {
  /** Keeps bytes; nothing happens when they are there already. Throws when they do not have this digest. */
  readonly put: (content: Content) => Promise<void>
  /** Throws `MissingContent`; with `verify`, throws at the end of bytes that no longer have their digest. */
  readonly open: (
    digest: string,
    options?: { readonly verify?: boolean },
  ) => Promise<AsyncIterable<Uint8Array>>
  readonly has: (digest: string) => Promise<boolean>
  /** For destruction. True: it is not there any more. False: it was put since `putBefore`, and stays. */
  readonly delete: (digest: string, putBefore: Date) => Promise<boolean>
  /**
   * Deletes what nobody has put since `before` and `findNeeded` does not name: left behind by a crash between the bytes
   * and their row, or by files that were removed. Answers how many.
   */
  readonly sweep: (before: Date, findNeeded: FindNeeded) => Promise<number>
}

/** Of these digests the ones that a file still has. */
export type FindNeeded = (digests: readonly string[]) => Promise<ReadonlySet<string>>

export interface Content {
  /** SHA-256 in hex. */
  readonly digest: string
  readonly size: number
  readonly open: () => AsyncIterable<Uint8Array>
}

/** The database names bytes that the content store does not have. */
export class MissingContent extends Error {
  readonly digest: string
  constructor(digest: string) {
    super(`content ${digest} is not in the store`)
    this.name = 'MissingContent'
    this.digest = digest
  }
}

/** A file as it comes in: read once, in order. */
export interface UploadPart {
  readonly name: string
  readonly bytes: AsyncIterable<Uint8Array>
}

/** A file that was looked through and cleaned, not yet kept. */
export interface StagedFile extends Content {
  readonly originalName: string
  readonly mediaType: string
}

export type Staged =
  | { readonly ok: true; readonly file: StagedFile }
  | {
      readonly ok: false
      readonly code: UploadRefusalCode
      readonly name: string
      /** Chinese sentence with the name of the file. */
      readonly message: string
    }

/** One request with files. */
export interface UploadSession {
  /** Reads a part to its end (also a refused one, so that the rest of the request can be read). */
  readonly add: (part: UploadPart) => Promise<Staged>
  /** Deletes what was staged. */
  readonly discard: () => Promise<void>
}

export type ScanResult =
  | { readonly state: 'clean' }
  | { readonly state: 'infected'; readonly finding: string }
  /** The scanner did not answer: the file is kept as 未查毒 and scanned later. */
  | { readonly state: 'unavailable'; readonly why: string }

export type ScanContent = (bytes: AsyncIterable<Uint8Array>) => Promise<ScanResult>

export interface NewFile {
  readonly fileId: string
  readonly digest: string
  readonly size: number
  readonly originalName: string
  readonly mediaType: string
  readonly visibility: FileVisibility
  readonly scan: ScanRecord
  readonly receivedAt: string
  readonly receivedBy: string | null
}

export interface ScanRecord {
  readonly state: ScanState
  /** null while not scanned. */
  readonly at: string | null
  readonly finding: string | null
}

export interface FileStore {
  /** All or nothing. */
  readonly add: (owner: FileOwner, files: readonly NewFile[]) => Promise<void>
  /** One file of exactly this object, if it has one of these visibilities; null otherwise. */
  readonly find: (
    owner: FileOwner,
    fileId: string,
    visibilities: readonly FileVisibility[],
  ) => Promise<StoredFile | null>
  readonly list: (owner: FileOwner, visibilities: readonly FileVisibility[]) => Promise<readonly StoredFile[]>
  /** Files of the object that were destroyed, in the order they came: that they were there, and until when. */
  readonly listDestroyed: (
    owner: FileOwner,
    visibilities: readonly FileVisibility[],
  ) => Promise<readonly DestroyedFile[]>
  /** Inside the organ; what goes further is for the release gate. False when there is no such file of this object. */
  readonly setVisibility: (
    owner: FileOwner,
    fileId: string,
    visibility: Extract<FileVisibility, 'private' | 'organ'>,
  ) => Promise<boolean>
  /** Takes a file from its object; the bytes stay while another file has them. */
  readonly remove: (owner: FileOwner, fileId: string, at: string) => Promise<boolean>
  /** Of these digests the ones that a file of any region has, or had until after `removedSince`. */
  readonly listNeeded: (digests: readonly string[], removedSince: string) => Promise<ReadonlySet<string>>
  /** Digests of content not yet scanned. */
  readonly listUnscanned: (regionId: string, limit: number) => Promise<readonly string[]>
  readonly recordScan: (regionId: string, digest: string, scan: ScanRecord) => Promise<void>
}

/** Where an object stands for the policy; null = no such object. */
export type FindFileObject = (owner: FileOwner) => Promise<(AccessObject & { readonly kind: 'file' }) | null>

export interface FilePorts {
  readonly content: ContentStore
  readonly files: FileStore
  readonly beginUpload: () => UploadSession
  /** null = no scanner configured: 未查毒. */
  readonly scan: ScanContent | null
  readonly findFileObject: FindFileObject
  readonly newId: () => string
}
