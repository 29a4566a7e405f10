import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { emptyDatabase, withRegion } from '../../test/support/database.ts'
import { temporaryFolder } from '../../test/support/temporary-folder.ts'
import { whileContentStays } from '../store/content-lock.ts'
import type { Database } from '../store/database.ts'
import { createPersonalDataStore, keepPersonalData } from '../store/personal-data-store.ts'
import { EnvironmentProblem } from '../usecases/environment-problem.ts'
import type { DataSubjectObject } from '../usecases/personal-data-ports.ts'
import { resealPersonalData } from '../usecases/reseal-personal-data.ts'
import { type RotatedKeys, type RotateKeys, rotateKeys } from '../usecases/rotate-keys.ts'
import type { RotateKeysPorts } from '../usecases/rotate-keys-ports.ts'
import { addFieldKey, openFieldKeys, readFieldKeys } from './field-key-file.ts'
import { keyRotation, newKeyAlgorithm } from './key-rotation.ts'

const at = { now: '2026-03-04T01:02:03.456Z', today: '2026-03-04' } as const
const plain: RotateKeys = { algorithm: null, asks: 'what-is-left', oldKeys: 'keep' }
const [oneRegion, otherRegion] = ['999901', '999902'] as const
const text = '虚构的申请人'

interface Office {
  readonly database: Database
  readonly folder: string
  readonly ports: RotateKeysPorts
  /** Opened before anything was changed, like a running server. */
  readonly store: ReturnType<typeof createPersonalDataStore>
  readonly objects: readonly DataSubjectObject[]
}

/** Two regions with rows, more of the first than one batch takes. */
async function office(): Promise<Office> {
  const database = await emptyDatabase()
  await withRegion(database)
  await database.owner.query(
    "insert into region (region_id, name, valid_from) values ($1, '另一测试区', '2000-01-01')",
    [otherRegion],
  )
  const folder = temporaryFolder('key-rotation')
  const store = createPersonalDataStore(database.app, openFieldKeys(folder))
  const objects = [oneRegion, oneRegion, otherRegion].map((regionId) => newCase(regionId))
  for (const [index, object] of objects.entries())
    await store.keep(object, fields(index === 0 ? 520 : 3), at.now)
  return { database, folder, store, objects, ports: keyRotation(database.app, folder) }
}

const newCase = (regionId: string): DataSubjectObject => ({
  regionId,
  objectKind: 'request',
  objectId: randomUUID(),
})

const fields = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ field: `field-${index}`, class: 'name' as const, text }))

async function run({ ports }: Pick<Office, 'ports'>, asked: Partial<RotateKeys> = {}): Promise<RotatedKeys> {
  const rotated = await rotateKeys(ports, { ...plain, ...asked, at, tell: () => {} })
  assert.ok(rotated.ok)
  return rotated
}

/** Every value, through the opening given. */
async function assertReadable({ objects, store }: Pick<Office, 'objects' | 'store'>): Promise<void> {
  for (const [index, object] of objects.entries()) {
    const record = { accessId: randomUUID(), at: at.now, actorId: randomUUID(), reason: null }
    const found = await store.view(object, null, record)
    assert.equal(found.length, index === 0 ? 520 : 3)
    for (const field of found) assert.equal(field.text, text)
  }
}

const keyIdsOf = async ({ database }: Pick<Office, 'database'>, object: DataSubjectObject) => {
  const { rows } = await database.owner.query(
    'select distinct key_id from personal_data where object_id = $1',
    [object.objectId],
  )
  return rows.map(({ key_id }) => key_id)
}

const eventsOf = async ({ ports }: Pick<Office, 'ports'>, regionId: string) =>
  (await ports.operations.read(regionId)).events

