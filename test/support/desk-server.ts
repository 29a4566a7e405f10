/** The desk with its real stores on the embedded PostgreSQL, a clock that tests can move, and invented people. */

import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { readTable } from '../../src/documents/read/read-table.ts'
import { writeTable } from '../../src/documents/write/write-table.ts'
import type { Role } from '../../src/domain/access/access.ts'
import type { AccessChange } from '../../src/domain/access/account.ts'
import { addSeconds } from '../../src/domain/calendar/instant.ts'
import { isLocalDate } from '../../src/domain/calendar/local-date.ts'
import { creationOf } from '../../src/domain/organs/organ-change.ts'
import { fileHeaders } from '../../src/files/file-headers.ts'
import { createLocalFolder } from '../../src/files/local-folder.ts'
import { createUploads } from '../../src/files/upload-session.ts'
import { identityPorts } from '../../src/identity/identity-ports.ts'
import type { SingleSignOnSettings } from '../../src/identity/single-sign-on.ts'
import { nationalYears } from '../../src/law/work-calendar/national-years.ts'
import { createAccessLog } from '../../src/store/access-log-store.ts'
import { accessStores } from '../../src/store/access-stores.ts'
import { apiKeyStore } from '../../src/store/api-key-store.ts'
import { calendarStore } from '../../src/store/calendar-store.ts'
import type { Database } from '../../src/store/database.ts'
import { destructionRecord } from '../../src/store/destruction-record.ts'
import { fileDestruction } from '../../src/store/file-destruction.ts'
import { createFileStore } from '../../src/store/file-store.ts'
import { doOnce } from '../../src/store/idempotency-store.ts'
import { organStore } from '../../src/store/organ-store.ts'
import { ownDeskStore } from '../../src/store/own-desk-store.ts'
import { createPersonalDataStore } from '../../src/store/personal-data-store.ts'
import { destructionLog, noticeLog, operationLog, vocabularyLog } from '../../src/store/region-log.ts'
import { releaseStore } from '../../src/store/release-store.ts'
import { joining } from '../../src/store/transaction.ts'
import type { AccessPorts, Moment } from '../../src/usecases/access-ports.ts'
import { listCalendarYears } from '../../src/usecases/change-calendar.ts'
import { newLink } from '../../src/usecases/create-account.ts'
import { installationActorId } from '../../src/usecases/create-first-link.ts'
import { makeFileLink, openFileLink } from '../../src/usecases/file-links.ts'
import type { FilePorts } from '../../src/usecases/file-ports.ts'
import { letterToSign } from '../../src/usecases/letters/sign-gate.ts'
import { listTodos } from '../../src/usecases/list-todos.ts'
import { openSession } from '../../src/usecases/open-session.ts'
import type { OrganPorts } from '../../src/usecases/organ-ports.ts'
import { secretContext } from '../../src/usecases/prove-second-factor.ts'
import type { RequestPorts } from '../../src/usecases/request-ports.ts'
import { findRequestObject } from '../../src/usecases/requests/find-request.ts'
import { applyCalendar, previewCalendar } from '../../src/usecases/requests/preview-calendar.ts'
import { requestTodos } from '../../src/usecases/requests/request-todos.ts'
import { bindAccess } from '../../src/web/desk-access.ts'
import { bindApiKeys } from '../../src/web/desk-api-keys.ts'
import { createDesk } from '../../src/web/desk-app.ts'
import { bindDestructions } from '../../src/web/desk-destructions.ts'
import { bindExchange } from '../../src/web/desk-exchange.ts'
import { bindLetters } from '../../src/web/desk-letters.ts'
import { bindOrgans } from '../../src/web/desk-organs.ts'
import { bindOwn } from '../../src/web/desk-own.ts'
import { bindNotices, bindPlatform, bindVocabularies } from '../../src/web/desk-platform.ts'
import type { DeskPorts } from '../../src/web/desk-ports.ts'
import { bindReleases } from '../../src/web/desk-releases.ts'
import { bindRequests } from '../../src/web/desk-requests.ts'
import { createFilesFace } from '../../src/web/files-app.ts'
import { openExchangePorts } from '../../src/wiring/exchange-wiring.ts'
import { openFieldKeys } from '../../src/wiring/field-key-file.ts'
import { openLedgerKeys } from '../../src/wiring/ledger-keys.ts'
import { openLetterPorts } from '../../src/wiring/letter-wiring.ts'
import { openReleaseGate } from '../../src/wiring/release-gate.ts'
import { openRequestPorts } from '../../src/wiring/request-wiring.ts'
import { emptyDatabase } from './database.ts'
import { inventedOrgan, organId } from './invented-organs.ts'
import { emptyRunning, type RunningPlatform } from './running-platform.ts'
import { temporaryFolder } from './temporary-folder.ts'
import { buildAssets } from './web-ports.ts'

