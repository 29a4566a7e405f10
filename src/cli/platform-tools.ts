import type { Refusal } from '../domain/refusal.ts'
import type { LogProblem } from '../usecases/ledger-ports.ts'
import type { RotatedKeys, RotateKeys } from '../usecases/rotate-keys.ts'

/** What the operating commands need from outside; src/wiring hands it over. */
export interface PlatformTools {
  /** Brings the schema up to date; answers the names of the steps done. */
  readonly migrate: () => Promise<readonly string[]>
  /** Copies the embedded database (or dumps an outside one) and the files into a new folder; answers its path. */
  readonly backUp: (folder: string) => Promise<{
    readonly folder: string
    readonly rows: number
    readonly bytes: number
    /** `in-s3`: they are not in the backup. */
    readonly files: 'taken-along' | 'in-s3'
  }>
  /** Writes everything as SQL that any PostgreSQL from 15 on can load. */
  readonly dump: (file: string) => Promise<void>
  /** Lays a backup, or SQL of ours, into an empty place and checks it; answers what was found. */
  readonly restore: (
    backup: string,
  ) => Promise<{ readonly rows: number; readonly problems: readonly LogProblem[] }>
  /** Checks the ledger of every region, and the rows that its events make; `tell` hears how far it is. */
  readonly verify: (tell: (progress: string) => void) => Promise<{
    readonly regions: number
    readonly events: number
    readonly rows: number
    readonly problems: readonly LogProblem[]
  }>
  /** Takes the demonstration region out; answers rows removed by table. */
  readonly removeDemonstration: () => Promise<
    { readonly ok: true; readonly rows: Readonly<Record<string, number>> } | Refusal
  >
  /** A new one-time address for an account. */
  readonly recoverAccount: (
    loginName: string,
  ) => Promise<{ readonly ok: true; readonly address: string; readonly expiresAt: string } | Refusal>
  /** A new key for personal data, or the rest of a change that was broken off; `tell` hears how far it is. */
  readonly rotateKeys: (asked: RotateKeys, tell: (progress: string) => void) => Promise<RotatedKeys | Refusal>
}
