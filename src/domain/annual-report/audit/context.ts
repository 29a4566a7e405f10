/** What may be known besides the report itself. Everything is optional; what is missing makes a rule not assessable. */

import type { AnnualReport } from '../report.ts'
import type { OrganKind } from './organ-kind.ts'

export interface NamedReport {
  readonly name: string
  readonly report: AnnualReport
}

/** Counts from the case ledger that the report does not print. */
export interface RegisterFacts {
  /** 补正通知 sent in the year. */
  readonly supplementNotices?: number
  /** Requests to state reasons (条例第三十五条). */
  readonly reasonRequests?: number
  /** 征求第三方意见 letters. */
  readonly thirdPartyConsultations?: number
  /** Requests open on 31 December whose extended term had already ended. */
  readonly openPastTerm?: number
  /** Replies given after the term. */
  readonly overdueReplies?: number
  /** Requests of lawyers in their own name that were counted as 法律服务机构. */
  readonly lawyersAsOrganisations?: number
  /** Requests counted both as 部分公开 and under 不予公开. */
  readonly countedTwice?: number
  /** Withdrawn requests counted elsewhere than （六）3. */
  readonly withdrawnElsewhere?: number
}

export interface AuditContext {
  /** The same organ's report for the year before. */
  readonly previous?: AnnualReport
  /** Reports of the organs below. */
  readonly children?: readonly NamedReport[]
  /** Names of the organs that owe a report. */
  readonly expectedChildren?: readonly string[]
  /** Organs abolished or merged in the year, with the one that took over. */
  readonly succession?: readonly { readonly organ: string; readonly successor: string }[]
  /** Reports of other organs, for likeness of text. */
  readonly peers?: readonly AnnualReport[]
  readonly organKind?: OrganKind
  /** YYYY-MM-DD. */
  readonly publishedOn?: string
  /** Where and how it was published. */
  readonly publication?: {
    /** Name of the column it stands in. */
    readonly column?: string
    /** Differing copies found. */
    readonly copies?: number
    readonly downloadable?: boolean
    /** Cells that differ from the version first published: cell key → first figure. */
    readonly firstFigures?: Readonly<Record<string, number | null>>
  }
  /** Year that the file's name or its place states. */
  readonly fileYear?: number
  /** Cell key → figure recomputed from the case ledger. */
  readonly ledger?: Readonly<Record<string, number>>
  readonly register?: RegisterFacts
  /** The organ's own library of normative documents. */
  readonly library?: { readonly inForce?: number; readonly issued?: number }
  /** Which powers the organ holds. */
  readonly powers?: {
    readonly licences?: boolean
    readonly penalties?: boolean
    readonly coercion?: boolean
  }
}
