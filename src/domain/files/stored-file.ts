/** A file of an object, and who may open it. */

/** 未查毒、未发现病毒、发现病毒. */
export type ScanState = 'not-scanned' | 'clean' | 'infected'

export type FileVisibility =
  /** Who works on the object; the default, so that nothing is shown by forgetting. */
  | 'private'
  /** The organ and its superiors. */
  | 'organ'
  /** Also the applicant, or the person the object is about. */
  | 'applicant'
  /** Everybody. */
  | 'public'

export const fileVisibilities: readonly FileVisibility[] = ['private', 'organ', 'applicant', 'public']

/** Who opens it. What a member of staff may see of other organs is for `can` to say. */
export type FileAudience = 'worker' | 'staff' | 'applicant' | 'public'

/** The one table: what each audience sees, which the store turns into SQL and pages into links. */
export const visibleTo: Readonly<Record<FileAudience, readonly FileVisibility[]>> = {
  worker: ['private', 'organ', 'applicant', 'public'],
  staff: ['organ', 'applicant', 'public'],
  applicant: ['applicant', 'public'],
  public: ['public'],
}

/** 已销毁: what stays of a file whose time was over. */
export interface DestroyedFile {
  readonly fileId: string
  readonly mediaType: string
  readonly receivedAt: string
  /** Account; null = a citizen without one. */
  readonly receivedBy: string | null
  readonly destroyedAt: string
}

export interface StoredFile {
  readonly regionId: string
  readonly objectKind: string
  readonly objectId: string
  readonly fileId: string
  /** SHA-256 of the bytes in hex. */
  readonly digest: string
  readonly size: number
  /** As the sender called it: data, never a path. */
  readonly originalName: string
  readonly mediaType: string
  readonly visibility: FileVisibility
  readonly scanState: ScanState
  readonly receivedAt: string
  /** Account; null = a citizen without one. */
  readonly receivedBy: string | null
}
