/** What the desk (办公端) needs from outside; src/wiring hands it over. Plain functions, no stores. */

import type { AccessObject } from '../domain/access/access.ts'
import type { JsonValue } from '../domain/ledger/canonical-json.ts'
import type { Refusal } from '../domain/refusal.ts'
import type { HolidayYear } from '../law/work-calendar/holiday-rule.ts'
import type { Moment } from '../usecases/access-ports.ts'
import type { FileOwner } from '../usecases/file-ports.ts'
import type { SignedIn } from '../usecases/find-actor.ts'
import type { Todo } from '../usecases/list-todos.ts'
import type { FileReader } from '../usecases/open-file.ts'
import type { AccessLogEntry, AccessLogPage } from '../usecases/personal-data-ports.ts'
import type { CalendarPreview } from '../usecases/requests/preview-calendar.ts'
import type { DeskAccess } from './desk-access.ts'
import type { DeskApiKeys } from './desk-api-keys.ts'
import type { DeskDestructions } from './desk-destructions.ts'
import type { DeskExchange } from './desk-exchange.ts'
import type { DeskLetters } from './desk-letters.ts'
import type { DeskOrgans } from './desk-organs.ts'
import type { DeskOwn } from './desk-own.ts'
import type { DeskNotices, DeskPlatform, DeskVocabularies } from './desk-platform.ts'
import type { DeskReleases } from './desk-releases.ts'
import type { DeskRequests } from './desk-requests.ts'
import type { TellError } from './tell-error.ts'

export interface DeskPorts {
  /** `bindAccess(accessPorts)`. */
  readonly access: DeskAccess
  /** `bindOrgans(organPorts)`. */
  readonly organs: DeskOrgans
  /** `bindRequests(requestPorts, …)`. */
  readonly requests: DeskRequests
  /** `bindExchange(caseFilePorts)`. */
  readonly exchange: DeskExchange
  /** `bindApiKeys(apiKeyPorts)`. */
  readonly apiKeys: DeskApiKeys
  /** `bindLetters(letterPorts, …)`. */
  readonly letters: DeskLetters
  readonly files: DeskFiles
  /** `bindReleases(releasePorts, filePorts)`. */
  readonly releases: DeskReleases
  /** `bindDestructions(destructionPorts)`. */
  readonly destructions: DeskDestructions
  readonly vocabularies: DeskVocabularies
  readonly notices: DeskNotices
  /** `bindOwn(ownDeskPorts)`. */
  readonly own: DeskOwn
  readonly platform: DeskPlatform
  /** Everything with a date that is the person's to do, the most pressing first. */
  readonly listTodos: (input: Asked) => Promise<readonly Todo[]>
  readonly calendars: DeskCalendars
  /** Views of personal data, newest first. */
  readonly listAccesses: (input: Asked & { readonly page: AccessLogPage }) => Promise<readonly AccessEntry[]>
  /**
   * The same form sent twice is done once (store/idempotency-store.ts `doOnce`). The desk lets eight through at a time:
   * the pool must be larger than that.
   */
  readonly doOnce: (once: OnceKey, work: () => Promise<JsonValue>) => Promise<OnceAnswer>
  /** The present: instant and day in China. */
  readonly moment: () => Moment
  /** 128 bits of chance or more, printable: form keys, the cookie of a visitor who has not signed in. */
  readonly newToken: () => string
  /**
   * Address of the client: of the socket, or what a trusted proxy says in X-Forwarded-For.
   * Both null where there is no socket (tests).
   */
  readonly clientAddress: (socket: string | null, forwardedFor: string | null) => string
  /** Where the desk is reached, e.g. "https://desk.example.gov.cn"; null = as the request says. */
  readonly publicOrigin: string | null
  /** Told of what should not happen to people who use the pages: for the log (ASVS 16.3.2, 16.3.3). */
  readonly onSecurityEvent?: (event: SecurityEvent) => void
  /** Told of every error that became a page of ours: for the log, which leaves out what people wrote. */
  readonly onError: TellError
  /** Folder with the style sheets and the built islands. */
  readonly assetsFolder: string
}

export interface SecurityEvent {
  /** Code of the refusal, or 'foreign-form', 'too-fast'. */
  readonly event: string
  readonly route: string
  readonly accountId: string | null
}

export interface DeskFiles {
  /** Where the object of a file stands; null = there is no such object. */
  readonly place: (owner: FileOwner) => Promise<AccessObject | null>
  /** Address of a file on the face of user files, good for two minutes. */
  readonly address: (input: {
    readonly owner: FileOwner
    readonly fileId: string
    readonly by: FileReader
  }) => Promise<{ readonly ok: true; readonly address: string } | Refusal>
}

export interface Asked {
  readonly signedIn: SignedIn
  readonly at: Moment
}

export interface DeskCalendars {
  /** Years in force for a region: the encoded ones and those added here, oldest first. */
  readonly years: (regionId: string) => Promise<readonly HolidayYear[]>
  /** Puts a year in force and counts the open requests anew; what was there before stays in the ledger. null = this installation cannot yet. */
  readonly addYear:
    | ((input: Asked & { readonly year: HolidayYear }) => Promise<{ readonly ok: true } | Refusal>)
    | null
  /** Which open requests another year would move; writes nothing. */
  readonly preview: (input: Asked & { readonly year: HolidayYear }) => Promise<CalendarPreview | Refusal>
}

/** A line of the access log with the name of who looked. */
export type AccessEntry = AccessLogEntry & { readonly actorName: string }

export interface OnceKey {
  readonly regionId: string
  readonly key: string
  readonly actorId: string
  readonly body: JsonValue
}

export type OnceAnswer =
  | { readonly ok: true; readonly answer: JsonValue; readonly replayed: boolean }
  | { readonly ok: false; readonly code: 'key-reused' | 'in-flight' }
