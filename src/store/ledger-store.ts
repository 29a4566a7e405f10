/** The append-only log of events. */

import { randomBytes } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import pg from 'pg'
import type { LedgerEvent } from '../domain/ledger/ledger-event.ts'
import type { Schema } from './schema.ts'

/** An event before it has a place in its object's log. */
export type NewEvent = Omit<LedgerEvent, 'regionId' | 'objectKind' | 'objectId' | 'sequence'>

export interface ObjectLog {
  readonly regionId: string
  readonly objectKind: string
  readonly objectId: string
}

export type Appended =
  | { readonly ok: true; readonly version: number }
  /** Someone else wrote first: show what changed and ask again. */
  | { readonly ok: false; readonly code: 'version-conflict'; readonly version: number }

const uniqueViolation = '23505'
const saltBytes = 16

/**
 * Adds events behind `expectedVersion` (0 for a new object). Two writers with the same version: one gets
 * `version-conflict`, whatever the timing, because the sequence is part of the primary key.
 */
export async function appendEvents(
  transaction: Transaction<Schema>,
  object: ObjectLog,
  expectedVersion: number,
  events: readonly NewEvent[],
): Promise<Appended> {
  const version = await findVersion(transaction, object)
  if (version !== expectedVersion) return { ok: false, code: 'version-conflict', version }
  const rows = events.map((event, index) => ({
    region_id: object.regionId,
    object_id: object.objectId,
    object_kind: object.objectKind,
    sequence: expectedVersion + index + 1,
    type: event.type,
    effective_on: event.effectiveOn,
    recorded_at: event.recordedAt,
    actor_id: event.actorId,
    payload: JSON.stringify(event.payload),
    salt: randomBytes(saltBytes),
    basis: event.basis,
    supersedes: event.supersedes,
  }))
  await transaction.insertInto('ledger_event').values(rows).execute()
  return { ok: true, version: expectedVersion + events.length }
}

/** True for the error of losing the race that `appendEvents` could not see; the transaction is gone. */
export function isVersionConflict(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === uniqueViolation && error.table === 'ledger_event'
}

async function findVersion(db: Kysely<Schema>, object: ObjectLog): Promise<number> {
  const row = await db
    .selectFrom('ledger_event')
    .select(({ fn }) => fn.max('sequence').as('version'))
    .where('region_id', '=', object.regionId)
    .where('object_id', '=', object.objectId)
    .executeTakeFirst()
  return row?.version ?? 0
}

/** Every event of an object in order; empty when there is none. */
export async function listEvents(
  db: Kysely<Schema>,
  regionId: string,
  objectId: string,
): Promise<LedgerEvent[]> {
  const rows = await db
    .selectFrom('ledger_event')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('object_id', '=', objectId)
    .orderBy('sequence')
    .execute()
  return rows.map(eventFromRow)
}

export function eventFromRow(row: {
  region_id: string
  object_id: string
  object_kind: string
  sequence: number
  type: string
  effective_on: string
  recorded_at: string
  actor_id: string
  payload: LedgerEvent['payload']
  basis: string | null
  supersedes: number | null
}): LedgerEvent {
  return {
    regionId: row.region_id,
    objectKind: row.object_kind,
    objectId: row.object_id,
    sequence: row.sequence,
    type: row.type,
    effectiveOn: row.effective_on,
    recordedAt: row.recorded_at,
    actorId: row.actor_id,
    payload: row.payload,
    basis: row.basis,
    supersedes: row.supersedes,
  }
}

/** The next number of a series of an organ and year, without gaps: taken in the transaction that uses it. */
export async function takeNumber(
  transaction: Transaction<Schema>,
  counter: {
    readonly regionId: string
    readonly organId: string
    readonly series: string
    readonly year: number
  },
): Promise<number> {
  const row = await transaction
    .insertInto('number_counter')
    .values({
      region_id: counter.regionId,
      organ_id: counter.organId,
      series: counter.series,
      year: counter.year,
      last_number: '1',
    })
    .onConflict((conflict) =>
      conflict.columns(['region_id', 'organ_id', 'series', 'year']).doUpdateSet(({ eb }) => ({
        last_number: eb('number_counter.last_number', '+', '1'),
      })),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow()
  return Number(row.last_number)
}
