/** What an installation begins with: the demonstration or the first organ, and the one-time links of its people. */

import { createHash, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { packageRoot } from '../documents/package-root.ts'
import { hasNote } from '../store/remove-organs.ts'
import type { Schema } from '../store/schema.ts'
import { together } from '../store/transaction.ts'
import type { AccessPorts, Moment } from '../usecases/access-ports.ts'
import { beginInstallation } from '../usecases/begin-installation.ts'
import { createFirstLinks, type FirstLink } from '../usecases/create-first-link.ts'
import type { LetterPorts } from '../usecases/letter-ports.ts'
import { type DemonstrationPorts, loadDemonstration } from '../usecases/load-demonstration.ts'
import { type DemonstrationCasePorts, loadDemonstrationCases } from '../usecases/load-demonstration-cases.ts'
import type { OrganStore } from '../usecases/organ-ports.ts'
import { removalNote } from '../usecases/remove-demonstration.ts'
import type { ReportStore } from '../usecases/report-ports.ts'
import type { RequestPorts } from '../usecases/request-ports.ts'
import type { Settings } from './settings.ts'

export interface Beginning {
  /** Makes the demonstration (unless it is switched off) or the first organ, and the one-time links of its people. */
  readonly firstLinks: (
    readReport: DemonstrationPorts['readReport'],
    at: Moment,
  ) => Promise<readonly FirstLink[]>
  /** Writes the demonstration's cases where its organs are and they are not; answers how many. */
  readonly loadCases: (at: Moment) => Promise<number>
}

export interface BeginningNeeds {
  /** Through `joining`, as that of the requests. */
  readonly db: Kysely<Schema>
  readonly settings: Pick<Settings, 'GONGKAI_DEMO'>
  readonly access: AccessPorts
  readonly organs: OrganStore
  readonly reports: ReportStore
  readonly requests: RequestPorts
  readonly letters: LetterPorts
}

export function openBeginning(needs: BeginningNeeds): Beginning {
  const { db, settings, access, organs, reports, requests, letters } = needs
  const isWanted = settings.GONGKAI_DEMO === 'on'
  const demonstration: Omit<DemonstrationPorts, 'readReport'> = {
    wasRemoved: () => hasNote(db, removalNote),
    organs,
    reports,
    readExample: (fileName) => readFile(join(packageRoot(), 'examples', fileName)),
    digest: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    newId: randomUUID,
  }
  const cases: DemonstrationCasePorts = {
    requests,
    reports,
    letters,
    accountOf: async (loginName) => (await access.accounts.findByLoginName(loginName))?.accountId ?? null,
    together: (work) => together(db, work),
  }
  return {
    firstLinks: async (readReport, at) => {
      const { staff } = isWanted
        ? await loadDemonstration({ ...demonstration, readReport }, at)
        : { staff: [] }
      if (staff.length > 0) return createFirstLinks(access, { people: staff, at })
      const people = await beginInstallation({ organs, newId: randomUUID }, at)
      return createFirstLinks(access, { people, at })
    },
    loadCases: async (at) => (isWanted ? loadDemonstrationCases(cases, at) : 0),
  }
}
