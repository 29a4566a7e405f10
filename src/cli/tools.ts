import type { AuditContext } from '../domain/annual-report/audit/audit.ts'
import type { AuditResult } from '../domain/annual-report/finding.ts'
import type { AnnualReport } from '../domain/annual-report/report.ts'
import type { BatchLine } from '../usecases/audit-batch.ts'
import type { ReadOptions, WriteReport } from '../usecases/ports.ts'
import type { ReadReport } from '../usecases/read-report.ts'

/** What the commands need from outside the core; `main.ts` hands it over. */
export interface Tools {
  readonly readReport: (bytes: Uint8Array, fileName: string, options?: ReadOptions) => Promise<ReadReport>
  readonly auditReport: (report: AnnualReport, context?: AuditContext) => AuditResult
  readonly writeReport: WriteReport
  /** Readers on other threads, for batches. */
  readonly openReaders: (threads: number) => ReaderPool
  /** Hands a batch over to the workers of this installation and waits for it. Throws `EnvironmentProblem`. */
  readonly auditByWorkers: (batch: WorkerBatch) => Promise<void>
  /** Starts the pages; resolves when the server has stopped. */
  readonly serve: (options: { port: number | undefined }, announce: (line: string) => void) => Promise<void>
}

export interface ReaderPool {
  /** Like `readReport`; also throws `UnreadableFile('timeout')`. */
  readonly read: (bytes: Uint8Array, fileName: string, options?: ReadOptions) => Promise<ReadReport>
  readonly close: () => Promise<void>
}

export interface WorkerBatch {
  /** Tells this batch from others: a wait that was broken off is taken up again under the same name. */
  readonly name: string
  /** Absolute paths, which every worker must reach. */
  readonly files: readonly string[]
  readonly progress: (state: WorkerProgress) => void
  /** Called once a file when all are done; `file` is the path that was given. */
  readonly take: (line: BatchLine) => Promise<void>
}

export interface WorkerProgress {
  readonly done: number
  readonly total: number
  /** Files, of any batch, in jobs that failed each time and wait for a person. */
  readonly givenUp: number
}
