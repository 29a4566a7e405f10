/** The desk's ports over an open installation. */

import { randomUUID } from 'node:crypto'
import type { WorkApiPorts } from '../api/work/work-ports.ts'
import { readTable } from '../documents/read/read-table.ts'
import { writeTable } from '../documents/write/write-table.ts'
import { isLocalDate } from '../domain/calendar/local-date.ts'
import { fileHeaders } from '../files/file-headers.ts'
import { identityPorts } from '../identity/identity-ports.ts'
import { accessStores } from '../store/access-stores.ts'
import { apiKeyStore } from '../store/api-key-store.ts'
import { calendarStore } from '../store/calendar-store.ts'
import type { Database } from '../store/database.ts'
import { doOnce } from '../store/idempotency-store.ts'
import { organStore } from '../store/organ-store.ts'
import { reportStore } from '../store/report-store.ts'
import { joining } from '../store/transaction.ts'
import type { AccessPorts, Moment } from '../usecases/access-ports.ts'
import { makeFileLink, openFileLink } from '../usecases/file-links.ts'
import type { FilePorts } from '../usecases/file-ports.ts'
import { findKeyActor } from '../usecases/find-key-actor.ts'
import { letterToSign } from '../usecases/letters/sign-gate.ts'
import type { OrganPorts } from '../usecases/organ-ports.ts'
import type { FindPersonalDataObject, PersonalDataStore } from '../usecases/personal-data-ports.ts'
import type { ReportStore } from '../usecases/report-ports.ts'
import type { RequestPorts } from '../usecases/request-ports.ts'
import { findRequestObject } from '../usecases/requests/find-request.ts'
import type { DeskPorts } from '../web/desk-ports.ts'
import type { FilesPorts } from '../web/files-app.ts'
import type { PortalRequests } from '../web/portal-requests.ts'
import { type Beginning, openBeginning } from './beginning.ts'
import { type OpenDesk, openDesk } from './desk-wiring.ts'
import { openExchangePorts } from './exchange-wiring.ts'
import { openFieldKeys } from './field-key-file.ts'
import { openFilePorts, openPersonalData } from './file-wiring.ts'
import { openLedgerKeys } from './ledger-keys.ts'
import { openLetterPorts } from './letter-wiring.ts'
import { portalRequests } from './portal-wiring.ts'
import { openRequestPorts } from './request-wiring.ts'
import { openSealingKeys } from './sealing-keys.ts'
import type { Settings } from './settings.ts'

export interface Installation extends Beginning {
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
  readonly desk: OpenDesk
  /** The interface for programs with keys. */
  readonly work: Pick<WorkApiPorts, 'findCaller' | 'work' | 'doOnce' | 'moment'>
}

/** Where the faces are reached from outside; a port that was taken moves them. */
export interface Origins {
  readonly portal: () => string
  readonly desk: () => string
  readonly files: () => string
}

export function originsOf(
  settings: Settings,
  ports = { portal: settings.PORT, desk: settings.DESK_PORT, files: settings.FILES_PORT },
) {
  return {
    portal: () => settings.PUBLIC_URL ?? `http://localhost:${ports.portal}`,
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
  const linkPorts = { ...files, secrets: access.secrets }
  const fileAddress: DeskPorts['files']['address'] = async (input) => {
    const made = await makeFileLink(linkPorts, { ...input, now: moment().now })
    return made.ok ? { ok: true, address: `${origins.files()}/file/${made.link}` } : made
  }
  const exchange = openExchangePorts({
    db: forms,
    letters,
    fieldKeys: openFieldKeys(settings.dataFolder, settings.CIPHER),
    ledgerKeys: openLedgerKeys(settings.dataFolder),
  })
  const apiKeys = { apiKeys: apiKeyStore(forms), accounts: access.accounts, tokens: access.tokens }
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
    ...openBeginning({ db: forms, settings, access, organs: organs.organs, reports, requests, letters }),
    work: {
      findCaller: (input) => findKeyActor(apiKeys, input),
      work: exchange,
      doOnce: (once, work) => doOnce(database.app, once, work),
      moment,
    },
    desk: openDesk({
      database,
      forms,
      settings,
      moment,
      access,
      organs,
      reports,
      files,
      requests,
      letters,
      exchange,
      apiKeys,
      calendars: calendars.calendars,
      fileAddress,
      portalOrigin: origins.portal,
    }),
  }
}

/** The present, with the day it is in China: the time zone is applied here, once. */
export function momentOf(now: Date): Moment {
  const text = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(now)
  if (!isLocalDate(text)) throw new Error(`today as ${text}: expected YYYY-MM-DD`)
  return { now: now.toISOString(), today: text }
}

/** null = not set. */
export function singleSignOnOf(settings: Settings) {
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
