/** The tamper-evident log over the events: places, signed checkpoints, and the check of both. */

import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { leafEntry } from '../domain/ledger/ledger-event.ts'
import {
  append,
  emptyFrontier,
  equal,
  type Frontier,
  type Hash,
  leafHash,
  rootOf,
} from '../domain/ledger/merkle-tree.ts'
import type { LogProblem } from '../usecases/ledger-ports.ts'
import { eventFromRow } from './ledger-store.ts'
import type { Schema } from './schema.ts'
import { inTransaction } from './transaction.ts'

/** Named with every checkpoint, so that another algorithm can follow. */
const hashAlgorithm = 'sha256'
const hash: Hash = (bytes) => new Uint8Array(createHash(hashAlgorithm).update(bytes).digest())
const batch = 1000

/** Gives every event that has none its place in the region's log; answers how many. Safe to run anywhere, any time. */
export async function placeEvents(db: Kysely<Schema>, regionId: string): Promise<number> {
  for (let placed = 0; ; ) {
    const more = await inTransaction(db, async (transaction) => {
      // One placer a region at a time; a second would lose on the primary key all the same.
      await sql`select pg_advisory_xact_lock(hashtextextended(${`ledger-log/${regionId}`}, 0))`.execute(
        transaction,
      )
      const { rows } = await sql<Parameters<typeof eventFromRow>[0] & { salt: Buffer }>`
        select e.* from ledger_event e
        left join ledger_leaf l on l.region_id = e.region_id and l.object_id = e.object_id and l.sequence = e.sequence
        where e.region_id = ${regionId} and l.region_id is null
        order by e.recorded_at, e.object_id, e.sequence limit ${batch}`.execute(transaction)
      if (rows.length === 0) return 0
      const last = await transaction
        .selectFrom('ledger_leaf')
        .select(({ fn }) => fn.max('position').as('position'))
        .where('region_id', '=', regionId)
        .executeTakeFirst()
      const first = last?.position == null ? 0 : Number(last.position) + 1
      await transaction
        .insertInto('ledger_leaf')
        .values(
          rows.map((row, index) => ({
            region_id: regionId,
            position: String(first + index),
            object_id: row.object_id,
            sequence: row.sequence,
            leaf_hash: Buffer.from(leafHash(leafEntry(eventFromRow(row), row.salt, hash), hash)),
          })),
        )
        .execute()
      return rows.length
    })
    placed += more
    if (more < batch) return placed
  }
}

/** What a checkpoint signs: region, size, root, time, one a line. */
function checkpointText(regionId: string, size: number, root: Uint8Array, signedAt: string): Buffer {
  return Buffer.from(
    `gongkai ledger\n${regionId}\n${size}\n${hashAlgorithm}:${Buffer.from(root).toString('base64')}\n${signedAt}\n`,
  )
}

/** Short name of a public key: the first 16 hex digits of its SHA-256. */
export function keyId(key: KeyObject): string {
  const der = key.type === 'public' ? key : createPublicKey(key)
  return createHash('sha256')
    .update(der.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16)
}

/** Signs the log's present head with an Ed25519 key; answers its size, or null when nothing is new. */
export async function signCheckpoint(
  db: Kysely<Schema>,
  regionId: string,
  privateKey: KeyObject,
  signedAt: string,
): Promise<number | null> {
  let log: Frontier = emptyFrontier
  for await (const leaf of leaves(db, regionId)) log = append(log, leaf.leaf_hash, hash)
  const known = await db
    .selectFrom('ledger_checkpoint')
    .select('size')
    .where('region_id', '=', regionId)
    .where('size', '=', String(log.size))
    .executeTakeFirst()
  if (log.size === 0 || known !== undefined) return null
  const root = rootOf(log, hash)
  await db
    .insertInto('ledger_checkpoint')
    .values({
      region_id: regionId,
      size: String(log.size),
      root: Buffer.from(root),
      hash_algorithm: hashAlgorithm,
      signed_at: signedAt,
      key_id: keyId(privateKey),
      signature: sign(null, checkpointText(regionId, log.size, root, signedAt), privateKey),
    })
    .execute()
  return log.size
}

