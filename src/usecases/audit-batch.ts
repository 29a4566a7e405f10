import type { AuditResult } from '../domain/annual-report/finding.ts'
import type { UnreadableReason } from '../domain/unreadable-file.ts'

/** One line of the batch log (JSONL): a file judged, or a file that cannot be read and why. */
export type BatchLine =
  | {
      readonly file: string
      readonly organ: string
      readonly year: number | null
      readonly form: string
      readonly findings: AuditResult['findings']
      readonly counts: AuditResult['counts']
    }
  | {
      readonly file: string
      readonly unreadable: { readonly reason: UnreadableReason; readonly message: string }
    }

export interface BatchPorts {
  /** Reads and audits one file; never throws for a bad file. */
  readonly auditFile: (file: string) => Promise<BatchLine>
  /** Appends a line durably; called one at a time, in the order files finish. */
  readonly append: (line: BatchLine) => Promise<void>
  readonly progress: (state: BatchProgress) => void
}

export interface BatchProgress {
  readonly done: number
  readonly total: number
  readonly unreadable: number
  readonly withErrors: number
}

/** What an earlier run left in the log. */
export interface Finished {
  readonly files: ReadonlySet<string>
  readonly unreadable: number
  readonly withErrors: number
}

/**
 * Audits every file that the log does not hold yet, `jobs` at a time. A broken run is resumed by running it
 * again: `finished` names the files already in the log. Memory does not grow with the number of files.
 */
export async function auditBatch(
  files: readonly string[],
  finished: Finished,
  jobs: number,
  ports: BatchPorts,
): Promise<BatchProgress> {
  let state: BatchProgress = {
    done: files.filter((file) => finished.files.has(file)).length,
    total: files.length,
    unreadable: finished.unreadable,
    withErrors: finished.withErrors,
  }
  const waiting = files.filter((file) => !finished.files.has(file))[Symbol.iterator]()
  let writing = Promise.resolve()
  const work = async () => {
    for (const file of waiting) {
      const line = await ports.auditFile(file)
      state = {
        ...state,
        done: state.done + 1,
        unreadable: state.unreadable + ('unreadable' in line ? 1 : 0),
        withErrors: state.withErrors + ('counts' in line && line.counts.error > 0 ? 1 : 0),
      }
      writing = writing.then(() => ports.append(line))
      await writing
      ports.progress(state)
    }
  }
  await Promise.all(Array.from({ length: jobs }, work))
  return state
}
