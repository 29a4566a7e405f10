import type { JobWithMetadata, PgBoss } from 'pg-boss'
import type { DeadLetter, JobKind, JobRule } from '../usecases/job-ports.ts'
import { deadLetterQueue, kindOfQueue, type QueuedJob } from './queue-names.ts'

type Rules = Readonly<Record<JobKind, JobRule>>

/** Given-up jobs of every kind, newest first. */
export async function listDeadLetters(boss: PgBoss, rules: Rules): Promise<DeadLetter[]> {
  const found: DeadLetter[] = []
  for (const kind of kindsOf(rules)) {
    const jobs = await boss.findJobs<QueuedJob<unknown>>(deadLetterQueue(kind))
    found.push(...jobs.filter(({ state }) => state === 'created').map((job) => deadLetter(kind, job)))
  }
  return found.toSorted((a, b) => (a.givenUpAt < b.givenUpAt ? 1 : -1))
}

/** Puts given-up jobs back where they came from; answers how many went. */
export async function rerunDeadLetters(boss: PgBoss, rules: Rules, ids: readonly string[]): Promise<number> {
  let moved = 0
  for (const kind of kindsOf(rules)) moved += await boss.redrive(deadLetterQueue(kind), { ids: [...ids] })
  return moved
}

function kindsOf(rules: Rules): JobKind[] {
  return Object.keys(rules)
    .map(kindOfQueue)
    .filter((kind) => kind !== undefined)
}

function deadLetter(kind: JobKind, job: JobWithMetadata<QueuedJob<unknown>>): DeadLetter {
  return {
    id: job.id,
    kind,
    items: job.data.items.length,
    attempts: (job.sourceRetryCount ?? 0) + 1,
    enqueuedAt: (job.sourceCreatedOn ?? job.createdOn).toISOString(),
    givenUpAt: job.createdOn.toISOString(),
    reason: reasonOf(job.sourceOutput),
  }
}

/** What the last run left behind: our own sentence, or the queue's note that the run took too long or its worker died. */
function reasonOf(output: object | null): string {
  if (output === null) return '原因没有记下'
  if ('reason' in output && typeof output.reason === 'string') return output.reason
  const text = JSON.stringify(output)
  if (text.includes('heartbeat')) return '处理它的进程没有了响应'
  if (text.includes('timed out')) return '超过了时限'
  return '原因没有记下'
}
