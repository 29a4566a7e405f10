import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { LocalDate } from '../../../../domain/calendar/local-date.ts'
import { nationalCalendar } from '../../../../domain/calendar/national-calendar.ts'
import { DaysLeft, workingDaysLeft } from './days-left.tsx'

const shown = (today: LocalDate, due: LocalDate) =>
  String(
    <DaysLeft
      left={workingDaysLeft(nationalCalendar, today, due)}
      overdue={due < today}
      provisional={false}
    />,
  ).replaceAll(/<[^>]*>/g, '')

test('剩余 / 期限届满的当日 / 今天到期', () => {
  assert.equal(shown('2026-11-20', '2026-11-20'), '今天到期')
})

test('剩余 / 周五届满，今天周六，还没有过去一个工作日 / 已逾期', () => {
  assert.equal(shown('2026-11-21', '2026-11-20'), '已逾期')
})

test('剩余 / 周五届满，今天下周二 / 逾期 2 个工作日', () => {
  assert.equal(shown('2026-11-24', '2026-11-20'), '逾期 2 个工作日')
})

test('剩余 / 届满之日是调休上班的周六 / 算作工作日', () => {
  assert.equal(shown('2025-10-10', '2025-10-11'), '1 个工作日')
})
