/** What making and reading 案卷包 needs from outside; src/wiring hands it over. */

import type { JsonValue } from '../domain/ledger/canonical-json.ts'
import type { CaseFileReader } from '../domain/requests/read-case-file.ts'
import type { RequestExchangePorts } from './request-exchange-ports.ts'

/** A file to go into an archive, or that came out of one. */
export interface ArchivePart {
  readonly path: string
  readonly bytes: Uint8Array
}

/** A letter of a case as it was issued. */
export interface LetterPart extends ArchivePart {
  readonly title: string
}

export interface CaseFilePorts extends RequestExchangePorts {
  /** Issued letters of a request as they went out, with paths of their own below `letters/`. */
  readonly lettersOf: (regionId: string, requestId: string) => Promise<readonly LetterPart[]>
  readonly writeArchive: (parts: readonly ArchivePart[]) => Uint8Array
  /** Throws `UnreadableFile`. */
  readonly openArchive: (bytes: Uint8Array) => Pick<CaseFileReader, 'names' | 'read'>
  /** SHA-256 in hex. */
  readonly digestBytes: (bytes: Uint8Array) => string
  /** With the key of the installation: algorithm, key and signature, as it stands beside the manifest. */
  readonly sign: (message: Uint8Array) => JsonValue
  readonly verify: CaseFileReader['verify']
  /** Whether the fields of a fact are those of its type. */
  readonly isFact: (fact: object) => boolean
}
