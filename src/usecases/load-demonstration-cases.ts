/** 演示案件 into the ledger, after the people of the demonstration have their accounts. */

import { yearOf } from '../domain/calendar/local-date.ts'
import { defaultSettings } from '../domain/requests/letters/letter-settings.ts'
import { applicantActorId } from '../domain/requests/request-event.ts'
import { trackingAlphabet, trackingCodeLength } from '../domain/requests/tracking-code.ts'
import type { Moment } from './access-ports.ts'
import { installationActorId } from './create-first-link.ts'
import type { RequestTable } from './demonstration/cases-of-table.ts'
import { demonstrationCases } from './demonstration/demonstration-cases.ts'
import { reportingOrgans } from './demonstration/demonstration-organs.ts'
import { demonstrationStaff } from './demonstration/demonstration-staff.ts'
import type { InventedCase } from './demonstration/invented-case.ts'
import { type Hands, type Writing, writeSteps } from './demonstration/write-steps.ts'
import type { LetterPorts } from './letter-ports.ts'
import type { ReportStore } from './report-ports.ts'
import type { RequestPorts } from './request-ports.ts'
import { enterRequest } from './requests/enter-request.ts'

export interface DemonstrationCasePorts {
  readonly requests: RequestPorts
  readonly reports: ReportStore
  readonly letters: LetterPorts
  /** Account of a log-in name; null = there is none. */
  readonly accountOf: (loginName: string) => Promise<string | null>
  /** What `work` writes is kept whole or not at all. */
  readonly together: <T>(work: () => Promise<T>) => Promise<T>
}

/** All five examples are of one year. */
const exampleYear = 2021

/**
 * Writes every case of the demonstration in one transaction and answers how many; 0 where they are there already or
 * another program is just writing them. The cases are counted from the day of loading, their ids and 查询码 are the
 * same in every installation.
 */
export async function loadDemonstrationCases(ports: DemonstrationCasePorts, at: Moment): Promise<number> {
  const { requests } = ports
  const { regionId, organId } = reportingOrgans['baoshan-sh-offices-2021.txt']
  // Removed, or never made beside organs of one's own.
  if ((await requests.organs.findOrgan(organId)) === null) return 0
  const published = await publishedTables(ports.reports)
  const calendar = await requests.calendarOf(regionId)
  const cases = demonstrationCases({ calendar, today: at.today, published, publishedYear: exampleYear })
  const ids = cases.filter((made) => made.regionId === regionId).map((made) => idOf(requests.digest, made))
  if ((await requests.requests.listLines(regionId, ids)).length > 0) return 0
  const hands = await handsOf(ports)
  try {
    await ports.together(async () => {
      await setLetters(ports, at)
      for (const made of cases) await load(ports.letters, made, { hands, calendar, at })
    })
  } catch (error) {
    // Another program starting at the same time has written them.
    if ((await requests.requests.listLines(regionId, ids)).length > 0) return 0
    throw error
  }
  return cases.length
}

/** 查询码 with which a case of the demonstration can be followed on the portal. */
function demonstrationTrackingCode(digest: RequestPorts['digest'], key: string): string {
  const hex = digest(`demonstration tracking ${key}`)
  return Array.from({ length: trackingCodeLength }, (_, index) => {
    const value = Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16)
    return trackingAlphabet.charAt(value % trackingAlphabet.length)
  }).join('')
}

/** A letter served online must name where one asks for review online: nobody could sign one before that is set. */
const inventedReviewChannel = '虚构的行政复议网上受理平台（https://fuyi.example.gov.cn）'

async function setLetters(
  { requests, letters: { letters } }: DemonstrationCasePorts,
  at: Moment,
): Promise<void> {
  for (const { regionId, organId } of Object.values(reportingOrgans)) {
    const organ = await requests.organs.findOrgan(organId)
    if (organ === null) continue
    const settings = { ...defaultSettings(organ), onlineReview: inventedReviewChannel }
    const record = { actorId: installationActorId, at, newId: requests.newId }
    await letters.saveSettings({ regionId, organId }, 0, settings, record)
  }
}

