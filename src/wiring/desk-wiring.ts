/** The ports of the desk's pages over what an installation has open. */

import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { nationalYears } from '../law/work-calendar/national-years.ts'
import { createAccessLog } from '../store/access-log-store.ts'
import type { Database } from '../store/database.ts'
import { destructionRecord } from '../store/destruction-record.ts'
import { fileDestruction } from '../store/file-destruction.ts'
import { doOnce } from '../store/idempotency-store.ts'
import { ownDeskStore } from '../store/own-desk-store.ts'
import { destructionLog, noticeLog, operationLog, vocabularyLog } from '../store/region-log.ts'
import { releaseStore } from '../store/release-store.ts'
import type { Schema } from '../store/schema.ts'
import type { AccessPorts, Moment } from '../usecases/access-ports.ts'
import type { ApiKeyPorts } from '../usecases/api-key-ports.ts'
import type { CaseFilePorts } from '../usecases/case-file-ports.ts'
import { type CalendarStore, listCalendarYears } from '../usecases/change-calendar.ts'
import type { FilePorts } from '../usecases/file-ports.ts'
import type { LetterPorts } from '../usecases/letter-ports.ts'
import { listTodos } from '../usecases/list-todos.ts'
import type { PlatformPorts } from '../usecases/look-after-platform.ts'
import type { OrganPorts } from '../usecases/organ-ports.ts'
import type { ReleasePorts } from '../usecases/release/release-ports.ts'
import type { ReportStore } from '../usecases/report-ports.ts'
import type { RequestPorts } from '../usecases/request-ports.ts'
import { findRequestObject } from '../usecases/requests/find-request.ts'
import {
  applyCalendar,
  type CalendarChangePorts,
  previewCalendar,
} from '../usecases/requests/preview-calendar.ts'
import { requestTodos } from '../usecases/requests/request-todos.ts'
import { bindAccess } from '../web/desk-access.ts'
import { bindApiKeys } from '../web/desk-api-keys.ts'
import { bindDestructions } from '../web/desk-destructions.ts'
import { bindExchange } from '../web/desk-exchange.ts'
import { bindLetters } from '../web/desk-letters.ts'
import { bindOrgans } from '../web/desk-organs.ts'
import { bindOwn } from '../web/desk-own.ts'
import { bindNotices, bindPlatform, bindVocabularies } from '../web/desk-platform.ts'
import type { DeskPorts } from '../web/desk-ports.ts'
import { bindReleases } from '../web/desk-releases.ts'
import { bindRequests } from '../web/desk-requests.ts'
import { trustProxies } from './client-address.ts'
import { fileTerms } from './file-wiring.ts'
import { openReleaseGate } from './release-gate.ts'
import type { Settings } from './settings.ts'

export interface DeskNeeds {
  readonly database: Database
  /** That of the database through `joining`: what is changed with a form stands or falls with it. */
  readonly forms: Kysely<Schema>
  readonly settings: Settings
  readonly moment: () => Moment
  readonly access: AccessPorts
  readonly organs: OrganPorts
  readonly reports: ReportStore
  readonly files: FilePorts
  readonly fileAddress: DeskPorts['files']['address']
  /** Where the portal is reached. */
  readonly portalOrigin: () => string
  readonly requests: RequestPorts
  readonly letters: LetterPorts
  readonly exchange: CaseFilePorts
  readonly apiKeys: ApiKeyPorts
  readonly calendars: CalendarStore
}

/** `running`: jobs and backups, which only a server that runs has. */
export type OpenDesk = (
  assetsFolder: string,
  running: Omit<PlatformPorts, 'operations'>,
) => Omit<DeskPorts, 'onError'>

/** In the log of accesses, for an account that is gone. */
const unknownActor = '（已不存在的账号）'

