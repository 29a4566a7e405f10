// 每日提醒 over real stores, the real queue and a real mail server: who is told what, on which mornings, and how often.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import type { LocalDate } from '../src/domain/calendar/local-date.ts'
import { creationOf, type OrganChange } from '../src/domain/organs/organ-change.ts'
import { screenText } from '../src/domain/personal-data/screen-text.ts'
import { createMailer } from '../src/mail/send-mail.ts'
import { applicationRole } from '../src/store/refuse-unfit-server.ts'
import {
  demonstrationOrgans,
  demonstrationRegions,
} from '../src/usecases/demonstration/demonstration-organs.ts'
import type { JobKind } from '../src/usecases/job-ports.ts'
import { type DailyReminderPorts, remindOfToday } from '../src/wiring/daily-reminder.ts'
import { createLog } from '../src/wiring/log.ts'
import { openOperations } from '../src/wiring/open-operations.ts'
import { readSettings } from '../src/wiring/settings.ts'
import { type OpenJobQueue, openJobQueue } from '../src/worker/job-queue.ts'
import { startWorker } from '../src/worker/start-worker.ts'
import { emptyDatabase } from './support/database.ts'
import { exampleDecision, fact } from './support/example-request.ts'
import { inventedOffice, organId } from './support/invented-organs.ts'
import { openPostOffice } from './support/post-office.ts'
import { morningOf, type RequestOffice, requestOffice } from './support/request-office.ts'
import { until } from './support/until.ts'

/** The server of this run outlives the tests that use it only when it is started outside them. */
await emptyDatabase()

const mailed = {
  SMTP_URL: 'smtp://localhost:25',
  MAIL_FROM: 'noreply@gongkai.test',
  DESK_URL: 'https://desk.gongkai.test',
  REMINDERS: 'on',
} as const

async function opened(context: TestContext) {
  const office = await requestOffice()
  const queue = await openJobQueue({
    connection: { connectionString: office.database.owner.options.connectionString },
    duty: 'hand-over',
    applicationRole,
    onTrouble: () => {},
  })
  context.after(() => queue.close())
  const lines: string[] = []
  const log = createLog('info', { write: (line) => void lines.push(line) })
  const ports: DailyReminderPorts = { ...office.ports, app: office.database.app, queue, log }
  const remind = (day: LocalDate, settings: Parameters<typeof remindOfToday>[1] = mailed, more = {}) =>
    remindOfToday(
      { ...ports, ...more },
      settings,
      new Date(`${day}T07:30:00+08:00`),
      new AbortController().signal,
    )
  return { office, queue, lines, remind }
}

/** Received on 15 September and due on 17 October: whether to ask for a supplement is settled. */
async function runningCase(office: RequestOffice, organ: number) {
  const entered = await office.register({ organ, on: '2025-09-15' })
  await office.write(entered, [
    { type: 'decision-drafted', on: '2025-09-16', decision: exampleDecision('B1') },
  ])
  return entered
}

/** Sends what waits in the queue and answers the letters by day of arrival at the server. */
async function deliver(context: TestContext, queue: OpenJobQueue, count: number) {
  const post = await openPostOffice()
  context.after(() => post.close())
  const mailer = createMailer({ url: `smtp://localhost:${post.port}`, from: mailed.MAIL_FROM })
  const worker = await startWorker({
    queue,
    lookEvery: 0.5,
    concurrency: 2,
    handlers: {
      'send-mail': async (items) => {
        for (const item of items) await mailer.send(item)
      },
    },
  })
  await until(async () => post.received.length >= count && (await waiting(queue)) === 0)
  await worker.stop()
  mailer.close()
  return post.received
}

/** Jobs that have not ended; a job tells of its end before its row says so. */
async function waiting(queue: OpenJobQueue, kind: JobKind = 'send-mail'): Promise<number> {
  const { rows } = await queue.boss
    .getDb()
    .executeSql(
      "select count(*)::int as jobs from gongkai_jobs.job where name = $1 and state < 'completed'",
      [kind],
    )
  return rows[0]?.jobs
}

const mornings: readonly (readonly [LocalDate, string, 0 | 1])[] = [
  ['2025-10-05', '国庆放假', 0],
  ['2025-10-10', '还有6个工作日', 0],
  ['2025-10-11', '调休上班的周六，还有5个工作日', 1],
  ['2025-10-12', '周日', 0],
  ['2025-10-17', '最后一天', 1],
  ['2025-10-18', '逾期后的周六', 0],
  ['2025-10-20', '逾期后的周一', 1],
]

