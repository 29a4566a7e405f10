/** `npm run bench:requests`: a ledger of a million requests, measured as its use cases ask it. JSON lines. */

import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actor, Role } from '../src/domain/access/access.ts'
import { calendarStore } from '../src/store/calendar-store.ts'
import { type Database, openDatabase } from '../src/store/database.ts'
import { createFileStore } from '../src/store/file-store.ts'
import { organStore } from '../src/store/organ-store.ts'
import { createPersonalDataStore } from '../src/store/personal-data-store.ts'
import { joining } from '../src/store/transaction.ts'
import type { FilePorts } from '../src/usecases/file-ports.ts'
import type { RequestPorts } from '../src/usecases/request-ports.ts'
import { everyRequest } from '../src/usecases/requests/every-request.ts'
import { findSimilar } from '../src/usecases/requests/find-similar.ts'
import { freezeYear, viewYear } from '../src/usecases/requests/freeze-year.ts'
import { listRequests } from '../src/usecases/requests/list-requests.ts'
import { registerRequest } from '../src/usecases/requests/register-request.ts'
import { countRequests, listCounted, measureWork } from '../src/usecases/requests/request-numbers.ts'
import { requestTodos } from '../src/usecases/requests/request-todos.ts'
import { takeStep } from '../src/usecases/requests/take-step.ts'
import { trackRequest } from '../src/usecases/requests/track-request.ts'
import { viewRequest } from '../src/usecases/requests/view-request.ts'
import { openFieldKeys } from '../src/wiring/field-key-file.ts'
import { openRequestPorts } from '../src/wiring/request-wiring.ts'
import { inventedEntry, morningOf } from '../test/support/request-office.ts'
import { benchDay, loadRequests, organOf, regionOf } from './load-requests.ts'
import { percentile, print, wallMilliseconds } from './measure.ts'

const count = Number(process.argv[2] ?? 1_000_000)
const at = morningOf(benchDay)
const [biggest, ordinary] = [organOf(0), organOf(450)]
const year = 2025

const clerk = person('handler', 0, biggest)
const clerkElsewhere = person('handler', 4, ordinary)
const supervisor = person('supervisor', 0, organOf(0))

const filter = { ...everyRequest, state: 'open', limit: 50 } as const

