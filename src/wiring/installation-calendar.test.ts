import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addInventedYear } from '../../test/support/added-year.ts'
import { emptyDatabase } from '../../test/support/database.ts'
import { nationalCalendar } from '../domain/calendar/national-calendar.ts'
import { computeClock } from '../usecases/compute-clock.ts'
import { installationCalendar } from './installation-calendar.ts'
import { createLog } from './log.ts'

test('计算器 / 一个地区加了 2099 年 / 这一年的期限不再是暂定；数据库答不了，仍用程序自带的年份', async () => {
  const database = await emptyDatabase()
  const lines: string[] = []
  const log = createLog('info', { write: (line) => lines.push(line) })
  const calendar = installationCalendar(database.app, log)
  const provisional = async () => {
    const clock = computeClock({ received: '2099-03-02', events: [], calendar: await calendar() })
    assert.ok(clock.ok)
    return clock.provisional
  }
  assert.equal(await provisional(), true)
  await addInventedYear(database, 2099)
  assert.equal(await provisional(), false)
  const broken = installationCalendar(database.app.withSchema('no_such_schema'), log)
  assert.equal(await broken(), nationalCalendar)
  assert.match(lines.join(''), /could not be read/)
})
