import assert from 'node:assert/strict'
import { test } from 'node:test'
import { daysFromTo, type LocalDate } from '../calendar/local-date.ts'
import { nationalCalendar } from '../calendar/national-calendar.ts'
import { type OtherTermName, otherTerm } from './other-terms.ts'

const vectors: readonly (readonly [OtherTermName, LocalDate, LocalDate, number])[] = [
  ['supplement-notice', '2025-01-24', '2025-02-10', 7],
  ['supplement-notice', '2026-02-13', '2026-03-02', 7],
  ['supplement-notice', '2026-04-30', '2026-05-13', 7],
  ['supplement-notice', '2025-09-15', '2025-09-24', 7],
  ['supplement-notice', '2026-02-09', '2026-02-25', 7],
  ['supplement-notice', '2025-01-20', '2025-02-05', 7],
  ['third-party', '2026-09-18', '2026-10-15', 15],
  ['third-party', '2025-09-15', '2025-10-11', 15],
  ['co-maker', '2026-09-18', '2026-10-15', 15],
  ['fee-payment', '2025-02-20', '2025-03-20', 20],
  ['publication', '2024-09-13', '2024-10-17', 20],
]

for (const [name, from, due, length] of vectors)
  test(`${name} / 自 ${from} 起 ${length} 个工作日 / 至 ${due}`, () => {
    const term = otherTerm(nationalCalendar, name, from)
    assert.equal(term.due, due)
    assert.equal(term.provisional, false)
    assert.equal(term.days.filter(({ counts }) => counts).length, length)
    assert.deepEqual(
      term.days.map(({ date }) => date),
      daysFromTo(from, due),
    )
  })

test('条例第三十条 / 补正告知期限的日程 / 每日有理由，首日不计', () => {
  const { days } = otherTerm(nationalCalendar, 'supplement-notice', '2025-09-24')
  assert.equal(days[0]?.why, '收到申请当日，不计入期限（《民法典》第二百零一条第一款）')
  assert.equal(days[1]?.why, '周四，工作日，补正告知期限第1个工作日（《政府信息公开条例》第三十条）')
})

test('条例第二十六条 / 跨入放假安排未公布的年份 / 标明暂定', () => {
  assert.equal(otherTerm(nationalCalendar, 'publication', '2026-12-20').provisional, true)
})
