/** Requests over real stores on the embedded PostgreSQL, with invented organs and people. */

import { createSecretKey, randomBytes, randomUUID } from 'node:crypto'
import type { Actor, Role } from '../../src/domain/access/access.ts'
import type { LocalDate } from '../../src/domain/calendar/local-date.ts'
import type { Organ } from '../../src/domain/organs/organ.ts'
import { creationOf } from '../../src/domain/organs/organ-change.ts'
import type { RequestEvent, RequestFact } from '../../src/domain/requests/request-event.ts'
import type { OutcomeCode } from '../../src/law/outcome-codes.ts'
import { calendarStore } from '../../src/store/calendar-store.ts'
import type { Database } from '../../src/store/database.ts'
import type { FieldKeys } from '../../src/store/encrypted-field.ts'
import { createFileStore } from '../../src/store/file-store.ts'
import { organStore } from '../../src/store/organ-store.ts'
import { createPersonalDataStore } from '../../src/store/personal-data-store.ts'
import { joining } from '../../src/store/transaction.ts'
import type { Moment } from '../../src/usecases/access-ports.ts'
import type { CalendarStore } from '../../src/usecases/change-calendar.ts'
import type { FilePorts } from '../../src/usecases/file-ports.ts'
import type { OrganStore } from '../../src/usecases/organ-ports.ts'
import type { RequestEntry, RequestPorts } from '../../src/usecases/request-ports.ts'
import type { Arrival, EnteredRequest } from '../../src/usecases/requests/enter-request.ts'
import { findRequestObject } from '../../src/usecases/requests/find-request.ts'
import { registerRequest } from '../../src/usecases/requests/register-request.ts'
import { type StepTaken, takeStep } from '../../src/usecases/requests/take-step.ts'
import { openRequestPorts } from '../../src/wiring/request-wiring.ts'
import { emptyDatabase, withRegion } from './database.ts'
import { inventedOrgan, organId } from './invented-organs.ts'

export interface RequestOffice {
  readonly database: Database
  readonly ports: RequestPorts
  readonly calendars: CalendarStore
  readonly organs: OrganStore
  readonly regionId: string
  /** Somebody new with these roles at an organ. */
  readonly person: (roles: readonly Role[], organ?: number) => Actor
  readonly register: (options?: {
    readonly actor?: Actor
    readonly organ?: number
    readonly entry?: Partial<RequestEntry>
    readonly arrival?: Partial<Arrival>
    readonly on?: LocalDate
  }) => Promise<EnteredRequest>
  /** A step on a day, based on the version that is there. */
  readonly step: (
    request: { readonly regionId: string; readonly requestId: string },
    fact: RequestFact,
    on: LocalDate,
    actor?: Actor,
  ) => Promise<StepTaken>
  /** Facts as they are, whatever the law says of them: what stands in an old ledger need not have been legal. */
  readonly write: (
    request: { readonly requestId: string },
    events: readonly RequestEvent[],
    options?: { readonly supersedes?: number; readonly today?: LocalDate },
  ) => Promise<number>
}

/** Draft, signature and posting of a reply on one day. */
export function replyEvents(code: OutcomeCode, on: LocalDate): RequestEvent[] {
  const decision = {
    code,
    items: [{ itemId: 'item-1', answer: 'given', says: '随文提供' }],
    grounds: [],
    reason: '虚构的理由',
    particulars: {},
  } as const
  return [
    { type: 'decision-drafted', on, decision },
    { type: 'decision-signed', on, letterId: null },
    {
      type: 'letter-dispatched',
      on,
      letterId: null,
      letter: 'reply',
      mode: 'post',
      carrier: '中国邮政',
      trackingNumber: 'XA00000000044',
    },
  ]
}

/** The day as its morning in China, when identities were just proven. */
export function morningOf(today: LocalDate): Moment {
  return { now: `${today}T02:00:00.000Z`, today }
}

export function testFieldKeys(): FieldKeys {
  const current = {
    id: 'test',
    algorithm: 'aes-256-gcm' as const,
    secret: createSecretKey(randomBytes(32)),
  }
  return { current, wrapping: new Map([[current.id, current]]), index: createSecretKey(randomBytes(32)) }
}

