/** Looking at files of casework without an installation. */

import { createHash, createPublicKey } from 'node:crypto'
import type { CaseworkTools } from '../cli/commands/casework.ts'
import { readArchive } from '../documents/read/read-archive.ts'
import { readTable } from '../documents/read/read-table.ts'
import type { LocalDate } from '../domain/calendar/local-date.ts'
import { nationalCalendar } from '../domain/calendar/national-calendar.ts'
import { planRequestImport } from '../domain/requests/sheet/plan-request-import.ts'
import { readRequestSheet } from '../domain/requests/sheet/read-request-sheet.ts'
import { UnreadableFile } from '../domain/unreadable-file.ts'
import { verifyCaseFile } from '../usecases/requests/import-case-file.ts'
import { verifyCaseSignature } from './case-file-signature.ts'

export function caseworkTools(today: () => LocalDate): CaseworkTools {
  const digest = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex')
  return {
    verifyCaseFile: async (bytes, keys) => {
      const known = keys.map((key) => publicKeyOf(key))
      const ports = {
        openArchive: readArchive,
        digestBytes: digest,
        digest,
        verify: verifyCaseSignature(known),
      }
      return verifyCaseFile(ports, bytes)
    },
    planImport: async (bytes, fileName) => {
      const sheet = readRequestSheet(readTable(bytes), { name: fileName })
      const place = { regionId: '000000', organId: '00000000-0000-4000-8000-000000000000' }
      const plan = planRequestImport(sheet, { ...place, today: today(), calendar: nationalCalendar, digest })
      return { sheet, plan }
    },
  }
}

function publicKeyOf(pem: Uint8Array) {
  try {
    return createPublicKey(Buffer.from(pem))
  } catch (cause) {
    throw new UnreadableFile('unknown-format', '--key 给出的不是公钥（PEM）。', { cause })
  }
}