test('每日提醒 / 一件 2025-10-17 到期，七个早上各跑一次 / 工作日且在提醒期内才有邮件，写编号、期限和剩余日数，没有个人信息', async (context) => {
  const { office, queue, remind } = await opened(context)
  const { number } = await runningCase(office, 2)
  for (const [day, why, letters] of mornings) {
    const before = await waiting(queue)
    await remind(day)
    assert.equal((await waiting(queue)) - before, letters, `${day} ${why}`)
  }
  const received = await deliver(context, queue, 3)
  assert.deepEqual(received.map(({ to, subject }) => [to, subject]).toSorted(), [
    [inventedOffice.email, '依申请公开提醒：今天到期1件'],
    [inventedOffice.email, '依申请公开提醒：即将到期1件'],
    [inventedOffice.email, '依申请公开提醒：已过期1件'],
  ])
  for (const { text, subject } of received) {
    assert.match(
      text,
      new RegExp(`^临川市第2局：\\n[^]*\\n${number}　答复期限[^]*https://desk\\.gongkai\\.test`),
    )
    assert.deepEqual(screenText(`${subject}\n${text}`), [])
    assert.doesNotMatch(text, /沈采薇|文昌路|1380000|施工许可/)
  }
})

test('每日提醒 / 两个进程同时跑，再跑一次 / 每个机关一封', async (context) => {
  const { office, queue, remind } = await opened(context)
  for (const organ of [2, 3]) await runningCase(office, organ)
  const both = await Promise.allSettled([remind('2025-10-17'), remind('2025-10-17')])
  // The one that met the other at the same organ says so, and is run again.
  for (const each of both) if (each.status === 'rejected') assert.match(String(each.reason), /另一个任务进程/)
  await remind('2025-10-17')
  assert.equal(await waiting(queue), 2)
  const received = await deliver(context, queue, 2)
  assert.deepEqual(received.map(({ text }) => text.slice(0, 7)).toSorted(), [
    '临川市第2局：',
    '临川市第3局：',
  ])
})

test('每日提醒 / 第二个机关的邮件交出后、提交前断掉，再跑 / 不缺也不重', async (context) => {
  const { office, queue, remind } = await opened(context)
  for (const organ of [1, 2, 3]) await runningCase(office, organ)
  let handed = 0
  const breaking: Pick<OpenJobQueue, 'enqueueWithin'> = {
    enqueueWithin: async (...letter) => {
      await queue.enqueueWithin(...letter)
      if (++handed === 2) throw new Error('the process ends here')
    },
  }
  await assert.rejects(remind('2025-10-17', mailed, { queue: breaking }), /ends here/)
  assert.equal(await waiting(queue), 1)
  await remind('2025-10-17')
  assert.equal(await waiting(queue), 3)
})

test('每日提醒 / 没有发信服务器，或者 REMINDERS=off / 不积压邮件', async (context) => {
  const { office, queue, remind } = await opened(context)
  await runningCase(office, 2)
  await remind('2025-10-17', { ...mailed, SMTP_URL: undefined })
  await remind('2025-10-17', { ...mailed, REMINDERS: 'off' })
  assert.equal(await waiting(queue), 0)
})

async function change(office: RequestOffice, change: OrganChange) {
  const { version } = (await office.organs.findOrgan(change.organId)) ?? { version: 0 }
  const saved = await office.organs.save(
    { regions: [], changes: [change] },
    { actorId: randomUUID(), at: morningOf('2025-10-16'), versions: { [change.organId]: version } },
  )
  assert.ok(saved.ok)
}

const mailbox = (place: { regionId: string; organId: string }, email: string): OrganChange => ({
  type: 'office-changed',
  ...place,
  on: '2025-09-20',
  office: { ...inventedOffice, email },
})

