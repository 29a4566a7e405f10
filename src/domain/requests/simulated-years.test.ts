// Offices that work as the table of actions lets them, over three years, with late entries and mended ones.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { balanceYears } from '../../../test/support/simulated-office.ts'
import { outcomes } from '../../law/outcome-codes.ts'
import { requestActionTypes } from './request-actions.ts'

const offices = Array.from({ length: 12 }, (_, index) => balanceYears(index + 1))

test('表三 / 任意三年 / 七列都平衡，上年结转等于上年的结转下年，合计等于件数', () => {
  // `balanceYears` throws where a balance does not hold; here only that there was something to balance.
  const taken = offices.reduce((sum, office) => sum + office.taken, 0)
  assert.ok(taken > 3000, `${taken} steps`)
})

test('办结 / 每件办结的申请 / 恰有一个结果代码；未办结的没有', () => {
  for (const { cases } of offices)
    for (const { closedOn, outcome, review, lifecycle } of cases) {
      const isClosed = lifecycle === 'closed' || lifecycle === 'archived'
      assert.equal(isClosed, closedOn !== null)
      if (isClosed) assert.ok(outcome !== null)
      else assert.ok(outcome === null || review.signed !== null)
    }
})

test('动作表 / 任意办理 / 每种结果、每种动作都走得到', () => {
  const codes = new Set(offices.flatMap(({ cases }) => cases.map(({ counted }) => counted?.code)))
  assert.deepEqual(
    outcomes.map(({ code }) => code).filter((code) => !codes.has(code)),
    [],
  )
  const types = new Set(offices.flatMap(({ logs }) => logs.flat().map(({ type }) => type)))
  assert.deepEqual(
    requestActionTypes.filter((type) => !types.has(type)),
    [],
  )
})

test('动作表 / 任意办理，补录、更正 / 期限始终算得出来，没有互相矛盾的事实', () => {
  for (const { cases } of offices)
    for (const { clock, received, requestId } of cases) {
      assert.equal(clock === null, received === null, requestId)
      assert.ok(clock === null || clock.ok, clock?.ok === false ? `${requestId}: ${clock.message}` : '')
    }
})
