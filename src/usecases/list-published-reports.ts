import type { NewestReportPage, PublishedReportList, ReportPage, ReportStore } from './report-ports.ts'

/** Most lines of one page, whatever is asked for. */
const mostLines = 200

/** Reports of a year in a region, the newest version of each, by name of the organ. */
export function listPublishedReports(
  ports: { readonly reports: ReportStore },
  page: ReportPage,
): Promise<PublishedReportList> {
  const limit = Math.min(Math.max(Math.trunc(page.limit), 1), mostLines)
  return ports.reports.list({ ...page, limit })
}

/** The newest report of each organ, by name of the organ. */
export function listNewestReports(
  ports: { readonly reports: ReportStore },
  page: NewestReportPage,
): Promise<PublishedReportList> {
  return ports.reports.listNewest(page)
}
