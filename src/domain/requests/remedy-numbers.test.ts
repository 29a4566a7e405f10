import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleCase, fact } from '../../../test/support/example-request.ts'
import { remedyOutcomes } from '../../law/remedy-outcomes.ts'
import { nationalCalendar } from '../calendar/national-calendar.ts'
import { answerDue } from './remedy-clock.ts'
import { type CountedRemedy, countedRemedies, remedyCell, remedyNumbers } from './remedy-numbers.ts'

const review: CountedRemedy = {
  requestId: 'a',
  remedyId: 'r1',
  remedyKind: 'reconsideration',
  after: null,
  filed: '2024-11-04',
  decided: { on: '2025-01-20', result: 'annulled' },
}

test('表四 / 跨年的复议 / 上年计尚未审结，本年按结果计', () => {
  assert.equal(remedyCell(review, 2023), null)
  assert.deepEqual(remedyCell(review, 2024), { row: 'reconsideration', column: 'pending' })
  assert.deepEqual(remedyCell(review, 2025), { row: 'reconsideration', column: 'corrected' })
  assert.equal(remedyCell(review, 2026), null)
})

test('表四 / 诉讼 / 未经复议的和复议后的分栏', () => {
  const suit: CountedRemedy = {
    ...review,
    remedyKind: 'litigation',
    decided: { on: '2024-12-30', result: 'objection-dismissed' },
  }
  assert.deepEqual(remedyCell(suit, 2024), { row: 'litigationDirect', column: 'upheld' })
  assert.deepEqual(remedyCell({ ...suit, after: 'r0' }, 2024), {
    row: 'litigationAfterReconsideration',
    column: 'upheld',
  })
})

test('表四 / 每一种结果 / 归入维持、纠正、其他之一（domain 5）', () => {
  const columns = (kind: string, column: string) =>
    remedyOutcomes
      .filter((each) => each.remedyKind === kind && each.column === column)
      .map(({ label }) => label)
  assert.deepEqual(columns('reconsideration', 'upheld'), ['维持', '驳回行政复议请求'])
  assert.deepEqual(columns('litigation', 'upheld'), ['驳回诉讼请求'])
  assert.equal(columns('reconsideration', 'corrected').length, 5)
  assert.equal(columns('litigation', 'corrected').length, 5)
  assert.deepEqual(columns('litigation', 'other'), ['不予立案', '驳回起诉', '撤诉', '调解', '移送'])
})

test('表四 / 一件申请先复议后起诉 / 两格各一件，点得回案件', () => {
  const made = exampleCase(
    [
      fact('request-registered', '2025-09-15'),
      fact('remedy-filed', '2025-10-20'),
      fact('remedy-decided', '2025-11-20', { result: 'upheld', remake: 'no' }),
      fact('remedy-filed', '2025-12-01', { remedy: 'r2', remedyKind: 'litigation', after: 'r1' }),
    ],
    '2025-12-31',
  )
  const numbers = remedyNumbers(countedRemedies(made), 2025)
  assert.deepEqual(numbers.get('reconsideration')?.get('upheld'), [`${made.requestId}/r1`])
  assert.deepEqual(numbers.get('litigationAfterReconsideration')?.get('pending'), [`${made.requestId}/r2`])
  assert.equal(numbers.get('litigationDirect')?.get('total')?.length, 0)
})

const noticed = (kind: 'reconsideration' | 'litigation', procedure: 'simplified' | 'ordinary') => {
  const made = exampleCase(
    [
      fact('request-registered', '2025-09-15'),
      fact('remedy-filed', '2025-09-20', { remedyKind: kind }),
      fact('remedy-notice-received', '2025-09-26', { procedure }),
    ],
    '2025-09-26',
  )
  const [remedy] = made.remedies
  assert.ok(remedy !== undefined)
  return answerDue(remedy, nationalCalendar)?.on
}

test('复议法第五十四条 / 简易程序 / 5个工作日答复，跳过国庆、算上调休', () => {
  // 26 September is a Friday; Sunday the 28th is worked, 1 to 8 October are off.
  assert.equal(noticed('reconsideration', 'simplified'), '2025-10-10')
})

test('复议法第四十八条 / 普通程序 / 10个工作日答复', () => {
  assert.equal(noticed('reconsideration', 'ordinary'), '2025-10-16')
})

test('行政诉讼法第六十七条 / 15日答辩 / 最后一日上班就是那一日', () => {
  assert.equal(noticed('litigation', 'ordinary'), '2025-10-11')
})
