import assert from 'node:assert/strict'
import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { type TestContext, test } from 'node:test'
import { emptyDatabase, withRegion } from '../../test/support/database.ts'
import { openPostOffice } from '../../test/support/post-office.ts'
import { eventually, until } from '../../test/support/until.ts'
import { readDocument } from '../documents/read/read-document.ts'
import { createMailer, type Mailer } from '../mail/send-mail.ts'
import type { Database } from '../store/database.ts'
import { countUnplacedEvents } from '../store/ledger-backlog.ts'
import { appendEvents } from '../store/ledger-store.ts'
import { applicationRole } from '../store/refuse-unfit-server.ts'
import { inTransaction } from '../store/transaction.ts'
import type { BatchLine } from '../usecases/audit-batch.ts'
import type { JobKind, JobRule } from '../usecases/job-ports.ts'
import { jobRules } from '../usecases/job-rules.ts'
import { readReport } from '../usecases/read-report.ts'
import { openJobQueue } from '../worker/job-queue.ts'
import { type JobEvent, startWorker } from '../worker/start-worker.ts'
import { handOver } from './audit-by-workers.ts'
import { jobHandlers } from './job-handlers.ts'

/** The server of this run outlives the tests that use it only when it is started outside them. */
await emptyDatabase()
const { privateKey, publicKey } = generateKeyPairSync('ed25519')

const quick = { firstDelay: 1, longestDelay: 1, every: null } as const
const rules: Readonly<Record<JobKind, JobRule>> = {
  'send-mail': { ...jobRules['send-mail'], ...quick },
  'place-ledger-events': { ...jobRules['place-ledger-events'], ...quick },
  'sign-checkpoint': { ...jobRules['sign-checkpoint'], ...quick },
  'audit-batch': { ...jobRules['audit-batch'], ...quick, itemsPerJob: 2 },
  'verify-ledger': { ...jobRules['verify-ledger'], ...quick },
  'keep-house': { ...jobRules['keep-house'], ...quick },
  'remind-offices': { ...jobRules['remind-offices'], ...quick },
  'destroy-content': { ...jobRules['destroy-content'], ...quick },
  'back-up': { ...jobRules['back-up'], ...quick },
  'drill-backup': { ...jobRules['drill-backup'], ...quick },
}

async function installation(context: TestContext, mailer: Mailer | null = null) {
  const database = await emptyDatabase()
  const queue = await openJobQueue({
    connection: { connectionString: connectionString(database) },
    duty: 'work-off',
    applicationRole,
    rules,
    onTrouble: () => {},
  })
  const events: JobEvent[] = []
  const tidied: string[] = []
  const backups = { made: [] as string[], drilled: [] as string[] }
  const worker = await startWorker({
    queue,
    lookEvery: 0.5,
    onJob: (event) => void events.push(event),
    handlers: jobHandlers({
      app: database.app,
      owner: database.owner,
      accessLogYears: 1,
      tidyAccounts: async (now) => void tidied.push(now.toISOString()),
      keepFiles: async (now) => void tidied.push(`files ${now.toISOString()}`),
      resealPersonalData: async (now) => void tidied.push(`keys ${now.toISOString()}`),
      backups: {
        list: async () =>
          backups.made.map((name) => ({ name, madeAt: name, bytes: 1, rows: 1, drill: null })).toReversed(),
        make: async (now) => {
          backups.made.push(now.toISOString())
          return now.toISOString()
        },
        drill: async (name, now) => {
          backups.drilled.push(name)
          const outcome = name === 'broken' ? 'failed' : 'sound'
          return { at: now.toISOString(), outcome, seconds: 1, says: '少了一个文件' }
        },
      },
      keys: { privateKey, publicKeys: [publicKey] },
      mailer,
      readReport: (bytes, fileName) => readReport(bytes, fileName, readDocument),
      now: () => new Date('2026-03-04T05:06:07Z'),
    }),
  })
  context.after(async () => {
    await worker.stop()
    await queue.close()
  })
  return { database, queue, events, tidied, backups }
}

