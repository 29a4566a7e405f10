import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { openApiDocument } from '../src/api/openapi.ts'
import { createWorkApi } from '../src/api/work/work-app.ts'
import { workOperations } from '../src/api/work/work-operations.ts'
import { writeTable } from '../src/documents/write/write-table.ts'
import type { AccessChange } from '../src/domain/access/account.ts'
import { type ApiScope, apiScopeNames } from '../src/domain/access/api-scope.ts'
import { requestActionTypes } from '../src/domain/requests/request-actions.ts'
import { apiKeyStore } from '../src/store/api-key-store.ts'
import { doOnce } from '../src/store/idempotency-store.ts'
import { joining } from '../src/store/transaction.ts'
import { createApiKey, listApiKeys, revokeApiKey } from '../src/usecases/api-keys.ts'
import { findActor } from '../src/usecases/find-actor.ts'
import { findKeyActor } from '../src/usecases/find-key-actor.ts'
import { openExchangePorts } from '../src/wiring/exchange-wiring.ts'
import { openLedgerKeys } from '../src/wiring/ledger-keys.ts'
import { openLetterPorts } from '../src/wiring/letter-wiring.ts'
import { momentOf, testDesk } from './support/desk-server.ts'
import { organId } from './support/invented-organs.ts'
import { testFieldKeys } from './support/request-office.ts'
import { temporaryFolder } from './support/temporary-folder.ts'

const made = await testDesk()
const { database, access, regionId, clock } = made
const db = joining(database.app)
const keyPorts = { apiKeys: apiKeyStore(db), accounts: access.accounts, tokens: access.tokens }
const moment = () => momentOf(clock.now)
let wait: number | null = null
const api = createWorkApi({
  findCaller: (input) => findKeyActor(keyPorts, input),
  work: openExchangePorts({
    db,
    letters: openLetterPorts(db, made.requests),
    fieldKeys: testFieldKeys(),
    ledgerKeys: openLedgerKeys(temporaryFolder('work-api')),
  }),
  doOnce: (once, work) => doOnce(database.app, once, work),
  moment,
  secondsToWait: () => wait,
  requestId: () => 'request-1',
  onError: (error) => assert.fail(String(error)),
})

/** A person with these roles at an organ, and a key of theirs. */
async function keyOf(
  roles: Parameters<typeof made.signedIn>[0],
  scopes: readonly ApiScope[] = apiScopeNames,
  organ = 1,
): Promise<{ token: string; keyId: string; accountId: string; session: string }> {
  const { accountId, token: session } = await made.signedIn(roles, organ)
  const signedIn = await findActor(access, { token: session, at: moment() })
  assert.ok(signedIn.ok)
  const key = await createApiKey(keyPorts, { signedIn, at: moment(), name: '测试程序', scopes, days: 30 })
  assert.ok(key.ok)
  return { token: key.token, keyId: key.key.keyId, accountId, session }
}

const handler = await keyOf(['handler'])
let idempotency = 0

function call(
  path: string,
  token: string | null,
  init: RequestInit & { json?: unknown; once?: string } = {},
) {
  const { json, once, ...rest } = init
  const headers: Record<string, string> = {
    ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
    ...(json === undefined ? {} : { 'Content-Type': 'application/json' }),
    'Idempotency-Key': once ?? `idempotency-key-${++idempotency}`,
  }
  const body = json === undefined ? rest.body : JSON.stringify(json)
  return Promise.resolve(api.request(`/api${path}`, { ...rest, ...(body == null ? {} : { body }), headers }))
}

const registration = {
  regionId,
  organId: organId(1),
  entry: {
    kind: 'disclosure',
    category: 'naturalPerson',
    onBehalf: 'self',
    oral: 'no',
    assistance: '',
    applicant: { 'applicant.name': '江听雨', 'applicant.phone': '13800001234' },
    items: [{ id: '1', description: '会议中心改造工程的造价结算', documentNumber: '' }],
    supplyForm: 'paper',
    supplyRoute: 'post',
    suggestsPublication: 'no',
  },
  arrival: { channel: 'in-person', arrivedOn: '2026-01-09', signedOn: null, courierNumber: '' },
}

