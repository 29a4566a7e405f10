import type { AuditContext } from '../domain/annual-report/audit/audit.ts'
import type { AuditResult } from '../domain/annual-report/finding.ts'
import type { AnnualReport } from '../domain/annual-report/report.ts'
import type { WorkCalendar } from '../domain/calendar/work-calendar.ts'
import type { computeClock } from '../usecases/compute-clock.ts'
import type { computeFee } from '../usecases/compute-fee.ts'
import type { RenderPage, WriteFindings, WriteReport } from '../usecases/ports.ts'
import type { ReadReport } from '../usecases/read-report.ts'
import type { PortalRequests } from './portal-requests.ts'
import type { TellError } from './tell-error.ts'

/** What the pages need from outside; `main.ts` hands it over. */
export interface WebPorts {
  /** Bytes → report and original. Throws `UnreadableFile` with the sentence the page shows. */
  readonly readReport: (bytes: Uint8Array, fileName: string) => Promise<ReadReport>
  readonly auditReport: (report: AnnualReport, context?: AuditContext) => AuditResult
  readonly writeReport: WriteReport
  readonly writeFindings: WriteFindings
  readonly renderPage: RenderPage
  /** What the calculator counts by. */
  readonly calendar: () => Promise<WorkCalendar>
  readonly computeClock: typeof computeClock
  readonly computeFee: typeof computeFee
  /** The value of a parsed JSON file → report. Throws `UnreadableFile`. */
  readonly reportFromJson: (json: unknown) => AnnualReport
  /** Published reports to try the page with. */
  readonly examples: readonly Example[]
  /** null = without a database: the pages of requests say so, all others work. */
  readonly requests: PortalRequests | null
  /** Today in Asia/Shanghai, YYYY-MM-DD. */
  readonly today: () => string
  /** Seconds that a client has to wait before more files of theirs are worked on; null = go on. Absent = no limit. */
  readonly secondsToWait?: (socket: string | null, forwardedFor: string | null) => number | null
  /** Told of every error that became a page of ours: for the log, which leaves out what people wrote. */
  readonly onError: TellError
  /** Folder with gongkai.css and the built islands. */
  readonly assetsFolder: string
}

export interface Example {
  /** Last part of the address `/examples/<id>`. */
  readonly id: string
  readonly title: string
  readonly bytes: () => Promise<Uint8Array>
}
