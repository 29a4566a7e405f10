import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { emptyDatabase, withRegion } from '../../test/support/database.ts'
import { temporaryFolder } from '../../test/support/temporary-folder.ts'
import type { Actor, Role } from '../domain/access/access.ts'
import { destroyPersonalData } from '../usecases/destroy-personal-data.ts'
import { EnvironmentProblem } from '../usecases/environment-problem.ts'
import type {
  DataSubjectObject,
  PersonalDataField,
  PersonalDataPorts,
} from '../usecases/personal-data-ports.ts'
import { unmaskPersonalData } from '../usecases/unmask-personal-data.ts'
import { viewMasked } from '../usecases/view-masked.ts'
import { openFieldKeys } from '../wiring/field-key-file.ts'
import { createAccessLog, purgeAccessLog } from './access-log-store.ts'
import { createPersonalDataStore } from './personal-data-store.ts'

const database = await emptyDatabase()
const { regionId } = await withRegion(database)
const keyFolder = temporaryFolder('keys')
const keys = openFieldKeys(keyFolder)
const store = createPersonalDataStore(database.app, keys)
const log = createAccessLog(database.app)
const organId = randomUUID()
const now = '2026-03-04T01:02:03.456Z'

const ports: PersonalDataPorts = {
  personalData: store,
  findPersonalDataObject: async ({ regionId }) => ({
    kind: 'personal-data',
    regionId,
    organPath: [organId],
    workOf: [],
  }),
  newId: randomUUID,
}

/** An invented person of the organ, identity proven just now. */
function person(role: Role, provenAt = now): Actor {
  const grant = { role, regionId, organId, from: '2026-01-01', to: null, delegatedBy: null }
  return { accountId: randomUUID(), name: '虚构人员', grants: [grant], provenAt }
}

const newCase = (): DataSubjectObject => ({ regionId, objectKind: 'request', objectId: randomUUID() })

const applicant: readonly PersonalDataField[] = [
  { field: 'applicant.name', class: 'name', text: '张三' },
  { field: 'applicant.identity-number', class: 'identity-number', text: '310101190001011234' },
  { field: 'applicant.phone', class: 'phone', text: '13800001234' },
]

async function keptCase(): Promise<DataSubjectObject> {
  const object = newCase()
  await store.keep(object, applicant, now)
  return object
}

const linesOf = (object: DataSubjectObject) =>
  log.list(regionId, { limit: 50, after: null, objectId: object.objectId })

async function storedText(object: DataSubjectObject): Promise<string> {
  const { rows } = await database.owner.query('select * from personal_data where object_id = $1', [
    object.objectId,
  ])
  const buffers = rows.flatMap((row) => Object.values(row).filter((value) => Buffer.isBuffer(value)))
  return JSON.stringify(rows) + Buffer.concat(buffers).toString('latin1') + Buffer.concat(buffers).toString()
}

test('个人信息 / 存入数据库 / 库里没有一处原文', async () => {
  const stored = await storedText(await keptCase())
  for (const { text } of applicant) assert.equal(stored.includes(text), false, text)
})

test('个人信息保护法第五十一条 / 经办人查看 / 显示掩码，访问日志有一行，没有理由', async () => {
  const object = await keptCase()
  const actor = person('handler')
  const answer = await viewMasked(ports, { actor, object, now })
  assert.ok(answer.ok)
  assert.deepEqual(
    answer.fields.map(({ masked }) => masked),
    ['3101**********1234', '张**', '138****1234'],
  )
  const [line, ...more] = await linesOf(object)
  assert.deepEqual(more, [])
  assert.equal(line?.actorId, actor.accountId)
  assert.equal(line?.reason, null)
  assert.deepEqual(line?.fields, ['applicant.identity-number', 'applicant.name', 'applicant.phone'])
})

test('显示完整个人信息 / 有岗位、有理由、刚验证过身份 / 给出原文，日志写明理由和字段', async () => {
  const object = await keptCase()
  const answer = await unmaskPersonalData(ports, {
    actor: person('handler'),
    object,
    fields: ['applicant.phone'],
    reason: '电话通知补正',
    now,
  })
  assert.deepEqual(answer, { ok: true, fields: [applicant[2]] })
  const lines = await linesOf(object)
  assert.deepEqual(
    lines.map(({ reason, fields }) => [reason, fields]),
    [['电话通知补正', ['applicant.phone']]],
  )
})

