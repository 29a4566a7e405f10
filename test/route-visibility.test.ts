/**
 * Nobody sees another's case, file, name or number: every route of every face × every actor, held against the policy.
 * The addresses are made from the route tables: a route whose parameters this test does not know fails it.
 */

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, it } from 'node:test'
import { createWorkApi } from '../src/api/work/work-app.ts'
import { workOperations } from '../src/api/work/work-operations.ts'
import type { ObjectKind, Role } from '../src/domain/access/access.ts'
import { apiScopeNames } from '../src/domain/access/api-scope.ts'
import { type PolicyRule, policy, type ReachWord } from '../src/domain/access/policy.ts'
import { roleNames } from '../src/domain/access/role-names.ts'
import { addSeconds } from '../src/domain/calendar/instant.ts'
import { fileVisibilities } from '../src/domain/files/stored-file.ts'
import { apiKeyStore } from '../src/store/api-key-store.ts'
import { doOnce } from '../src/store/idempotency-store.ts'
import { joining } from '../src/store/transaction.ts'
import { createApiKey } from '../src/usecases/api-keys.ts'
import { findActor } from '../src/usecases/find-actor.ts'
import { findKeyActor } from '../src/usecases/find-key-actor.ts'
import { receiveUpload } from '../src/usecases/receive-upload.ts'
import { createWeb } from '../src/web/app.ts'
import { formToken } from '../src/web/desk-cookies.ts'
import { type DeskRoute, deskRoutes, type StaffRoute } from '../src/web/desk-routes.ts'
import { portalFormToken } from '../src/web/portal-visit.ts'
import { routes as portalRoutes } from '../src/web/routes.ts'
import { openExchangePorts } from '../src/wiring/exchange-wiring.ts'
import { openLedgerKeys } from '../src/wiring/ledger-keys.ts'
import { applicant, sendRequest } from './support/asked-request.ts'
import { filesOrigin, momentOf } from './support/desk-server.ts'
import { organId } from './support/invented-organs.ts'
import { onePagePdf, open } from './support/leaking-pdfs.ts'
import { testPortal } from './support/portal-server.ts'
import { PortalVisitor } from './support/portal-visitor.ts'
import { releasedFile } from './support/released-file.ts'
import { testFieldKeys } from './support/request-office.ts'
import { confirmReceipt, issueSupplementNotice, recordStep, trackedOf } from './support/request-steps.ts'
import { temporaryFolder } from './support/temporary-folder.ts'
import { webPorts } from './support/web-ports.ts'

const made = await testPortal()
const { desk, web, regionId, clock, database, access } = made

// The case that is not theirs to see: an applicant's at organ 3, with files of every visibility, a letter and a release.
const owner = new PortalVisitor(web)
const description = '望舒桥加固工程的检测报告'
const sent = await sendRequest(owner, regionId, clock, { description, organ: 3 })
await confirmReceipt(made, owner)
const letter = await issueSupplementNotice(made, owner)
await recordStep(made, owner, {
  type: 'letter-dispatched',
  letterId: letter.letterId,
  letter: 'supplement-notice',
  mode: 'post',
  carrier: '中国邮政',
  trackingNumber: 'XA00000000044',
})
const target = await trackedOf(made, owner)
const place = { regionId, objectKind: 'request', objectId: target.requestId }
async function* bytesOf(bytes: Uint8Array) {
  yield bytes
}
async function* onePart() {
  yield { name: '望舒桥.pdf', bytes: bytesOf(onePagePdf({ content: open })) }
}
const uploaded = await receiveUpload(made.files, {
  owner: place,
  from: { kind: 'citizen' },
  parts: onePart(),
  now: clock.now,
})
assert.ok(uploaded.ok)
const files = await Promise.all(
  fileVisibilities.map(async (visibility) => {
    const file = {
      fileId: randomUUID(),
      digest: uploaded.files[0]?.digest ?? '',
      size: uploaded.files[0]?.size ?? 0,
      originalName: `望舒桥-${visibility}.pdf`,
      mediaType: 'application/pdf',
      visibility,
      scan: { state: 'clean', at: clock.now, finding: null },
      receivedAt: clock.now,
      receivedBy: null,
    } as const
    if (visibility === 'applicant' || visibility === 'public')
      return releasedFile(database, made.files.files, place, { file, audience: visibility })
    await made.files.files.add(place, [file])
    return file
  }),
)
const { rows: released } = await database.owner.query<{ release_id: string }>(
  'select release_id from release where object_id = $1 order by release_id',
  [target.requestId],
)

