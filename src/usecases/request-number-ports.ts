/** What counting requests needs from outside: 表三, 表四, drill-down, the frozen year, the workload. */

import type { Reach } from '../domain/access/access.ts'
import type { LocalDate } from '../domain/calendar/local-date.ts'
import type { ApplicantCategory, RemedyResult } from '../domain/requests/request-event.ts'
import type { OutcomeCode } from '../law/outcome-codes.ts'
import type { RequestLine, RequestList, RequestRecord } from './request-ports.ts'

/** Which requests are counted; narrowed further to what the person may see. */
export interface NumberScope {
  /** One organ; null = every organ within reach. */
  readonly organId: string | null
  /** One region with the regions below it; null = all. */
  readonly regionId: string | null
}

/** 新收 or 上年结转. */
export type Origin = 'newlyReceived' | 'carriedIn'

/** So many requests of one kind that came in so and ended so in the year. */
export interface RequestTally {
  readonly category: ApplicantCategory
  readonly origin: Origin
  /** null = 结转下年度继续办理. */
  readonly code: OutcomeCode | null
  readonly count: number
}

/** The blocks of 表四. */
export type RemedyBlock = 'reconsideration' | 'litigationDirect' | 'litigationAfterReconsideration'

export interface RemedyTally {
  readonly block: RemedyBlock
  /** null = 尚未审结 on 31 December. */
  readonly result: RemedyResult | null
  readonly count: number
}

export interface YearTally {
  readonly requests: readonly RequestTally[]
  readonly remedies: readonly RemedyTally[]
}

/** A part of the counted requests: what is null is not asked for. */
export type CountedPart =
  | {
      readonly table: 'requests'
      readonly category: ApplicantCategory | null
      readonly origin: Origin | null
      /** Codes that ended in the year; 'carried-out' = still open at its end; null = all. */
      readonly codes: readonly OutcomeCode[] | 'carried-out' | null
    }
  | {
      readonly table: 'remedies'
      readonly block: RemedyBlock
      /** Results; 'pending' = none by the end of the year; null = all. */
      readonly results: readonly RemedyResult[] | 'pending' | null
    }

/** Where a case stood in a year. */
export interface CountedPlace {
  readonly origin: string
  readonly result: string
  readonly category: string
}

/** A case that is counted otherwise now than when the year was frozen. */
export interface YearDifference {
  readonly requestId: string
  readonly number: string
  /** '' = the request; else one of its remedies. */
  readonly remedyId: string
  readonly frozen: CountedPlace | null
  readonly now: CountedPlace | null
}

export interface FrozenYear {
  readonly regionId: string
  readonly organId: string
  readonly year: number
  /** 1, 2, 3 …: a later one restates the year. */
  readonly version: number
  readonly frozenAt: string
  readonly actorId: string
  readonly reason: string
  readonly numbers: YearTally
}

export interface Workload {
  readonly open: number
  readonly overdue: number
  /** Open without a day of receipt in law. */
  readonly unreceived: number
  /** Replied to between the days asked for. */
  readonly replied: number
  /** Of those with a last day to reply: how many in time. */
  readonly onTime: number
  readonly timed: number
  /** Working days as the clock counted them; null where none was replied to. */
  readonly workingDays: Spread
  /** Calendar days from receipt to reply: how long people waited. */
  readonly waited: Spread
  /** Calendar days of the steps: receipt to draft, draft to signature, signature to reply. */
  readonly steps: { readonly drafting: Spread; readonly signing: Spread; readonly serving: Spread }
  /** Open ones received first. */
  readonly oldest: readonly RequestLine[]
}

export interface Spread {
  readonly median: number | null
  readonly ninetieth: number | null
  readonly longest: number | null
}

export interface RequestNumberStore {
  readonly tally: (reach: Reach, scope: NumberScope, year: number) => Promise<YearTally>
  /** The requests behind a cell, by the day of receipt. */
  readonly listCounted: (
    reach: Reach,
    scope: NumberScope,
    year: number,
    part: CountedPart,
    page: { readonly after: string | null; readonly limit: number },
  ) => Promise<RequestList>
  readonly workload: (
    reach: Reach,
    scope: NumberScope,
    period: { readonly from: LocalDate; readonly to: LocalDate; readonly today: LocalDate },
  ) => Promise<Workload>
  /** Every version of an organ's frozen year, the newest first. */
  readonly listFrozen: (regionId: string, organId: string, year: number) => Promise<readonly FrozenYear[]>
  /** Where the cases now stand otherwise than in the newest frozen version. */
  readonly listDifferences: (
    regionId: string,
    organId: string,
    year: number,
  ) => Promise<readonly YearDifference[]>
  /** Freezes the year as it now stands, with every case in its place; null when somebody else froze it meanwhile. */
  readonly freeze: (
    place: { readonly regionId: string; readonly organId: string; readonly year: number },
    version: { readonly version: number; readonly reason: string; readonly newId: () => string },
    record: RequestRecord,
  ) => Promise<FrozenYear | null>
}
