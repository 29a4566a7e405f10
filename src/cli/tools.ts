import type { AuditContext } from '../domain/annual-report/audit/audit.ts'
import type { AuditResult } from '../domain/annual-report/finding.ts'
import type { AnnualReport } from '../domain/annual-report/report.ts'
import type { ReadOptions, WriteReport } from '../usecases/ports.ts'
import type { ReadReport } from '../usecases/read-report.ts'

/** What the commands need from outside the core; `main.ts` hands it over. */
export interface Tools {
  readonly readReport: (bytes: Uint8Array, fileName: string, options?: ReadOptions) => Promise<ReadReport>
  readonly auditReport: (report: AnnualReport, context?: AuditContext) => AuditResult
  readonly writeReport: WriteReport
  /** Readers on other threads, for batches. */
  readonly openReaders: (threads: number) => ReaderPool
  /** Starts the pages; resolves when the server has stopped. */
  readonly serve: (options: { port: number | undefined }, announce: (line: string) => void) => Promise<void>
}

export interface ReaderPool {
  /** Like `readReport`; also throws `UnreadableFile('timeout')`. */
  readonly read: (bytes: Uint8Array, fileName: string, options?: ReadOptions) => Promise<ReadReport>
  readonly close: () => Promise<void>
}