export const inventedEntry: RequestEntry = {
  kind: 'disclosure',
  category: 'naturalPerson',
  onBehalf: 'self',
  oral: 'no',
  assistance: '',
  applicant: {
    'applicant.name': '沈采薇',
    'applicant.identity-number': '110101199003074039',
    'applicant.phone': '13800001234',
    'applicant.address': '临川市文昌路8号',
  },
  items: [{ id: 'item-1', description: '2025年文昌路道路改造工程施工许可', documentNumber: '' }],
  supplyForm: 'paper',
  supplyRoute: 'post',
  suggestsPublication: 'no',
}

/** Organ 1 is the government; 2 and 3 are below it. */
export async function requestOffice(given?: Database): Promise<RequestOffice> {
  const database = given ?? (await emptyDatabase())
  const { regionId } = await withRegion(database)
  const db = joining(database.app)
  const organs = organStore(db)
  const made: Organ[] = [
    inventedOrgan(1, { name: '临川市人民政府', shortName: '市政府', kind: 'city-government' }),
    inventedOrgan(2, { territorialParent: organId(1) }),
    inventedOrgan(3, { territorialParent: organId(1) }),
  ]
  const at = morningOf('2020-01-02')
  await organs.save(
    { regions: [], changes: made.map(creationOf) },
    { actorId: randomUUID(), at, versions: {} },
  )
  const keys = testFieldKeys()
  const calendars = calendarStore(db)
  const ports = openRequestPorts({
    db,
    keys,
    organs,
    calendars,
    personalData: createPersonalDataStore(database.app, keys),
    files: filePorts(database, (owner) => findRequestObject(ports, 'file', owner, morningOf('2026-01-05'))),
  })
  const person = (roles: readonly Role[], organ = 2): Actor => ({
    accountId: randomUUID(),
    name: '虚构人员',
    grants: roles.map((role) => ({
      role,
      regionId,
      organId: organId(organ),
      from: '2020-01-01',
      to: null,
      delegatedBy: null,
    })),
    provenAt: '2099-01-01T00:00:00.000Z',
  })
  const everyone: Role[] = ['handler', 'reviewer', 'secrecy-reviewer', 'signer']
  return {
    database,
    ports,
    calendars,
    organs,
    regionId,
    person,
    register: async ({ actor, organ = 2, entry = {}, arrival = {}, on = '2026-01-12' } = {}) => {
      const entered = await registerRequest(ports, {
        actor: actor ?? person(['handler'], organ),
        regionId,
        organId: organId(organ),
        entry: { ...inventedEntry, ...entry },
        arrival: { channel: 'in-person', arrivedOn: on, signedOn: null, courierNumber: '', ...arrival },
        at: morningOf(on),
      })
      if (!entered.ok) throw new Error(entered.message)
      return entered
    },
    step: async ({ requestId }, fact, on, actor) => {
      const stored = await ports.requests.find(regionId, requestId)
      if (stored === null) throw new Error(`request ${requestId} is not there`)
      const number = stored.organId === organId(1) ? 1 : stored.organId === organId(2) ? 2 : 3
      return takeStep(ports, {
        actor: actor ?? person(everyone, number),
        regionId,
        requestId,
        version: stored.version,
        fact,
        on,
        supersedes: null,
        personal: {},
        at: morningOf(on),
      })
    },
    write: async ({ requestId }, events, { supersedes = null, today } = {}) => {
      const stored = await ports.requests.find(regionId, requestId)
      if (stored === null) throw new Error(`request ${requestId} is not there`)
      const last = events.at(-1)?.on
      const saved = await ports.requests.append(stored, events, {
        actorId: randomUUID(),
        at: morningOf(today ?? last ?? '2026-01-05'),
        supersedes,
      })
      if (!saved.ok) throw new Error(`request ${requestId}: ${saved.code}`)
      return saved.version
    },
  }
}

/** Files by their rows alone: no bytes are opened here. */
function filePorts(database: Database, findFileObject: FilePorts['findFileObject']): FilePorts {
  const none = () => {
    throw new Error('no content in this test')
  }
  return {
    content: { put: none, open: none, has: async () => true, delete: none, sweep: none },
    files: createFileStore(joining(database.app)),
    beginUpload: none,
    scan: null,
    findFileObject,
    newId: randomUUID,
  }
}
