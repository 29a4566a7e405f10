/** 导入、导出 of an installation: stores, archives, signature. */

import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { fact } from '../api/work/fact-schemas.ts'
import { readArchive } from '../documents/read/read-archive.ts'
import { readTable } from '../documents/read/read-table.ts'
import { writeArchive } from '../documents/write/write-archive.ts'
import { writeTable } from '../documents/write/write-table.ts'
import { kindNames } from '../domain/requests/letters/letter-settings.ts'
import { blindIndex, type FieldKeys } from '../store/encrypted-field.ts'
import { requestExchangeStore } from '../store/request-exchange-store.ts'
import type { Schema } from '../store/schema.ts'
import type { CaseFilePorts, LetterPart } from '../usecases/case-file-ports.ts'
import type { LetterPorts } from '../usecases/letter-ports.ts'
import { servedCopy } from '../usecases/letters/open-letter-file.ts'
import { caseFileSignature } from './case-file-signature.ts'
import type { LedgerKeys } from './ledger-keys.ts'

export interface ExchangeNeeds {
  /** Through `joining`, as that of the requests. */
  readonly db: Kysely<Schema>
  /** The ports of the requests and of their letters. */
  readonly letters: LetterPorts
  readonly fieldKeys: FieldKeys
  readonly ledgerKeys: LedgerKeys
}

export function openExchangePorts({ db, letters, fieldKeys, ledgerKeys }: ExchangeNeeds): CaseFilePorts {
  return {
    requests: letters,
    exchange: requestExchangeStore(db, letters),
    readTable,
    writeTable,
    // A kind of its own: no digest of a row is ever that of an identity number.
    rowDigest: (text) => blindIndex(fieldKeys, '', 'request-row', text).toString('hex'),
    lettersOf: (regionId, requestId) => issuedLetters(letters, regionId, requestId),
    writeArchive,
    openArchive: readArchive,
    digestBytes: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    ...caseFileSignature(ledgerKeys),
    isFact: (value) => fact.safeParse(value).success,
  }
}

/** Both copies of every issued letter, as they went out. */
async function issuedLetters(ports: LetterPorts, regionId: string, requestId: string): Promise<LetterPart[]> {
  const parts: LetterPart[] = []
  const issued = (await ports.letters.list(regionId, requestId)).filter((letter) => letter.issued !== null)
  for (const [index, letter] of issued.entries()) {
    const { kind } = letter
    const title = `${kindNames[kind]} ${letter.issued?.number ?? ''}`.trim()
    for (const format of ['pdf', 'docx'] as const) {
      const copy = await servedCopy(ports, letter, format)
      if (!copy.ok) continue
      const path = `letters/${String(index + 1).padStart(2, '0')}-${kind}.${format}`
      parts.push({ path, bytes: copy.bytes, title })
    }
  }
  return parts
}