test('更换密钥 / 两个地区，换之前打开的和之后打开的 / 都读得出全部，换之前打开的也用新密钥写，台账记下', async () => {
  const one = await office()
  const before = readFieldKeys(one.folder)?.current
  const rotated = await run(one, { algorithm: 'sm4-gcm' })
  assert.deepEqual(
    [rotated.did, rotated.sealed, rotated.current.algorithm, rotated.forgotten],
    ['made-key', 526, 'sm4-gcm', null],
  )
  assert.deepEqual(rotated.older, [{ id: before?.id, algorithm: 'aes-256-gcm', rows: 0 }])
  await assertReadable(one)
  await assertReadable({
    ...one,
    store: createPersonalDataStore(one.database.app, openFieldKeys(one.folder)),
  })
  const { rows: algorithms } = await one.database.owner.query('select distinct algorithm from personal_data')
  assert.deepEqual(algorithms, [{ algorithm: 'sm4-gcm' }])
  const later = newCase(otherRegion)
  await one.store.keep(later, fields(1), at.now)
  assert.deepEqual(await keyIdsOf(one, later), [rotated.current.id])
  const { id: keyId, algorithm } = rotated.current
  for (const [regionId, rows] of [[oneRegion, 523] as const, [otherRegion, 3] as const])
    assert.deepEqual(await eventsOf(one, regionId), [
      { type: 'wrapping-key-made', payload: { keyId, algorithm } },
      { type: 'personal-data-resealed', payload: { keyId, algorithm, rows } },
    ])
})

test('更换密钥 / 换到一半中断，再运行，又运行 / 接着换到同一把新密钥；再运行什么也不做，说了才再造一把', async () => {
  const one = await office()
  let batches = 0
  const broken: RotateKeysPorts = {
    ...one.ports,
    reseal: (batch) => {
      batches += 1
      if (batches > 1) throw new Error('killed')
      return one.ports.reseal(batch)
    },
  }
  await assert.rejects(run({ ports: broken }), /killed/)
  const half = readFieldKeys(one.folder)?.current.id
  await assertReadable(one)
  const resumed = await run(one)
  assert.deepEqual([resumed.did, resumed.sealed, resumed.current.id], ['went-on', 26, half])
  await assertReadable(one)
  const again = await run(one)
  assert.deepEqual([again.did, again.sealed, again.current.id], ['nothing', 0, half])
  const told = await run(one, { asks: 'new-key' })
  assert.deepEqual([told.did, told.sealed, told.older.length], ['made-key', 526, 2])
  assert.notEqual(told.current.id, half)
  await assertReadable(one)
})

test('更换密钥 / 设置 CIPHER 改过，启动时加了新算法的密钥 / 已有的行换过去，不再造密钥', async () => {
  const one = await office()
  const started = openFieldKeys(one.folder, 'sm4-gcm').current.id
  const rotated = await run(one, { algorithm: 'sm4-gcm' })
  assert.deepEqual([rotated.did, rotated.sealed, rotated.current.id], ['went-on', 526, started])
})

test('更换密钥 / 要的算法与设置 CIPHER 不同 / 拒绝，先改设置；没有设置的按要的', () => {
  assert.throws(() => newKeyAlgorithm('sm4-gcm', 'aes-256-gcm'), EnvironmentProblem)
  assert.equal(newKeyAlgorithm('sm4-gcm', undefined), 'sm4-gcm')
  assert.equal(newKeyAlgorithm(null, 'sm4-gcm'), 'sm4-gcm')
  assert.equal(newKeyAlgorithm(null, undefined), null)
})

test('更换密钥 / 还没有密钥文件 / 拒绝，不造', async () => {
  const one = await office()
  const folder = temporaryFolder('no-keys')
  const refused = await rotateKeys(keyRotation(one.database.app, folder), { ...plain, at, tell: () => {} })
  assert.equal(refused.ok, false)
  assert.equal(readFieldKeys(folder), null)
})

