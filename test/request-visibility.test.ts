/** Who sees and does what with a request: every use case × every role × every place, held against the policy. */

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { Actor, Role } from '../src/domain/access/access.ts'
import { findRule, type ReachWord } from '../src/domain/access/policy.ts'
import { roleNames } from '../src/domain/access/role-names.ts'
import { fileVisibilities } from '../src/domain/files/stored-file.ts'
import { creationOf } from '../src/domain/organs/organ-change.ts'
import type { ActionPermission } from '../src/domain/requests/actions/action-rule.ts'
import { actionPermission, requestActionTypes } from '../src/domain/requests/request-actions.ts'
import { nationalYears } from '../src/law/work-calendar/national-years.ts'
import type { NewFile } from '../src/usecases/file-ports.ts'
import type { SignedIn } from '../src/usecases/find-actor.ts'
import { listFiles, openFile } from '../src/usecases/open-file.ts'
import { everyRequest } from '../src/usecases/requests/every-request.ts'
import { findRequest, findRequestObject } from '../src/usecases/requests/find-request.ts'
import { findSimilar } from '../src/usecases/requests/find-similar.ts'
import { freezeYear, viewYear } from '../src/usecases/requests/freeze-year.ts'
import { listRequests } from '../src/usecases/requests/list-requests.ts'
import { previewCalendar } from '../src/usecases/requests/preview-calendar.ts'
import { registerRequest } from '../src/usecases/requests/register-request.ts'
import { countRequests, listCounted, measureWork } from '../src/usecases/requests/request-numbers.ts'
import { requestTodos } from '../src/usecases/requests/request-todos.ts'
import { takeStep } from '../src/usecases/requests/take-step.ts'
import { trackRequest } from '../src/usecases/requests/track-request.ts'
import { viewRequest } from '../src/usecases/requests/view-request.ts'
import { unmaskPersonalData } from '../src/usecases/unmask-personal-data.ts'
import { viewMasked } from '../src/usecases/view-masked.ts'
import { fact } from './support/example-request.ts'
import { inventedOrgan, organId } from './support/invented-organs.ts'
import { releasedFile } from './support/released-file.ts'
import { inventedEntry, morningOf, requestOffice } from './support/request-office.ts'

const office = await requestOffice()
const { ports, regionId, database } = office
const otherRegion = '999902'
await database.owner.query(
  "insert into region (region_id, name, valid_from) values ($1, '邻区', '2000-01-01')",
  [otherRegion],
)
await office.organs.save(
  { regions: [], changes: [creationOf(inventedOrgan(9, { regionId: otherRegion }))] },
  { actorId: randomUUID(), at: morningOf('2020-01-02'), versions: {} },
)
const at = morningOf('2026-02-10')
const mark = '望舒桥检测'
const request = await office.register({
  on: '2026-01-12',
  entry: { items: [{ id: 'item-1', description: `${mark}报告`, documentNumber: '' }] },
})
const place = { regionId, requestId: request.requestId }
const owner = { regionId, objectKind: 'request', objectId: request.requestId }

const roles = Object.keys(roleNames) as Role[] // the table names exactly the roles
/** Where somebody holds a role, and which reaches lead from there to the request. */
const standings: Readonly<Record<string, { region: string; organ: number; reaches: readonly ReachWord[] }>> =
  {
    'the organ': {
      region: regionId,
      organ: 2,
      reaches: ['own-organ', 'organ-and-below', 'region', 'everywhere'],
    },
    'the government above': {
      region: regionId,
      organ: 1,
      reaches: ['organ-and-below', 'region', 'everywhere'],
    },
    'a sister organ': { region: regionId, organ: 3, reaches: ['region', 'everywhere'] },
    'another region': { region: otherRegion, organ: 9, reaches: ['everywhere'] },
  }

interface Somebody {
  readonly name: string
  readonly actor: Actor
  readonly role: Role
  readonly reaches: readonly ReachWord[]
}

const people: readonly Somebody[] = roles.flatMap((role) =>
  Object.entries(standings).map(([standing, { region, organ, reaches }]) => ({
    name: `${role} of ${standing}`,
    role,
    reaches,
    actor: {
      accountId: randomUUID(),
      name: '虚构人员',
      provenAt: '2099-01-01T00:00:00.000Z',
      grants: [
        { role, regionId: region, organId: organId(organ), from: '2020-01-01', to: null, delegatedBy: null },
      ],
    },
  })),
)

type Kind = 'request' | 'remedy' | 'file' | 'personal-data'

/** By the lines of the policy alone. */
function may({ role, reaches }: Somebody, kind: Kind, verb: string): boolean {
  const rule = findRule(kind, verb as 'view') // verbs come from the tables
  return (
    rule?.allows.some(
      (line) => reaches.includes(line.reach) && (line.roles === 'anyone' || line.roles.includes(role)),
    ) ?? false
  )
}

