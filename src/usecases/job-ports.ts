/** Work done later, by any worker on any machine: what is asked, and what becomes of it. */

/** A letter by mail. Plain text: a letter with active content is none an office sends. */
export interface MailMessage {
  /** One address. A letter to many is many letters, so that one wrong address holds up nobody. */
  readonly to: string
  readonly subject: string
  readonly text: string
  /** Stable across retries, so that a letter sent twice is recognised by the receiver as one. */
  readonly messageId: string
}

/** One file of a batch audit. */
export interface BatchAuditItem {
  readonly regionId: string
  readonly batchId: string
  /** A path that all workers reach. */
  readonly file: string
}

/** Nothing to say but "do it". */
export type Occasion = Readonly<Record<string, never>>

/** What one item of each kind of job carries. Items are kept in the database: identifiers rather than contents. */
export interface JobItems {
  readonly 'send-mail': MailMessage
  readonly 'place-ledger-events': Occasion
  readonly 'sign-checkpoint': Occasion
  readonly 'audit-batch': BatchAuditItem
  readonly 'verify-ledger': Occasion
  readonly 'keep-house': Occasion
  readonly 'remind-offices': Occasion
  readonly 'destroy-content': Occasion
  readonly 'back-up': Occasion
  /** Without a name: the newest one. */
  readonly 'drill-backup': { readonly backup?: string }
}

export type JobKind = keyof JobItems

/** How a kind of job is run. */
export interface JobRule {
  /** So many items travel in one job and are retried together. */
  readonly itemsPerJob: number
  /** Runs after the first before it becomes a dead letter. */
  readonly retries: number
  /** Wait before the first retry, doubled each time up to `longestDelay`. Seconds. */
  readonly firstDelay: number
  readonly longestDelay: number
  /** A run that takes longer is given up and repeated. Seconds. */
  readonly timeLimit: number
  /** A worker that gives no sign of life for so long is taken for dead and the job repeated; null = only `timeLimit`. Seconds, 10 or more. */
  readonly signOfLife: number | null
  /** Cron expression in China's time for work that comes round; null for work that is asked for. */
  readonly every: string | null
  /** `once`: a round that came while nothing ran is made good when a worker starts; left out, it is skipped. */
  readonly missed?: 'once'
  /** How long a finished job is kept, in seconds. Items with addresses are not kept for curiosity. */
  readonly kept: number
}

/** Runs the items of one job. May run again after a failure half way: handlers are idempotent. */
export type JobHandler<K extends JobKind> = (
  items: readonly JobItems[K][],
  context: { readonly jobId: string; readonly attempt: number; readonly signal: AbortSignal },
) => Promise<void>

export type JobHandlers = { readonly [K in JobKind]?: JobHandler<K> }

export interface JobQueue {
  /** Hands over items, split into jobs by the kind's rule. Answers the ids of the jobs. */
  readonly enqueue: <K extends JobKind>(kind: K, items: readonly JobItems[K][]) => Promise<readonly string[]>
  /** Jobs that were given up, newest first. */
  readonly deadLetters: () => Promise<readonly DeadLetter[]>
  /** Puts given-up jobs back into their queues with all their retries. Answers how many. */
  readonly rerun: (ids: readonly string[]) => Promise<number>
  readonly counts: () => Promise<readonly JobCount[]>
}

/** A job that was given up. It names no item: items may carry addresses. */
export interface DeadLetter {
  readonly id: string
  readonly kind: JobKind
  readonly items: number
  readonly attempts: number
  /** ISO 8601. */
  readonly enqueuedAt: string
  readonly givenUpAt: string
  /** Why, without personal data. */
  readonly reason: string
}

export interface JobCount {
  readonly kind: JobKind
  readonly waiting: number
  readonly running: number
  readonly dead: number
}

/**
 * A failure whose words may be kept and shown: `message` carries no personal data. Any other error of a handler is
 * recorded by name and code alone.
 */
export class JobFailure extends Error {
  /** `hopeless`: another try would end the same way, so it becomes a dead letter at once. */
  readonly retry: 'later' | 'hopeless'

  constructor(retry: 'later' | 'hopeless', message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'JobFailure'
    this.retry = retry
  }
}