function connectionString({ owner }: Database): string | undefined {
  return owner.options.connectionString
}

const letter = (to: string) => ({
  to,
  subject: '答复已经作出',
  text: '正文',
  messageId: `<${randomUUID()}@gongkai.test>`,
})

test('a mail server that is down / comes back / the letter arrives, once', async (context) => {
  const down = await openPostOffice()
  const { port } = down
  await down.close()
  const mailer = createMailer({ url: `smtp://localhost:${port}`, from: 'noreply@gongkai.test' })
  const { queue, events } = await installation(context, mailer)
  await queue.enqueue('send-mail', [letter('li@example.test')])
  await until(() => events.some(({ outcome }) => outcome === 'failed'))
  const office = await openPostOffice({ port })
  context.after(() => office.close())
  await until(() => events.some(({ outcome }) => outcome === 'done'))
  assert.deepEqual(
    office.received.map(({ to }) => to),
    ['li@example.test'],
  )
})

test('a recipient the server does not know / is a dead letter after one try, and others still arrive', async (context) => {
  const office = await openPostOffice({ unknown: ['nobody@example.test'] })
  context.after(() => office.close())
  const mailer = createMailer({ url: `smtp://localhost:${office.port}`, from: 'noreply@gongkai.test' })
  const { queue } = await installation(context, mailer)
  await queue.enqueue('send-mail', [letter('nobody@example.test'), letter('wang@example.test')])
  await until(async () => office.received.length === 1 && (await queue.deadLetters()).length === 1)
  const [dead] = await queue.deadLetters()
  assert.equal(dead?.attempts, 1)
  assert.match(dead?.reason ?? '', /拒收（EENVELOPE 550）/)
})

test('no mail server is set / a letter waits instead of being lost', async (context) => {
  const { queue, events } = await installation(context)
  await queue.enqueue('send-mail', [letter('li@example.test')])
  await until(() => events.length > 0)
  assert.equal(events[0]?.outcome, 'failed')
  assert.match(events[0]?.reason ?? '', /SMTP_URL/)
})

test('the ledger / placed, signed and verified by jobs / holds, and an edited event is told', async (context) => {
  const { database, queue, events } = await installation(context)
  const { regionId, actorId } = await withRegion(database)
  const objectId = randomUUID()
  await inTransaction(database.app, (transaction) =>
    appendEvents(transaction, { regionId, objectKind: 'operation', objectId }, 0, [
      {
        type: 'received',
        effectiveOn: '2026-03-02',
        recordedAt: '2026-03-04T01:02:03.456Z',
        actorId,
        payload: { note: '虚构' },
        basis: null,
        supersedes: null,
      },
    ]),
  )
  assert.equal(await countUnplacedEvents(database.app), 1)
  for (const kind of ['place-ledger-events', 'sign-checkpoint', 'verify-ledger'] as const) {
    await queue.enqueue(kind, [{}])
    await until(() => events.some((event) => event.kind === kind))
  }
  assert.deepEqual(
    events.map(({ outcome }) => outcome),
    ['done', 'done', 'done'],
  )
  assert.equal(await countUnplacedEvents(database.app), 0)
  await database.owner.query('update ledger_event set payload = \'{"note":"改过"}\'')
  await queue.enqueue('verify-ledger', [{}])
  await until(() => events.length === 4)
  assert.deepEqual([events[3]?.outcome, events[3]?.reason?.includes('999901（1 处）')], ['hopeless', true])
})

