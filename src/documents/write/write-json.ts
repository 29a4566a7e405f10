import type { AnnualReport } from '../../domain/annual-report/report.ts'
import { reportToJson } from '../../domain/annual-report/to-json.ts'

export const jsonMediaType = 'application/json'

/** The contract of `gongkai read --json`, indented for people. */
export function writeJson(report: AnnualReport): string {
  return `${JSON.stringify(reportToJson(report), null, 2)}\n`
}