const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'))
chmodSync(folder, 0o755)
try {
  const database = await openDatabase({
    databaseUrl: process.env.BENCH_DATABASE_URL,
    dataFolder: folder,
    migrationsFolder: 'src/store/migrations',
  })
  try {
    await bench(database)
  } finally {
    await database.close()
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function bench(database: Database): Promise<void> {
  const seconds = await loadRequests(database.owner, count)
  const { rows } = await database.owner.query(`select
    (select count(*)::int from request) as requests, (select count(*)::int from request where outcome is null) as open,
    (select count(*)::int from ledger_event) as events,
    (select count(*)::int from request where organ_id = '${biggest}') as biggest`)
  print('ledger loaded', { seconds, ...rows[0] }, 'none')
  const ports = openPorts(database)
  await benchLists(ports)
  await benchNumbers(ports)
  await benchCases(ports, await casesOf(database))
}

/** Each read is warmed up once: what counts is a server at work. */
async function measure(
  what: string,
  goal: string,
  times: number,
  once: () => Promise<unknown>,
): Promise<void> {
  await once()
  const taken = await wallMilliseconds(once, times)
  print(what, { p50: percentile(taken, 0.5), p95: percentile(taken, 0.95), worst: taken.at(-1) ?? 0 }, goal)
}

async function benchLists(ports: RequestPorts): Promise<void> {
  const list = (actor: Actor, more: object) => () =>
    listRequests(ports, { actor, filter: { ...filter, ...more }, at })
  const goal = '≤ 50 ms'
  await measure('work list of the biggest organ, ms', goal, 200, list(clerk, {}))
  await measure('work list of an ordinary organ, ms', goal, 200, list(clerkElsewhere, {}))
  await measure('work list of a region of 100 organs, ms', goal, 100, list(supervisor, {}))
  await measure('overdue of a region, ms', goal, 100, list(supervisor, { state: 'overdue' }))
  await measure('closed of the biggest organ, ms', goal, 100, list(clerk, { state: 'closed' }))
  await measure('closed of a region, ms', goal, 30, list(supervisor, { state: 'closed' }))
  await measure('all of a region, ms', goal, 30, list(supervisor, { state: 'all' }))
  const third = await listRequests(ports, {
    actor: clerk,
    filter: { ...filter, state: 'closed', limit: 2000 },
    at,
  })
  await measure(
    'closed of the biggest organ, behind 2,000, ms',
    goal,
    100,
    list(clerk, { state: 'closed', after: third.next }),
  )
  await measure(
    'search a word of two characters, biggest organ, ms',
    goal,
    50,
    list(clerk, { state: 'all', search: '焚烧' }),
  )
  await measure(
    'search three words, region, ms',
    goal,
    30,
    list(supervisor, { state: 'all', search: '老城厢 征地 批复' }),
  )
  await measure(
    'search what is not there, region, ms',
    goal,
    30,
    list(supervisor, { state: 'all', search: '烧焚' }),
  )
  await measure(
    'search a number, region, ms',
    goal,
    30,
    list(supervisor, { state: 'all', search: '50局公开〔2021〕44号' }),
  )
  await measure('todos of the biggest organ, ms', 'none', 30, () => requestTodos(ports, { actor: clerk, at }))
  await measure('similar requests in the biggest organ, ms', 'none', 30, () =>
    findSimilar(ports, {
      actor: clerk,
      regionId: regionOf(0),
      organId: biggest,
      items: [{ description: '望江路垃圾焚烧厂项目的检测报告', documentNumber: '' }],
      applicant: inventedEntry.applicant,
      except: null,
      on: benchDay,
      at,
    }),
  )
}

async function benchNumbers(ports: RequestPorts): Promise<void> {
  const figures =
    (actor: Actor, organId: string | null, of = year) =>
    () =>
      countRequests(ports, { actor, scope: { organId, regionId: null }, at, year: of })
  await measure('表三 and 表四 of an ordinary organ, ms', '≤ 5 ms', 200, figures(clerkElsewhere, ordinary))
  await measure('表三 and 表四 of the biggest organ, ms', 'none', 100, figures(clerk, biggest))
  await measure('the same, seven years ago, ms', 'none', 50, figures(clerk, biggest, 2018))
  await measure('表三 and 表四 of a region of 100 organs, ms', '≤ 50 ms', 50, figures(supervisor, null))
  await measure('表三 and 表四 of everything, ms', '≤ 1 s', 10, () =>
    ports.numbers.tally({ kind: 'all' }, { organId: null, regionId: null }, year),
  )
  const cell = { table: 'requests', row: 'granted', column: 'total' }
  await measure('first page of a cell of a region, ms', 'none', 30, () =>
    listCounted(ports, {
      actor: supervisor,
      scope: { organId: null, regionId: null },
      at,
      year,
      cell,
      after: null,
      limit: 50,
    }),
  )
  const period = { from: '2025-01-01', to: '2025-12-31' } as const
  const work = (actor: Actor) => () =>
    measureWork(ports, { actor, scope: { organId: null, regionId: null }, at, ...period })
  await measure('workload of the biggest organ, ms', 'none', 30, work(clerk))
  await measure('workload of a region, ms', 'none', 20, work(supervisor))
  const frozen = { actor: person('signer', 0, biggest), regionId: regionOf(0), organId: biggest, year, at }
  const taken = await wallMilliseconds(() => freezeYear(ports, { ...frozen, version: 0, reason: '' }), 1)
  print('freezing the year of the biggest organ, ms', { once: taken[0] ?? 0 }, 'none')
  await measure('a frozen year against now, ms', 'none', 10, () => viewYear(ports, frozen))
}

async function benchCases(ports: RequestPorts, cases: readonly string[]): Promise<void> {
  let next = 0
  const each = () => cases[next++ % cases.length] ?? ''
  await measure('case page, ms', '≤ 50 ms', 200, () =>
    viewRequest(ports, { actor: clerk, regionId: regionOf(0), requestId: each(), at }),
  )
  const arrival = { channel: 'in-person', arrivedOn: benchDay, signedOn: null, courierNumber: '' } as const
  const register = () =>
    registerRequest(ports, {
      actor: clerk,
      regionId: regionOf(0),
      organId: biggest,
      entry: inventedEntry,
      arrival,
      at,
    })
  await measure('registering a request, ms', 'p95 ≤ 50 ms', 100, register)
  const made = await register()
  if (!made.ok) throw new Error(made.message)
  await measure('tracking by number and code, ms', '≤ 50 ms', 100, () =>
    trackRequest(ports, { key: { number: made.number, code: made.trackingCode }, at }),
  )
  let version = made.version
  await measure('a step in a case, ms', 'p95 ≤ 50 ms', 100, async () => {
    const taken = await takeStep(ports, {
      actor: clerk,
      regionId: made.regionId,
      requestId: made.requestId,
      version,
      fact: { type: 'handed-to-unit', unit: `第${version}科`, note: '' },
      on: benchDay,
      supersedes: null,
      personal: {},
      at,
    })
    if (!taken.ok) throw new Error(taken.message)
    version = taken.version
  })
}

async function casesOf(database: Database): Promise<string[]> {
  const { rows } = await database.owner.query<{ request_id: string }>(
    `select request_id from request where organ_id = '${biggest}' order by request_id limit 300`,
  )
  return rows.map(({ request_id }) => request_id)
}

function person(role: Role, region: number, organId: string): Actor {
  const grant = { role, regionId: regionOf(region), organId, from: '2015-01-01', to: null, delegatedBy: null }
  return {
    accountId: '00000000-0000-4000-8000-00000000cafe',
    name: '虚构人员',
    grants: [grant],
    provenAt: '2099-01-01T00:00:00.000Z',
  }
}

function openPorts(database: Database): RequestPorts {
  const db = joining(database.app)
  const keys = openFieldKeys(folder)
  const none = () => {
    throw new Error('no files are measured here')
  }
  const files: FilePorts = {
    content: { put: none, open: none, has: none, delete: none, sweep: none },
    files: createFileStore(db),
    beginUpload: none,
    scan: null,
    findFileObject: none,
    newId: none,
  }
  return openRequestPorts({
    db,
    keys,
    organs: organStore(db),
    calendars: calendarStore(db),
    personalData: createPersonalDataStore(database.app, keys),
    files,
  })
}
