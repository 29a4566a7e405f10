import type { Kysely, Transaction } from 'kysely'
import type { BatchLine } from '../usecases/audit-batch.ts'
import type { Schema } from './schema.ts'

export interface BatchAuditOrder {
  readonly regionId: string
  readonly batchId: string
  readonly orderedBy: string
  /** ISO 8601 */
  readonly orderedAt: string
  /** How many files. */
  readonly files: number
}

export interface BatchAuditState extends BatchAuditOrder {
  readonly done: number
}

/** Notes the order, in the transaction that enqueues its jobs. */
export async function writeBatchAudit(
  transaction: Transaction<Schema>,
  { regionId, batchId, orderedBy, orderedAt, files }: BatchAuditOrder,
): Promise<void> {
  await transaction
    .insertInto('batch_audit')
    .values({
      region_id: regionId,
      batch_id: batchId,
      ordered_by: orderedBy,
      ordered_at: orderedAt,
      files,
    })
    .execute()
}

/** Whether the file's line is there, from an earlier run of its job. */
export async function hasBatchLine(
  db: Kysely<Schema>,
  regionId: string,
  batchId: string,
  file: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('batch_audit_line')
    .select('file')
    .where('region_id', '=', regionId)
    .where('batch_id', '=', batchId)
    .where('file', '=', file)
    .executeTakeFirst()
  return row !== undefined
}

/** Keeps the line of a file; a second one for the same file is dropped. */
export async function writeBatchLine(
  db: Kysely<Schema>,
  regionId: string,
  batchId: string,
  line: BatchLine,
): Promise<void> {
  await db
    .insertInto('batch_audit_line')
    .values({ region_id: regionId, batch_id: batchId, file: line.file, line: JSON.stringify(line) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** How far a batch is; undefined when there is none of this id in the region. */
export async function findBatchAudit(
  db: Kysely<Schema>,
  regionId: string,
  batchId: string,
): Promise<BatchAuditState | undefined> {
  const order = await db
    .selectFrom('batch_audit')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('batch_id', '=', batchId)
    .executeTakeFirst()
  if (order === undefined) return undefined
  const counted = await db
    .selectFrom('batch_audit_line')
    .select(({ fn }) => fn.countAll().as('done'))
    .where('region_id', '=', regionId)
    .where('batch_id', '=', batchId)
    .executeTakeFirst()
  return {
    regionId,
    batchId,
    orderedBy: order.ordered_by,
    orderedAt: order.ordered_at,
    files: order.files,
    done: Number(counted?.done ?? 0),
  }
}

/** Lines of a batch by file name, a page at a time: those after `after`, at most `limit`. */
export async function listBatchLines(
  db: Kysely<Schema>,
  regionId: string,
  batchId: string,
  { after = '', limit }: { readonly after?: string; readonly limit: number },
): Promise<BatchLine[]> {
  const rows = await db
    .selectFrom('batch_audit_line')
    .select('line')
    .where('region_id', '=', regionId)
    .where('batch_id', '=', batchId)
    .where('file', '>', after)
    .orderBy('file')
    .limit(limit)
    .execute()
  return rows.map(({ line }) => line as unknown as BatchLine) // only `writeBatchLine` writes them
}

/** Takes an order out with its lines, once whoever ordered it has them. */
export async function removeBatchAudit(db: Kysely<Schema>, regionId: string, batchId: string): Promise<void> {
  await db
    .deleteFrom('batch_audit_line')
    .where('region_id', '=', regionId)
    .where('batch_id', '=', batchId)
    .execute()
  await db
    .deleteFrom('batch_audit')
    .where('region_id', '=', regionId)
    .where('batch_id', '=', batchId)
    .execute()
}
