/** What counting requests needs from outside: 表三, 表四, drill-down, the frozen year, the workload. */

import type { Reach } from '../domain/access/access.ts'
import type { LocalDate } from '../domain/calendar/local-date.ts'
import type { CountedPart, YearTally } from '../domain/requests/year-tally.ts'
import type { RequestLine, RequestList, RequestRecord } from './request-ports.ts'

/** Which requests are counted; narrowed further to what the person may see. */
export interface NumberScope {
  /** One organ; null = every organ within reach. */
  readonly organId: string | null
  /** One region with the regions below it; null = all. */
  readonly regionId: string | null
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
