/** The desk's ports over an open installation. */

import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { WorkApiPorts } from './api/work/work-ports.ts'
import { trustProxies } from './client-address.ts'
import { packageRoot } from './documents/package-root.ts'
import { readTable } from './documents/read/read-table.ts'
import { writeTable } from './documents/write/write-table.ts'
import { isLocalDate } from './domain/calendar/local-date.ts'
import { openExchangePorts } from './exchange-wiring.ts'
import { openFieldKeys } from './field-key-file.ts'
import { openFilePorts, openPersonalData } from './file-wiring.ts'
import { fileHeaders } from './files/file-headers.ts'
import { identityPorts } from './identity/identity-ports.ts'
import { nationalYears } from './law/work-calendar/national-years.ts'
import { openLedgerKeys } from './ledger-keys.ts'
import { openLetterPorts } from './letter-wiring.ts'
import { portalRequests } from './portal-wiring.ts'
import { openReleaseGate } from './release-gate.ts'
import { openRequestPorts } from './request-wiring.ts'
import { openSealingKeys } from './sealing-keys.ts'
import type { Settings } from './settings.ts'
import { createAccessLog } from './store/access-log-store.ts'
import { accessStores } from './store/access-stores.ts'
import { apiKeyStore } from './store/api-key-store.ts'
import { calendarStore } from './store/calendar-store.ts'
import type { Database } from './store/database.ts'
import { doOnce } from './store/idempotency-store.ts'
import { organStore } from './store/organ-store.ts'
import { noticeLog, operationLog, vocabularyLog } from './store/region-log.ts'
import { releaseStore } from './store/release-store.ts'
import { hasNote } from './store/remove-organs.ts'
import { reportStore } from './store/report-store.ts'
import { joining, together } from './store/transaction.ts'
import type { AccessPorts, Moment } from './usecases/access-ports.ts'
import { beginInstallation } from './usecases/begin-installation.ts'
import { listCalendarYears } from './usecases/change-calendar.ts'
import { createFirstLinks, type FirstLink } from './usecases/create-first-link.ts'
import { makeFileLink, openFileLink } from './usecases/file-links.ts'
import type { FilePorts } from './usecases/file-ports.ts'
import { findKeyActor } from './usecases/find-key-actor.ts'
import { letterToSign } from './usecases/letters/sign-gate.ts'
import { listTodos } from './usecases/list-todos.ts'
import { type DemonstrationPorts, loadDemonstration } from './usecases/load-demonstration.ts'
import { type DemonstrationCasePorts, loadDemonstrationCases } from './usecases/load-demonstration-cases.ts'
import type { PlatformPorts } from './usecases/look-after-platform.ts'
import type { OrganPorts } from './usecases/organ-ports.ts'
import type { FindPersonalDataObject, PersonalDataStore } from './usecases/personal-data-ports.ts'
import type { ReleasePorts } from './usecases/release/release-ports.ts'
import { removalNote } from './usecases/remove-demonstration.ts'
import type { ReportStore } from './usecases/report-ports.ts'
import type { RequestPorts } from './usecases/request-ports.ts'
import { findRequestObject } from './usecases/requests/find-request.ts'
import { applyCalendar, previewCalendar } from './usecases/requests/preview-calendar.ts'
import { requestTodos } from './usecases/requests/request-todos.ts'
import { bindAccess } from './web/desk-access.ts'
import { bindApiKeys } from './web/desk-api-keys.ts'
import { bindExchange } from './web/desk-exchange.ts'
import { bindLetters } from './web/desk-letters.ts'
import { bindOrgans } from './web/desk-organs.ts'
import { bindNotices, bindPlatform, bindVocabularies } from './web/desk-platform.ts'
import type { DeskPorts } from './web/desk-ports.ts'
import { bindReleases } from './web/desk-releases.ts'
import { bindRequests } from './web/desk-requests.ts'
import type { FilesPorts } from './web/files-app.ts'
import type { PortalRequests } from './web/portal-requests.ts'