async function registered(): Promise<{ requestId: string; number: string; trackingCode: string }> {
  const answer = await call('/v1/requests', handler.token, { method: 'POST', json: registration })
  assert.equal(answer.status, 200, await answer.clone().text())
  return answer.json()
}

async function problemOf(answer: Response) {
  assert.match(answer.headers.get('Content-Type') ?? '', /^application\/problem\+json/)
  const problem = await answer.json()
  assert.equal(problem.requestId, 'request-1')
  return problem
}

test('密钥 / 没有、乱写、停用、过期、账号停用 / 401，说法都一样', async () => {
  for (const token of [null, 'gongkai_369900.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'x'.repeat(30)]) {
    const answer = await call('/v1/me', token)
    assert.equal(answer.status, 401)
    assert.equal(answer.headers.get('WWW-Authenticate'), 'Bearer')
  }
  const revoked = await keyOf(['handler'])
  const signedIn = await findActor(access, { token: revoked.session, at: moment() })
  assert.ok(signedIn.ok)
  assert.ok((await revokeApiKey(keyPorts, { signedIn, at: moment(), keyId: revoked.keyId })).ok)
  const answer = await call('/v1/me', revoked.token)
  assert.equal((await problemOf(answer)).code, 'wrong-key')
  const again = await revokeApiKey(keyPorts, { signedIn, at: moment(), keyId: revoked.keyId })
  assert.ok(!again.ok)
  const short = await keyOf(['handler'])
  clock.now = '2026-02-12T01:00:00.000Z'
  assert.equal((await call('/v1/me', short.token)).status, 401)
  clock.now = '2026-01-12T01:00:00.000Z'
  assert.equal((await call('/v1/me', short.token)).status, 200)
  const disabled = await keyOf(['handler'])
  const account = await access.accounts.findAccount(disabled.accountId)
  assert.ok(account !== null)
  await access.accounts.save([{ type: 'account-disabled', accountId: disabled.accountId, reason: 'left' }], {
    actorId: disabled.accountId,
    at: moment(),
    versions: { [disabled.accountId]: account.version },
  })
  assert.equal((await call('/v1/me', disabled.token)).status, 401)
})

test('密钥 / 账号停用后又启用、重置后又设置好 / 原来的密钥不再有效，台账有停用的记录', async () => {
  for (const type of ['account-disabled', 'credentials-reset'] as const) {
    const person = await keyOf(['handler'])
    const { accountId } = person
    const change = async (made: AccessChange) => {
      const account = await access.accounts.findAccount(accountId)
      assert.ok(account !== null)
      const record = { actorId: randomUUID(), at: moment(), versions: { [accountId]: account.version } }
      assert.ok((await access.accounts.save([made], record)).ok)
    }
    await change(type === 'account-disabled' ? { type, accountId, reason: 'left' } : { type, accountId })
    await database.owner.query("update account set status = 'active' where account_id = $1", [accountId])
    assert.equal((await call('/v1/me', person.token)).status, 401, type)
    const { rows } = await database.owner.query<{ type: string }>(
      'select type from ledger_event where object_id = $1 order by sequence',
      [person.keyId],
    )
    assert.deepEqual(
      rows.map((row) => row.type),
      ['api-key-created', 'api-key-revoked'],
    )
  }
})

test('Idempotency-Key / 另一个人、另一个地址、另一份内容用同一个 / 422；另一个人看不到前一个人的回答', async () => {
  const once = 'key-of-somebody-first'
  const first = await call('/v1/requests', handler.token, { method: 'POST', json: registration, once })
  assert.equal(first.status, 200)
  const { number } = await first.json()
  const other = await keyOf(['handler'])
  const steps = `/v1/requests/${regionId}/${(await registered()).requestId}/steps`
  for (const [path, token, json] of [
    ['/v1/requests', other.token, registration],
    [
      '/v1/requests',
      handler.token,
      { ...registration, arrival: { ...registration.arrival, courierNumber: 'X' } },
    ],
    [
      steps,
      handler.token,
      {
        version: 1,
        on: '2026-01-12',
        fact: { type: 'handed-to-unit', unit: '科', note: '' },
        supersedes: null,
        personal: {},
      },
    ],
  ] as const) {
    const answer = await call(path, token, { method: 'POST', json, once })
    assert.equal(answer.status, 422)
    const text = await answer.text()
    assert.match(text, /key-reused/)
    assert.ok(!text.includes(number))
  }
})

test('密钥 / 建立 / 用途、名称、天数不对的退回；只有本人刚验证过身份才行；别人停用不了', async () => {
  const { token: session } = await made.signedIn(['handler'])
  const signedIn = await findActor(access, { token: session, at: moment() })
  assert.ok(signedIn.ok)
  const wrong = await createApiKey(keyPorts, { signedIn, at: moment(), name: ' ', scopes: ['all'], days: 0 })
  assert.ok(!wrong.ok && 'fields' in wrong)
  assert.deepEqual(
    wrong.fields.map(({ field }) => field),
    ['name', 'scopes', 'days'],
  )
  const stale = { ...signedIn, actor: { ...signedIn.actor, provenAt: '2026-01-11T00:00:00.000Z' } }
  const refused = await createApiKey(keyPorts, {
    signedIn: stale,
    at: moment(),
    name: 'a',
    scopes: ['requests:read'],
    days: 1,
  })
  assert.ok(!refused.ok && refused.code === 'step-up-needed')
  assert.ok(!(await revokeApiKey(keyPorts, { signedIn, at: moment(), keyId: handler.keyId })).ok)
  assert.deepEqual(await listApiKeys(keyPorts, { signedIn, at: moment() }), [])
  const { rows } = await database.owner.query('select digest from api_key where key_id = $1', [handler.keyId])
  assert.ok(!handler.token.includes(rows[0]?.digest))
})

test('密钥的用途 / 每个操作 / 没有那个用途的 403，有的不是', async () => {
  const address = (path: string) => path.replace('{region}', regionId).replace('{request}', randomUUID())
  for (const operation of workOperations) {
    if (operation.id === 'whoAmI') continue
    const others = apiScopeNames.filter((scope) => scope !== operation.scope)
    const [without, withIt] = [await keyOf(['handler'], others), await keyOf(['handler'], [operation.scope])]
    const method = operation.method.toUpperCase()
    const refused = await call(address(operation.path), without.token, { method })
    assert.equal((await problemOf(refused)).code, 'no-scope', operation.id)
    assert.notEqual((await call(address(operation.path), withIt.token, { method })).status, 403, operation.id)
  }
})

test('管理员的岗位 / 密钥 / 不带', async () => {
  const administrator = await keyOf(['system-administrator'])
  const me = await (await call('/v1/me', administrator.token)).json()
  assert.deepEqual(me.organs, [])
})

test('登记、查看、办一步 / 查询码只给一次，姓名隐去，期限逐日列出', async () => {
  const once = 'the-same-key-of-a-registration'
  const first = await (
    await call('/v1/requests', handler.token, { method: 'POST', json: registration, once })
  ).json()
  assert.match(first.trackingCode, /^\w{16}$/)
  const again = await (
    await call('/v1/requests', handler.token, { method: 'POST', json: registration, once })
  ).json()
  assert.deepEqual(again, { ...first, trackingCode: null })
  const { rows } = await database.owner.query('select answer::text from idempotency_key')
  assert.ok(rows.every(({ answer }) => !answer.includes(first.trackingCode)))
  const other = await call('/v1/requests', handler.token, {
    method: 'POST',
    json: { ...registration, entry: { ...registration.entry, oral: 'yes' } },
    once,
  })
  assert.equal((await problemOf(other)).type, 'urn:gongkai:problem:key-reused')
  const path = `/v1/requests/${regionId}/${first.requestId}`
  const seen = await (await call(path, handler.token)).json()
  assert.equal(seen.number, first.number)
  assert.equal(seen.clock.due, '2026-02-06')
  assert.deepEqual(
    seen.applicant.map(({ masked }: { masked: string }) => masked),
    ['江**', '138****1234'],
  )
  assert.ok(
    seen.actions.some(
      ({ type, allowed }: { type: string; allowed: boolean }) => type === 'handed-to-unit' && allowed,
    ),
  )
  const step = {
    version: seen.version,
    on: '2026-01-12',
    fact: { type: 'handed-to-unit', unit: '秘书科', note: '' },
    supersedes: null,
    personal: {},
  }
  const taken = await (await call(`${path}/steps`, handler.token, { method: 'POST', json: step })).json()
  assert.deepEqual(taken, { version: seen.version + 1 })
  const late = await call(`${path}/steps`, handler.token, { method: 'POST', json: step })
  assert.equal(late.status, 409)
})

test('依法不能办的一步 / 422，带条文；要本人验证身份的 / 403', async () => {
  const { requestId } = await registered()
  const path = `/v1/requests/${regionId}/${requestId}/steps`
  const step = (fact: object, version = 1) => ({
    version,
    on: '2026-01-12',
    fact,
    supersedes: null,
    personal: {},
  })
  const early = await call(path, handler.token, {
    method: 'POST',
    json: step({ type: 'decision-signed', letterId: null }),
  })
  assert.equal(early.status, 403)
  const lapsed = await call(path, handler.token, {
    method: 'POST',
    json: step({ type: 'supplement-lapsed', excused: 'no', note: '' }),
  })
  const problem = await problemOf(lapsed)
  assert.equal(problem.status, 422)
  assert.match(problem.detail, /补正/)
  const signer = await keyOf(['signer'])
  const drafted = {
    type: 'decision-drafted',
    decision: {
      code: 'B1',
      items: [{ itemId: '1', answer: 'given', says: '' }],
      grounds: [],
      reason: '',
      particulars: {},
    },
  }
  assert.equal((await call(path, handler.token, { method: 'POST', json: step(drafted) })).status, 200)
  const signed = await call(path, signer.token, {
    method: 'POST',
    json: step({ type: 'decision-signed', letterId: null }, 2),
  })
  assert.equal((await problemOf(signed)).code, 'step-up-needed')
})

test('四眼 / 拟办的人用自己的密钥审核，把别人的审核更正成自己的，改审核过的内容 / 都不行', async () => {
  const { requestId } = await registered()
  const path = `/v1/requests/${regionId}/${requestId}/steps`
  const both = await keyOf(['handler', 'reviewer', 'secrecy-reviewer'])
  const other = await keyOf(['handler', 'reviewer'])
  const decision = (reason: string) => ({
    type: 'decision-drafted',
    decision: {
      code: 'B1',
      items: [{ itemId: '1', answer: 'given', says: '' }],
      grounds: [],
      reason,
      particulars: {},
    },
  })
  const reviewed = { type: 'decision-reviewed', opinion: '同意' }
  const take = async (token: string, version: number, fact: object, supersedes: number | null = null) => {
    const json = { version, on: '2026-01-12', fact, supersedes, personal: {} }
    const answer = await call(path, token, { method: 'POST', json })
    return answer.status === 200 ? 'ok' : (await problemOf(answer)).code
  }
  assert.equal(await take(both.token, 1, decision('')), 'ok')
  assert.equal(await take(both.token, 2, reviewed), 'own-work')
  assert.equal(
    await take(both.token, 2, { type: 'secrecy-reviewed', passes: 'yes', opinion: '' }),
    'own-work',
  )
  assert.equal(await take(other.token, 2, reviewed), 'ok')
  assert.equal(await take(both.token, 3, { ...reviewed, opinion: '改成我的' }, 3), 'own-work')
  assert.equal(await take(both.token, 3, decision('审核以后换的内容'), 2), 'approved-since')
  assert.equal(await take(other.token, 3, decision('审核的人换的内容'), 2), 'approved-since')
})

test('请求体 / 多一个字段、少一个字段、不认识的事实、不是 JSON、没有 Idempotency-Key / 400，不重复内容', async () => {
  const { requestId } = await registered()
  const path = `/v1/requests/${regionId}/${requestId}/steps`
  const step = {
    version: 1,
    on: '2026-01-12',
    fact: { type: 'handed-to-unit', unit: '秘书科', note: '' },
    supersedes: null,
    personal: {},
  }
  for (const wrong of [
    { ...step, secret: '江听雨' },
    { ...step, on: '2026-02-30' },
    { ...step, fact: { type: '江听雨' } },
    { ...step, fact: { ...step.fact, unit: 1 } },
    { ...step, personal: { 'applicant.shoe-size': '江听雨' } },
  ]) {
    const problem = await problemOf(await call(path, handler.token, { method: 'POST', json: wrong }))
    assert.equal(problem.status, 400)
    assert.doesNotMatch(problem.detail, /江听雨/)
  }
  assert.equal((await call(path, handler.token, { method: 'POST', body: '{' })).status, 400)
  const unkeyed = await call(path, handler.token, { method: 'POST', json: step, once: 'short' })
  assert.equal((await problemOf(unkeyed)).type, 'urn:gongkai:problem:no-idempotency-key')
})

test('列出、导出、数字 / 只有岗位看得到的', async () => {
  const { number } = await registered()
  const list = await (await call('/v1/requests?state=all&limit=200', handler.token)).json()
  assert.ok(list.requests.some((each: { number: string }) => each.number === number))
  const elsewhere = await keyOf(['handler'], apiScopeNames, 3)
  assert.deepEqual((await (await call('/v1/requests?state=all', elsewhere.token)).json()).requests, [])
  const { requestId } = await registered()
  assert.equal((await call(`/v1/requests/${regionId}/${requestId}`, elsewhere.token)).status, 404)
  assert.equal((await call(`/v1/requests/${regionId}/${requestId}/case-file`, elsewhere.token)).status, 404)
  const exported = await (await call('/v1/requests/export?format=json', handler.token)).text()
  assert.match(exported, new RegExp(number))
  assert.doesNotMatch(exported, /江听雨/)
  const numbers = await (await call('/v1/numbers?year=2026', handler.token)).json()
  assert.ok(numbers.requests.newlyReceived.naturalPerson >= 1)
  const theirs = await (await call('/v1/numbers?year=2026', elsewhere.token)).json()
  assert.equal(theirs.requests.newlyReceived.total, 0)
})

test('导入台账、案卷包 / 试、导入、再导入、核对 / 与办公端一样', async () => {
  const rows = [
    [
      '登记号',
      '收到申请日期',
      '申请方式',
      '申请人',
      '申请人类型',
      '申请内容',
      '办理结果',
      '答复日期',
      '送达方式',
    ],
    [
      '接口〔2025〕1号',
      '2025-09-15',
      '当面',
      '祁白鹭',
      '自然人',
      '公务接待费用',
      '予以公开',
      '2025-10-10',
      '当面',
    ],
  ]
  const body = new Uint8Array(writeTable({ title: '台账', rows }, 'csv').bytes)
  const path = (mode: string) => `/v1/requests/import?region=${regionId}&organ=${organId(1)}&mode=${mode}`
  const tried = await (await call(path('try'), handler.token, { method: 'POST', body })).json()
  assert.deepEqual([tried.added, tried.problems], [1, []])
  assert.equal((await (await call(path('apply'), handler.token, { method: 'POST', body })).json()).added, 1)
  assert.equal(
    (await (await call(path('apply'), handler.token, { method: 'POST', body })).json()).unchanged,
    1,
  )
  const wrong = new Uint8Array(
    writeTable(
      { title: '台账', rows: [rows[0] ?? [], ['2号', '2025-13-01', '', '', '自然人', '', '', '', '']] },
      'csv',
    ).bytes,
  )
  const refused = await call(path('apply'), handler.token, { method: 'POST', body: wrong })
  assert.equal((await problemOf(refused)).code, 'sheet-has-problems')
  const { rows: found } = await database.owner.query(
    "select request_id as id from request where number = '接口〔2025〕1号'",
  )
  const zip = await call(`/v1/requests/${regionId}/${found[0]?.id}/case-file`, handler.token)
  assert.equal(zip.headers.get('Content-Type'), 'application/zip')
  const bytes = new Uint8Array(await zip.arrayBuffer())
  const verified = await (
    await call('/v1/case-files/verify', handler.token, { method: 'POST', body: bytes })
  ).json()
  assert.deepEqual([verified.isWhole, verified.signature, verified.number], [true, 'own', '接口〔2025〕1号'])
  assert.equal(
    (await call('/v1/case-files/verify', handler.token, { method: 'POST', body: 'x' })).status,
    422,
  )
})

test('请求太多 / 429；乱写的地址 / 404；别的方法 / 405', async () => {
  wait = 17
  const paced = await call('/v1/me', handler.token)
  wait = null
  assert.equal(paced.status, 429)
  assert.equal(paced.headers.get('Retry-After'), '17')
  assert.equal((await call('/v1/requests/1/2', handler.token)).status, 404)
  assert.equal((await call('/v1/nothing', handler.token)).status, 404)
  assert.equal((await call('/v1/me', handler.token, { method: 'DELETE' })).status, 405)
})

test('OpenAPI / 每个操作都在，写明用途；办理的每一种事实都有写法', async () => {
  const document = openApiDocument()
  for (const { path, method, scope } of workOperations)
    assert.deepEqual(document.paths[path]?.[method]?.security, [{ apiKey: [scope] }], path)
  const fact = JSON.stringify(document.components.schemas.RequestFact)
  for (const type of requestActionTypes) assert.ok(fact.includes(`"${type}"`), type)
})

test('接口 / 案件的文件已销毁 / 只说有过、何时销毁，没有名称和摘要', async () => {
  const { requestId } = await registered()
  const owner = { regionId, objectKind: 'request', objectId: requestId }
  const [fileId, digest] = [randomUUID(), 'e'.repeat(64)]
  const scan = { state: 'not-scanned', at: null, finding: null } as const
  const name = '江晚照身份证.pdf'
  const file = { fileId, digest, size: 3, originalName: name, mediaType: 'application/pdf', scan } as const
  await made.files.files.add(owner, [
    { ...file, visibility: 'applicant', receivedAt: clock.now, receivedBy: null },
  ])
  const path = `/v1/requests/${regionId}/${requestId}`
  assert.equal((await (await call(path, handler.token)).json()).files[0].name, name)
  await made.requests.personalData.destroy(
    owner,
    { fields: [], files: [fileId] },
    {
      certificateId: randomUUID(),
      at: clock.now,
      destroyedBy: randomUUID(),
      approvedBy: randomUUID(),
      reason: '保存期限届满',
    },
  )
  const text = await (await call(path, handler.token)).text()
  const { files, destroyedFiles } = JSON.parse(text)
  assert.deepEqual(files, [])
  assert.deepEqual(destroyedFiles, [{ fileId, mediaType: 'application/pdf', destroyedAt: clock.now }])
  assert.ok(!text.includes(name) && !text.includes(digest))
})
