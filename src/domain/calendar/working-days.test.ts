import assert from 'node:assert/strict'
import { test } from 'node:test'
import chineseDays from 'chinese-days'
import { instruments } from '../../law/instruments.ts'
import { nationalYears } from '../../law/work-calendar/national-years.ts'
import { daysFromTo, type LocalDate } from './local-date.ts'
import { nationalCalendar } from './national-calendar.ts'
import { settledUntil, withRegionalHolidays, workCalendar } from './work-calendar.ts'
import { addWorkingDays, countWorkingDays, isWorkingDay, judgeDay } from './working-days.ts'

test('放假安排 / 2008年至2026年每一天 / 与 chinese-days 一致', () => {
  const days = daysFromTo('2008-01-01', '2026-12-31')
  const different = days.filter(
    (date) => isWorkingDay(nationalCalendar, date) !== chineseDays.isWorkday(date),
  )
  assert.equal(days.length, 6940)
  assert.deepEqual(different, [])
})

test('放假安排 / 各年工作日数 / 2019至2026年为250、249、250、249、249、251、248、248', () => {
  const counts = [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026].map(
    (year) =>
      daysFromTo(`${year}-01-01`, `${year}-12-31`).filter((date) => isWorkingDay(nationalCalendar, date))
        .length,
  )
  assert.deepEqual(counts, [250, 249, 250, 249, 249, 251, 248, 248])
})

test('放假安排 / 判断一天 / isWorkingDay 与 judgeDay 相同，并说出理由', () => {
  for (const date of daysFromTo('2018-12-01', '2027-02-01')) {
    const day = judgeDay(nationalCalendar, date)
    assert.equal(day.isWorking, isWorkingDay(nationalCalendar, date), date)
    assert.notEqual(day.why, '')
    if (day.cites !== null) assert.ok(day.cites.instrument in instruments)
  }
})

test('放假安排 / 调休的周六 / 是工作日，理由引通知文号', () => {
  const day = judgeDay(nationalCalendar, '2025-10-11')
  assert.deepEqual([day.isWorking, day.kind], [true, 'make-up'])
  assert.equal(day.why, '周六，国庆节、中秋节调休上班（国办发明电〔2024〕12号）')
})

test('放假安排 / 2018年12月29日上班、31日放假 / 由2019年的通知规定', () => {
  assert.equal(judgeDay(nationalCalendar, '2018-12-29').kind, 'make-up')
  assert.equal(judgeDay(nationalCalendar, '2018-12-31').kind, 'holiday')
  assert.equal(judgeDay(nationalCalendar, '2018-12-31').cites?.instrument, 'holiday-notice-2019')
})

test('放假安排 / 2020年春节延长 / 第二份通知胜过第一份：2月1日原定上班，改为放假', () => {
  const day = judgeDay(nationalCalendar, '2020-02-01')
  assert.deepEqual([day.isWorking, day.cites?.instrument], [false, 'holiday-notice-2020-spring-festival'])
})

test('放假安排 / 通知未公布的年份 / 暂按周一至周五，并标明暂定', () => {
  assert.equal(judgeDay(nationalCalendar, '2027-02-08').provisional, true)
  assert.match(judgeDay(nationalCalendar, '2027-02-08').why, /2027年放假安排未收录/)
  assert.equal(judgeDay(nationalCalendar, '2026-12-25').provisional, false)
})

test('放假安排 / 下一年通知未公布 / 12月29日至31日也是暂定', () => {
  assert.equal(settledUntil(nationalCalendar), '2026-12-28')
  assert.equal(judgeDay(nationalCalendar, '2026-12-28').provisional, false)
  assert.equal(judgeDay(nationalCalendar, '2026-12-29').provisional, true)
  assert.equal(judgeDay(nationalCalendar, '2025-12-31').provisional, false)
  assert.equal(settledUntil(workCalendar([])), null)
})