// Another applicant, at another organ: whose own ids stand in half-swapped addresses.
const other = new PortalVisitor(web)
const otherSent = await sendRequest(other, regionId, clock, {
  description: '别的事项',
  name: '顾清和',
  identityNumber: '110101199003074039',
  phone: '13911112222',
  email: 'gu@example.com',
  organ: 2,
})
const theirs = await trackedOf(made, other)

/** Shows the case, whoever looks. */
const caseMarks = ['望舒桥', target.number, sent.number, letter.number, ...files.map(({ fileId }) => fileId)]
/** Never in a page or an answer that is only looked at. */
const personMarks = [
  applicant.name,
  applicant.identityNumber,
  applicant.phone,
  applicant.email,
  sent.code,
  sent.code.replaceAll('-', ''),
]

function marksIn(text: string, marks: readonly string[]): string[] {
  return marks.filter((mark) => text.includes(mark))
}

async function answerOf(answer: Response | Promise<Response>): Promise<{ status: number; text: string }> {
  const given = await answer
  const headers = [...given.headers].map(([name, value]) => `${name}: ${decoded(value)}`).join('\n')
  return { status: given.status, text: `${headers}\n${await given.text()}` }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Everything that a form could change of the case, its letters, files and releases. */
async function writtenSoFar(): Promise<string> {
  const { rows } = await database.owner.query<{ written: unknown }>(
    `select json_build_array(
       (select version from request where request_id = $1),
       (select count(*) from ledger_event where object_id = $1),
       (select json_agg(json_build_array(file_id, visibility) order by file_id) from file_object where object_id = $1),
       (select json_agg(json_build_array(release_id, state, version) order by release_id)
        from release where object_id = $1),
       (select json_agg(json_build_array(letter_id, version) order by letter_id) from letter where request_id = $1)
     ) as written`,
    [target.requestId],
  )
  return JSON.stringify(rows)
}

interface Ids {
  readonly region: string
  readonly request: string
  readonly letter: string
  readonly file: string
  readonly release: string
}

const targetIds: Ids = {
  region: regionId,
  request: target.requestId,
  letter: letter.letterId,
  file: files[0]?.fileId ?? '',
  release: released[0]?.release_id ?? '',
}

/** What every parameter of the route tables stands for; one that is not here makes the test fail. */
function parameter(name: string, path: string, ids: Ids): string {
  const known: Readonly<Record<string, string>> = {
    region: ids.region,
    request: ids.request,
    object: ids.request,
    letter: ids.letter,
    file: ids.file,
    release: ids.release,
    kind: path.includes('/letters/new/') ? 'supplement-notice' : 'request',
    step: 'handed-to-unit',
    format: path.includes('/bundle/') ? 'zip' : 'pdf',
    organ: organId(3),
    year: '2021',
    id: '1',
    person: bystander.accountId,
    grant: randomUUID(),
    key: randomUUID(),
    session: randomUUID(),
    factor: randomUUID(),
    notice: randomUUID(),
    queue: randomUUID(),
    proposal: randomUUID(),
    link: 'no-such-link',
    name: 'courier',
    backup: 'gongkai-2026-01-01T00-00-00-000Z',
  }
  const value = known[name]
  assert.ok(value !== undefined, `${path}: say here what :${name} names, and who may see it`)
  return value
}

function addressOf(path: string, ids: Ids): string {
  return path.replaceAll(/:(\w+)|\{(\w+)\}/g, (_, colon?: string, brace?: string) =>
    parameter(colon ?? brace ?? '', path, ids),
  )
}

const namesTheCase = (path: string) => /:request|:object|\{request\}/.test(path)

interface Somebody {
  readonly name: string
  readonly accountId: string
  readonly token: string
  readonly role: Role | null
  readonly reaches: readonly ReachWord[]
}

const roles = Object.keys(roleNames) as Role[] // the table names exactly the roles
const standings = [
  { where: 'the organ', organ: 3, reaches: ['own-organ', 'organ-and-below', 'region', 'everywhere'] },
  { where: 'the government above', organ: 1, reaches: ['organ-and-below', 'region', 'everywhere'] },
  { where: 'a sister organ', organ: 2, reaches: ['region', 'everywhere'] },
] as const

let keys = 0
/** Whom administrators may disable and reset on the way. */
const bystander = await made.signedIn([], 2)
const people: Somebody[] = []
for (const role of roles)
  for (const { where, organ, reaches } of standings)
    people.push({ name: `${role} of ${where}`, role, reaches, ...(await made.signedIn([role], organ)) })
const stranger = people.find(({ name }) => name === 'handler of a sister organ') as Somebody // just made
const nobodyOf = async (name: string, session: { accountId: string; token: string }) =>
  people.push({ name, role: null, reaches: [], ...session })
await nobodyOf('somebody of the organ without a role', await made.signedIn([], 3))
await nobodyOf('a handler whose role ended yesterday', await pastHandler())
await nobodyOf('a handler whose session was ended', await endedSession())

async function pastHandler() {
  const session = await made.signedIn([], 3)
  const account = await access.accounts.findAccount(session.accountId)
  const grant = {
    grantId: randomUUID(),
    accountId: session.accountId,
    role: 'handler',
    regionId,
    organId: organId(3),
    from: '2025-01-01',
    to: '2026-01-11',
    delegatedBy: null,
    delegatedFrom: null,
  } as const
  const saved = await access.accounts.save([{ type: 'role-granted', grant }], {
    actorId: randomUUID(),
    at: momentOf(clock.now),
    versions: { [session.accountId]: account?.version ?? 0 },
  })
  assert.ok(saved.ok)
  return session
}

async function endedSession() {
  const session = await made.signedIn(['handler'], 3)
  const out = await post('/sign-out', session.token, {})
  assert.equal(out.status, 303)
  return session
}

/** By the lines of the policy alone. */
function may({ role, reaches }: Pick<Somebody, 'role' | 'reaches'>, kind: ObjectKind, verb: string): boolean {
  const rules: readonly PolicyRule[] = policy[kind]
  return rules
    .filter((rule) => rule.verb === verb)
    .some(({ allows }) =>
      allows.some(
        (line) =>
          reaches.includes(line.reach) &&
          (line.roles === 'anyone' || (role !== null && line.roles.includes(role))),
      ),
    )
}

function get(path: string, token: string | null): Response | Promise<Response> {
  return desk.request(path, { headers: token === null ? {} : { Cookie: `gongkai=${token}` } })
}

function post(path: string, token: string | null, fields: Readonly<Record<string, string>>) {
  const key = `key-for-visibility-${++keys}`
  const body = new URLSearchParams({ token: token === null ? '' : formToken(token), key, ...fields })
  return desk.request(path, {
    method: 'POST',
    body,
    headers: token === null ? {} : { Cookie: `gongkai=${token}` },
  })
}

function ask(route: DeskRoute, address: string, token: string | null) {
  const fields = {
    version: String(target.version),
    on: '2026-01-12',
    note: '试',
    unit: '试',
    reason: '试一试能不能',
    file: targetIds.file,
    audience: 'public',
  }
  return answerOf(route.method === 'GET' ? get(address, token) : post(address, token, fields))
}

/** Where somebody who may see the case gets on a route that names it: the page, the file, the way to the file. */
function leadsThere({ status, text }: { readonly status: number; readonly text: string }): boolean {
  return status === 200 || (status === 303 && text.includes(`location: ${filesOrigin}/`))
}

const staffRoutes = deskRoutes.filter((route): route is StaffRoute => route.needs !== 'nobody')

describe('办公端 / 每个地址 × 每个人', () => {
  for (const route of staffRoutes) {
    const { method, path } = route
    if (path === '/sign-out') continue
    const named = namesTheCase(path)
    it(`${method} ${path} / 看不到这件申请的人 / 什么也看不到，什么也没变`, async () => {
      const before = await writtenSoFar()
      const address = addressOf(path, targetIds)
      const hidden = caseMarks.filter((mark) => !address.includes(mark))
      const led: boolean[] = []
      for (const somebody of people) {
        const sees = may(somebody, 'request', 'view')
        // What whoever may see it does to it is for other tests.
        if (sees && method === 'POST') continue
        const answer = await ask(route, address, somebody.token)
        assert.notEqual(answer.status, 500, somebody.name)
        if (method === 'GET') assert.deepEqual(marksIn(answer.text, personMarks), [], somebody.name)
        if (sees) led.push(leadsThere(answer))
        if (sees) continue
        assert.deepEqual(marksIn(answer.text, hidden), [], somebody.name)
        if (named) assert.ok(!leadsThere(answer), `${somebody.name}: ${answer.status}`)
      }
      if (method === 'POST') assert.equal(await writtenSoFar(), before)
      if (named && method === 'GET') assert.ok(led.includes(true), 'whoever may see it does')
    })
  }
})

describe('接口 / 每个操作 × 每个人', () => {
  const db = joining(database.app)
  const keyPorts = { apiKeys: apiKeyStore(db), accounts: access.accounts, tokens: access.tokens }
  const at = () => momentOf(clock.now)
  const api = createWorkApi({
    findCaller: (input) => findKeyActor(keyPorts, input),
    work: openExchangePorts({
      db,
      letters: made.letters,
      fieldKeys: testFieldKeys(),
      ledgerKeys: openLedgerKeys(temporaryFolder('visibility')),
    }),
    doOnce: (once, work) => doOnce(database.app, once, work),
    moment: at,
    secondsToWait: () => null,
    requestId: () => 'request-1',
    onError: (error) => assert.fail(String(error)),
  })

  async function keyOf({ token }: Somebody): Promise<string | null> {
    const signedIn = await findActor(access, { token, at: at() })
    if (!signedIn.ok) return null
    const made = await createApiKey(keyPorts, {
      signedIn,
      at: at(),
      name: '测试程序',
      scopes: apiScopeNames,
      days: 30,
    })
    return made.ok ? made.token : null
  }

  for (const { id, method, path } of workOperations)
    it(`${id} / 看不到这件申请的人，没有密钥的人 / 什么也看不到，什么也没变`, async () => {
      const before = await writtenSoFar()
      const address = `/api${addressOf(path, targetIds)}`
      let shown = 0
      const callers = [...people, { name: 'nobody', role: null, reaches: [], accountId: '', token: '' }]
      for (const somebody of callers) {
        const sees = may(somebody, 'request', 'view')
        if (sees && method === 'post' && namesTheCase(path)) continue
        const key = await keyOf(somebody)
        const { status, text } = await answerOf(
          api.request(address, {
            method: method.toUpperCase(),
            headers: {
              ...(key === null ? {} : { Authorization: `Bearer ${key}` }),
              'Idempotency-Key': `visibility-of-the-api-${++keys}`,
              'Content-Type': 'application/json',
            },
            ...(method === 'get'
              ? {}
              : {
                  body: JSON.stringify({
                    version: target.version,
                    on: '2026-01-12',
                    fact: { type: 'handed-to-unit', unit: '试', note: '' },
                    supersedes: null,
                    personal: {},
                  }),
                }),
          }),
        )
        assert.deepEqual(marksIn(text, personMarks), [], somebody.name)
        if (sees && status === 200 && (marksIn(text, caseMarks).length > 0 || !text.includes('json'))) shown++
        if (sees) continue
        assert.deepEqual(
          marksIn(
            text,
            caseMarks.filter((mark) => !address.includes(mark)),
          ),
          [],
          somebody.name,
        )
        if (namesTheCase(path)) assert.ok([401, 403, 404].includes(status), `${somebody.name}: ${status}`)
      }
      if (method === 'post') assert.equal(await writtenSoFar(), before)
      if (method === 'get' && namesTheCase(path)) assert.ok(shown > 0, 'whoever may see it does')
    })
})

describe('公众端 / 每个地址 × 每个人', () => {
  const proxied = createWeb({
    ...webPorts(made.ports.assetsFolder),
    requests: { ...made.portal, clientAddress: (_socket, forwarded) => forwarded ?? '127.0.0.1' },
  })
  /** What a browser could hold that is not the applicant's. */
  const strangers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    nobody: {},
    'another applicant': Object.fromEntries(other.cookies),
    'their number, own code': { 'gongkai-tracked': encodeURIComponent(`${sent.number}~${otherSent.code}`) },
    'own number, their code': { 'gongkai-tracked': encodeURIComponent(`${otherSent.number}~${sent.code}`) },
    'number alone': { 'gongkai-tracked': encodeURIComponent(`${sent.number}~`) },
    'an empty code of the right length': {
      'gongkai-tracked': encodeURIComponent(`${sent.number}~0000000000000000`),
    },
    'the id of the case': { 'gongkai-tracked': `${target.requestId}~${target.requestId}` },
    'a draft of nobody': { 'gongkai-draft': `${regionId}.${'A'.repeat(43)}` },
    'a code that is no text': { 'gongkai-tracked': '%ff%fe~%00', 'gongkai-draft': `${regionId}.%00` },
  }
  for (const { method, path } of portalRoutes)
    it(`${method} ${path} / 没有编号和查询码的人、另一名申请人 / 什么也看不到，什么也没变`, async () => {
      const before = await writtenSoFar()
      const address = addressOf(path, targetIds)
      const hidden = [...caseMarks, ...personMarks].filter((mark) => !address.includes(mark))
      for (const [name, cookies] of Object.entries(strangers)) {
        const cookie = Object.entries(cookies).map((pair) => pair.join('='))
        const proof = decoded(cookies['gongkai-tracked'] ?? '')
        const draft = (cookies['gongkai-draft'] ?? '').split('.')[1] ?? ''
        const token = portalFormToken(path.includes('/draft') ? draft : proof)
        const { status, text } = await answerOf(
          proxied.request(address, {
            method,
            // From a network of its own each time: a page that only says "too fast" would prove nothing.
            headers: { Cookie: cookie.join('; '), 'X-Forwarded-For': `network-${++keys}` },
            ...(method === 'GET'
              ? {}
              : {
                  body: new URLSearchParams({
                    token,
                    key: `portal-${++keys}`,
                    note: '试',
                    number: '',
                    code: '',
                  }),
                }),
          }),
        )
        assert.notEqual(status, 500, name)
        assert.deepEqual(marksIn(text, hidden), [], name)
        assert.notEqual(status, 429, name)
      }
      assert.equal(await writtenSoFar(), before)
    })

  it('申请人自己 / 打开 / 看得到，没有给机关内部的文件', async () => {
    const page = await owner.open('/requests/tracked')
    assert.match(page.html, /望舒桥加固工程/)
    assert.match(page.html, /望舒桥-applicant\.pdf/)
    assert.doesNotMatch(page.html, /望舒桥-(private|organ)\.pdf/)
  })
})

