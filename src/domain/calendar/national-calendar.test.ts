import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inventedYear } from '../../../test/support/invented-year.ts'
import { nationalCalendar, nationalCalendarOfAll, nationalCalendarWith } from './national-calendar.ts'
import { isSettled } from './work-calendar.ts'

test('工作日历 / 一个地区加了 2099 年、又改了 2026 年 / 本地区两年都照办；不问地区的只多了 2099 年', () => {
  const added = [inventedYear(2099), inventedYear(2026)]
  const [region, all] = [nationalCalendarWith(added), nationalCalendarOfAll(added)]
  for (const calendar of [region, all]) assert.equal(isSettled(calendar, '2099-06-01'), true)
  assert.equal(region.days.has('2026-10-01'), false)
  assert.deepEqual(all.days.get('2026-10-01'), nationalCalendar.days.get('2026-10-01'))
})

test('工作日历 / 没有地区加过 / 就是程序自带的', () => {
  assert.equal(nationalCalendarOfAll([]), nationalCalendar)
})