test('取出旧密钥 / 一行被改过、打不开，还要用旧密钥 / 逐行指出，一把也不取；那一行没有了才取出', async () => {
  const one = await office()
  const [object] = one.objects
  const spoiled = [object?.objectId, 'field-7']
  await one.database.owner.query(
    'update personal_data set wrapped_key = set_byte(wrapped_key, 20, get_byte(wrapped_key, 20) # 1) where object_id = $1 and field = $2',
    spoiled,
  )
  const refused = await run(one, { asks: 'new-key', oldKeys: 'forget' })
  assert.deepEqual(refused.unopened, [{ regionId: oneRegion, objectId: object?.objectId, field: 'field-7' }])
  assert.equal(refused.sealed, 525)
  assert.deepEqual(
    refused.older.map(({ rows }) => rows),
    [1],
  )
  assert.ok(refused.forgotten?.ok === false && refused.forgotten.code === 'key-needed')
  await one.database.owner.query('delete from personal_data where object_id = $1 and field = $2', spoiled)
  const old = refused.older.map(({ id }) => id)
  const done = await run(one, { oldKeys: 'forget' })
  assert.deepEqual([done.did, done.forgotten, done.older], ['nothing', { ok: true, ids: old }, []])
  assert.deepEqual([...(readFieldKeys(one.folder)?.wrapping.keys() ?? [])], [done.current.id])
  assert.deepEqual((await eventsOf(one, otherRegion)).at(-1), {
    type: 'wrapping-keys-forgotten',
    payload: { keyIds: old },
  })
  const later = newCase(oneRegion)
  await one.store.keep(later, fields(1), at.now)
  assert.deepEqual(
    await keyIdsOf(one, later),
    [done.current.id],
    'an opening of before writes with the new key',
  )
  const again = await run(one, { oldKeys: 'forget' })
  assert.deepEqual([again.did, again.forgotten], ['nothing', { ok: true, ids: [] }])
})

test('取出旧密钥 / 一个表单正用旧密钥写，还没有提交 / 等它提交，看见它的行，不取', async () => {
  const one = await office()
  const { app, owner } = one.database
  const late = newCase(oneRegion)
  const started = Promise.withResolvers<void>()
  const finish = Promise.withResolvers<void>()
  const form = app.transaction().execute(async (transaction) => {
    await keepPersonalData(transaction, openFieldKeys(one.folder), late, fields(1), at.now)
    started.resolve()
    await finish.promise
  })
  await started.promise
  addFieldKey(one.folder, 'aes-256-gcm')
  const running = run(one, { oldKeys: 'forget' })
  for (let waiting = 0; waiting === 0; ) {
    const { rows } = await owner.query(
      "select count(*)::int as waiting from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())",
    )
    waiting = rows[0]?.waiting
  }
  finish.resolve()
  await form
  const { forgotten } = await running
  assert.ok(forgotten?.ok === false && forgotten.code === 'key-needed')
  const record = { accessId: randomUUID(), at: at.now, actorId: randomUUID(), reason: null }
  assert.equal((await one.store.view(late, null, record))[0]?.text, text)
})

test('取出旧密钥 / 正在备份 / 不取：备份里的行要找得到密钥', async () => {
  const one = await office()
  const rotated = await whileContentStays(one.database.owner, () =>
    run(one, { asks: 'new-key', oldKeys: 'forget' }),
  )
  assert.ok(rotated.forgotten?.ok === false && rotated.forgotten.code === 'busy')
  assert.equal(readFieldKeys(one.folder)?.wrapping.size, 2)
})

test('密钥文件里没有的密钥 / 有行要用 / 说出是哪把、几行，其余照换', async () => {
  const one = await office()
  const foreign = openFieldKeys(temporaryFolder('foreign'))
  const object = newCase(oneRegion)
  await createPersonalDataStore(one.database.app, foreign).keep(object, fields(2), at.now)
  const rotated = await run(one)
  assert.equal(rotated.sealed, 526)
  assert.deepEqual(rotated.missing, [{ keyId: foreign.current.id, rows: 2 }])
})

test('夜间 / 有用旧密钥的行 / 每夜换一部分，换完为止，不造密钥', async () => {
  const one = await office()
  addFieldKey(one.folder, 'aes-256-gcm')
  const night = () => resealPersonalData(one.ports, { limit: 500, at, tell: () => {} })
  const nights = [await night(), await night(), await night()].map(({ sealed }) => sealed)
  assert.deepEqual(nights, [500, 26, 0])
  assert.equal(readFieldKeys(one.folder)?.wrapping.size, 2)
  await assertReadable(one)
})

test('密钥文件 / 程序运行时不见了 / 已有的读得出，不再写入', async () => {
  const one = await office()
  const file = join(one.folder, 'keys', 'personal-data.key')
  rmSync(file)
  await assertReadable(one)
  await assert.rejects(one.store.keep(newCase(oneRegion), fields(1), at.now), EnvironmentProblem)
})
