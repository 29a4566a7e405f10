/** What keeping the draft of a request needs from outside; src/wiring hands it over. */

import type { FilePorts } from './file-ports.ts'

/** Names a draft: who holds the token in a cookie may go on with it, nobody else can read it. */
export interface DraftKey {
  readonly regionId: string
  readonly token: string
}

export interface DraftPorts {
  readonly drafts: DraftStore
  readonly files: Pick<FilePorts, 'content' | 'files' | 'beginUpload' | 'scan' | 'newId'>
  readonly draftSecrets: DraftSecrets
}

/** Chance, and what is made of the token. */
export interface DraftSecrets {
  readonly newToken: () => string
  readonly newId: () => string
  /** By which the draft is found. */
  readonly digest: (token: string) => string
  /** Encrypts with a key made of the token: what lies in the database cannot be read without the applicant's cookie. */
  readonly seal: (token: string, text: string) => string
  /** Throws for what this token did not seal. */
  readonly open: (token: string, sealed: string) => string
  /** The 查询码 of the request made of this draft: the same each time, so that a form sent twice shows one code. */
  readonly trackingCode: (token: string) => string
}

export interface StoredDraft {
  readonly draftId: string
  /** Raised by every save. */
  readonly version: number
  readonly sealed: string
  /** ISO 8601. */
  readonly expiresAt: string
}

export interface DraftStore {
  readonly add: (
    place: { readonly regionId: string; readonly tokenDigest: string },
    draft: Omit<StoredDraft, 'version'>,
  ) => Promise<void>
  /** Null when there is none or its time is over. */
  readonly find: (
    place: { readonly regionId: string; readonly tokenDigest: string },
    now: string,
  ) => Promise<StoredDraft | null>
  /** False when another save came first. */
  readonly replace: (
    place: { readonly regionId: string; readonly tokenDigest: string },
    based: StoredDraft,
    next: Pick<StoredDraft, 'sealed' | 'expiresAt'>,
  ) => Promise<boolean>
  readonly remove: (place: { readonly regionId: string; readonly tokenDigest: string }) => Promise<void>
  /** Takes away drafts whose time is over and answers their ids, so that their files can go too. */
  readonly removeExpired: (regionId: string, now: string, limit: number) => Promise<readonly string[]>
}
