import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { emptyDatabase, withRegion } from '../../test/support/database.ts'
import { inventedOrgan } from '../../test/support/invented-organs.ts'
import { withCheckCharacter } from '../domain/organs/credit-code.ts'
import type { Organ } from '../domain/organs/organ.ts'
import { creationOf, type OrganChange } from '../domain/organs/organ-change.ts'
import { organPath, organTree } from '../domain/organs/organ-tree.ts'
import { listEvents } from './ledger-store.ts'
import { organStore } from './organ-store.ts'

const database = await emptyDatabase()
const { regionId, actorId } = await withRegion(database)
const organs = organStore(database.app)
const at = { now: '2026-04-01T01:02:03.456Z', today: '2026-04-01' } as const
const make = (more: Partial<Organ> = {}) => inventedOrgan(1, { organId: randomUUID(), regionId, ...more })
const save = (changes: readonly OrganChange[], versions: Readonly<Record<string, number>> = {}) =>
  organs.save({ regions: [], changes }, { actorId, at, versions })
const create = async (...list: readonly Organ[]) =>
  assert.deepEqual(await save(list.map(creationOf)), { ok: true })
const renamed = (organ: Organ, name: string): OrganChange => {
  const { organId, shortName } = organ
  return { type: 'organ-renamed', regionId, organId, on: '2026-04-01', name, shortName }
}

test('机关 / 写入再读出 / 一样，台账里有它的设立', async () => {
  const organ = make({
    creditCode: withCheckCharacter('11999901MB0000001'),
    former: [
      { until: '2010-01-01', name: '旧名', shortName: '旧', territorialParent: null, verticalParent: null },
    ],
  })
  await create(organ)
  assert.deepEqual(await organs.findOrgan(organ.organId), { ...organ, version: 1 })
  const [event] = await listEvents(database.app, regionId, organ.organId)
  assert.equal(event?.type, 'organ-created')
  assert.equal(event.effectiveOn, '2000-01-01')
  assert.equal(event.objectKind, 'organ')
})

test('上级写在下级后面 / 一次写入 / 上级路径与树算出的相同', async () => {
  const [top, middle, bottom, line] = [make(), make(), make(), make()]
  const list = [
    { ...bottom, territorialParent: middle.organId, verticalParent: line.organId },
    { ...middle, territorialParent: top.organId },
    { ...line, territorialParent: top.organId },
    top,
  ]
  await create(...list)
  const path = await organs.organPath(regionId, bottom.organId)
  assert.deepEqual(path, organPath(organTree(list, at.today), bottom.organId))
  const above = await organs.listAround({ regionIds: [], creditCodes: [], organIds: [bottom.organId] })
  assert.deepEqual(new Set(above.map((organ) => organ.organId)), new Set(path))
  assert.deepEqual(
    new Set((await organs.listChildren(top.organId)).map((organ) => organ.organId)),
    new Set([middle.organId, line.organId]),
  )
})

test('更名 / 之后 / 旧名和它的最后一天留着，版本加一', async () => {
  const organ = make()
  await create(organ)
  assert.deepEqual(await save([renamed(organ, '新名')], { [organ.organId]: 1 }), { ok: true })
  const found = await organs.findOrgan(organ.organId)
  assert.equal(found?.name, '新名')
  assert.equal(found.version, 2)
  assert.deepEqual(
    found.former?.map(({ until, name }) => [until, name]),
    [['2026-03-31', organ.name]],
  )
})

test('二十人同时改同一个机关 / 都依据第一版 / 只有一人写成', async () => {
  const organ = make()
  await create(organ)
  const all = await Promise.all(
    Array.from({ length: 20 }, (_, index) => save([renamed(organ, `新名${index}`)], { [organ.organId]: 1 })),
  )
  assert.equal(all.filter(({ ok }) => ok).length, 1)
  assert.equal((await listEvents(database.app, regionId, organ.organId)).length, 2)
})

test('统一社会信用代码 / 已属于存续的机关 / 整批不写；前一个在同一批里撤销，就可以沿用', async () => {
  const creditCode = withCheckCharacter('11999901MB0000002')
  const first = make({ creditCode })
  await create(first)
  const [second, bystander] = [make({ creditCode, validFrom: '2026-04-01' }), make()]
  assert.deepEqual(await save([creationOf(bystander), creationOf(second)]), { ok: false, code: 'taken' })
  assert.equal(await organs.findOrgan(bystander.organId), null)
  const end: OrganChange = {
    type: 'organ-ended',
    regionId,
    organId: first.organId,
    on: '2026-03-31',
    successor: second.organId,
  }
  assert.deepEqual(await save([creationOf(second), end], { [first.organId]: 1 }), { ok: true })
  assert.deepEqual(
    (await organs.successorChain(first.organId)).map((organ) => organ.organId),
    [first.organId, second.organId],
  )
})

test('新的行政区划 / 与机关一起 / 上级在后也写得进', async () => {
  const region = (id: string, parentRegionId: string | null) =>
    ({ regionId: id, name: id, parentRegionId, validFrom: '2000-01-01', validTo: null }) as const
  const organ = make({ regionId: '231001' })
  const regions = [region('231001', '231000'), region('231000', null)]
  assert.deepEqual(
    await organs.save({ regions, changes: [creationOf(organ)] }, { actorId, at, versions: {} }),
    { ok: true },
  )
  assert.equal((await organs.findRegion('231001'))?.parentRegionId, '231000')
  const inside = await organs.listOfRegion('231000')
  assert.deepEqual(
    inside.map((each) => each.organId),
    [organ.organId],
  )
})

test('一页一页翻 / 按名称、层级，正序、倒序 / 不重不漏', async () => {
  const other = '231002'
  await database.owner.query(
    "insert into region (region_id, name, valid_from) values ($1, '翻页区', '2000-01-01')",
    [other],
  )
  const list = Array.from({ length: 7 }, (_, index) =>
    make({ regionId: other, name: `局${index % 3}`, level: index % 2 === 0 ? 'county' : 'city' }),
  )
  await create(...list)
  for (const sort of ['name', 'level', 'kind'] as const)
    for (const descending of ['yes', 'no'] as const) {
      const seen: string[] = []
      let after: string | null = null
      do {
        const filter = { search: '局', kind: null, level: null, regionId: other }
        const page = await organs.pageOrgans({ ...filter, sort, descending, after, limit: 3 })
        seen.push(...page.organs.map((organ) => organ.organId))
        after = page.next
      } while (after !== null)
      assert.deepEqual(
        seen.toSorted(),
        list.map((organ) => organ.organId).toSorted(),
        `${sort} ${descending}`,
      )
    }
})

test('机关 / 应用角色去删 / 数据库拒绝：机关只会撤销，不会消失', async () => {
  await assert.rejects(database.app.deleteFrom('organ').execute(), /permission denied/)
  await assert.rejects(database.app.deleteFrom('region').execute(), /permission denied/)
})
