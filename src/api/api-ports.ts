import type { AuditResult } from '../domain/annual-report/finding.ts'
import type { AnnualReport } from '../domain/annual-report/report.ts'
import type { WorkCalendar } from '../domain/calendar/work-calendar.ts'
import type { ReadReport } from '../usecases/read-report.ts'

/** What the interface needs from outside; `main.ts` hands it over. */
export interface ApiPorts {
  /** Bytes → report. Throws `UnreadableFile`, or `TooBusy` when too many files wait. */
  readonly readReport: (bytes: Uint8Array, fileName: string) => Promise<ReadReport>
  readonly auditReport: (report: AnnualReport) => AuditResult
  /** What periods are counted by. */
  readonly calendar: () => Promise<WorkCalendar>
  /** Id of the request being answered, told with every problem. */
  readonly requestId: () => string
  /** Seconds that a client has to wait before it may have more done; null = go on. Absent = no limit. */
  readonly secondsToWait?: (socket: string | null, forwardedFor: string | null) => number | null
  /** Told of an error nobody foresaw. */
  readonly onError: (error: unknown) => void
}
