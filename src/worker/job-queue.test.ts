import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { type TestContext, test } from 'node:test'
import { emptyDatabase } from '../../test/support/database.ts'
import { until } from '../../test/support/until.ts'
import type { Database } from '../store/database.ts'
import {
  JobFailure,
  type JobHandlers,
  type JobKind,
  type JobRule,
  type MailMessage,
} from '../usecases/job-ports.ts'
import { jobRules } from '../usecases/job-rules.ts'
import { type OpenJobQueue, openJobQueue } from './job-queue.ts'
import { startWorker } from './start-worker.ts'

/** The real rules with short waits, and no work that comes round by itself. */
const quick: Readonly<Record<JobKind, JobRule>> = {
  ...quickened('send-mail', { retries: 1, firstDelay: 1, longestDelay: 1, timeLimit: 4, signOfLife: null }),
  ...quickened('place-ledger-events', {}),
  ...quickened('sign-checkpoint', {}),
  ...quickened('audit-batch', { itemsPerJob: 3 }),
  ...quickened('verify-ledger', {}),
  ...quickened('keep-house', {}),
  ...quickened('remind-offices', {}),
  ...quickened('destroy-content', {}),
  ...quickened('back-up', {}),
  ...quickened('drill-backup', {}),
} as Record<JobKind, JobRule> // every kind is listed above

function quickened(kind: JobKind, change: Partial<JobRule>): Partial<Record<JobKind, JobRule>> {
  return { [kind]: { ...jobRules[kind], every: null, ...change } }
}

const letter = (name: string): MailMessage => ({
  to: `${name}@example.test`,
  subject: '测试',
  text: '正文',
  messageId: `<${name}@gongkai.test>`,
})

/** The server of this run outlives the tests that use it only when it is started outside them. */
await emptyDatabase()

async function openQueue(test: TestContext, database: Database, watchEvery = 60): Promise<OpenJobQueue> {
  const queue = await openJobQueue({
    connection: plainConnection(database),
    duty: 'work-off',
    applicationRole: 'gongkai_app',
    rules: quick,
    watchEvery,
    onTrouble: () => {},
  })
  test.after(() => queue.close())
  return queue
}

const work = (queue: OpenJobQueue, handlers: JobHandlers) => startWorker({ queue, handlers, lookEvery: 0.5 })

test('six processes / opening the queue of an empty database at once / all open it', async (context) => {
  const database = await emptyDatabase()
  const queues = await Promise.all(Array.from({ length: 6 }, () => openQueue(context, database)))
  const ids = await Promise.all(queues.map((queue) => queue.enqueue('send-mail', [letter('zhao')])))
  assert.equal(new Set(ids.flat()).size, 6)
})

test('forty letters / two workers / each is sent exactly once', async (context) => {
  const database = await emptyDatabase()
  const [one, two] = [await openQueue(context, database), await openQueue(context, database)]
  const sent: string[] = []
  const handlers: JobHandlers = {
    'send-mail': async (items) => void sent.push(...items.map(({ to }) => to)),
  }
  const names = Array.from({ length: 40 }, (_, index) => letter(`p${index}`))
  const ids = await one.enqueue('send-mail', names)
  assert.equal(new Set(ids).size, 40)
  const workers = [
    await startWorker({ queue: one, handlers, lookEvery: 0.5, concurrency: 5 }),
    await startWorker({ queue: two, handlers, lookEvery: 0.5, concurrency: 5 }),
  ]
  await until(() => sent.length >= 40)
  await Promise.all(workers.map((worker) => worker.stop()))
  assert.deepEqual(sent.toSorted(), names.map(({ to }) => to).toSorted())
})

test('seven files / three to a job / arrive in order in three jobs', async (context) => {
  const queue = await openQueue(context, await emptyDatabase())
  const files = Array.from({ length: 7 }, (_, index) => ({
    regionId: '999901',
    batchId: 'b',
    file: `f${index}`,
  }))
  await queue.enqueue('audit-batch', files)
  const jobs: string[][] = []
  const worker = await work(queue, {
    'audit-batch': async (items) => void jobs.push(items.map(({ file }) => file)),
  })
  await until(() => jobs.length >= 3)
  await worker.stop()
  assert.deepEqual(jobs.toSorted(), [['f0', 'f1', 'f2'], ['f3', 'f4', 'f5'], ['f6']])
})

