/** The queue of jobs in PostgreSQL (pg-boss): what is handed over survives any crash, and any number of machines may work it off. */

import { fromKysely, type KyselyTransactionLike, PgBoss, type QueueResult } from 'pg-boss'
import type { JobItems, JobKind, JobQueue, JobRule } from '../usecases/job-ports.ts'
import { jobRules } from '../usecases/job-rules.ts'
import { listDeadLetters, rerunDeadLetters } from './dead-letters.ts'
import { deadLetterQueue, jobsSchema, kindOfQueue, type QueuedJob } from './queue-names.ts'
import { takeOverJobs } from './take-over-jobs.ts'

/** Where the database is, as `pg` connects; under the owner, because the queue makes its own schema. */
export interface QueueConnection {
  readonly connectionString?: string | undefined
  readonly host?: string | undefined
  readonly port?: number | undefined
  readonly user?: string | undefined
  readonly password?: string | undefined
  readonly database?: string | undefined
}

export interface JobQueueOptions {
  readonly connection: QueueConnection
  /** `hand-over` only enqueues; `work-off` also looks after stuck jobs and the calendar of work that comes round. */
  readonly duty: 'hand-over' | 'work-off'
  /** Role of the application, which may enqueue within its own transactions. */
  readonly applicationRole?: string
  /** Trouble of the queue itself, e.g. a lost connection; it goes on by itself. */
  readonly onTrouble: (error: Error) => void
  readonly rules?: Readonly<Record<JobKind, JobRule>>
  /** How often stuck jobs are looked for, in seconds. */
  readonly watchEvery?: number
}

export interface OpenJobQueue extends JobQueue {
  /**
   * Like `enqueue`, inside a transaction of the application: the job exists exactly if the transaction commits.
   * Needs `applicationRole`.
   */
  readonly enqueueWithin: <K extends JobKind>(
    transaction: KyselyTransactionLike,
    kind: K,
    items: readonly JobItems[K][],
  ) => Promise<void>
  /** For `startWorker`. */
  readonly boss: PgBoss
  readonly rules: Readonly<Record<JobKind, JobRule>>
  readonly close: () => Promise<void>
}

/** How long running jobs may take to end when the queue is closed, in milliseconds. */
const drain = 10_000
/** "jobs" in four bytes of ASCII. */
const grantLock = 0x6a6f_6273
/** Longest the queue keeps anything, in seconds: a year. */
const longestKept = 365 * 24 * 3600

/** Opens the queue, making its tables when they are missing. */
export async function openJobQueue(options: JobQueueOptions): Promise<OpenJobQueue> {
  const rules = options.rules ?? jobRules
  const works = options.duty === 'work-off'
  const watchEvery = options.watchEvery ?? 30
  const boss = new PgBoss({
    ...presentOnly(options.connection),
    schema: jobsSchema,
    application_name: 'gongkai-jobs',
    max: 4,
    supervise: works,
    schedule: works,
    superviseIntervalSeconds: watchEvery,
    monitorIntervalSeconds: watchEvery,
    cronMonitorIntervalSeconds: Math.min(watchEvery, 30),
  })
  boss.on('error', options.onTrouble)
  await boss.start()
  try {
    await makeQueues(boss, rules)
    if (options.applicationRole !== undefined) await letEnqueue(boss, options.applicationRole)
    if (works) await scheduleRounds(boss, rules)
    await takeOverJobs(boss, presentOnly(options.connection))
  } catch (error) {
    await boss.stop({ graceful: false })
    throw error
  }
  return {
    boss,
    rules,
    enqueue: async (kind, items) =>
      (await boss.insert(kind, split(items, rules[kind]), { returnId: true })) ?? [],
    enqueueWithin: async (transaction, kind, items) => {
      await boss.insert(kind, split(items, rules[kind]), { db: fromKysely(transaction), returnId: false })
    },
    deadLetters: () => listDeadLetters(boss, rules),
    rerun: (ids) => rerunDeadLetters(boss, rules, ids),
    counts: async () => countJobs(await boss.getQueues(), rules),
    close: () => boss.stop({ graceful: true, timeout: drain }),
  }
}

/** `undefined` members would overrule the driver's defaults. */
function presentOnly(connection: QueueConnection): Record<string, string | number> {
  return Object.fromEntries(Object.entries(connection).filter(([, value]) => value !== undefined))
}

function split<T>(items: readonly T[], { itemsPerJob }: JobRule): { data: QueuedJob<T> }[] {
  const jobs = []
  for (let first = 0; first < items.length; first += itemsPerJob)
    jobs.push({ data: { items: items.slice(first, first + itemsPerJob) } })
  return jobs
}

async function makeQueues(boss: PgBoss, rules: Readonly<Record<JobKind, JobRule>>): Promise<void> {
  for (const [kind, rule] of Object.entries(rules)) {
    const dead = deadLetterQueue(kind)
    await boss.createQueue(dead, { retentionSeconds: longestKept })
    const queue = {
      retryLimit: rule.retries,
      retryDelay: rule.firstDelay,
      retryBackoff: true,
      retryDelayMax: rule.longestDelay,
      expireInSeconds: rule.timeLimit,
      heartbeatSeconds: rule.signOfLife,
      deleteAfterSeconds: rule.kept,
      deadLetter: dead,
    }
    // Work that comes round never runs beside itself, and does not pile up while nobody works.
    await boss.createQueue(kind, {
      ...withoutNull(queue),
      policy: rule.every === null ? 'standard' : 'exclusive',
    })
    await boss.updateQueue(kind, queue)
  }
}

function withoutNull<T extends { heartbeatSeconds: number | null }>({ heartbeatSeconds, ...queue }: T) {
  return heartbeatSeconds === null ? queue : { ...queue, heartbeatSeconds }
}

async function scheduleRounds(boss: PgBoss, rules: Readonly<Record<JobKind, JobRule>>): Promise<void> {
  for (const [kind, { every, missed = 'skip' }] of Object.entries(rules)) {
    if (every === null) await boss.unschedule(kind)
    else await boss.schedule(kind, every, { items: [{}] }, { tz: 'Asia/Shanghai', missed })
  }
}

/** The application may add jobs, and read what adding needs; it may not change or delete any. */
async function letEnqueue(boss: PgBoss, role: string): Promise<void> {
  if (!/^[a-z_]+$/.test(role)) throw new Error(`role ${role}: expected a plain name`)
  // Processes that start at once must not grant at once: the server refuses the second ("tuple concurrently updated").
  // One message of several statements is one transaction, and the lock ends with it.
  await boss.getDb().executeSql(`
    select pg_advisory_xact_lock(${grantLock});
    grant usage on schema ${jobsSchema} to ${role};
    grant execute on all functions in schema ${jobsSchema} to ${role};
    grant select on ${jobsSchema}.queue to ${role};
    grant select, insert on ${jobsSchema}.job_common to ${role};
    grant select, insert on ${jobsSchema}.job to ${role}`)
}

function countJobs(queues: readonly QueueResult[], rules: Readonly<Record<JobKind, JobRule>>) {
  const waitingIn = (name: string) => {
    const queue = queues.find((each) => each.name === name)
    return (queue?.queuedCount ?? 0) + (queue?.deferredCount ?? 0)
  }
  return Object.keys(rules)
    .map(kindOfQueue)
    .filter((kind) => kind !== undefined)
    .map((kind) => ({
      kind,
      waiting: waitingIn(kind),
      running: queues.find((each) => each.name === kind)?.activeCount ?? 0,
      dead: waitingIn(deadLetterQueue(kind)),
    }))
}