test('放假安排 / 一年的周末与放假日 / 首尾相接，没有两条通知说同一天（第二份通知除外）', () => {
  const seen = new Map<string, string>()
  const twice: string[] = []
  for (const { holidays } of nationalYears)
    for (const holiday of holidays)
      for (const date of [...daysFromTo(holiday.off.from, holiday.off.to), ...holiday.worked]) {
        if (seen.has(date)) twice.push(`${date}: ${seen.get(date)}, ${holiday.id}`)
        seen.set(date, holiday.id)
      }
  assert.deepEqual(twice, [
    '2020-02-01: holiday-2020-spring-festival, holiday-2020-spring-festival-extension',
  ])
})

test('《全国年节及纪念日放假办法》第四条 / 地方加放民族节日 / 只改地方的日历', () => {
  const festival = {
    id: 'regional-2025-sanyuesan',
    cites: { instrument: 'holiday-measures', article: 4 },
    says: '少数民族习惯的节日，由各少数民族聚居地区的地方人民政府，按照各该民族习惯，规定放假日期。',
    verification: 'read',
    name: '三月三',
    off: { from: '2025-03-31', to: '2025-04-01' },
    worked: [],
  } as const
  const regional = withRegionalHolidays(nationalCalendar, [festival])
  assert.equal(isWorkingDay(regional, '2025-03-31'), false)
  assert.equal(isWorkingDay(nationalCalendar, '2025-03-31'), true)
  assert.equal(addWorkingDays(regional, '2025-03-28', 2).value, '2025-04-03')
})

const vectors: readonly (readonly [LocalDate, number, LocalDate])[] = [
  ['2022-09-30', 20, '2022-11-02'],
  ['2025-02-20', 20, '2025-03-20'],
  ['2025-01-24', 7, '2025-02-10'],
  ['2025-01-24', 20, '2025-02-27'],
  ['2026-02-13', 7, '2026-03-02'],
  ['2026-02-13', 20, '2026-03-19'],
  ['2026-09-18', 15, '2026-10-15'],
  ['2026-09-18', 20, '2026-10-22'],
  ['2024-09-13', 20, '2024-10-17'],
  ['2024-02-08', 20, '2024-03-13'],
  ['2023-12-29', 20, '2024-01-29'],
  ['2025-12-31', 20, '2026-01-29'],
  ['2026-04-30', 7, '2026-05-13'],
  ['2026-01-05', 40, '2026-03-06'],
  ['2025-09-26', 20, '2025-10-30'],
  ['2011-06-01', 15, '2011-06-23'],
  ['2025-09-15', 7, '2025-09-24'],
  ['2025-09-15', 15, '2025-10-11'],
  ['2025-09-15', 20, '2025-10-17'],
  ['2025-09-15', 40, '2025-11-14'],
  ['2026-02-09', 7, '2026-02-25'],
  ['2026-02-09', 20, '2026-03-13'],
  ['2026-02-09', 40, '2026-04-13'],
  ['2025-01-20', 7, '2025-02-05'],
  ['2025-01-20', 20, '2025-02-21'],
  ['2025-01-20', 40, '2025-03-21'],
]

for (const [from, count, expected] of vectors)
  test(`工作日 / ${from} 起第 ${count} 个工作日 / 是 ${expected}`, () => {
    assert.deepEqual(addWorkingDays(nationalCalendar, from, count), { value: expected, provisional: false })
    assert.deepEqual(countWorkingDays(nationalCalendar, from, expected), { value: count, provisional: false })
  })

test('工作日 / 跨入未公布的年份 / 结果标明暂定', () => {
  assert.equal(addWorkingDays(nationalCalendar, '2026-12-20', 20).provisional, true)
  assert.equal(countWorkingDays(nationalCalendar, '2026-12-20', '2027-01-05').provisional, true)
  assert.equal(addWorkingDays(nationalCalendar, '2026-12-28', 0).value, '2026-12-28')
})