/** The region's leaves in order, a page at a time. */
async function* leaves(db: Kysely<Schema>, regionId: string) {
  for (let next = 0; ; ) {
    const page = await db
      .selectFrom('ledger_leaf')
      .select(['position', 'object_id', 'sequence', 'leaf_hash'])
      .where('region_id', '=', regionId)
      .where('position', '>=', String(next))
      .orderBy('position')
      .limit(batch)
      .execute()
    yield* page
    if (page.length < batch) return
    next += batch
  }
}

/**
 * Checks a region's ledger from its rows alone: every event stands in the log unchanged, objects have no gaps,
 * positions have no gaps, every checkpoint's root is the root of that many leaves and its signature holds.
 */
export async function verifyLog(
  db: Kysely<Schema>,
  regionId: string,
  publicKeys: readonly KeyObject[],
): Promise<LogProblem[]> {
  const problems: LogProblem[] = []
  const report = (message: string) => problems.push({ regionId, message })
  const checkpoints = await db
    .selectFrom('ledger_checkpoint')
    .selectAll()
    .where('region_id', '=', regionId)
    .orderBy('size')
    .execute()
  const roots = new Map<number, Uint8Array>()
  let log: Frontier = emptyFrontier
  for await (const { event, salt, leaf } of placedEvents(db, regionId)) {
    if (Number(leaf.position) !== log.size) report(`日志第 ${log.size} 位缺失`)
    if (event === undefined)
      report(`日志第 ${leaf.position} 位的事件不见了（对象 ${leaf.object_id} 第 ${leaf.sequence} 件）`)
    else if (!equal(leafHash(leafEntry(event, salt, hash), hash), leaf.leaf_hash)) {
      report(`对象 ${leaf.object_id} 的第 ${leaf.sequence} 件事件与写入时不同`)
    }
    log = append(log, leaf.leaf_hash, hash)
    if (checkpoints.some((checkpoint) => Number(checkpoint.size) === log.size))
      roots.set(log.size, rootOf(log, hash))
  }
  for (const gap of await sequenceGaps(db, regionId)) report(`对象 ${gap} 的事件序号不连续`)
  for (const checkpoint of checkpoints) {
    const root = roots.get(Number(checkpoint.size))
    if (root === undefined) report(`检查点 ${checkpoint.size} 之前的日志被截短`)
    else if (!equal(root, checkpoint.root)) report(`检查点 ${checkpoint.size} 与日志不符：历史被改动过`)
    const key = publicKeys.find((candidate) => keyId(candidate) === checkpoint.key_id)
    const text = checkpointText(regionId, Number(checkpoint.size), checkpoint.root, checkpoint.signed_at)
    if (key === undefined)
      report(`检查点 ${checkpoint.size} 的签名公钥 ${checkpoint.key_id} 不在给定的公钥里`)
    else if (!verify(null, text, key, checkpoint.signature)) report(`检查点 ${checkpoint.size} 的签名不对`)
  }
  return problems
}

async function* placedEvents(db: Kysely<Schema>, regionId: string) {
  for (let next = 0; ; ) {
    const { rows } = await sql<
      Parameters<typeof eventFromRow>[0] & {
        salt: Buffer
        position: string
        leaf_hash: Buffer
        leaf_object: string
        leaf_sequence: number
      }
    >`
      select e.*, l.position, l.leaf_hash, l.object_id as leaf_object, l.sequence as leaf_sequence
      from ledger_leaf l
      left join ledger_event e on e.region_id = l.region_id and e.object_id = l.object_id and e.sequence = l.sequence
      where l.region_id = ${regionId} and l.position >= ${next}
      order by l.position limit ${batch}`.execute(db)
    for (const row of rows) {
      const leaf = {
        position: row.position,
        leaf_hash: row.leaf_hash,
        object_id: row.leaf_object,
        sequence: row.leaf_sequence,
      }
      yield { leaf, salt: row.salt, event: row.object_id === null ? undefined : eventFromRow(row) }
    }
    if (rows.length < batch) return
    next += batch
  }
}

async function sequenceGaps(db: Kysely<Schema>, regionId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('ledger_event')
    .select('object_id')
    .where('region_id', '=', regionId)
    .groupBy('object_id')
    .having(({ fn }) => sql<boolean>`${fn.max('sequence')} <> ${fn.countAll()}`)
    .execute()
  return rows.map((row) => row.object_id)
}