/** The case by other ids: half of one's own, of another region, written otherwise. Each leads nowhere. */
const variants: Readonly<Record<string, (ids: Ids) => Ids>> = {
  'own case, their letter, file and release': (ids) => ({ ...ids, request: theirs.requestId }),
  'another region': (ids) => ({ ...ids, region: '110000' }),
  'a region of twelve digits': (ids) => ({ ...ids, region: `${ids.region}000000` }),
  'capital letters': (ids) => mapped(ids, (id) => id.toUpperCase()),
  'a space behind': (ids) => mapped(ids, (id) => `${id}%20`),
  'a line break behind': (ids) => mapped(ids, (id) => `${id}%0a`),
  'an encoded slash': (ids) => mapped(ids, (id) => `..%2f${id}`),
  'twice encoded': (ids) => mapped(ids, (id) => id.replaceAll('-', '%252d')),
  'full-width digits': (ids) => ({ ...ids, region: encodeURIComponent('３６９９００') }),
  'not text': (ids) => ({ ...ids, request: '%ff%fe' }),
}

function mapped(ids: Ids, change: (id: string) => string): Ids {
  const { request, letter, file, release } = ids
  return {
    ...ids,
    request: change(request),
    letter: change(letter),
    file: change(file),
    release: change(release),
  }
}

