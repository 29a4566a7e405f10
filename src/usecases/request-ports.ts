/** What the use cases of requests need from outside; src/wiring hands it over. */

import type { Reach } from '../domain/access/access.ts'
import type { LocalDate } from '../domain/calendar/local-date.ts'
import type { WorkCalendar } from '../domain/calendar/work-calendar.ts'
import type { Refusal } from '../domain/refusal.ts'
import type { NumberTemplate } from '../domain/requests/letters/letter-settings.ts'
import type { Lifecycle, RecordedEvent, RequestCase } from '../domain/requests/request-case.ts'
import type {
  ApplicantCategory,
  ApplicantField,
  RequestEvent,
  RequestKind,
  SoughtItem,
  SupplyForm,
  SupplyRoute,
} from '../domain/requests/request-event.ts'
import type { IntakeChannel } from '../law/disclosure-regulation/article-31-receipt-date.ts'
import type { OutcomeCode } from '../law/outcome-codes.ts'
import type { Moment } from './access-ports.ts'
import type { FilePorts } from './file-ports.ts'
import type { OrganStore } from './organ-ports.ts'
import type { PersonalDataPorts } from './personal-data-ports.ts'
import type { RequestNumberStore } from './request-number-ports.ts'

export interface RequestPorts {
  readonly requests: RequestStore
  readonly numbers: RequestNumberStore
  readonly organs: OrganStore
  readonly personalData: PersonalDataPorts['personalData']
  readonly files: FilePorts
  /** 代字 and form of an organ's register numbers. */
  readonly numberingOf: (regionId: string, organId: string) => Promise<NumberTemplate>
  /**
   * Before 签发: the letter that is signed, when the linter lets it pass (usecases/letters/sign-gate.ts). Left out only
   * where cases are made without letters (tests of other things, imports).
   */
  readonly letterToSign?: (input: {
    readonly case: RequestCase
    readonly letterId: string | null
    readonly today: LocalDate
  }) => Promise<{ readonly ok: true; readonly letterId: string } | Refusal>
  /** The working days of a region, with the years added there. */
  readonly calendarOf: (regionId: string) => Promise<WorkCalendar>
  readonly newId: () => string
  /** 查询码: printable chance, told once; only its digest is kept. */
  readonly newTrackingCode: () => string
  /** SHA-256 in hex. */
  readonly digest: (text: string) => string
}

/** What a request says, however it came in: typed by the applicant, or from paper by the office. */
export interface RequestEntry {
  readonly kind: RequestKind
  readonly category: ApplicantCategory
  readonly onBehalf: 'self' | 'agent'
  readonly oral: 'yes' | 'no'
  readonly assistance: string
  /** By field name; fields not filled in are left out. */
  readonly applicant: Readonly<Partial<Record<ApplicantField, string>>>
  readonly items: readonly SoughtItem[]
  readonly supplyForm: SupplyForm
  readonly supplyRoute: SupplyRoute
  readonly suggestsPublication: 'yes' | 'no'
}

/** A request as the database has it: its place and its events; `requestCase` makes the rest. */
export interface StoredRequest {
  readonly regionId: string
  readonly organId: string
  readonly requestId: string
  readonly version: number
  readonly events: readonly RecordedEvent[]
}

/** One line of a work list, from the projection that every save renews. */
export interface RequestLine {
  readonly regionId: string
  readonly organId: string
  readonly requestId: string
  readonly number: string
  readonly kind: RequestKind
  readonly category: ApplicantCategory
  /** First words of what is asked for. */
  readonly title: string
  readonly unit: string
  readonly registeredOn: LocalDate
  readonly received: LocalDate | null
  /** Last day to reply as counted at the last save; null while none runs. */
  readonly due: LocalDate | null
  readonly provisional: boolean
  readonly lifecycle: Lifecycle
  readonly outcome: OutcomeCode | null
  readonly closedOn: LocalDate | null
}

export interface RequestFilter {
  /** Open ones by due day (those without one last), closed ones by the day of closing, newest first. */
  readonly state: 'open' | 'overdue' | 'closed' | 'all'
  readonly lifecycle: Lifecycle | null
  /** Due on this day or before; null = whenever. */
  readonly dueTo: LocalDate | null
  readonly organId: string | null
  /** Words of number, title or unit; '' = all. */
  readonly search: string
  readonly category: ApplicantCategory | null
  readonly outcome: OutcomeCode | null
  /** Received within, both days included; null = open at that end. */
  readonly receivedFrom: LocalDate | null
  readonly receivedTo: LocalDate | null
  /** What `next` of the page before said; null = first page. */
  readonly after: string | null
  readonly limit: number
  readonly today: LocalDate
}

