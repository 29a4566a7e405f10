import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inventedOrgan, organId } from '../../../test/support/invented-organs.ts'
import { citationText } from '../citation-text.ts'
import { regulationPower, reportDueOn, reportDuty, reviewingBody } from './duties.ts'
import type { Organ, OrganKind } from './organ.ts'
import { organTree } from './organ-tree.ts'
import { organKindNames } from './organ-words.ts'

const kinds = Object.keys(organKindNames) as OrganKind[] // the table of names has exactly these keys

test('条例第四十九条 / 部门1月31日，政府3月31日 / 乡镇街道和授权组织法律没有定日期', () => {
  const due = (kind: OrganKind) => reportDueOn(kind, 2025)
  assert.deepEqual(kinds.map(due), [
    '2026-01-31',
    '2026-03-31',
    '2026-03-31',
    '2026-03-31',
    null,
    '2026-01-31',
    '2026-01-31',
    null,
  ])
  const duty = reportDuty('county-government')
  assert.ok(duty.files === 'by-law')
  assert.equal(citationText(duty.rule.cites), '《政府信息公开条例》第四十九条第二款')
})

test('《立法法》 / 有权制定规章的 / 只有国务院部门、省级政府、设区的市和自治州政府', () => {
  assert.deepEqual(
    kinds.filter((kind) => regulationPower(kind) !== null),
    ['state-council-department', 'provincial-government', 'city-government'],
  )
})

/** 省政府 1 ─ 市政府 2 ─ 区政府 3 ─ 街道 4, 镇 5, 区局 6, 授权组织 7 under 6; 省厅 8 above 6 by line. */
const organs: readonly Organ[] = [
  inventedOrgan(1, { kind: 'provincial-government' }),
  inventedOrgan(2, { kind: 'city-government', territorialParent: organId(1) }),
  inventedOrgan(3, { kind: 'county-government', territorialParent: organId(2) }),
  inventedOrgan(4, { kind: 'township', name: '文昌街道办事处', territorialParent: organId(3) }),
  inventedOrgan(5, { kind: 'township', name: '青石镇人民政府', territorialParent: organId(3) }),
  inventedOrgan(6, { territorialParent: organId(3), verticalParent: organId(8), name: '临川区水务局' }),
  inventedOrgan(7, { kind: 'other', territorialParent: organId(6) }),
  inventedOrgan(8, { territorialParent: organId(1), name: '临江省水利厅' }),
  inventedOrgan(9, { kind: 'government-office', territorialParent: organId(3) }),
  inventedOrgan(10, {
    name: '国家税务总局临川区税务局',
    territorialParent: organId(3),
    verticalParent: organId(8),
  }),
  inventedOrgan(11, { name: '临川区司法局', territorialParent: organId(3), verticalParent: organId(8) }),
  inventedOrgan(12, { name: '临川邮政管理局', verticalParent: organId(8) }),
  inventedOrgan(13, { kind: 'state-council-department', level: 'national', name: '国务院某部' }),
  inventedOrgan(14, { kind: 'other', name: '国务院某部驻临江办事处', verticalParent: organId(13) }),
  inventedOrgan(15, { kind: 'other', name: '某某登记结算中心', verticalParent: organId(13) }),
]
const bodies: readonly (readonly [number, readonly number[], string])[] = [
  [1, [1], '第二十四条第二款'],
  [2, [1], '第二十四条第一款第二项'],
  [3, [2], '第二十四条第一款第二项'],
  [4, [3], '第二十四条第一款第三项'],
  [5, [3], '第二十四条第一款第二项'],
  [6, [3], '第二十四条第一款第一项'],
  [7, [3], '第二十四条第一款第四项'],
  [9, [3], '第二十四条第一款第一项'],
  [10, [8], '第二十七条'],
  [11, [3, 8], '第二十八条'],
  [12, [8], '第二十七条'],
  [13, [13], '第二十五条第一项'],
  [14, [13], '第二十五条第二项'],
  [15, [13], '第二十五条第三项'],
]
for (const [number, reviewers, place] of bodies) {
  const organ = organs.find((each) => each.organId === organId(number))
  test(`《行政复议法》${place} / ${organ?.name} / 复议机关`, () => {
    const body = reviewingBody(organTree(organs, '2024-01-01'), organId(number))
    assert.deepEqual(body?.organIds, reviewers.map(organId))
    assert.equal(citationText(body.rule.cites), `《行政复议法》${place}`)
  })
}

test('复议机关 / 2024年1月1日以前 / 不用新法回答', () => {
  assert.equal(reviewingBody(organTree(organs, '2023-12-31'), organId(6)), null)
})

test('复议机关 / 树里没有上级政府 / 空着，不猜', () => {
  const alone = organTree([inventedOrgan(6)], '2026-01-01')
  assert.deepEqual(reviewingBody(alone, organId(6))?.organIds, [])
})
