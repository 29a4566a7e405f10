import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { readTable } from '../src/documents/read/read-table.ts'
import { writeTable } from '../src/documents/write/write-table.ts'
import type { Grant, Role } from '../src/domain/access/access.ts'
import type { Organ } from '../src/domain/organs/organ.ts'
import { creationOf } from '../src/domain/organs/organ-change.ts'
import { listEvents } from '../src/store/ledger-store.ts'
import { organStore } from '../src/store/organ-store.ts'
import { changeOrgan } from '../src/usecases/change-organ.ts'
import { createOrgan, type NewOrganFields } from '../src/usecases/create-organ.ts'
import { exportOrgans } from '../src/usecases/export-organs.ts'
import type { SignedIn } from '../src/usecases/find-actor.ts'
import { findOrgan } from '../src/usecases/find-organ.ts'
import { importOrgans } from '../src/usecases/import-organs.ts'
import { mergeOrgans } from '../src/usecases/merge-organs.ts'
import { emptyDatabase } from './support/database.ts'
import { inventedOffice, inventedOrgan } from './support/invented-organs.ts'

const database = await emptyDatabase()
for (const [code, name] of [
  ['310113', '上海市宝山区'],
  ['230506', '双鸭山市宝山区'],
])
  await database.owner.query(
    "insert into region (region_id, name, valid_from) values ($1, $2, '2000-01-01')",
    [code, name],
  )

const organs = organStore(database.app)
const ports = { organs, newId: randomUUID, readTable, writeTable }
const at = { now: '2026-04-01T01:02:03.456Z', today: '2026-04-01' } as const

/** Signed in with one role at a place, proven just now. */
function person(role: Role, regionId: string, organId: string = randomUUID()): SignedIn {
  const grant: Grant = { role, regionId, organId, from: '2020-01-01', to: null, delegatedBy: null }
  const accountId = randomUUID()
  return {
    ok: true,
    actor: { accountId, name: '林若溪', grants: [grant], provenAt: at.now },
    account: {
      accountId,
      loginName: 'linruoxi',
      name: '林若溪',
      regionId,
      organId,
      status: 'active',
      version: 1,
      enabledAt: at.now,
      lastSignInAt: null,
      passwordChangedAt: null,
    },
    session: {
      sessionId: randomUUID(),
      regionId,
      accountId,
      openedAt: at.now,
      seenAt: at.now,
      provenAt: at.now,
      address: '192.0.2.1',
      device: '',
    },
    mustChangePassword: false,
  }
}
const administrator = person('system-administrator', '310113')
const bytesOf = (...lines: readonly string[]) => new TextEncoder().encode(lines.join('\r\n'))
const head = '行政区划代码,机关名称,机关性质,层级,上级政府,成立日期'
const importing = (signedIn: SignedIn, mode: 'try' | 'apply', ...lines: readonly string[]) =>
  importOrgans(ports, { signedIn, regionId: '310113', bytes: bytesOf(head, ...lines), mode, at })
const countOrgans = async () => (await organs.listOfRegion('100000')).length

test('导入机关名录 / 试一试 / 说出会怎样，什么也不写', async () => {
  const answer = await importing(administrator, 'try', ',区政府,县级人民政府,县级,,2000-01-01')
  assert.ok(answer.ok)
  assert.deepEqual([answer.added, answer.changed, answer.unchanged, answer.problems.length], [1, 0, 0, 0])
  assert.equal(answer.warnings.length, 1)
  assert.equal(await countOrgans(), 0)
})

test('导入机关名录 / 有一行不对 / 指出哪一行，整张表都不写', async () => {
  const lines = [
    ',区政府,县级人民政府,县级,,2000-01-01',
    ',区水务局,政府工作部门,县级,不存在的政府,2000-01-01',
  ]
  const answer = await importing(administrator, 'apply', ...lines)
  assert.ok(answer.ok)
  assert.deepEqual(
    answer.problems.map(({ line, column, message }) => [line, column, message]),
    [[3, '上级政府', '没有“不存在的政府”这个机关']],
  )
  assert.equal(await countOrgans(), 0)
})

test('导入机关名录 / 没有这个岗位，或者管不到那个区 / 拒绝', async () => {
  const line = '310113,区政府,县级人民政府,县级,,2000-01-01'
  for (const signedIn of [person('handler', '310113'), person('system-administrator', '230506')]) {
    const answer = await importing(signedIn, 'apply', line)
    assert.ok(!answer.ok)
  }
  assert.equal(await countOrgans(), 0)
})

