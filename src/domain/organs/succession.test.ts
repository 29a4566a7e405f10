import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inventedOrgan, organId } from '../../../test/support/invented-organs.ts'
import { organInDuty, successorChain } from './succession.ts'

/** 1 was merged into 2, 2 abolished in favour of 3. */
const organs = [
  inventedOrgan(1, { validTo: '2020-12-31', successor: organId(2) }),
  inventedOrgan(2, { validFrom: '2021-01-01', validTo: '2024-06-30', successor: organId(3) }),
  inventedOrgan(3, { validFrom: '2010-01-01' }),
  inventedOrgan(4, { validTo: '2019-01-01' }),
]
const duty = (number: number, on: string) => organInDuty(organs, organId(number), on)?.organId ?? null

test('机关撤并 / 最后一天、次日、再次撤并以后 / 找到当时承接的机关', () => {
  assert.equal(duty(1, '2020-12-31'), organId(1))
  assert.equal(duty(1, '2021-01-01'), organId(2))
  assert.equal(duty(1, '2024-07-01'), organId(3))
})

test('机关撤并 / 没有承接机关，或者还没有成立 / 谁也不是', () => {
  assert.equal(duty(4, '2019-01-02'), null)
  assert.equal(duty(2, '2020-12-31'), null)
  assert.equal(duty(9, '2020-12-31'), null)
})

test('承接关系 / 顺着查 / 依次列出，绕圈的数据也停得下来', () => {
  assert.deepEqual(
    successorChain(organs, organId(1)).map((organ) => organ.organId),
    [1, 2, 3].map(organId),
  )
  const round = [
    inventedOrgan(1, { validTo: '2020-01-01', successor: organId(2) }),
    inventedOrgan(2, { validTo: '2020-01-01', successor: organId(1) }),
  ]
  assert.equal(organInDuty(round, organId(1), '2021-01-01'), null)
})