export interface TestDesk {
  readonly desk: ReturnType<typeof createDesk>
  readonly ports: DeskPorts
  readonly access: AccessPorts
  readonly database: Database
  readonly files: FilePorts
  readonly requests: RequestPorts
  /** The face of user files, at `filesOrigin`. */
  readonly filesFace: ReturnType<typeof createFilesFace>
  /** Jobs and backups as the desk sees them. */
  readonly running: RunningPlatform
  readonly regionId: string
  /** The time that the desk sees. */
  readonly clock: { now: string }
  /** An active account with these roles at organ 1 (the government) unless said otherwise, and a session of it. */
  readonly signedIn: (roles: readonly Role[], organ?: number) => Promise<{ accountId: string; token: string }>
  /** One-time link of a new account. */
  readonly invited: (loginName: string, name: string, roles: readonly Role[]) => Promise<string>
}

export interface DeskPlace {
  /** Where it is reached; 'http://localhost' unless said otherwise. */
  readonly address?: string
  readonly singleSignOn?: SingleSignOnSettings
}

const regionId = '369900'
export const filesOrigin = 'http://files.example.test'
const start = '2026-01-12T01:00:00.000Z'

/** `given`: an empty database other than the one of the test run. */
export async function testDesk(given?: Database, place: DeskPlace = {}): Promise<TestDesk> {
  const [database, assetsFolder] = await Promise.all([given ?? emptyDatabase(), buildAssets()])
  // The code of a real province: lists with any other are refused.
  await database.owner.query(
    "insert into region (region_id, name, valid_from) values ($1, '临川市', '2000-01-01')",
    [regionId],
  )
  const clock = { now: start }
  const moment = () => momentOf(clock.now)
  const access: AccessPorts = {
    ...accessStores(database.app),
    ...identityPorts({
      party: { id: 'localhost', name: '公开', origins: [place.address ?? 'http://localhost'] },
      passwordPolicy: 'dengbao3',
      breachedPasswords: null,
      singleSignOn: place.singleSignOn ?? null,
      administratorNetworks: null,
      sealingKeys: [randomBytes(32)],
    }),
  }
  const organPorts: OrganPorts = {
    organs: organStore(joining(database.app)),
    newId: randomUUID,
    readTable,
    writeTable,
  }
  await addOrgans(organPorts, moment())
  const calendars = { calendars: calendarStore(joining(database.app)) }
  const folder = temporaryFolder('desk-files')
  const files: FilePorts = {
    content: createLocalFolder(join(folder, 'files')),
    files: createFileStore(database.app),
    beginUpload: createUploads({ temporaryFolder: join(folder, 'uploads') }),
    scan: null,
    findFileObject: async (owner) => {
      const { regionId: region, objectId } = owner
      if (owner.objectKind === 'request') return findRequestObject(requests, 'file', owner, moment())
      const organPath = await organPorts.organs.organPath(region, objectId)
      return organPath.length === 0 ? null : { kind: 'file', regionId: region, organPath, workOf: [] }
    },
    newId: randomUUID,
  }
  const fieldKeys = openFieldKeys(join(folder, 'keys'))
  const requests: RequestPorts = {
    ...openRequestPorts({
      db: joining(database.app),
      keys: fieldKeys,
      organs: organPorts.organs,
      calendars: calendars.calendars,
      personalData: createPersonalDataStore(database.app, fieldKeys),
      files,
    }),
    letterToSign: (input) => letterToSign(letters, input),
  }
  const letters = openLetterPorts(joining(database.app), requests)
  const calendarChange = {
    ...calendars,
    requests: requests.requests,
    organs: organPorts.organs,
    encoded: nationalYears,
  }
  const links = { ...files, secrets: access.secrets }
  const running = emptyRunning()
  // Its thread starts with the first file and does not keep the run from ending.
  const gate = openReleaseGate()
  const accessLog = createAccessLog(database.app)
  const ports: DeskPorts = {
    access: bindAccess(access),
    organs: bindOrgans(organPorts),
    requests: bindRequests(requests, {
      findPersonalDataObject: (object) => findRequestObject(requests, 'personal-data', object, moment()),
      nameOf: async (accountId) => (await access.accounts.findAccount(accountId))?.name ?? null,
    }),
    letters: bindLetters(letters, {
      nameOf: async (accountId) => (await access.accounts.findAccount(accountId))?.name ?? null,
    }),
    exchange: bindExchange(
      openExchangePorts({
        db: joining(database.app),
        letters,
        fieldKeys,
        ledgerKeys: openLedgerKeys(folder),
      }),
    ),
    apiKeys: bindApiKeys({
      apiKeys: apiKeyStore(joining(database.app)),
      accounts: access.accounts,
      tokens: access.tokens,
    }),
    files: {
      place: files.findFileObject,
      address: async (input) => {
        const made = await makeFileLink(links, { ...input, now: clock.now })
        return made.ok ? { ok: true, address: `${filesOrigin}/file/${made.link}` } : made
      },
    },
    releases: bindReleases(
      {
        releases: releaseStore(joining(database.app)),
        files,
        gate,
        newId: randomUUID,
        digestOf: (bytes) => createHash('sha256').update(bytes).digest('hex'),
      },
      files,
    ),
    destructions: bindDestructions({
      personalData: requests.personalData,
      findPersonalDataObject: (object) => findRequestObject(requests, 'personal-data', object, moment()),
      destructions: destructionLog(joining(database.app)),
      requests: requests.requests,
      files: fileDestruction(joining(database.app), { 'handed-in': 5, 'taken-in': 10, archive: null }),
      record: destructionRecord(database.app),
      nameOf: async (accountId) => (await access.accounts.findAccount(accountId))?.name ?? '',
      organPath: organPorts.organs.organPath,
      newId: randomUUID,
    }),
    vocabularies: bindVocabularies({ vocabulary: (name) => vocabularyLog(joining(database.app), name) }),
    notices: bindNotices({ notices: noticeLog(joining(database.app)), newId: randomUUID }),
    own: bindOwn({ own: ownDeskStore(joining(database.app)), newId: randomUUID }),
    platform: bindPlatform({ ...running.ports, operations: operationLog(joining(database.app)) }),
    listTodos: (input) =>
      listTodos(
        {
          organs: organPorts.organs,
          publishedReports: async () => new Set<string>(),
          compileAddress: ({ organId }, year) => `https://portal.example/compile?year=${year}&id=${organId}`,
          requests: (asked) => requestTodos(requests, asked),
        },
        input,
      ),
    calendars: {
      years: (region) => listCalendarYears(calendars, { regionId: region, encoded: nationalYears }),
      preview: (input) => previewCalendar(calendarChange, input),
      addYear: (input) => applyCalendar(calendarChange, input),
    },
    listAccesses: async ({ signedIn, page }) =>
      (await accessLog.list(signedIn.account.regionId, page)).map((entry) => ({
        ...entry,
        actorName: entry.actorId,
      })),
    doOnce: (once, work) => doOnce(database.app, once, work),
    moment,
    newToken: () => randomBytes(24).toString('base64url'),
    clientAddress: (socket) => socket ?? '127.0.0.1',
    publicOrigin: null,
    onError: (error, { method, route }) => console.error(method, route, error),
    assetsFolder,
  }
  const make = (roles: readonly Role[], organ: number, loginName: string, name: string) =>
    makeAccount(access, { roles, regionId, organId: organId(organ), loginName, name }, moment())
  return {
    desk: createDesk(ports),
    ports,
    access,
    database,
    files,
    requests,
    filesFace: createFilesFace({
      openLink: (link) => openFileLink(links, { link, now: clock.now }),
      headersOf: fileHeaders,
    }),
    running,
    regionId,
    clock,
    signedIn: async (roles, organ = 1) => {
      const loginName = `person-${randomBytes(6).toString('hex')}`
      const { accountId, linkToken } = await make(roles, organ, loginName, '林若溪')
      const digest = access.tokens.digest(linkToken)
      const at = moment()
      const account = await access.accounts.findAccount(accountId)
      if (account === null) throw new Error('the account was not made')
      const factor = {
        factorId: randomUUID(),
        name: '验证器',
        sealedSecret: access.secrets.seal('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', secretContext(accountId)),
        lastStep: 0,
      }
      const changes: AccessChange[] = [
        { type: 'account-set-up', accountId, linkDigest: digest },
        { type: 'one-time-code-added', accountId, factor },
      ]
      await access.accounts.save(changes, {
        actorId: accountId,
        at,
        versions: { [accountId]: account.version },
      })
      const active = await access.accounts.findAccount(accountId)
      if (active === null) throw new Error('the account was not made')
      const origin = { address: '127.0.0.1', device: 'Chrome · Linux' }
      const { token } = await openSession(access, { account: active, origin, at, previousToken: null })
      return { accountId, token }
    },
    invited: async (loginName, name, roles) => (await make(roles, 1, loginName, name)).linkToken,
  }
}

