/** What the use cases of published reports need from outside; src/wiring hands it over. */

import type { ReportJson } from '../domain/annual-report/to-json.ts'
import type { Moment } from './access-ports.ts'

export interface ReportKey {
  readonly regionId: string
  readonly organId: string
  /** The year reported on. */
  readonly year: number
}

/** A version of a report as it was published. */
export interface PublishedReport extends ReportKey {
  /** 1, 2, 3 …: a corrected report is another version, the earlier ones stay. */
  readonly version: number
  readonly report: ReportJson
  /** SHA-256 in hex of the file it was read from. */
  readonly sourceDigest: string
  readonly sourceName: string
  /** YYYY-MM-DD; null where the source does not tell it. */
  readonly publishedOn: string | null
  /** When it was taken in, ISO 8601. */
  readonly recordedAt: string
}

/** A line of a list. */
export interface PublishedReportLine extends ReportKey {
  readonly organName: string
  readonly version: number
  readonly title: string
  readonly form: string
  readonly publishedOn: string | null
}

export interface ReportStore {
  /** The version asked for, or the newest; null when there is none. */
  readonly find: (key: ReportKey, version?: number) => Promise<PublishedReport | null>
  /** Years of which there is a report, newest first. */
  readonly listYears: (regionId: string, organId: string) => Promise<readonly number[]>
  /** The newest version of each organ's report of a year, by name of the organ. */
  readonly list: (page: ReportPage) => Promise<PublishedReportList>
  /** The newest report of each organ anywhere, by name of the organ. */
  readonly listNewest: (page: NewestReportPage) => Promise<PublishedReportList>
  /** Adds a version; the same file read to the same report is not added twice and answers the version it has. */
  readonly add: (report: NewReport, record: ReportRecord) => Promise<ReportAdded>
}

export interface ReportPage {
  readonly regionId: string
  /** `with-regions-below` = a city with its districts. */
  readonly extent: 'region' | 'with-regions-below'
  readonly year: number
  /** What `next` of the page before said; null = first page. */
  readonly after: string | null
  readonly limit: number
}

export interface NewestReportPage extends Pick<ReportPage, 'after' | 'limit'> {
  /** Part of the organ's name; '' = all. */
  readonly search: string
}

export interface PublishedReportList {
  readonly reports: readonly PublishedReportLine[]
  /** For the next page; null = this is the last. */
  readonly next: string | null
}

export type NewReport = Omit<PublishedReport, 'version' | 'recordedAt'>

export interface ReportRecord {
  readonly actorId: string
  readonly at: Moment
  /** Names the report in the ledger when it is the first version. */
  readonly newId: () => string
}

export interface ReportAdded {
  readonly version: number
  readonly added: 'yes' | 'was-there'
}
