import type { JobKind } from '../usecases/job-ports.ts'
import { jobKinds, jobRules } from '../usecases/job-rules.ts'

/** Where the queue keeps its tables, apart from ours. */
export const jobsSchema = 'gongkai_jobs'

/** Where a loaded dump has the jobs that waited. */
export const handoverSchema = 'gongkai_handover'

/** Queues whose jobs somebody asked for, and where such jobs are given up: what a dump takes along. */
export function queuesOfRequestedWork(): readonly string[] {
  return jobKinds
    .filter((kind) => jobRules[kind].every === null)
    .flatMap((kind) => [kind, deadLetterQueue(kind)])
}

/** What one job carries in the database. */
export interface QueuedJob<T> {
  readonly items: readonly T[]
}

/** Name of the queue where given-up jobs of a kind wait for a person. */
export function deadLetterQueue(kind: string): string {
  return `${kind}.dead`
}

/** The kind whose queue has this name; undefined for a dead letter queue. */
export function kindOfQueue(name: string): JobKind | undefined {
  return jobKinds.find((kind) => kind === name)
}