export interface Installation {
  readonly access: AccessPorts
  readonly organs: OrganPorts
  readonly reports: ReportStore
  readonly files: FilePorts
  readonly personalData: PersonalDataStore
  readonly findPersonalDataObject: FindPersonalDataObject
  readonly requests: RequestPorts
  /** Address of one file on the face of user files, for whoever may see it now; good for two minutes. */
  readonly fileAddress: DeskPorts['files']['address']
  readonly filesFace: FilesPorts
  /** The applicant's pages. */
  readonly portal: PortalRequests
  /** `running`: jobs and backups, which only a server that runs has. */
  readonly desk: (
    assetsFolder: string,
    running: Omit<PlatformPorts, 'operations'>,
  ) => Omit<DeskPorts, 'onError'>
  /** Makes the demonstration (unless it is switched off) or the first organ, and the one-time links of its people. */
  readonly firstLinks: (
    readReport: DemonstrationPorts['readReport'],
    at: Moment,
  ) => Promise<readonly FirstLink[]>
  /** The interface for programs with keys. */
  readonly work: Pick<WorkApiPorts, 'findCaller' | 'work' | 'doOnce' | 'moment'>
  /** Writes the demonstration's cases where its organs are and they are not; answers how many. */
  readonly loadCases: (at: Moment) => Promise<number>
}

/** Names whose list of accesses is looked up at most once a page. */
const unknownActor = '（已不存在的账号）'

/** Where the faces are reached from outside; a port that was taken moves them. */
export interface Origins {
  readonly desk: () => string
  readonly files: () => string
}

export function originsOf(
  settings: Settings,
  ports = { desk: settings.DESK_PORT, files: settings.FILES_PORT },
) {
  return {
    desk: () => settings.DESK_URL ?? `http://localhost:${ports.desk}`,
    files: () => settings.FILES_URL ?? `http://localhost:${ports.files}`,
  } satisfies Origins
}

