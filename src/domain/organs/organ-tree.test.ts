import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { inventedOrgan, organId } from '../../../test/support/invented-organs.ts'
import { existsOn, findCircle, organOn, organPath, organTree } from './organ-tree.ts'

const on = '2026-03-31'
const [province, city, bureau, department, station] = [1, 2, 3, 4, 5].map(organId)
/** 省政府 ─块─ 市政府 ─块─ 市局 ; 省厅 ─条─ 市局 ; 市局 ─块─ 站. */
const organs = [
  inventedOrgan(1, { kind: 'provincial-government', name: '临江省人民政府' }),
  inventedOrgan(2, { kind: 'city-government', name: '临川市人民政府', territorialParent: organId(1) }),
  inventedOrgan(3, { territorialParent: organId(2), verticalParent: organId(4) }),
  inventedOrgan(4, { territorialParent: organId(1), name: '临江省水利厅' }),
  inventedOrgan(5, { kind: 'other', territorialParent: organId(3) }),
]

test('上级路径 / 块和条两条线 / 本机关在前，近的在前，同样远的按编号', () => {
  assert.deepEqual(organPath(organTree(organs, on), organId(5)), [
    station,
    bureau,
    city,
    department,
    province,
  ])
  assert.deepEqual(organPath(organTree(organs, on), organId(9)), [])
})

test('存续期 / 前一天、当天、最后一天、次日 / 只在存在时可以找它', () => {
  const organ = inventedOrgan(1, { validFrom: '2019-01-01', validTo: '2024-06-30' })
  const days = ['2018-12-31', '2019-01-01', '2024-06-30', '2024-07-01']
  assert.deepEqual(
    days.map((day) => existsOn(organ, day)),
    [false, true, true, false],
  )
  assert.equal(organTree([organ], '2024-07-01').organs.size, 0)
})

test('更名、改隶之后 / 看从前某一天的树 / 是那一天的名称和上级', () => {
  const moved = inventedOrgan(3, {
    name: '临川市水务局',
    territorialParent: organId(2),
    former: [
      {
        until: '2020-12-31',
        name: '临川县水利局',
        shortName: '水利局',
        territorialParent: organId(1),
        verticalParent: null,
      },
      {
        until: '2023-05-09',
        name: '临川市水利局',
        shortName: '水利局',
        territorialParent: organId(2),
        verticalParent: null,
      },
    ],
  })
  const names = ['2020-12-31', '2021-01-01', '2023-05-09', '2023-05-10'].map(
    (day) => organOn(moved, day).name,
  )
  assert.deepEqual(names, ['临川县水利局', '临川市水利局', '临川市水利局', '临川市水务局'])
  const tree = organTree([...organs.slice(0, 2), moved], '2020-06-01')
  assert.deepEqual(organPath(tree, organId(3)), [bureau, province])
})

test('上下级成圈 / 一条线的，两条线交错的 / 都指得出来', () => {
  assert.equal(findCircle(organs), null)
  const mixed = organs.map((organ) =>
    organ.organId === province ? { ...organ, verticalParent: organId(5) } : organ,
  )
  const circle = findCircle(mixed)?.map((organ) => organ.organId) ?? []
  assert.ok(circle.includes(organId(1)) && circle.includes(organId(5)))
})

test('任意的上下级 / 有圈当且仅当有机关是自己的上级', () => {
  const parent = fc.option(fc.integer({ min: 0, max: 7 }), { nil: null })
  fc.assert(
    fc.property(fc.array(fc.tuple(parent, parent), { minLength: 1, maxLength: 8 }), (parents) => {
      const id = (number: number | null) => (number === null ? null : organId(number))
      const list = parents.map(([first, second], index) =>
        inventedOrgan(index, { territorialParent: id(first), verticalParent: id(second) }),
      )
      const tree = organTree(list, on)
      const isOwnSuperior = list.some((organ) =>
        [organ.territorialParent, organ.verticalParent].some(
          (above) => above !== null && organPath(tree, above).includes(organ.organId),
        ),
      )
      assert.equal(findCircle(list) !== null, isOwnSuperior)
    }),
  )
})