export function openDesk(needs: DeskNeeds): OpenDesk {
  const { database, forms, settings, moment, access, organs, reports, files, requests } = needs
  const nameOf = async (accountId: string) => (await access.accounts.findAccount(accountId))?.name ?? null
  return (assetsFolder, running) => ({
    access: bindAccess(access),
    organs: bindOrgans(organs),
    requests: bindRequests(requests, {
      findPersonalDataObject: (object) => findRequestObject(requests, 'personal-data', object, moment()),
      nameOf,
    }),
    releases: bindReleases(releasePortsOf(needs), files),
    exchange: bindExchange(needs.exchange),
    apiKeys: bindApiKeys(needs.apiKeys),
    letters: bindLetters(needs.letters, { nameOf }),
    files: { place: files.findFileObject, address: needs.fileAddress },
    destructions: bindDestructions({
      personalData: requests.personalData,
      findPersonalDataObject: (object) => findRequestObject(requests, 'personal-data', object, moment()),
      destructions: destructionLog(forms),
      requests: requests.requests,
      files: fileDestruction(forms, fileTerms(settings)),
      record: destructionRecord(database.app),
      nameOf: async (accountId) => (await nameOf(accountId)) ?? unknownActor,
      organPath: organs.organs.organPath,
      newId: randomUUID,
    }),
    vocabularies: bindVocabularies({ vocabulary: (name) => vocabularyLog(forms, name) }),
    notices: bindNotices({ notices: noticeLog(forms), newId: randomUUID }),
    own: bindOwn({ own: ownDeskStore(forms), newId: randomUUID }),
    platform: bindPlatform({ ...running, operations: operationLog(forms) }),
    listTodos: (input) =>
      listTodos(
        {
          organs: organs.organs,
          publishedReports: (regions, year) => reportsOf(reports, regions, year),
          compileAddress: ({ regionId, organId, name }, year) =>
            `${needs.portalOrigin()}/compile?${new URLSearchParams({ organ: name, year: String(year), region: regionId, id: organId })}`,
          requests: (asked) => requestTodos(requests, asked),
        },
        input,
      ),
    calendars: calendarsOf(needs),
    listAccesses: accessesOf(database, nameOf),
    doOnce: (once, work) => doOnce(database.app, once, work),
    moment,
    newToken: () => randomBytes(24).toString('base64url'),
    clientAddress: trustProxies(settings.TRUSTED_PROXIES),
    publicOrigin: settings.DESK_URL ?? null,
    assetsFolder,
  })
}

/** Each name is looked up at most once a page. */
function accessesOf(
  { app }: Database,
  nameOf: (accountId: string) => Promise<string | null>,
): DeskPorts['listAccesses'] {
  const accessLog = createAccessLog(app)
  return async ({ signedIn, page }) => {
    const entries = await accessLog.list(signedIn.account.regionId, page)
    const names = new Map<string, string>()
    for (const { actorId } of entries) {
      if (names.has(actorId)) continue
      names.set(actorId, (await nameOf(actorId)) ?? unknownActor)
    }
    return entries.map((entry) => ({ ...entry, actorName: names.get(entry.actorId) ?? unknownActor }))
  }
}

function calendarsOf({ calendars, requests, organs }: DeskNeeds): DeskPorts['calendars'] {
  const changes: CalendarChangePorts = {
    calendars,
    requests: requests.requests,
    organs: organs.organs,
    encoded: nationalYears,
  }
  return {
    years: (regionId) => listCalendarYears({ calendars }, { regionId, encoded: nationalYears }),
    addYear: (input) => applyCalendar(changes, input),
    preview: (input) => previewCalendar(changes, input),
  }
}

function releasePortsOf({ forms, files }: DeskNeeds): ReleasePorts {
  return {
    releases: releaseStore(forms),
    files,
    gate: openReleaseGate(),
    newId: randomUUID,
    digestOf: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  }
}

/** Organs of the regions whose report on a year is published here. */
async function reportsOf(
  reports: ReportStore,
  regionIds: readonly string[],
  year: number,
): Promise<Set<string>> {
  const published = new Set<string>()
  for (const regionId of regionIds) {
    for (let after: string | null = null; ; ) {
      const page = await reports.list({ regionId, extent: 'with-regions-below', year, after, limit: 500 })
      for (const { organId } of page.reports) published.add(organId)
      if (page.next === null) break
      after = page.next
    }
  }
  return published
}