/** An answer shows the request when its number, its id or what it asks for stands in it. */
function shows(answer: unknown): boolean {
  const text = JSON.stringify(answer)
  return [mark, request.number, request.requestId].some((secret) => text.includes(secret))
}

const scope = { organId: null, regionId: null }
const filter = { ...everyRequest, limit: 50 } as const

const routes: Readonly<Record<string, (actor: Actor) => Promise<unknown>>> = {
  view: (actor) => viewRequest(ports, { actor, ...place, at }),
  find: (actor) => findRequest(ports, { actor, ...place, at }),
  'list open': (actor) => listRequests(ports, { actor, at, filter: { ...filter, state: 'open' } }),
  'list overdue': (actor) => listRequests(ports, { actor, at, filter: { ...filter, state: 'overdue' } }),
  'list all': (actor) => listRequests(ports, { actor, at, filter }),
  search: (actor) => listRequests(ports, { actor, at, filter: { ...filter, search: mark } }),
  'search of the organ': (actor) =>
    listRequests(ports, {
      actor,
      at,
      filter: { ...filter, search: request.number, organId: organId(2) },
    }),
  similar: (actor) =>
    findSimilar(ports, {
      actor,
      regionId,
      organId: organId(2),
      items: [{ description: `${mark}报告`, documentNumber: '' }],
      applicant: inventedEntry.applicant,
      except: null,
      on: '2026-01-20',
      at,
    }),
  'cases of a cell': (actor) =>
    listCounted(ports, {
      actor,
      scope,
      at,
      year: 2026,
      cell: { table: 'requests', row: 'newlyReceived', column: 'total' },
      after: null,
      limit: 50,
    }),
  'oldest of the workload': (actor) =>
    measureWork(ports, { actor, scope, at, from: '2026-01-01', to: '2026-12-31' }),
  todos: (actor) => requestTodos(ports, { actor, at }),
}

for (const [name, route] of Object.entries(routes))
  test(`${name} / 每种岗位、每个机关 / 只有权限表准许查看的人看得到`, async () => {
    for (const somebody of people)
      assert.equal(shows(await route(somebody.actor)), may(somebody, 'request', 'view'), somebody.name)
    assert.equal(shows(await route({ ...office.person([]), grants: [] })), false)
  })

test('看不到的申请 / 与不存在的申请 / 回答一字不差', async () => {
  const stranger = people.find(({ name }) => name === 'handler of a sister organ')
  assert.ok(stranger !== undefined)
  const { actor } = stranger
  const nowhere = { regionId, requestId: randomUUID() }
  assert.deepEqual(
    await viewRequest(ports, { actor, ...place, at }),
    await viewRequest(ports, { actor, ...nowhere, at }),
  )
  const step = { version: 1, fact: { type: 'extension-approved' }, supersedes: null, personal: {} } as const
  assert.deepEqual(
    await takeStep(ports, { actor, ...place, ...step, on: at.today, at }),
    await takeStep(ports, { actor, ...nowhere, ...step, on: at.today, at }),
  )
})

test('表三、表四的数字，年度 / 每种岗位、每个机关 / 只数看得到的，看不到的年度不存在', async () => {
  for (const somebody of people) {
    const { actor, name } = somebody
    const seen = may(somebody, 'request', 'view')
    const { requests } = await countRequests(ports, { actor, scope, at, year: 2026 })
    assert.equal(requests.newlyReceived?.total, seen ? 1 : 0, name)
    const year = await viewYear(ports, { actor, regionId, organId: organId(2), year: 2026, at })
    assert.equal(year.ok, seen, name)
    const frozen = await freezeYear(ports, {
      actor,
      regionId,
      organId: organId(2),
      year: 2024,
      at,
      version: 99,
      reason: '试',
    })
    // Nobody froze 98 times: whoever may is told so.
    assert.equal(!frozen.ok && frozen.code === 'version-conflict', may(somebody, 'request', 'freeze'), name)
  }
})

const permissionCodes = ['no-role', 'out-of-scope', 'own-work', 'step-up-needed']

test('每一种办理动作 / 每种岗位、每个机关 / 只有权限表准许的人做得到，做不到的什么也没留下', async () => {
  const stored = await ports.requests.find(regionId, request.requestId)
  assert.ok(stored !== null)
  const known = await findRequest(ports, { actor: office.person(['handler']), ...place, at })
  assert.ok(known.ok)
  for (const type of requestActionTypes) {
    const { on, ...what } = fact(type, at.today)
    const needed: ActionPermission = actionPermission(known.case, what)
    for (const somebody of people) {
      const label = `${type} by ${somebody.name}`
      const answer = await takeStep(ports, {
        actor: somebody.actor,
        ...place,
        // A version that nobody has: who gets this far has passed the policy.
        version: 99,
        fact: what,
        on,
        supersedes: null,
        personal: {},
        at,
      })
      assert.ok(!answer.ok, label)
      if (!may(somebody, 'request', 'view')) assert.equal(answer.code, 'no-such-request', label)
      else if (may(somebody, needed.kind, needed.verb)) assert.equal(answer.code, 'version-conflict', label)
      else assert.ok(permissionCodes.includes(answer.code), `${label}: ${answer.code}`)
    }
  }
  assert.equal((await ports.requests.find(regionId, request.requestId))?.version, stored.version)
})