test('导入以后导出，再导入 / CSV 和 XLSX / 没有一处变化；两个宝山区各写各的', async () => {
  const done = await importing(
    administrator,
    'apply',
    ',宝山区水务局,政府工作部门,县级,宝山区人民政府,2000-01-01',
    ',宝山区人民政府,县级人民政府,县级,,2000-01-01',
  )
  assert.ok(done.ok && done.problems.length === 0)
  const other = person('system-administrator', '230506')
  const second = await importing(other, 'apply', '230506,宝山区人民政府,县级人民政府,县级,,2000-01-01')
  assert.ok(second.ok && second.added === 1, 'the namesake in another province is another organ')
  for (const format of ['csv', 'xlsx'] as const) {
    const written = await exportOrgans(ports, { signedIn: administrator, regionId: '310113', format, at })
    assert.ok('bytes' in written)
    const input = {
      signedIn: administrator,
      regionId: '310113',
      bytes: written.bytes,
      mode: 'apply',
      at,
    } as const
    const again = await importOrgans(ports, input)
    assert.ok(again.ok)
    assert.deepEqual(
      [again.added, again.changed, again.unchanged, again.problems],
      [0, 0, 2, []],
      `${format}`,
    )
    if (format === 'csv') assert.ok(new TextDecoder().decode(written.bytes).includes('310113 宝山区人民政府'))
  }
})

async function make(more: Partial<Organ> = {}): Promise<Organ> {
  const organ = inventedOrgan(1, { organId: randomUUID(), regionId: '310113', ...more })
  const record = { actorId: randomUUID(), at, versions: {} }
  assert.ok((await organs.save({ regions: [], changes: [creationOf(organ)] }, record)).ok)
  return organ
}

test('修改机关 / 更名并换工作机构电话 / 从生效日起；旧名还查得到，每一处都是一条台账', async () => {
  const organ = await make({ name: '区水利局' })
  const wanted = { name: '区水务局', office: { ...inventedOffice, phone: '0000-7654321' } }
  const edit = { signedIn: administrator, organId: organ.organId, version: 1, wanted, on: '2026-03-01', at }
  assert.deepEqual(await changeOrgan(ports, edit), { ok: true, changed: 2 })
  const nameOn = async (on: string) =>
    (await findOrgan(ports, { regionId: '310113', organId: organ.organId, on }))?.organ.name
  assert.deepEqual([await nameOn('2026-02-28'), await nameOn('2026-03-01')], ['区水利局', '区水务局'])
  const events = await listEvents(database.app, '310113', organ.organId)
  assert.deepEqual(
    events.map(({ type }) => type),
    ['organ-created', 'organ-renamed', 'office-changed'],
  )
  const stale = await changeOrgan(ports, { ...edit, wanted: { name: '别的名称' } })
  assert.equal(!stale.ok && stale.code, 'version-conflict')
})

test('修改机关 / 上级改成自己的下级，代码不对，改早于已登记的 / 拒绝，并说是哪一栏', async () => {
  const top = await make()
  const below = await make({ territorialParent: top.organId })
  const edit = { signedIn: administrator, organId: top.organId, version: 1, on: '2026-03-01', at }
  const circle = await changeOrgan(ports, { ...edit, wanted: { territorialParent: below.organId } })
  assert.ok(!circle.ok && 'fields' in circle)
  assert.equal(circle.fields[0]?.field, 'territorialParent')
  const code = await changeOrgan(ports, { ...edit, wanted: { creditCode: '123' } })
  assert.ok(!code.ok && 'fields' in code && code.fields[0]?.field === 'creditCode')
  assert.ok((await changeOrgan(ports, { ...edit, wanted: { name: '新名' } })).ok)
  const early = await changeOrgan(ports, { ...edit, version: 2, wanted: { name: '更早' }, on: '2026-02-28' })
  assert.ok(!early.ok && 'fields' in early && early.fields[0]?.field === 'on')
  const late = await changeOrgan(ports, { ...edit, version: 2, wanted: { name: '更晚' }, on: '2026-04-02' })
  assert.ok(!late.ok && 'fields' in late && late.fields[0]?.field === 'on')
})

test('合并机关 / 两个并入一个 / 下级改隶，撤销之后由承接机关负责，历史还在', async () => {
  const [first, second, heir] = [await make(), await make(), await make({ name: '区承接局' })]
  const below = await make({ territorialParent: first.organId })
  const merged = await mergeOrgans(ports, {
    signedIn: administrator,
    ending: [first, second].map(({ organId }) => ({ organId, version: 1 })),
    successor: heir.organId,
    lastDay: '2026-03-31',
    at,
  })
  assert.deepEqual(merged, { ok: true, moved: 1 })
  const find = async (organId: string, on: string) => findOrgan(ports, { regionId: '310113', organId, on })
  assert.equal((await find(first.organId, '2026-03-31'))?.inDuty?.organId, first.organId)
  assert.equal((await find(first.organId, '2026-04-01'))?.inDuty?.organId, heir.organId)
  assert.equal((await find(below.organId, '2026-03-31'))?.organ.territorialParent, first.organId)
  assert.equal((await find(below.organId, '2026-04-01'))?.organ.territorialParent, heir.organId)
})

