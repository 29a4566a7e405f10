/** A batch audit that the workers of the installation do, on however many machines. */

import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { WorkerBatch } from '../cli/tools.ts'
import {
  type BatchAuditState,
  findBatchAudit,
  listBatchLines,
  removeBatchAudit,
  writeBatchAudit,
} from '../store/batch-audit-store.ts'
import type { Database } from '../store/database.ts'
import { listRegionIds } from '../store/ledger-backlog.ts'
import { inTransaction } from '../store/transaction.ts'
import { installationActorId } from '../usecases/create-first-link.ts'
import { EnvironmentProblem } from '../usecases/environment-problem.ts'
import type { OpenJobQueue } from '../worker/job-queue.ts'
import { createLog } from './log.ts'
import { openQueue } from './open-operations.ts'
import { openPlatform } from './platform.ts'
import type { Settings } from './settings.ts'

const linesAtOnce = 200
/** Milliseconds between two looks at how far the batch is. */
const lookEvery = 1000

/** Opens the installation, hands the batch over, waits, and gives its lines by path. Throws `EnvironmentProblem`. */
export async function auditByWorkers(settings: Settings, now: () => Date, batch: WorkerBatch): Promise<void> {
  const { database } = await openPlatform(settings)
  try {
    const queue = await openQueue(database, { jobs: 'hand-over' }, createLog(settings.LOG_LEVEL))
    try {
      await handOver(database, queue, now, batch)
    } finally {
      await queue.close()
    }
  } finally {
    await database.close()
  }
}

/** The same over an installation that is open. */
export async function handOver(
  database: Pick<Database, 'app'>,
  queue: Pick<OpenJobQueue, 'enqueueWithin' | 'deadLetters'>,
  now: () => Date,
  batch: WorkerBatch,
): Promise<void> {
  // Rows are kept by region; whose the reports are, only reading them tells.
  const [regionId] = await listRegionIds(database.app)
  if (regionId === undefined)
    throw new EnvironmentProblem('数据库里还没有机关。请先用 npm start 启动一次，再运行。')
  const { app } = database
  const batchId = idOf(batch.name)
  if ((await findBatchAudit(app, regionId, batchId)) === undefined)
    await orderBatchAudit(database, queue, { regionId, batchId, files: batch.files, now: now() })
  await untilDone(batch, queue, () => findBatchAudit(app, regionId, batchId))
  for (let after = ''; ; ) {
    const lines = await listBatchLines(app, regionId, batchId, { after, limit: linesAtOnce })
    for (const line of lines) await batch.take(line)
    const last = lines.at(-1)
    if (last === undefined) break
    after = last.file
  }
  await removeBatchAudit(app, regionId, batchId)
}

async function untilDone(
  { progress }: WorkerBatch,
  queue: Pick<OpenJobQueue, 'deadLetters'>,
  look: () => Promise<BatchAuditState | undefined>,
): Promise<void> {
  for (let told = ''; ; await setTimeout(lookEvery)) {
    const state = await look()
    if (state === undefined) return
    const letters = (await queue.deadLetters()).filter(({ kind }) => kind === 'audit-batch')
    const givenUp = letters.reduce((sum, { items }) => sum + items, 0)
    const progressed = { done: state.done, total: state.files, givenUp }
    if (told !== JSON.stringify(progressed)) progress(progressed)
    told = JSON.stringify(progressed)
    if (state.done === state.files) return
  }
}

interface BatchAuditRequest {
  readonly regionId: string
  readonly batchId: string
  readonly files: readonly string[]
  readonly now: Date
}

/** The order and its jobs are written together or not at all. */
function orderBatchAudit(
  database: Pick<Database, 'app'>,
  queue: Pick<OpenJobQueue, 'enqueueWithin'>,
  { regionId, batchId, files, now }: BatchAuditRequest,
): Promise<void> {
  return inTransaction(database.app, async (transaction) => {
    await writeBatchAudit(transaction, {
      regionId,
      batchId,
      orderedBy: installationActorId,
      orderedAt: now.toISOString(),
      files: files.length,
    })
    await queue.enqueueWithin(
      transaction,
      'audit-batch',
      files.map((file) => ({ regionId, batchId, file })),
    )
  })
}

/** A UUID (version 8, RFC 9562) from the name. */
function idOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
