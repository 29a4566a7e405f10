import type { Job } from 'pg-boss'
import { JobFailure, type JobHandlers, type JobItems, type JobKind } from '../usecases/job-ports.ts'
import type { OpenJobQueue } from './job-queue.ts'
import { kindOfQueue, type QueuedJob } from './queue-names.ts'

export interface WorkerOptions {
  readonly queue: OpenJobQueue
  readonly handlers: JobHandlers
  /** Jobs of one kind that run at once in this process. */
  readonly concurrency?: number
  /** How often an idle worker looks for jobs, in seconds; 0.5 or more. */
  readonly lookEvery?: number
  readonly onJob?: (event: JobEvent) => void
}

/** What became of a run; carries no item. Told just before the queue writes it into the row of the job. */
export interface JobEvent {
  readonly kind: JobKind
  readonly jobId: string
  readonly attempt: number
  readonly outcome: 'done' | 'failed' | 'hopeless'
  readonly milliseconds: number
  /** Without personal data; null when done. */
  readonly reason: string | null
  /** What was thrown, for a log that redacts. */
  readonly error: unknown
}

/** Works off the queues of the given handlers until `stop`, which lets running jobs end. */
export async function startWorker(options: WorkerOptions): Promise<{ readonly stop: () => Promise<void> }> {
  const { queue, handlers } = options
  const kinds = Object.keys(handlers)
    .map(kindOfQueue)
    .filter((kind) => kind !== undefined)
  for (const kind of kinds) await workOff(options, kind)
  return {
    stop: async () => void (await Promise.all(kinds.map((kind) => queue.boss.offWork(kind, { wait: true })))),
  }
}

async function workOff<K extends JobKind>(options: WorkerOptions, kind: K): Promise<void> {
  const handler: JobHandlers[K] | undefined = options.handlers[kind]
  if (handler === undefined) return
  const settings = {
    batchSize: 1,
    localConcurrency: options.concurrency ?? 1,
    pollingIntervalSeconds: options.lookEvery ?? 2,
    perJobResults: true,
  } as const
  await options.queue.boss.work<QueuedJob<JobItems[K]>, object, typeof settings>(
    kind,
    settings,
    async ([job]) => {
      if (job === undefined) return []
      const result = await runJob(job, kind, (items, context) => handler(items, context), options)
      return [result]
    },
  )
}

async function runJob<K extends JobKind>(
  job: Job<QueuedJob<JobItems[K]>>,
  kind: K,
  handler: (
    items: readonly JobItems[K][],
    context: { jobId: string; attempt: number; signal: AbortSignal },
  ) => Promise<void>,
  { onJob = () => {} }: WorkerOptions,
) {
  const started = performance.now()
  const attempt = job.retryCount + 1
  const tell = (outcome: JobEvent['outcome'], reason: string | null, error: unknown) =>
    onJob({ kind, jobId: job.id, attempt, outcome, milliseconds: performance.now() - started, reason, error })
  try {
    await handler(job.data.items, { jobId: job.id, attempt, signal: job.signal })
    tell('done', null, undefined)
    return { id: job.id, status: 'completed' as const }
  } catch (error) {
    const reason = reasonOf(error)
    const hopeless = error instanceof JobFailure && error.retry === 'hopeless'
    tell(hopeless ? 'hopeless' : 'failed', reason, error)
    return {
      id: job.id,
      status: hopeless ? ('deadletter' as const) : ('failed' as const),
      output: { reason },
    }
  }
}

/** What is kept of an error in the database: our own words, otherwise only its kind, because its words may hold personal data. */
function reasonOf(error: unknown): string {
  if (error instanceof JobFailure) return error.message
  if (!(error instanceof Error)) return '程序出错'
  const code = 'code' in error && typeof error.code === 'string' ? `（${error.code}）` : ''
  return `${error.name}${code}`
}