test('每日提醒 / 没有邮箱的、写了两个地址的、撤销的机关 / 不发；记下用不了的；发给承接的机关', async (context) => {
  const { office, queue, lines, remind } = await opened(context)
  const { regionId } = office
  const place = (number: number) => ({ regionId, organId: organId(number) })
  for (const organ of [1, 2, 3]) await runningCase(office, organ)
  await change(office, mailbox(place(1), ''))
  await change(office, mailbox(place(2), 'yi@example.gov.cn；er@example.gov.cn'))
  await remind('2025-10-15')
  assert.equal(await waiting(queue), 1)
  assert.equal(lines.filter((line) => line.includes('no usable mail address')).length, 1)
  assert.doesNotMatch(lines.join(''), /example\.gov\.cn/)
  await change(office, mailbox(place(2), 'er@example.gov.cn'))
  await change(office, { type: 'organ-ended', ...place(3), on: '2025-10-15', successor: organId(2) })
  await remind('2025-10-16')
  const received = await deliver(context, queue, 3)
  assert.deepEqual(received.map(({ to, text }) => `${to} ${text.slice(0, 7)}`).toSorted(), [
    'er@example.gov.cn 临川市第2局：',
    'er@example.gov.cn 临川市第3局：',
    'gongkai@example.gov.cn 临川市第3局：',
  ])
})

test('每日提醒 / 演示地区的机关，邮箱是真的、案件是自编的 / 不发；改成自己的邮箱以后才发', async (context) => {
  const { office, queue, remind } = await opened(context)
  await office.organs.save(
    { regions: demonstrationRegions, changes: demonstrationOrgans.map(creationOf) },
    { actorId: randomUUID(), at: morningOf('2020-01-02'), versions: {} },
  )
  const shown = demonstrationOrgans.find((organ) => (organ.office?.email ?? '') !== '')
  assert.ok(shown !== undefined, 'the demonstration shows an address')
  const { regionId, organId: shownId } = shown
  await office.ports.requests.create(
    { regionId, organId: shownId, requestId: randomUUID() },
    {
      year: 2025,
      events: (serial) => [fact('request-registered', '2025-09-15', { number: `演示〔2025〕${serial}号` })],
      applicant: {},
      trackingDigest: null,
    },
    { actorId: randomUUID(), at: morningOf('2025-09-15') },
  )
  await remind('2025-10-17')
  assert.equal(await waiting(queue), 0)
  await change(office, mailbox({ regionId, organId: shownId }, 'own@example.gov.cn'))
  await remind('2025-10-17')
  assert.equal(await waiting(queue), 1)
})

test('每日提醒 / 任务在任务进程里跑两次 / 邮件到达一次', async (context) => {
  const post = await openPostOffice()
  context.after(() => post.close())
  const office = await requestOffice()
  await runningCase(office, 2)
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-reminder-'))
  context.after(() => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(join(folder, 'keys'), { mode: 0o700 })
  const lines: string[] = []
  const operations = await openOperations({
    settings: readSettings({
      DATABASE_URL: office.database.owner.options.connectionString,
      GONGKAI_DATA: folder,
      SMTP_URL: `smtp://localhost:${post.port}`,
      MAIL_FROM: mailed.MAIL_FROM,
      DESK_URL: mailed.DESK_URL,
    }),
    readReport: async () => {
      throw new Error('no report is read here')
    },
    now: () => new Date('2025-10-17T07:30:00+08:00'),
    log: createLog('info', { write: (line) => void lines.push(line) }),
    jobs: 'work-off',
  })
  context.after(() => operations.close())
  const hasEnded = async (kind: JobKind, times: number) =>
    lines.filter((line) => line.includes('job done') && line.includes(`"${kind}"`)).length >= times &&
    (await waiting(operations.queue, kind)) === 0
  for (const round of [1, 2]) {
    await operations.queue.enqueue('remind-offices', [{}])
    await until(() => hasEnded('remind-offices', round))
  }
  await until(() => hasEnded('send-mail', 1))
  assert.deepEqual(
    post.received.map(({ to, subject }) => [to, subject]),
    [[inventedOffice.email, '依申请公开提醒：今天到期1件']],
  )
  const identifier = `<remind-offices.${organId(2)}.2025-10-17@gongkai.test>`
  assert.ok(post.received[0]?.raw.includes(identifier))
  const schedule = (await operations.queue.boss.getSchedules()).find(({ name }) => name === 'remind-offices')
  assert.deepEqual([schedule?.cron, schedule?.timezone], ['30 7 * * *', 'Asia/Shanghai'])
  assert.deepEqual(schedule?.options, { tz: 'Asia/Shanghai', missed: 'once' })
})