test('互联网政务应用安全管理规定第二十条 / the daily job / deletes only what is older than is kept, and tidies accounts', async (context) => {
  const { database, queue, events, tidied } = await installation(context)
  const { regionId, actorId } = await withRegion(database)
  // Now is 2026-03-04T05:06:07Z in this installation.
  for (const at of ['2025-03-04T05:06:06Z', '2025-03-04T05:06:07Z', '2026-03-01T00:00:00Z'])
    await database.app
      .insertInto('access_log')
      .values({
        region_id: regionId,
        access_id: randomUUID(),
        at,
        actor_id: actorId,
        object_kind: 'request',
        object_id: randomUUID(),
        fields: ['applicant.phone'],
        reason: null,
      })
      .execute()
  for (const at of ['2026-02-02T05:06:06Z', '2026-02-02T05:06:08Z'])
    await database.owner.query(
      "insert into idempotency_key values ($1, $2::text, $3, '', '{}', $2::timestamptz)",
      [regionId, at, actorId],
    )
  await queue.enqueue('keep-house', [{}])
  await until(() => events.length === 1)
  assert.equal(events[0]?.outcome, 'done')
  const { rows } = await database.owner.query('select at from access_log order by at')
  assert.equal(rows.length, 2)
  const { rows: keys } = await database.owner.query('select key from idempotency_key')
  assert.deepEqual(keys, [{ key: '2026-02-02T05:06:08Z' }])
  assert.deepEqual(tidied, [
    '2026-03-04T05:06:07.000Z',
    'files 2026-03-04T05:06:07.000Z',
    'keys 2026-03-04T05:06:07.000Z',
  ])
})

test('backups / asked for, tried, and one that cannot be restored / the failed trial waits for a person', async (context) => {
  const { queue, events, backups } = await installation(context)
  await queue.enqueue('drill-backup', [{}])
  await until(() => events.length === 1)
  assert.deepEqual(backups.drilled, [], 'there is none yet')
  await queue.enqueue('back-up', [{}])
  await until(() => events.length === 2)
  await queue.enqueue('drill-backup', [{}])
  await until(() => events.length === 3)
  assert.deepEqual(backups.drilled, ['2026-03-04T05:06:07.000Z'])
  await queue.enqueue('drill-backup', [{ backup: 'broken' }])
  const letter = await eventually(async () => (await queue.deadLetters())[0])
  assert.match(letter.reason, /恢复演练没有通过：少了一个文件/)
  assert.equal(events[3]?.outcome, 'hopeless')
})

test('a batch of reports / handed to the workers, its first job run twice / gives one line a file and leaves no rows', async (context) => {
  const { database, queue } = await installation(context)
  const { regionId } = await withRegion(database)
  const files = [
    'examples/baoshan-sh-offices-2021.txt',
    'examples/haidong-offices-2021.txt',
    'assets/fonts/README.md',
  ]
  const lines: BatchLine[] = []
  const seen: number[] = []
  const handedOver = handOver(database, queue, () => new Date('2026-03-04T05:06:07Z'), {
    name: 'batch of three',
    files,
    progress: ({ done }) => seen.push(done),
    take: async (line) => void lines.push(line),
  })
  const orders = () => database.app.selectFrom('batch_audit').selectAll().execute()
  await until(async () => (await orders()).length === 1)
  const batchId = (await orders())[0]?.batch_id ?? ''
  await queue.enqueue('audit-batch', [{ regionId, batchId, file: files[0] ?? '' }])
  await handedOver
  assert.deepEqual(
    lines.map(({ file }) => file),
    files.toSorted(),
  )
  assert.equal(
    lines.some((line) => line.file === files[0] && 'year' in line && line.year === 2021),
    true,
  )
  assert.equal(seen.at(-1), 3)
  assert.deepEqual(await orders(), [])
})

test('a batch of reports / a file that the worker cannot open / has a line that says so, the others their findings', async (context) => {
  const { database, queue } = await installation(context)
  await withRegion(database)
  const lines: BatchLine[] = []
  await handOver(database, queue, () => new Date('2026-03-04T05:06:07Z'), {
    name: 'one is missing',
    files: ['examples/no-such-report.txt', 'examples/hongqi-subdistrict-2021.txt'],
    progress: () => {},
    take: async (line) => void lines.push(line),
  })
  assert.deepEqual(
    lines.map((line) => [line.file, 'unreadable' in line ? line.unreadable.message : line.counts.error]),
    [
      ['examples/hongqi-subdistrict-2021.txt', 0],
      ['examples/no-such-report.txt', '找不到文件，请检查路径'],
    ],
  )
})
