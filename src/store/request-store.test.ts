import assert from 'node:assert/strict'
import { test } from 'node:test'
import { requestOffice } from '../../test/support/request-office.ts'

const office = await requestOffice()
const { database, ports, regionId } = office

test('登记 / 当面提交 / 编号、期限、查询码、个人信息一并留下', async () => {
  const entered = await office.register({ on: '2026-01-12' })
  assert.equal(entered.number, '2局公开〔2026〕1号')
  const stored = await ports.requests.find(regionId, entered.requestId)
  assert.ok(stored !== null)
  assert.equal(stored.events[0]?.type, 'request-registered')
  const [line] = await ports.requests.listLines(regionId, [entered.requestId])
  assert.deepEqual(
    { received: line?.received, due: line?.due, lifecycle: line?.lifecycle, outcome: line?.outcome },
    { received: '2026-01-12', due: '2026-02-09', lifecycle: 'processing', outcome: null },
  )
  const { rows } = await database.owner.query('select field from personal_data order by field')
  assert.ok(rows.length >= 4)
})
