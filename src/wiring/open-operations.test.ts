import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { Hono } from 'hono'
import { addInventedYear } from '../../test/support/added-year.ts'
import { emptyDatabase, withRegion } from '../../test/support/database.ts'
import { openPostOffice } from '../../test/support/post-office.ts'
import { eventually, until } from '../../test/support/until.ts'
import { appendEvents } from '../store/ledger-store.ts'
import { EnvironmentProblem } from '../usecases/environment-problem.ts'
import { diagnose } from './diagnose.ts'
import { createLog } from './log.ts'
import { openOperations } from './open-operations.ts'
import { readinessChecks } from './readiness.ts'
import { runWorker } from './run-worker.ts'
import { readSettings } from './settings.ts'

await emptyDatabase()

async function installation(context: TestContext, more: Record<string, string> = {}) {
  const database = await emptyDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-operations-'))
  context.after(() => rmSync(folder, { recursive: true, force: true }))
  const lines: string[] = []
  const options = {
    settings: readSettings({
      DATABASE_URL: database.owner.options.connectionString,
      GONGKAI_DATA: folder,
      METRICS_PORT: '0',
      ...more,
    }),
    readReport: async () => {
      throw new Error('no report is read here')
    },
    now: () => new Date('2026-03-04T05:06:07Z'),
    log: createLog('info', { write: (line) => void lines.push(line) }),
  }
  return { database, options, lines }
}

test('an installation / opened / is ready, and tells requests and jobs in its figures', async (context) => {
  const { options, lines } = await installation(context)
  const operations = await openOperations({ ...options, jobs: 'hand-over' })
  context.after(() => operations.close())
  const { checks } = await (await operations.health.request('/readyz')).json()
  // The clock of the options stands still in a year whose holidays are known; the database's goes on.
  for (const { name, status } of checks) assert.equal(status, name === 'clock' ? 'failed' : 'ok', name)
  const page = new Hono().get('/', (http) => http.text('公开'))
  assert.equal((await operations.observe(page, 'portal')(new Request('http://localhost/'))).status, 200)
  const text = await (await fetch(operations.metricsAddress ?? '')).text()
  assert.match(
    text,
    /gongkai_http_request_seconds_count\{face="portal",method="GET",route="\/",status="200"\} 1/,
  )
  assert.match(text, /gongkai_jobs\{kind="send-mail",state="waiting"\} 0/)
  assert.match(text, /gongkai_ledger_unplaced_events 0/)
  assert.equal(lines.filter((line) => line.includes('request answered')).length, 1)
})

test('a schema behind the program, a year without holiday notice / not ready, each by its name, until a region adds the year', async (context) => {
  const { database, options } = await installation(context)
  const failing = async (steps: number, now: string) => {
    const failed: string[] = []
    for (const { name, check } of readinessChecks(database, options.settings, steps, () => new Date(now)))
      await check().catch(() => failed.push(name))
    return failed
  }
  const steps = database.migrated.length
  const known = '2026-03-04T00:00:00Z'
  assert.deepEqual(await failing(steps, known), ['clock'])
  assert.deepEqual(await failing(steps + 1, known), ['migrations', 'clock'])
  assert.deepEqual(await failing(steps, '2099-03-04T00:00:00Z'), ['clock', 'calendar'])
  await addInventedYear(database, 2099)
  assert.deepEqual(await failing(steps, '2099-03-04T00:00:00Z'), ['clock'])
  const now = new Date().toISOString()
  assert.ok(
    !(await failing(steps, now)).includes('clock'),
    'the clock of this machine is that of its database',
  )
})

test('a letter enqueued by the pages / a worker opened beside them / sends it, says so without the address, and stops when told', async (context) => {
  const office = await openPostOffice()
  context.after(() => office.close())
  const { options, lines } = await installation(context, {
    SMTP_URL: `smtp://localhost:${office.port}`,
    MAIL_FROM: 'noreply@gongkai.test',
  })
  const pages = await openOperations({ ...options, jobs: 'hand-over' })
  await pages.queue.enqueue('send-mail', [
    { to: 'zhangsan@example.test', subject: '已登记', text: '正文', messageId: '<1@gongkai.test>' },
  ])
  const stop = Promise.withResolvers<void>()
  const running = runWorker(options, () => {}, stop.promise)
  await until(() => lines.some((line) => line.includes('job done')))
  stop.resolve()
  await running
  await pages.close()
  assert.equal(office.received.length, 1)
  assert.doesNotMatch(lines.join(''), /zhangsan|example\.test/)
  assert.match(lines.join(''), /worker stopping/)
})

test('a backup ordered by the pages / a worker beside them / makes it where the settings say, and its trial is sound', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-operations-backups-'))
  context.after(() => rmSync(folder, { recursive: true, force: true }))
  const { options } = await installation(context, { BACKUP_FOLDER: folder })
  const operations = await openOperations({ ...options, jobs: 'work-off' })
  context.after(() => operations.close())
  await operations.queue.enqueue('back-up', [{}])
  const made = await eventually(async () => (await operations.backups.list())[0])
  await operations.queue.enqueue('drill-backup', [{ backup: made.name }])
  const drill = await eventually(async () => (await operations.backups.list())[0]?.drill)
  assert.equal(drill.outcome, 'sound', drill.says)
})

test('a database with a ledger / opened on a machine without its keys / is refused and no key made; with a folder of keys it opens', async (context) => {
  const { database, options } = await installation(context)
  const { regionId, actorId } = await withRegion(database)
  const keys = join(options.settings.dataFolder, 'keys')
  const open = () => openOperations({ ...options, jobs: 'hand-over' })
  await (await open()).close()
  rmSync(keys, { recursive: true })
  await (await open()).close()
  rmSync(keys, { recursive: true })
  const object = { regionId, objectKind: 'request', objectId: randomUUID() }
  const event = {
    type: 'received',
    effectiveOn: '2026-03-04',
    recordedAt: options.now().toISOString(),
    actorId,
    payload: {},
    basis: null,
    supersedes: null,
  }
  await database.app.transaction().execute((transaction) => appendEvents(transaction, object, 0, [event]))
  const isTold = (message: string) => /复制 keys 文件夹/.test(message)
  await assert.rejects(open(), (error) => error instanceof EnvironmentProblem && isTold(error.message))
  assert.equal(existsSync(keys), false)
  const environment = {
    DATABASE_URL: database.owner.options.connectionString,
    GONGKAI_DATA: options.settings.dataFolder,
  }
  const { checks } = await diagnose(environment, options.now)
  assert.ok(checks.some(({ state, message }) => state === 'mend' && isTold(message)))
  mkdirSync(keys, { mode: 0o700 })
  await (await open()).close()
})
