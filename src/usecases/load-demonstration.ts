/** 演示地区: made at the first start, so that nobody begins with an empty screen. */

import { reportToJson } from '../domain/annual-report/to-json.ts'
import type { Organ } from '../domain/organs/organ.ts'
import { creationOf } from '../domain/organs/organ-change.ts'
import type { Moment } from './access-ports.ts'
import { type FirstPerson, installationActorId } from './create-first-link.ts'
import {
  demonstrationOrgans,
  demonstrationRegions,
  reportingOrgans,
} from './demonstration/demonstration-organs.ts'
import { demonstrationStaff } from './demonstration/demonstration-staff.ts'
import type { OrganStore } from './organ-ports.ts'
import type { ReadReport } from './read-report.ts'
import type { ReportStore } from './report-ports.ts'

export interface DemonstrationPorts {
  /** True once `removeDemonstration` has run in this installation. */
  readonly wasRemoved: () => Promise<boolean>
  readonly organs: OrganStore
  readonly reports: ReportStore
  /** The bytes of a file of `examples/`. */
  readonly readExample: (fileName: string) => Promise<Uint8Array>
  /** Bytes → report, as every other file is read. */
  readonly readReport: (bytes: Uint8Array, fileName: string) => Promise<ReadReport>
  /** SHA-256 in hex. */
  readonly digest: (bytes: Uint8Array) => string
  readonly newId: () => string
}

export interface LoadedDemonstration {
  /** Organs and reports made by this call; 0 when everything was there. */
  readonly organs: number
  readonly reports: number
  /**
   * Hand them to `createFirstLinks`, which makes the accounts and prints their one-time links. Empty where the
   * installation has no demonstration.
   */
  readonly staff: readonly FirstPerson[]
}

const none: LoadedDemonstration = { organs: 0, reports: 0, staff: [] }

/**
 * Makes regions, organs and published reports that are not there yet; running it again changes nothing, and what
 * people changed in the meantime stays as they left it. Two programs at once: one makes them, the other finds them.
 * Nothing is made once it was removed, nor beside organs of one's own.
 */
export async function loadDemonstration(ports: DemonstrationPorts, at: Moment): Promise<LoadedDemonstration> {
  if (await ports.wasRemoved()) return none
  const missing = await missingOrgans(ports.organs)
  const isNew = missing.length === demonstrationOrgans.length
  if (isNew && (await hasOrgans(ports.organs))) return none
  const organs = missing.length === 0 ? 0 : await addOrgans(ports.organs, missing, at)
  const reports = await loadReports(ports, at)
  return { organs, reports, staff: demonstrationStaff }
}

async function missingOrgans(organs: OrganStore): Promise<Organ[]> {
  const organIds = demonstrationOrgans.map(({ organId }) => organId)
  const known = await organs.listAround({ regionIds: [], creditCodes: [], organIds })
  const ids = new Set(known.map(({ organId }) => organId))
  return demonstrationOrgans.filter(({ organId }) => !ids.has(organId))
}

async function hasOrgans(organs: OrganStore): Promise<boolean> {
  const all = { search: '', kind: null, level: null, regionId: null, sort: 'name', descending: 'no' } as const
  const { organs: some } = await organs.pageOrgans({ ...all, after: null, limit: 1 })
  return some.length > 0
}

async function addOrgans(organs: OrganStore, missing: readonly Organ[], at: Moment): Promise<number> {
  const work = { regions: demonstrationRegions, changes: missing.map(creationOf) }
  const saved = await organs.save(work, { actorId: installationActorId, at, versions: {} })
  if (saved.ok) return missing.length
  // Another program starting at the same time has made them.
  const still = await missingOrgans(organs)
  if (still.length > 0)
    throw new Error(`demonstration: ${still.length} organs could not be made (${saved.code})`)
  return 0
}

async function loadReports(ports: DemonstrationPorts, at: Moment): Promise<number> {
  let added = 0
  for (const [fileName, organ] of Object.entries(reportingOrgans)) {
    const known = await ports.reports.listYears(organ.regionId, organ.organId)
    if (known.includes(exampleYear)) continue
    const bytes = await ports.readExample(fileName)
    const { report } = await ports.readReport(bytes, fileName)
    if (report.year !== exampleYear)
      throw new Error(`example ${fileName}: read as of ${report.year}, expected ${exampleYear}`)
    const { publishedOn, signedOn } = report.dates
    const answer = await ports.reports.add(
      {
        ...organ,
        year: exampleYear,
        report: reportToJson(report),
        sourceDigest: ports.digest(bytes),
        sourceName: fileName,
        publishedOn: publishedOn ?? signedOn,
      },
      { actorId: installationActorId, at, newId: ports.newId },
    )
    if (answer.added === 'yes') added++
  }
  return added
}

/** All five are of one year. */
const exampleYear = 2021
