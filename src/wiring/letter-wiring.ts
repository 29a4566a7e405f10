/** Letters of an installation: store, writers and the ports of their requests, as the use cases ask for them. */

import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { writeLetter } from '../documents/write/letter/write-letter.ts'
import { letterStore } from '../store/letter-store.ts'
import type { Schema } from '../store/schema.ts'
import { together } from '../store/transaction.ts'
import type { LetterPorts } from '../usecases/letter-ports.ts'
import type { RequestPorts } from '../usecases/request-ports.ts'

/** `db` through `joining`, as that of the requests. */
export function openLetterPorts(db: Kysely<Schema>, requests: RequestPorts): LetterPorts {
  return {
    ...requests,
    letters: letterStore(db),
    writeLetter,
    // Loaded when the first bundle is made: it brings the PDF engine along.
    writeBundle: async (bundle, parts) => {
      const { writeBundle } = await import('../documents/write/letter/write-bundle.ts')
      return writeBundle(bundle, parts)
    },
    digestOf: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    together: (work) => together(db, work),
  }
}
