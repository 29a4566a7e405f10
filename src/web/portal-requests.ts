import type { AnnualReport } from '../domain/annual-report/report.ts'
import type { StoredFile } from '../domain/files/stored-file.ts'
import type { Refusal } from '../domain/refusal.ts'
import type { DraftAnswered, RequestDraft } from '../domain/requests/draft/request-draft.ts'
import type { RequestKind, SoughtItem } from '../domain/requests/request-event.ts'
import type { Moment } from '../usecases/access-ports.ts'
import type { FormRefusal } from '../usecases/access-refusals.ts'
import type { DraftKey } from '../usecases/draft-ports.ts'
import type { UploadPart } from '../usecases/file-ports.ts'
import type { FoundOrgan } from '../usecases/find-organ.ts'
import type { FoundReport } from '../usecases/find-published-report.ts'
import type { OrganList } from '../usecases/organ-ports.ts'
import type { Written } from '../usecases/ports.ts'
import type { PublishedReportList, ReportKey } from '../usecases/report-ports.ts'
import type { RequestEntry } from '../usecases/request-ports.ts'
import type { PublicMatch } from '../usecases/requests/find-public-information.ts'
import type { changeDraft, DraftTerm, KeptDraft, SentRequest } from '../usecases/requests/keep-draft.ts'
import type { TrackedRequest } from '../usecases/requests/track-request.ts'

/** What the pages of requests need from an open installation. */
export interface PortalRequests {
  readonly organs: {
    /** Those that exist, by name. */
    readonly page: (search: string, after: string | null) => Promise<OrganList>
    readonly find: (regionId: string, organId: string, at: Moment) => Promise<FoundOrgan | null>
    /** Full names of regions, by code. */
    readonly regionNames: (regionIds: readonly string[]) => Promise<ReadonlyMap<string, string>>
  }
  readonly drafts: {
    readonly begin: (input: {
      readonly regionId: string
      readonly organId: string
      readonly kind: RequestKind
      readonly term: DraftTerm
      readonly now: string
    }) => Promise<DraftKey>
    readonly find: (key: DraftKey, now: string) => Promise<KeptDraft | null>
    readonly change: (
      key: DraftKey,
      now: string,
      change: (draft: RequestDraft) => DraftAnswered,
    ) => ReturnType<typeof changeDraft>
    readonly discard: (key: DraftKey, now: string) => Promise<void>
    readonly files: (draft: {
      readonly regionId: string
      readonly draftId: string
    }) => Promise<readonly StoredFile[]>
    readonly attach: (input: {
      readonly key: DraftKey
      readonly parts: readonly UploadPart[]
      readonly now: string
    }) => Promise<{ readonly ok: true; readonly files: readonly StoredFile[] } | Refusal>
    readonly detach: (input: {
      readonly key: DraftKey
      readonly fileId: string
      readonly now: string
    }) => Promise<void>
    /** Once, however often it is asked. */
    readonly submit: (
      key: DraftKey,
      at: Moment,
    ) => Promise<{ readonly ok: true; readonly sent: SentRequest } | Refusal>
    /** The 查询码 of the request that the draft becomes. */
    readonly trackingCode: (token: string) => string
  }
  readonly findPublic: (input: {
    readonly regionId: string
    readonly organId: string
    readonly words: string
  }) => Promise<readonly PublicMatch[]>
  /** Where a file is handed out that was released to everybody; refused alike for any other. */
  readonly publicFileAddress: (key: {
    readonly regionId: string
    readonly requestId: string
    readonly fileId: string
  }) => Promise<{ readonly ok: true; readonly address: string } | Refusal>
  /** An annual report that is published here, with the report that its JSON makes. */
  /** The newest published report of each organ, by name. */
  readonly listReports: (search: string, after: string | null) => Promise<PublishedReportList>
  readonly findReport: (
    key: ReportKey,
  ) => Promise<{ readonly found: FoundReport; readonly report: AnnualReport } | null>
  readonly tracked: {
    /** Refused alike for a wrong number and a wrong code. */
    readonly find: (proof: TrackingProof, at: Moment) => Promise<TrackedRequest | Refusal>
    readonly supplement: (
      proof: TrackingProof,
      input: { readonly items: readonly SoughtItem[]; readonly applicant: RequestEntry['applicant'] },
      once: OnceForm,
    ) => Promise<ActedOn>
    readonly withdraw: (proof: TrackingProof, note: string, once: OnceForm) => Promise<ActedOn>
    readonly suggestPublication: (proof: TrackingProof, note: string, once: OnceForm) => Promise<ActedOn>
    /** Address of a file of the request on the face of user files. */
    readonly fileAddress: (
      proof: TrackingProof,
      fileId: string,
      at: Moment,
    ) => Promise<{ readonly ok: true; readonly address: string } | Refusal>
  } & PortalLetters
  /** Rate limits: the seconds to wait, null = go on. */
  readonly take: (
    use: 'begin-draft' | 'upload' | 'own-file',
    address: string,
    now: string,
  ) => Promise<number | null>
  readonly wrongTracking: {
    readonly isUsedUp: (address: string, now: string) => Promise<number | null>
    readonly count: (address: string, now: string) => Promise<void>
  }
  /** Seconds that must lie between beginning a form and sending it, after what the network has sent within the hour. */
  readonly sendingWait: (address: string, now: string) => Promise<number>
  readonly countSent: (address: string, now: string) => Promise<void>
  readonly moment: () => Moment
  readonly newToken: () => string
  readonly clientAddress: (socket: string | null, forwardedFor: string | null) => string
  /** Where the portal is reached, when a setting says so. */
  readonly publicOrigin: string | null
}

export interface PortalLetters {
  /** 接收回执 as a PDF. */
  readonly receipt: (proof: TrackingProof, at: Moment) => Promise<Written | Refusal>
  /** A letter that was sent, as it was sent. */
  readonly letter: (proof: TrackingProof, letterId: string, at: Moment) => Promise<Written | Refusal>
}

/** What an applicant shows instead of an account. */
export interface TrackingProof {
  readonly number: string
  readonly code: string
}

export interface OnceForm {
  readonly regionId: string
  /** Idempotency key of the form. */
  readonly key: string
  readonly at: Moment
}

export type ActedOn = { readonly ok: true } | Refusal | FormRefusal