test('登记 / 每种岗位、每个机关 / 只有该机关的经办人', async () => {
  for (const somebody of people.filter((each) => !may(each, 'request', 'create'))) {
    const answer = await registerRequest(ports, {
      actor: somebody.actor,
      regionId,
      organId: organId(2),
      entry: inventedEntry,
      arrival: { channel: 'in-person', arrivedOn: at.today, signedOn: null, courierNumber: '' },
      at,
    })
    assert.ok(!answer.ok && permissionCodes.includes(answer.code), somebody.name)
  }
})

test('个人信息 / 每种岗位、每个机关 / 办理页只有掩码，全文只给准许的人；看不到申请的人两样都没有', async () => {
  const personal = {
    personalData: ports.personalData,
    findPersonalDataObject: (object: typeof owner) => findRequestObject(ports, 'personal-data', object, at),
    newId: randomUUID,
  }
  const values = Object.values(inventedEntry.applicant)
  const holds = (answer: unknown) => values.filter((value) => JSON.stringify(answer).includes(value))
  for (const somebody of people) {
    const { actor, name } = somebody
    const viewed = await viewRequest(ports, { actor, ...place, at })
    assert.deepEqual(holds(viewed), [], name)
    if (viewed.ok) assert.equal(viewed.personal !== null, may(somebody, 'personal-data', 'view'), name)
    const masked = await viewMasked(personal, { actor, object: owner, now: at.now })
    assert.equal(masked.ok, may(somebody, 'personal-data', 'view'), name)
    const whole = await unmaskPersonalData(personal, {
      actor,
      object: owner,
      fields: ['applicant.phone'],
      reason: '与申请人电话确认收到',
      now: at.now,
    })
    assert.equal(whole.ok, may(somebody, 'personal-data', 'unmask'), name)
  }
})

test('申请的文件 / 每种可见范围、每种岗位、申请人、公众、别的申请 / 只有该看的人打得开', async () => {
  // How a file becomes public is the release gate's to say; here it is, and the question is who sees it then.
  const files = await Promise.all(
    fileVisibilities.map(async (visibility) => {
      const file: NewFile = {
        fileId: randomUUID(),
        digest: randomUUID().replaceAll('-', '').repeat(2),
        size: 1,
        originalName: `${visibility}.pdf`,
        mediaType: 'application/pdf',
        visibility,
        scan: { state: 'clean', at: at.now, finding: null },
        receivedAt: at.now,
        receivedBy: null,
      }
      // What everybody may see was released by two people; the database knows no other way.
      if (visibility === 'public')
        return releasedFile(database, ports.files.files, owner, { file, audience: 'public' })
      await ports.files.files.add(owner, [file])
      return file
    }),
  )
  const content = { ...ports.files.content, open: async () => [] as unknown as AsyncIterable<Uint8Array> } // never read
  const opening = { ...ports.files, content }
  for (const { fileId, visibility } of files) {
    for (const somebody of people) {
      const by = { kind: 'staff', actor: somebody.actor } as const
      const opened = await openFile(opening, { owner, fileId, by, now: at.now })
      const works = somebody.reaches.includes('own-organ')
      const expected = may(somebody, 'file', 'view') && (works || visibility !== 'private')
      assert.equal(opened.ok, expected, `${visibility} by ${somebody.name}`)
      const viewed = await viewRequest(ports, { actor: somebody.actor, ...place, at })
      const listed = viewed.ok && viewed.files.some((file) => file.fileId === fileId)
      assert.equal(listed, expected, `${visibility} on the page of ${somebody.name}`)
    }
    const applicant = await openFile(opening, { owner, fileId, by: { kind: 'applicant' }, now: at.now })
    assert.equal(applicant.ok, visibility === 'applicant' || visibility === 'public', visibility)
    const anybody = await openFile(opening, { owner, fileId, by: { kind: 'public' }, now: at.now })
    assert.equal(anybody.ok, visibility === 'public', visibility)
    const other = await office.register()
    const strange = { ...owner, objectId: other.requestId }
    for (const by of [{ kind: 'staff', actor: office.person(['handler']) }, { kind: 'applicant' }] as const)
      assert.equal((await openFile(opening, { owner: strange, fileId, by, now: at.now })).ok, false)
    assert.deepEqual(await listFiles(opening, { owner: strange, by: { kind: 'applicant' }, now: at.now }), {
      ok: true,
      files: [],
    })
  }
  const tracked = await trackRequest(ports, {
    key: { number: request.number, code: request.trackingCode },
    at,
  })
  assert.ok(tracked.ok)
  assert.deepEqual(tracked.files.map(({ visibility }) => visibility).toSorted(), ['applicant', 'public'])
})

