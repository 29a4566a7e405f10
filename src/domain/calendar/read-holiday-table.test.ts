import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { year2026 } from '../../law/work-calendar/year-2026.ts'
import { compareCalendars } from './compare-calendars.ts'
import { parseLocalDate } from './local-date.ts'
import { readHolidayTable } from './read-holiday-table.ts'
import { workCalendar } from './work-calendar.ts'

const day = (text: string) => {
  const date = parseLocalDate(text)
  assert.ok(date)
  return date
}

describe('放假安排表', () => {
  it('2026 年的通知打成 CSV / 读入 / 与随程序收录的一天不差', () => {
    const rows = year2026.holidays.map(
      ({ name, off, worked }) => `${name},${off.from},${off.to},${worked.join('、')}`,
    )
    const read = readHolidayTable(
      ['节日,开始,结束,上班', ...rows].join('\r\n'),
      2026,
      '国办发明电〔2025〕7号',
    )
    assert.ok(read.ok)
    const effect = compareCalendars(
      workCalendar([year2026]),
      workCalendar([read.year]),
      day('2026-01-01'),
      day('2026-12-31'),
    )
    assert.deepEqual(effect.changed, [])
    assert.equal(effect.workingDaysBefore, effect.workingDaysAfter)
  })

  it('中文日期、制表符、JSON / 读入 / 都认', () => {
    const tabbed = readHolidayTable(
      '国庆节\t2027年10月1日\t2027年10月7日\t2027年9月26日 2027年10月9日',
      2027,
      '',
    )
    const json = readHolidayTable(
      '[{"name":"国庆节","from":"2027-10-01","to":"2027-10-07","worked":["2027-09-26","2027-10-09"]}]',
      2027,
      '',
    )
    assert.ok(tabbed.ok && json.ok)
    assert.deepEqual(tabbed.year, json.year)
  })

  const wrong: Readonly<Record<string, readonly [string, RegExp]>> = {
    日期不存在: ['国庆节,2027-02-30,2027-10-07', /第?.*“2027-02-30”不是日期/],
    结束早于开始: ['国庆节,2027-10-07,2027-10-01', /早于第一天/],
    年度不对: ['国庆节,2026-10-01,2026-10-07', /不在 2027 年/],
    又放假又上班: ['国庆节,2027-10-01,2027-10-07,2027-10-05', /既放假又上班/],
    同一天写了两次: ['中秋节,2027-10-01,2027-10-01\n国庆节,2027-10-01,2027-10-07', /已经写过/],
    没有名称: [',2027-10-01,2027-10-07', /没有写节日名称/],
    月份多写: ['国庆节,2027-01-01,2027-10-07', /请核对/],
    空的: ['', /没有一行/],
    坏的JSON: ['[{', /JSON/],
  }
  for (const [situation, [text, complaint]] of Object.entries(wrong)) {
    it(`${situation} / 读入 / 指出第几行、错在哪里`, () => {
      const read = readHolidayTable(text, 2027, '')
      assert.ok(!read.ok)
      assert.match(read.complaints.map(({ message }) => message).join('\n'), complaint)
    })
  }
})

describe('日历更新的影响', () => {
  it('原来没有 2027 年安排 / 加上国庆 / 列出由上班变休息和由休息变上班的每一天', () => {
    const read = readHolidayTable('国庆节,2027-10-01,2027-10-07,2027-09-26、2027-10-09', 2027, '')
    assert.ok(read.ok)
    const effect = compareCalendars(
      workCalendar([year2026]),
      workCalendar([year2026, read.year]),
      day('2027-09-20'),
      day('2027-10-15'),
    )
    assert.deepEqual(
      effect.changed.map(({ date, after }) => `${date} ${after.isWorking ? '上班' : '休息'}`),
      [
        '2027-09-26 上班',
        '2027-10-01 休息',
        '2027-10-04 休息',
        '2027-10-05 休息',
        '2027-10-06 休息',
        '2027-10-07 休息',
        '2027-10-09 上班',
      ],
    )
    assert.equal(effect.workingDaysAfter, effect.workingDaysBefore - 3)
  })
})