test('a job that fails / is tried again, given up, listed without its item, and done when run again', async (context) => {
  const database = await emptyDatabase()
  const queue = await openQueue(context, database)
  let broken = true
  let runs = 0
  await queue.enqueue('send-mail', [letter('zhang')])
  const worker = await work(queue, {
    'send-mail': async ([item]) => {
      runs++
      if (broken) throw Object.assign(new Error(`550 no ${item?.to}`), { code: 'ECONNECTION' })
    },
  })
  await until(async () => (await queue.deadLetters()).length === 1)
  assert.equal(runs, 2)
  const [dead] = await queue.deadLetters()
  assert.deepEqual(
    { kind: dead?.kind, items: dead?.items, attempts: dead?.attempts, reason: dead?.reason },
    { kind: 'send-mail', items: 1, attempts: 2, reason: 'Error（ECONNECTION）' },
  )
  broken = false
  assert.equal(await queue.rerun([dead?.id ?? '']), 1)
  await until(() => runs === 3)
  await worker.stop()
  assert.deepEqual(await queue.deadLetters(), [])
})

test('a failure that no retry mends / becomes a dead letter at once, in its own words', async (context) => {
  const queue = await openQueue(context, await emptyDatabase())
  let runs = 0
  await queue.enqueue('send-mail', [letter('li')])
  const worker = await work(queue, {
    'send-mail': async () => {
      runs++
      throw new JobFailure('hopeless', '收件地址不存在')
    },
  })
  await until(async () => (await queue.deadLetters()).length === 1)
  await worker.stop()
  assert.equal(runs, 1)
  assert.equal((await queue.deadLetters())[0]?.reason, '收件地址不存在')
})

test('a worker killed in the middle of a job / another worker runs it again', async (context) => {
  const database = await emptyDatabase()
  const queue = await openQueue(context, database, 1)
  await queue.enqueue('send-mail', [letter('wang')])
  const victim = spawn(
    process.execPath,
    ['test/support/stuck-worker.ts', JSON.stringify(plainConnection(database))],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  await once(victim.stdout, 'data')
  victim.kill('SIGKILL')
  const attempts: number[] = []
  const worker = await work(queue, {
    'send-mail': async (_items, { attempt }) => void attempts.push(attempt),
  })
  await until(() => attempts.length > 0)
  await worker.stop()
  assert.deepEqual(attempts, [2])
})

test('a job enqueued in a transaction / is there when it commits and not when it rolls back', async (context) => {
  const database = await emptyDatabase()
  const queue = await openQueue(context, database)
  await assert.rejects(
    database.app.transaction().execute(async (transaction) => {
      await queue.enqueueWithin(transaction, 'send-mail', [letter('lost')])
      throw new Error('the use case failed')
    }),
    /use case failed/,
  )
  await database.app
    .transaction()
    .execute((transaction) => queue.enqueueWithin(transaction, 'send-mail', [letter('kept')]))
  const sent: string[] = []
  const worker = await work(queue, {
    'send-mail': async (items) => void sent.push(...items.map(({ to }) => to)),
  })
  await until(() => sent.length > 0)
  await worker.stop()
  assert.deepEqual(sent, ['kept@example.test'])
})

test('the application role / may add jobs and not change or delete them', async (context) => {
  const database = await emptyDatabase()
  await openQueue(context, database)
  const client = await database.owner.connect()
  await client.query('set role gongkai_app')
  await assert.rejects(client.query('delete from gongkai_jobs.job'), /permission denied/)
  await assert.rejects(client.query("update gongkai_jobs.job set data = '{}'"), /permission denied/)
  await client.query('reset role')
  client.release()
})

function plainConnection({ owner }: Database) {
  const { connectionString, host, port, user, database } = owner.options
  return { connectionString, host, port, user, database }
}