export function openInstallation(
  database: Database,
  settings: Settings,
  moment: () => Moment,
  origins: Origins = originsOf(settings),
): Installation {
  const forms = joining(database.app)
  const access: AccessPorts = {
    ...accessStores(database.app),
    ...identityPorts({
      party: {
        name: '公开',
        id: new URL(origins.desk()).hostname,
        get origins() {
          return [origins.desk()]
        },
      },
      passwordPolicy: settings.PASSWORD_POLICY,
      breachedPasswords: settings.BREACHED_PASSWORDS ?? null,
      administratorNetworks: null,
      singleSignOn: singleSignOnOf(settings),
      sealingKeys: openSealingKeys(settings.dataFolder),
    }),
  }
  const organs: OrganPorts = { organs: organStore(forms), newId: randomUUID, readTable, writeTable }
  const reports = reportStore(database.app)
  const personalData = openPersonalData(database.app, settings)
  const calendars = { calendars: calendarStore(forms) }
  const files = openFilePorts(forms, settings, {
    organ: async ({ regionId, objectId }) => {
      const organPath = await organs.organs.organPath(regionId, objectId)
      return organPath.length === 0 ? null : { kind: 'file', regionId, organPath, workOf: [] }
    },
    request: (owner) => findRequestObject(requests, 'file', owner, moment()),
  })
  const requests: RequestPorts = {
    ...openRequestPorts({
      db: forms,
      keys: openFieldKeys(settings.dataFolder, settings.CIPHER),
      organs: organs.organs,
      calendars: calendars.calendars,
      personalData,
      files,
    }),
    letterToSign: (input) => letterToSign(letters, input),
  }
  const letters = openLetterPorts(forms, requests)
  const calendarChanges = {
    ...calendars,
    requests: requests.requests,
    organs: organs.organs,
    encoded: nationalYears,
  }
  const releases: ReleasePorts = {
    releases: releaseStore(forms),
    files,
    gate: openReleaseGate(),
    newId: randomUUID,
    digestOf: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  }
  const linkPorts = { ...files, secrets: access.secrets }
  const fileAddress: DeskPorts['files']['address'] = async (input) => {
    const made = await makeFileLink(linkPorts, { ...input, now: moment().now })
    return made.ok ? { ok: true, address: `${origins.files()}/file/${made.link}` } : made
  }
  const accessLog = createAccessLog(database.app)
  const demonstration: Omit<DemonstrationPorts, 'readReport'> = {
    wasRemoved: () => hasNote(database.app, removalNote),
    organs: organs.organs,
    reports,
    readExample: (fileName) => readFile(join(packageRoot(), 'examples', fileName)),
    digest: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    newId: randomUUID,
  }
  const exchange = openExchangePorts({
    db: forms,
    letters,
    fieldKeys: openFieldKeys(settings.dataFolder, settings.CIPHER),
    ledgerKeys: openLedgerKeys(settings.dataFolder),
  })
  const apiKeys = { apiKeys: apiKeyStore(forms), accounts: access.accounts, tokens: access.tokens }
  const demonstrationCases: DemonstrationCasePorts = {
    requests,
    reports,
    letters,
    accountOf: async (loginName) => (await access.accounts.findByLoginName(loginName))?.accountId ?? null,
    together: (work) => together(forms, work),
  }
  return {
    access,
    organs,
    reports,
    files,
    personalData,
    findPersonalDataObject: async (object) =>
      object.objectKind === 'request' ? findRequestObject(requests, 'personal-data', object, moment()) : null,
    requests,
    fileAddress,
    filesFace: {
      openLink: (link) => openFileLink(linkPorts, { link, now: moment().now }),
      headersOf: fileHeaders,
    },
    portal: portalRequests({ database, letters, reports, fileAddress, settings, moment }),
    firstLinks: async (readReport, at) => {
      const { staff } =
        settings.GONGKAI_DEMO === 'on'
          ? await loadDemonstration({ ...demonstration, readReport }, at)
          : { staff: [] }
      if (staff.length > 0) return createFirstLinks(access, { people: staff, at })
      const people = await beginInstallation({ organs: organs.organs, newId: randomUUID }, at)
      return createFirstLinks(access, { people, at })
    },
    work: {
      findCaller: (input) => findKeyActor(apiKeys, input),
      work: exchange,
      doOnce: (once, work) => doOnce(database.app, once, work),
      moment,
    },
    loadCases: async (at) =>
      settings.GONGKAI_DEMO === 'on' ? loadDemonstrationCases(demonstrationCases, at) : 0,
    desk: (assetsFolder, running) => ({
      access: bindAccess(access),
      organs: bindOrgans(organs),
      requests: bindRequests(requests, {
        findPersonalDataObject: (object) => findRequestObject(requests, 'personal-data', object, moment()),
        nameOf: async (accountId) => (await access.accounts.findAccount(accountId))?.name ?? null,
      }),
      releases: bindReleases(releases, files),
      exchange: bindExchange(exchange),
      apiKeys: bindApiKeys(apiKeys),
      letters: bindLetters(letters, {
        nameOf: async (accountId) => (await access.accounts.findAccount(accountId))?.name ?? null,
      }),
      files: { place: files.findFileObject, address: fileAddress },
      vocabularies: bindVocabularies({ vocabulary: (name) => vocabularyLog(forms, name) }),
      notices: bindNotices({ notices: noticeLog(forms), newId: randomUUID }),
      platform: bindPlatform({ ...running, operations: operationLog(forms) }),
      listTodos: (input) =>
        listTodos(
          {
            organs: organs.organs,
            publishedReports: (regions, year) => reportsOf(reports, regions, year),
            requests: (asked) => requestTodos(requests, asked),
          },
          input,
        ),
      calendars: {
        years: (regionId) => listCalendarYears(calendars, { regionId, encoded: nationalYears }),
        addYear: (input) => applyCalendar(calendarChanges, input),
        preview: (input) => previewCalendar(calendarChanges, input),
      },
      listAccesses: async ({ signedIn, page }) => {
        const entries = await accessLog.list(signedIn.account.regionId, page)
        const names = new Map<string, string>()
        for (const { actorId } of entries) {
          if (names.has(actorId)) continue
          names.set(actorId, (await access.accounts.findAccount(actorId))?.name ?? unknownActor)
        }
        return entries.map((entry) => ({ ...entry, actorName: names.get(entry.actorId) ?? unknownActor }))
      },
      doOnce: (once, work) => doOnce(database.app, once, work),
      moment,
      newToken: () => randomBytes(24).toString('base64url'),
      clientAddress: trustProxies(settings.TRUSTED_PROXIES),
      publicOrigin: settings.DESK_URL ?? null,
      assetsFolder,
    }),
  }
}

/** The present, with the day it is in China: the time zone is applied here, once. */
export function momentOf(now: Date): Moment {
  const text = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(now)
  if (!isLocalDate(text)) throw new Error(`today as ${text}: expected YYYY-MM-DD`)
  return { now: now.toISOString(), today: text }
}

function singleSignOnOf(settings: Settings) {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, DESK_URL } = settings
  if (OIDC_ISSUER === undefined || OIDC_CLIENT_ID === undefined) return null
  if (OIDC_CLIENT_SECRET === undefined || DESK_URL === undefined) return null
  return {
    title: settings.OIDC_TITLE,
    issuer: OIDC_ISSUER,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    redirectUrl: `${DESK_URL}/sign-in/single-sign-on/answer`,
    twoFactorValues: settings.OIDC_TWO_FACTOR_VALUES,
    transport: 'https' as const,
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