test('撤销机关 / 还有下级又没有承接机关，承接机关已不在，没有再次验证身份 / 拒绝', async () => {
  const [organ, gone] = [await make(), await make({ validTo: '2020-01-01' })]
  await make({ verticalParent: organ.organId })
  const ending = [{ organId: organ.organId, version: 1 }]
  const input = { signedIn: administrator, ending, successor: null, lastDay: '2026-03-31', at }
  const codeOf = async (more: Partial<Parameters<typeof mergeOrgans>[1]>) => {
    const answer = await mergeOrgans(ports, { ...input, ...more })
    return answer.ok ? 'ok' : answer.code
  }
  assert.equal(await codeOf({}), 'has-subordinates')
  assert.equal(await codeOf({ successor: gone.organId }), 'no-such-successor')
  assert.equal(await codeOf({ successor: organ.organId }), 'own-successor')
  assert.equal(await codeOf({ lastDay: '2026-04-01' }), 'too-early')
  const actor = { ...administrator.actor, provenAt: '2026-03-31T01:02:03.456Z' }
  assert.equal(await codeOf({ signedIn: { ...administrator, actor } }), 'step-up-needed')
  assert.equal((await organs.findOrgan(organ.organId))?.validTo, null)
})

test('查机关 / 职责 / 年报日期、规章权限、复议机关各有依据；换一个区去查，查不到', async () => {
  const government = await make({ kind: 'county-government', level: 'county' })
  const organ = await make({ territorialParent: government.organId })
  const found = await findOrgan(ports, { regionId: '310113', organId: organ.organId, on: '2026-04-01' })
  assert.equal(found?.regionName, '上海市宝山区')
  assert.equal(found.reportDuty.rule?.id, 'department-report-date')
  assert.equal(found.regulationPower, null)
  assert.deepEqual(found.reviewingBody?.organIds, [government.organId])
  assert.deepEqual(
    found.superiors.map(({ organId }) => organId),
    [government.organId],
  )
  assert.equal(await findOrgan(ports, { regionId: '230506', organId: organ.organId, on: '2026-04-01' }), null)
})

const newOrgan = (more: NewOrganFields = {}): NewOrganFields => ({
  name: `区新设机关${randomUUID().slice(0, 8)}`,
  kind: '政府工作部门',
  level: '县级',
  validFrom: '2026-01-01',
  ...more,
})
const creating = (fields: NewOrganFields, signedIn = administrator) =>
  createOrgan(ports, { signedIn, regionId: '310113', fields, at })

test('增设机关 / 填一张表 / 记入台账：谁在什么时候增设，从成立那天起', async () => {
  const parent = await make({ name: '区甲政府', kind: 'county-government', level: 'county' })
  const fields = newOrgan({
    territorialParent: `310113 ${parent.name}`,
    officeName: '办公室',
    email: 'office@example.gov.cn',
    channels: '当面、电子邮件',
  })
  const created = await creating(fields)
  assert.ok(created.ok, JSON.stringify(created))
  const stored = await organs.findOrgan(created.organId)
  assert.equal(stored?.name, fields.name)
  assert.equal(stored?.territorialParent, parent.organId)
  assert.deepEqual(stored?.office?.channels, ['in-person', 'email'])
  const { rows } = await database.owner.query(
    'select type, effective_on, actor_id from ledger_event where object_id = $1',
    [created.organId],
  )
  assert.deepEqual(rows, [
    { type: 'organ-created', effective_on: '2026-01-01', actor_id: administrator.actor.accountId },
  ])
})

test('增设机关 / 有一处不对 / 指出是哪一栏，不写；规则和导入一样', async () => {
  const there = await make({ name: '区已有机关' })
  const wrong: [NewOrganFields, string][] = [
    [{ name: '' }, 'name'],
    [{ kind: '' }, 'kind'],
    [{ level: '某级' }, 'level'],
    [{ validFrom: '' }, 'validFrom'],
    [{ creditCode: '91310000MA1FL0000X' }, 'creditCode'],
    [{ territorialParent: '不存在的政府' }, 'territorialParent'],
    [{ regionId: '310199' }, 'regionId'],
    [{ regionId: '230506', regionName: '上海市宝山区' }, 'regionName'],
    [{ channels: '传真' }, 'fax'],
    [{ name: there.name }, 'name'],
  ]
  for (const [more, field] of wrong) {
    const fields = newOrgan(more)
    const refused = await creating(fields)
    assert.ok(!refused.ok && 'fields' in refused, JSON.stringify(more))
    assert.deepEqual([...new Set(refused.fields.map((each) => each.field))], [field], JSON.stringify(more))
  }
  const names = (await organs.listOfRegion('310113')).map(({ name }) => name)
  assert.equal(names.filter((name) => name === there.name).length, 1)
})

test('增设机关 / 没有这个岗位，或者管不到那个区 / 拒绝', async () => {
  const fields = newOrgan()
  for (const signedIn of [person('handler', '310113'), person('system-administrator', '230506')]) {
    const refused = await creating(fields, signedIn)
    assert.ok(!refused.ok && !('fields' in refused))
  }
  assert.ok(!(await organs.listOfRegion('310113')).some(({ name }) => name === fields.name))
})
