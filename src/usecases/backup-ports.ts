/** 备份: what is known of the copies of an installation. */

/** How a backup stood the test of being restored. */
export interface BackupDrill {
  /** ISO 8601. */
  readonly at: string
  readonly outcome: 'sound' | 'failed'
  readonly seconds: number
  /** What was found, Chinese, without personal data. */
  readonly says: string
}

export interface Backup {
  /** Name of its folder. */
  readonly name: string
  /** ISO 8601. */
  readonly madeAt: string
  readonly bytes: number
  readonly rows: number
  /** The last one; null = never tried. */
  readonly drill: BackupDrill | null
}

export interface BackupShelf {
  /** Newest first; half-made ones are not listed. */
  readonly list: () => Promise<readonly Backup[]>
  /** Copies the database, the files and the keys. Answers the name. */
  readonly make: (now: Date) => Promise<string>
  /** Restores it into an empty place, checks digests, rows and ledger, and writes down how it went; the place is emptied again. */
  readonly drill: (name: string, now: Date) => Promise<BackupDrill>
}
