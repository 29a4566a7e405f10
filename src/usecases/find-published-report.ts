import type { PublishedReport, ReportKey, ReportStore } from './report-ports.ts'

export interface FoundReport {
  readonly published: PublishedReport
  /** Version that counts today; larger than `published.version` when an old one was asked for. */
  readonly newestVersion: number
  /** Other years of the same organ, newest first. */
  readonly years: readonly number[]
}

/** An organ's published report of a year, as corrected last or in a version asked for. Null when there is none. */
export async function findPublishedReport(
  ports: { readonly reports: ReportStore },
  key: ReportKey & { readonly version?: number },
): Promise<FoundReport | null> {
  const [published, newest, years] = await Promise.all([
    ports.reports.find(key, key.version),
    ports.reports.find(key),
    ports.reports.listYears(key.regionId, key.organId),
  ])
  if (published === null || newest === null) return null
  return { published, newestVersion: newest.version, years }
}