describe('办公端 / 编号换成别的写法', () => {
  const askers = people.filter(({ name }) =>
    [
      'handler of a sister organ',
      'signer of the government above',
      'system-administrator of the organ',
    ].includes(name),
  )
  for (const [variant, change] of Object.entries(variants))
    it(`${variant} / 每个个案地址 / 不露内容，不出错，什么也没变`, async () => {
      const before = await writtenSoFar()
      clock.now = addSeconds(clock.now, 61) // or so many forms would be too fast
      for (const route of staffRoutes.filter(({ path }) => namesTheCase(path))) {
        const address = addressOf(route.path, change(targetIds))
        for (const { name, token } of askers) {
          const { status, text } = await ask(route, address, token)
          const hidden = [...caseMarks, ...personMarks].filter((mark) => !address.includes(mark))
          assert.deepEqual(marksIn(text, hidden), [], `${name} ${address}`)
          assert.notEqual(status, 500, `${name} ${address}`)
        }
      }
      assert.equal(await writtenSoFar(), before)
    })

  it('看不到的、没有的 / 每个个案地址 / 回答一字不差', async () => {
    for (const route of staffRoutes.filter(({ path }) => namesTheCase(path))) {
      const [nowhere, there] = [{ ...mapped(targetIds, () => randomUUID()) }, targetIds]
      const plain = async (ids: Ids) => {
        const { status, text } = await ask(route, addressOf(route.path, ids), stranger.token)
        const said = Object.values(ids).reduce((rest, id) => rest.replaceAll(id, '…'), text)
        // Keys of forms are new each time.
        return { status, said: said.replaceAll(/name="key" value="[^"]*"/g, '') }
      }
      assert.doesNotMatch((await plain(there)).said, /location: \/sign-in/)
      assert.deepEqual(await plain(there), await plain(nowhere), `${route.method} ${route.path}`)
    }
  })
})