test('显示完整个人信息 / 没有岗位、没有理由、身份验证过时、没有这个字段 / 不给，日志没有', async () => {
  const object = await keptCase()
  const ask = { object, fields: ['applicant.phone'], reason: '电话通知补正', now }
  const long = '2026-03-03T20:00:00.000Z'
  const codes: string[] = []
  for (const each of [
    { ...ask, actor: person('system-administrator') },
    { ...ask, actor: person('handler', long) },
    { ...ask, actor: person('handler'), reason: ' 看。。。 ' },
    { ...ask, actor: person('handler'), reason: '打电话 139-1234-5678 通知补正' },
    { ...ask, actor: person('handler'), reason: '核对身份证11010519491231002X' },
    { ...ask, actor: person('handler'), fields: ['applicant.health'] },
    { ...ask, actor: person('handler'), fields: [] },
  ]) {
    const answer = await unmaskPersonalData(ports, each)
    codes.push(answer.ok ? 'shown' : answer.code)
  }
  assert.deepEqual(codes, [
    'no-role',
    'step-up-needed',
    'form-refused',
    'form-refused',
    'form-refused',
    'no-such-data',
    'no-such-data',
  ])
  assert.deepEqual(await linesOf(object), [])
})

test('访问日志写不进去 / 查看 / 原文也不给', async () => {
  const object = await keptCase()
  const accessId = randomUUID()
  const record = { accessId, at: now, actorId: randomUUID(), reason: '电话通知补正' }
  await store.view(object, null, record)
  await assert.rejects(store.view(object, null, record), /duplicate key/)
})

test('密文搬到另一个申请名下 / 查看 / 打不开', async () => {
  const [one, other] = [await keptCase(), await keptCase()]
  await database.owner.query(
    `update personal_data a set ciphertext = b.ciphertext, wrapped_key = b.wrapped_key from personal_data b
     where a.object_id = $1 and b.object_id = $2 and a.field = b.field and a.region_id = b.region_id`,
    [one.objectId, other.objectId],
  )
  const record = { accessId: randomUUID(), at: now, actorId: randomUUID(), reason: null }
  await assert.rejects(store.view(one, null, record), /does not open/)
  assert.deepEqual(await linesOf(one), [])
  await database.owner.query('delete from personal_data where object_id = $1', [one.objectId])
})

test('同一个人再次申请 / 按身份证号查找 / 不论怎么书写都找到，不能查的类别找不到', async () => {
  const object = newCase()
  const [number, phone] = ['310101190001019999', '13900009999']
  await store.keep(
    object,
    [
      { field: 'number', class: 'identity-number', text: number },
      { field: 'phone', class: 'phone', text: phone },
      { field: 'address', class: 'address', text: '某市某区虚构路1号' },
    ],
    now,
  )
  const find = (dataClass: 'identity-number' | 'phone' | 'address', text: string) =>
    store.findObjects(regionId, dataClass, text)
  assert.deepEqual(await find('identity-number', '310101 19000101 9999'), [object])
  assert.deepEqual(await find('phone', '+86-139-0000-9999'), [object])
  assert.deepEqual(await find('phone', number), [])
  assert.deepEqual(await find('address', '某市某区虚构路1号'), [])
  assert.deepEqual(await store.findObjects('999902', 'phone', phone), [])
})

test('个人信息保护法第四十六条 / 更正 / 查看到的是更正后的', async () => {
  const object = await keptCase()
  await store.keep(object, [{ field: 'applicant.phone', class: 'phone', text: '13900005678' }], now)
  const record = { accessId: randomUUID(), at: now, actorId: randomUUID(), reason: null }
  const [phone] = await store.view(object, ['applicant.phone'], record)
  assert.equal(phone?.text, '13900005678')
})

