/** What taking over and handing over of requests need from outside; src/wiring hands it over. */

import type { RequestEvent } from '../domain/requests/request-event.ts'
import type { KnownRequest } from '../domain/requests/sheet/plan-request-import.ts'
import type { ReadTable, WriteTable } from './organ-ports.ts'
import type {
  RequestEntry,
  RequestLine,
  RequestPorts,
  RequestRecord,
  StoredRequest,
} from './request-ports.ts'

export interface RequestExchangePorts {
  readonly requests: RequestPorts
  readonly exchange: RequestExchangeStore
  /** The rows of a CSV or a workbook. Throws `UnreadableFile`. */
  readonly readTable: ReadTable
  readonly writeTable: WriteTable
  /**
   * Keyed digest in hex: equal texts of one installation have equal digests, and nobody without its key can try out
   * whose row it was.
   */
  readonly rowDigest: (text: string) => string
}

/** A case that comes with its history. */
export interface TakenOver {
  readonly requestId: string
  readonly year: number
  /** '' = the system gives the next. */
  readonly number: string
  /** Given the number of its own or the one that was taken. */
  readonly events: (number: string) => readonly RequestEvent[]
  readonly applicant: RequestEntry['applicant']
}

export type TakenOverAll =
  | { readonly ok: true }
  /** Somebody else made one of them meanwhile: nothing was written. */
  | { readonly ok: false; readonly code: 'version-conflict' }

export interface RequestExchangeStore {
  /** Requests of the organ with one of these ids or numbers. */
  readonly listKnown: (
    place: { readonly regionId: string; readonly organId: string },
    named: { readonly requestIds: readonly string[]; readonly numbers: readonly string[] },
  ) => Promise<readonly KnownRequest[]>
  /**
   * Makes them all or none. The organ's counter goes on behind the highest of its own numbers among them, and is left
   * where it was by numbers of another form.
   */
  readonly takeOver: (
    place: { readonly regionId: string; readonly organId: string },
    cases: readonly TakenOver[],
    record: RequestRecord,
  ) => Promise<TakenOverAll>
  /** The events of lines, in their order. */
  readonly withEvents: (lines: readonly RequestLine[]) => Promise<readonly StoredRequest[]>
}
