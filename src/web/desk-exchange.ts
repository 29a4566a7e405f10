import type { CaseFileReading } from '../domain/requests/read-case-file.ts'
import type { CaseFilePorts } from '../usecases/case-file-ports.ts'
import { exportCaseFile } from '../usecases/requests/export-case-file.ts'
import { exportRequests } from '../usecases/requests/export-requests.ts'
import { importCaseFile, verifyCaseFile } from '../usecases/requests/import-case-file.ts'
import { importRequests } from '../usecases/requests/import-requests.ts'
import type { Bound } from './bound.ts'

/** 导入、导出 of requests, as the desk calls them. */
export interface DeskExchange {
  readonly importSheet: Bound<typeof importRequests>
  readonly exportSheet: Bound<typeof exportRequests>
  readonly exportCase: Bound<typeof exportCaseFile>
  readonly importCase: Bound<typeof importCaseFile>
  /** Throws `UnreadableFile`. */
  readonly verifyCase: (bytes: Uint8Array) => CaseFileReading
}

/** For src/wiring. */
export function bindExchange(ports: CaseFilePorts): DeskExchange {
  return {
    importSheet: (input) => importRequests(ports, input),
    exportSheet: (input) => exportRequests(ports, input),
    exportCase: (input) => exportCaseFile(ports, input),
    importCase: (input) => importCaseFile(ports, input),
    verifyCase: (bytes) => verifyCaseFile({ ...ports, digest: ports.requests.digest }, bytes),
  }
}
