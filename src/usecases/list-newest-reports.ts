import type { NewestReportPage, PublishedReportList, ReportStore } from './report-ports.ts'

/** The newest report of each organ, by name of the organ. */
export function listNewestReports(
  ports: { readonly reports: ReportStore },
  page: NewestReportPage,
): Promise<PublishedReportList> {
  return ports.reports.listNewest(page)
}