test('查询进度 / 别人的编号、别人的查询码、残缺的 / 回答一字不差，不透露哪一样不对', async () => {
  const other = await office.register()
  const track = (number: string, code: string) => trackRequest(ports, { key: { number, code }, at })
  const wrong = await Promise.all([
    track(request.number, other.trackingCode),
    track(other.number, request.trackingCode),
    track('2局公开〔2026〕404号', request.trackingCode),
    track(request.number, ''),
    track(request.number, "' or 1=1"),
  ])
  for (const answer of wrong) assert.deepEqual(answer, wrong[0])
  assert.equal(wrong[0]?.ok, false)
  const own = await track(
    request.number.replace('〔', '(').replace('〕', ')'),
    ` ${request.trackingCode.toLowerCase()} `,
  )
  assert.ok(own.ok && own.requestId === request.requestId)
})

test('查询进度 / 内部的意见、拟稿、第三方的话、经办人 / 申请人看不到', async () => {
  const entered = await office.register({ on: '2026-01-20' })
  const secret = '内部看法不外传'
  const third = 'c1'
  await office.write(entered, [
    { type: 'handed-to-unit', on: '2026-01-21', unit: secret, note: secret },
    { type: 'similar-noted', on: '2026-01-21', otherRequestId: request.requestId, note: secret },
    {
      type: 'consultation-sent',
      on: '2026-01-21',
      consultation: third,
      consulted: 'other-organ',
      organName: secret,
      about: secret,
      letterId: null,
    },
    {
      type: 'consultation-answered',
      on: '2026-01-22',
      consultation: third,
      answer: 'object',
      grounds: secret,
    },
    {
      type: 'search-recorded',
      on: '2026-01-22',
      places: secret,
      terms: secret,
      by: secret,
      found: 'no',
      note: secret,
    },
    { type: 'secrecy-reviewed', on: '2026-01-23', passes: 'no', opinion: secret },
    { type: 'decision-returned', on: '2026-01-23', by: 'review', reason: secret },
    { type: 'receipt-confirmed', on: '2026-01-23', how: 'phone', note: secret },
    {
      type: 'letter-dispatched',
      on: '2026-01-23',
      letterId: null,
      letter: 'third-party-consultation',
      mode: 'post',
      carrier: secret,
      trackingNumber: secret,
    },
  ])
  const tracked = await trackRequest(ports, {
    key: { number: entered.number, code: entered.trackingCode },
    at,
  })
  assert.ok(tracked.ok)
  const { calendar, ...told } = tracked
  const text = JSON.stringify(told)
  assert.ok(!text.includes(secret), text)
  assert.ok(!text.includes(request.requestId))
  const stored = await ports.requests.find(regionId, entered.requestId)
  for (const { actorId } of stored?.events ?? []) assert.ok(!text.includes(actorId))
})

test('日历变更的影响 / 系统管理员 / 知道有几件，看不到是哪一件', async () => {
  const signedIn = (role: Role): SignedIn => {
    const actor = office.person([role], 1)
    return {
      ok: true,
      actor,
      account: {
        accountId: actor.accountId,
        loginName: 'x',
        name: 'x',
        regionId,
        organId: organId(1),
        status: 'active',
        version: 1,
        enabledAt: at.now,
        lastSignInAt: null,
        passwordChangedAt: null,
      },
      session: {
        sessionId: 's',
        regionId,
        accountId: actor.accountId,
        openedAt: at.now,
        seenAt: at.now,
        provenAt: at.now,
        address: '192.0.2.1',
        device: 'x',
      },
      mustChangePassword: false,
    }
  }
  const year = nationalYears.find((each) => each.year === 2026)
  assert.ok(year !== undefined)
  const changed = { ...year, holidays: year.holidays.filter(({ name }) => name !== '春节') }
  const changing = { ...ports, calendars: office.calendars, encoded: nationalYears }
  const preview = (role: Role) => previewCalendar(changing, { signedIn: signedIn(role), year: changed, at })
  const administrator = await preview('system-administrator')
  assert.ok(administrator.ok)
  assert.ok(administrator.movedInAll > 0)
  assert.deepEqual(administrator.moved, [])
  const supervisor = await preview('supervisor')
  assert.ok(supervisor.ok)
  assert.equal(supervisor.moved.length, supervisor.movedInAll)
  assert.equal((await preview('handler')).ok, false)
})