async function publishedTables(reports: ReportStore): Promise<Record<string, RequestTable>> {
  const tables: Record<string, RequestTable> = {}
  for (const [file, organ] of Object.entries(reportingOrgans)) {
    const found = await reports.find({ ...organ, year: exampleYear })
    if (found !== null) tables[file] = tableOf(found.report.requests ?? {})
  }
  return tables
}

function tableOf(rows: Readonly<Record<string, unknown>>): RequestTable {
  return Object.fromEntries(
    Object.entries(rows).flatMap(([row, cells]): [string, Record<string, number | null>][] => {
      if (typeof cells !== 'object' || cells === null) return []
      const counts = Object.entries(cells).filter(([, value]) => typeof value === 'number')
      return [[row, Object.fromEntries(counts)]]
    }),
  )
}

/** The person of the staff list who holds the role there, and never reviews own work. */
async function handsOf({ accountOf }: DemonstrationCasePorts): Promise<Hands> {
  const accounts = new Map<string, string>()
  for (const { loginName, organId, roles } of demonstrationStaff) {
    const accountId = await accountOf(loginName)
    if (accountId === null) continue
    const isHandler = accounts.get(`${organId} handler`) === accountId || roles.includes('handler')
    for (const role of roles) {
      const place = `${organId} ${role}`
      if (!accounts.has(place) && (role === 'handler' || !isHandler)) accounts.set(place, accountId)
    }
  }
  return (organId, hand) =>
    hand === 'applicant' ? applicantActorId : (accounts.get(`${organId} ${hand}`) ?? installationActorId)
}

type Loading = Pick<Writing, 'hands' | 'calendar' | 'at'>

async function load(ports: LetterPorts, made: InventedCase, { hands, calendar, at }: Loading): Promise<void> {
  const { regionId, organId, arrivedOn, channel } = made
  const requestId = idOf(ports.digest, made)
  const entered = await enterRequest(
    {
      ...ports,
      newId: () => requestId,
      newTrackingCode: () => demonstrationTrackingCode(ports.digest, made.key),
    },
    {
      regionId,
      organId,
      entry: {
        kind: made.kind,
        category: made.category,
        onBehalf: 'self',
        oral: made.oral,
        assistance: made.assistance,
        applicant: made.applicant,
        items: made.sought.map((description, index) => ({
          id: String(index + 1),
          description,
          documentNumber: '',
        })),
        supplyForm: channel === 'internet' ? 'electronic' : 'paper',
        supplyRoute: channel === 'internet' ? 'online' : channel === 'in-person' ? 'pick-up' : 'post',
        suggestsPublication: made.suggestsPublication,
      },
      arrival: {
        channel,
        arrivedOn,
        signedOn: channel === 'signed-mail' ? arrivedOn : null,
        courierNumber: channel === 'signed-mail' ? `EMS100000${yearOf(arrivedOn)}` : '',
      },
      actorId: channel === 'internet' ? applicantActorId : hands(organId, 'handler'),
      at,
    },
  )
  if (!entered.ok) throw new Error(`demonstration ${made.key}: ${entered.code}`)
  let given = 0
  // Ids in the order of the case, so that its letters are listed in it.
  const newId = () => idOf(ports.digest, made, ++given)
  await writeSteps({ ...ports, newId }, { made, requestId, hands, calendar, at })
}

/** A version 8 UUID of the key (RFC 9562), within the ids of the demonstration; `of`: what of the case, 0 = itself. */
function idOf(digest: RequestPorts['digest'], { key, organId }: InventedCase, of = 0): string {
  const hex = digest(`demonstration case ${organId} ${key}${of === 0 ? '' : ` ${of}`}`)
  const place = of === 0 ? hex.slice(0, 4) : of.toString(16).padStart(4, '0')
  return `de000000-${place}-8${hex.slice(4, 7)}-a${hex.slice(7, 10)}-${hex.slice(10, 22)}`
}