export function momentOf(now: string): Moment {
  const today = addSeconds(now, 8 * 3600).slice(0, 10)
  if (!isLocalDate(today)) throw new Error(now)
  return { now, today }
}

/** A government (1), its office (2) and a department (3). */
async function addOrgans({ organs }: OrganPorts, at: Moment): Promise<void> {
  const [government, office, department] = [organId(1), organId(2), organId(3)]
  const made = [
    inventedOrgan(1, {
      regionId,
      organId: government,
      name: '临川市人民政府',
      shortName: '市政府',
      kind: 'city-government',
    }),
    inventedOrgan(2, {
      regionId,
      organId: office,
      name: '临川市人民政府办公室',
      shortName: '市府办',
      kind: 'government-office',
      territorialParent: government,
    }),
    inventedOrgan(3, {
      regionId,
      organId: department,
      name: '临川市档案局',
      shortName: '市档案局',
      territorialParent: government,
    }),
  ]
  const work = { regions: [], changes: made.map(creationOf) }
  const saved = await organs.save(work, { actorId: installationActorId, at, versions: {} })
  if (!saved.ok) throw new Error(saved.code)
}

async function makeAccount(
  access: AccessPorts,
  person: { roles: readonly Role[]; regionId: string; organId: string; loginName: string; name: string },
  at: Moment,
): Promise<{ accountId: string; linkToken: string }> {
  const { roles, ...rest } = person
  const accountId = randomUUID()
  const { linkToken, link } = newLink(access, at)
  const { regionId, organId } = person
  const own = { from: at.today, to: null, delegatedBy: null, delegatedFrom: null }
  const saved = await access.accounts.save(
    [
      { type: 'account-created', account: { ...rest, accountId } },
      { type: 'link-issued', accountId, link },
      ...roles.map(
        (role): AccessChange => ({
          type: 'role-granted',
          grant: { grantId: randomUUID(), accountId, role, regionId, organId, ...own },
        }),
      ),
    ],
    { actorId: installationActorId, at, versions: {} },
  )
  if (!saved.ok) throw new Error(saved.code)
  return { accountId, linkToken }
}

export interface DeskServer extends TestDesk {
  readonly address: string
  readonly close: () => Promise<void>
}

/** The same on a free port. `singleSignOn`: the provider for this address. */
export async function startDesk(
  singleSignOn?: (address: string) => Promise<SingleSignOnSettings>,
): Promise<DeskServer> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('the server has no port')
  const address = `http://localhost:${bound.port}`
  const made = await testDesk(undefined, {
    address,
    ...(singleSignOn === undefined ? {} : { singleSignOn: await singleSignOn(address) }),
  })
  server.on(
    'request',
    getRequestListener((request, env) => made.desk.fetch(request, env)),
  )
  return {
    ...made,
    address,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