export interface RequestList {
  readonly requests: readonly RequestLine[]
  readonly next: string | null
}

export interface RequestRecord {
  readonly actorId: string
  readonly at: Moment
}

export type RequestSaved =
  | { readonly ok: true; readonly version: number }
  | { readonly ok: false; readonly code: 'version-conflict' }

/** Requests of one organ that seem to ask for the same. */
export interface AlikeRequests {
  readonly regionId: string
  readonly organId: string
  readonly requestIds: readonly string[]
}

/** A file that two people released to everybody. */
export interface PublicFile {
  readonly requestId: string
  readonly fileId: string
  readonly name: string
}

export interface ChannelArrivals {
  readonly regionId: string
  readonly organId: string
  /** Registration of the last one by each channel that was ever used. */
  readonly last: Readonly<Partial<Record<IntakeChannel, LocalDate>>>
}

export interface RequestStore {
  readonly find: (regionId: string, requestId: string) => Promise<StoredRequest | null>
  /** By 查询码: the digest of the code together with the number. */
  readonly findByTracking: (number: string, codeDigest: string) => Promise<StoredRequest | null>
  readonly page: (reach: Reach, filter: RequestFilter) => Promise<RequestList>
  /** Open and recent requests of the organ, for duplicates and groups. */
  readonly listSimilar: (
    regionId: string,
    organId: string,
    words: readonly string[],
    limit: number,
  ) => Promise<readonly RequestLine[]>
  /**
   * Makes a request: its number without gaps (taken in the same transaction), its first events, its personal data, its
   * line. `events` is given the number.
   */
  readonly create: (
    place: { readonly regionId: string; readonly organId: string; readonly requestId: string },
    first: {
      /** Whose next number it takes; null = it has a number of its own, `events` is given 0. */
      readonly year: number | null
      readonly events: (serial: number) => readonly RequestEvent[]
      readonly applicant: RequestEntry['applicant']
      readonly trackingDigest: string | null
    },
    record: RequestRecord,
  ) => Promise<RequestSaved>
  /** Adds events behind `version` and renews the line. `supersedes`: the sequence that the first of them corrects. */
  readonly append: (
    stored: StoredRequest,
    events: readonly RequestEvent[],
    record: RequestRecord & {
      readonly supersedes: number | null
      /** Personal data that came with the step, by field (`personalFieldOf`); kept in the same transaction. */
      readonly personal?: Readonly<Record<string, string>>
    },
  ) => Promise<RequestSaved>
  /** These requests with their events, in no order; unknown ones are left out. */
  readonly listStored: (regionId: string, requestIds: readonly string[]) => Promise<readonly StoredRequest[]>
  /** Requests of the whole register that begin with the same words, where something was given; largest group first. */
  readonly listAlike: (reach: Reach, limit: number) => Promise<readonly AlikeRequests[]>
  /** Files of an organ's requests that everybody may see, the newest first. */
  readonly listPublicFiles: (regionId: string, organId: string) => Promise<readonly PublicFile[]>
  /** When a request last came in, by organ and channel. */
  readonly listLastArrivals: (reach: Reach) => Promise<readonly ChannelArrivals[]>
  /** Lines of these requests of a region, in no order; unknown ones are left out. */
  readonly listLines: (regionId: string, requestIds: readonly string[]) => Promise<readonly RequestLine[]>
  /** Requests within reach with their events, the next due day first: for alarms and recounting. */
  readonly listStanding: (
    reach: Reach,
    page: {
      /** Open ones; of these the ones not yet received in law; closed ones with something still to be done. */
      readonly which: 'open' | 'unreceived' | 'unsettled'
      readonly after: string | null
      readonly limit: number
    },
  ) => Promise<{ readonly requests: readonly StoredRequest[]; readonly next: string | null }>
  /** Counts the lines of requests anew, e.g. after a change of the calendar; answers how many changed. */
  readonly renew: (
    requests: readonly StoredRequest[],
    calendar: WorkCalendar,
    today: LocalDate,
  ) => Promise<number>
}
