/** What destroying files needs; src/wiring hands it over. */

import type { LocalDate } from '../domain/calendar/local-date.ts'
import type { DueFile } from '../domain/personal-data/destruction-proposal.ts'
import type { FileClass } from '../law/file-classes.ts'

/** Full years that the files of each class are kept after the case is closed; null = not destroyed by the schedule. */
export type FileTerms = Readonly<Record<FileClass, number | null>>

export interface OrderedContent {
  readonly regionId: string
  readonly digest: string
}

export interface FileDestruction {
  /** Requests of the organ with the files whose day has passed; not where a case is still unsettled. */
  readonly listDue: (
    place: { readonly regionId: string; readonly organId: string },
    today: LocalDate,
    limit: number,
  ) => Promise<readonly { readonly requestId: string; readonly files: readonly DueFile[] }[]>
  /** Bytes that rows gave up and that may still lie in the store, of every region, the oldest first. */
  readonly listOrdered: (limit: number) => Promise<readonly OrderedContent[]>
  /** The bytes are gone, or a living file has them too: nothing is left to do. */
  readonly settle: (content: OrderedContent) => Promise<void>
  /** Files taken from their objects before that day lose name and digest as well; answers how many. */
  readonly forgetRemoved: (removedSince: string, at: string) => Promise<number>
}