test('个人信息保护法第十九条 / 保存期限的前一天、当天、后一天 / 过了当天才到期', async () => {
  const object = newCase()
  await store.keep(object, [{ field: 'phone', class: 'phone', text: '13700000000' }], now)
  await store.schedule(object, '2020-02-29')
  const isDue = async (today: '2025-02-28' | '2025-03-01' | '2025-03-02') =>
    (await store.listDue({ regionId, organId: null }, today, 100)).some(
      ({ objectId }) => objectId === object.objectId,
    )
  assert.equal(await isDue('2025-02-28'), false)
  assert.equal(await isDue('2025-03-01'), false)
  assert.equal(await isDue('2025-03-02'), true)
  await store.schedule(object, null)
  assert.equal(await isDue('2025-03-02'), false)
})

test('销毁 / 一人提出、另一人批准 / 行和密钥都没有了，留下不含原文的记录', async () => {
  const object = await keptCase()
  const proposedBy = randomUUID()
  const actor = person('signer')
  const reason = '保存期限届满，依归档范围和保管期限表'
  const ask = { actor, proposedBy, object, what: { fields: null, files: [] }, reason, now }
  const answer = await destroyPersonalData(ports, ask)
  assert.ok(answer.ok)
  assert.deepEqual(answer.certificate.classes, ['identity-number', 'name', 'phone'])
  const { rows } = await database.owner.query('select 1 from personal_data where object_id = $1', [
    object.objectId,
  ])
  assert.equal(rows.length, 0)
  const again = await destroyPersonalData(ports, ask)
  assert.equal(again.ok ? '' : again.code, 'nothing-to-destroy')
})

test('销毁 / 自己批准自己提出的 / 不行', async () => {
  const object = await keptCase()
  const actor = person('signer')
  const answer = await destroyPersonalData(ports, {
    actor,
    proposedBy: actor.accountId,
    object,
    what: { fields: null, files: [] },
    reason: '保存期限届满',
    now,
  })
  assert.equal(answer.ok ? '' : answer.code, 'own-work')
  const { rows } = await database.owner.query('select 1 from personal_data where object_id = $1', [
    object.objectId,
  ])
  assert.equal(rows.length, 3)
})

test('访问日志和销毁记录 / 应用角色修改或删除 / 数据库拒绝', async () => {
  const denied = /permission denied/
  await assert.rejects(database.app.deleteFrom('access_log').execute(), denied)
  await assert.rejects(database.app.updateTable('access_log').set({ reason: '' }).execute(), denied)
  await assert.rejects(database.app.deleteFrom('personal_data_destruction').execute(), denied)
  await assert.rejects(
    database.app.updateTable('personal_data_destruction').set({ reason: '' }).execute(),
    denied,
  )
})

test('访问日志 / 同一时刻许多行，一页一页看 / 每行恰好一次，新的在前', async () => {
  const object = await keptCase()
  for (const second of [1, 2, 2, 2, 3])
    await store.view(object, null, {
      accessId: randomUUID(),
      at: `2026-03-04T01:00:0${second}.000Z`,
      actorId: randomUUID(),
      reason: null,
    })
  const seen = []
  let after: { at: string; accessId: string } | null = null
  for (;;) {
    const page: Awaited<ReturnType<typeof log.list>> = await log.list(regionId, {
      limit: 2,
      after,
      objectId: object.objectId,
    })
    seen.push(...page)
    after = page.at(-1) ?? null
    if (after === null) break
  }
  assert.equal(new Set(seen.map(({ accessId }) => accessId)).size, 5)
  assert.deepEqual(
    seen.map(({ at }) => at.slice(18, 19)),
    ['3', '2', '2', '2', '1'],
  )
})

test('互联网政务应用安全管理规定第二十条 / 清理访问日志 / 一年以内的不删，少于一年的设置被拒绝', async () => {
  const object = await keptCase()
  for (const at of ['2025-01-01T00:00:00.000Z', '2025-06-01T00:00:00.000Z'])
    await store.view(object, null, { accessId: randomUUID(), at, actorId: randomUUID(), reason: null })
  const purge = (keepYears: number) =>
    purgeAccessLog(database.owner, { regionId, keepYears, now: '2026-03-04T00:00:00.000Z' })
  await assert.rejects(purge(0), EnvironmentProblem)
  await assert.rejects(purge(Number.NaN), EnvironmentProblem)
  assert.equal(await purge(1), 1)
  assert.deepEqual(
    (await linesOf(object)).map(({ at }) => at),
    ['2025-06-01T00:00:00.000Z'],
  )
})
