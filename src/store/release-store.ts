/** Releases: row, event, approval and visibility of a save stand or fall together. */

import { type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { Attestation, Release } from '../domain/release/release.ts'
import type { Moment } from '../usecases/access-ports.ts'
import type { FileOwner } from '../usecases/file-ports.ts'
import type { ReleaseChange, ReleaseSaved, ReleaseStore } from '../usecases/release/release-ports.ts'
import { appendEvents, isVersionConflict } from './ledger-store.ts'
import { reachPredicate } from './reach-predicate.ts'
import type { Schema } from './schema.ts'
import { inTransaction } from './transaction.ts'

/** Thrown to roll back; answered as a value. */
class EarlierEdit extends Error {}

interface Record {
  readonly actorId: string
  readonly at: Moment
}

export function releaseStore(db: Kysely<Schema>): ReleaseStore {
  return {
    find: async (key) => {
      const row = await releasesOf(db, key).where('release.release_id', '=', key.releaseId).executeTakeFirst()
      return row === undefined ? null : releaseOfRow(row)
    },
    list: async (owner) =>
      (await releasesOf(db, owner).orderBy('release.release_id').execute()).map(releaseOfRow),
    listWaiting: async (reach, limit) => {
      const reached = await reachPredicate(db, reach, {
        regionId: sql.ref('release.region_id'),
        organId: sql.ref('release.organ_id'),
        workOf: sql.ref('release.prepared_by'),
      })
      const rows = await withApproval(db)
        .where(reached)
        .where('release.state', 'in', ['marking', 'applied'])
        .orderBy('release.region_id')
        .orderBy('release.organ_id')
        .orderBy('release.release_id')
        .limit(limit)
        .execute()
      return rows.map(releaseOfRow)
    },
    save: (change, record) => saveRelease(db, change, record),
  }
}

function withApproval(db: Kysely<Schema>) {
  return db
    .selectFrom('release')
    .leftJoin('release_approval', (join) =>
      join
        .onRef('release_approval.region_id', '=', 'release.region_id')
        .onRef('release_approval.object_id', '=', 'release.object_id')
        .onRef('release_approval.release_id', '=', 'release.release_id'),
    )
    .selectAll('release')
    .select('release_approval.attestation')
}

function releasesOf(db: Kysely<Schema>, { regionId, objectKind, objectId }: FileOwner) {
  return withApproval(db)
    .where('release.region_id', '=', regionId)
    .where('release.object_id', '=', objectId)
    .where('release.object_kind', '=', objectKind)
}

function releaseOfRow(row: Selectable<Schema['release']> & { attestation: Attestation | null }): Release {
  const { output_file_id, output_digest, method, removed_count, verification } = row
  const isApplied = output_file_id !== null && output_digest !== null && method !== null
  return {
    regionId: row.region_id,
    objectKind: row.object_kind,
    objectId: row.object_id,
    releaseId: row.release_id,
    organId: row.organ_id,
    sourceFileId: row.source_file_id,
    sourceDigest: row.source_digest,
    audience: row.audience,
    state: row.state,
    version: row.version,
    marks: row.marks,
    inspection: row.inspection,
    applied:
      isApplied && verification !== null
        ? {
            fileId: output_file_id,
            digest: output_digest,
            method,
            removedCount: removed_count ?? 0,
            verification,
          }
        : null,
    preparedBy: row.prepared_by,
    returned: row.returned,
    attestation: row.attestation,
  }
}

async function saveRelease(db: Kysely<Schema>, change: ReleaseChange, record: Record): Promise<ReleaseSaved> {
  try {
    return await inTransaction(db, async (transaction) => {
      const version = await writeEvent(transaction, change, record)
      await writeRow(transaction, change.release, version)
      const { attestation } = change.release
      if (change.release.state === 'released' && attestation !== null)
        await writeApproval(transaction, change.release, attestation)
      if (change.show !== undefined) await showFile(transaction, change.release, change.show)
      return { ok: true, version }
    })
  } catch (error) {
    const isTaken = error instanceof pg.DatabaseError && error.constraint === 'release_under_way'
    if (error instanceof EarlierEdit || isVersionConflict(error) || isTaken)
      return { ok: false, code: 'version-conflict' }
    throw error
  }
}

async function writeEvent(
  transaction: Transaction<Schema>,
  { release, event }: ReleaseChange,
  { actorId, at }: Record,
): Promise<number> {
  const log = { regionId: release.regionId, objectKind: 'release', objectId: release.releaseId }
  const appended = await appendEvents(transaction, log, release.version, [
    {
      type: event.type,
      effectiveOn: at.today,
      recordedAt: at.now,
      actorId,
      payload: event.payload,
      basis: null,
      supersedes: null,
    },
  ])
  if (!appended.ok) throw new EarlierEdit()
  return appended.version
}

async function writeRow(transaction: Transaction<Schema>, release: Release, version: number): Promise<void> {
  const columns = { ...columnsOf(release), version }
  if (release.version === 0) {
    await transaction
      .insertInto('release')
      .values({
        region_id: release.regionId,
        object_id: release.objectId,
        release_id: release.releaseId,
        object_kind: release.objectKind,
        organ_id: release.organId,
        source_file_id: release.sourceFileId,
        source_digest: release.sourceDigest,
        audience: release.audience,
        ...columns,
      })
      .execute()
    return
  }
  const updated = await transaction
    .updateTable('release')
    .set(columns)
    .where('region_id', '=', release.regionId)
    .where('object_id', '=', release.objectId)
    .where('release_id', '=', release.releaseId)
    .where('version', '=', release.version)
    .executeTakeFirst()
  if (updated.numUpdatedRows !== 1n) throw new EarlierEdit()
}

function columnsOf({ state, marks, inspection, applied, preparedBy, returned }: Release) {
  return {
    state,
    marks: JSON.stringify(marks),
    inspection: JSON.stringify(inspection),
    verification: applied === null ? null : JSON.stringify(applied.verification),
    output_file_id: applied?.fileId ?? null,
    output_digest: applied?.digest ?? null,
    method: applied?.method ?? null,
    removed_count: applied?.removedCount ?? null,
    prepared_by: [...preparedBy],
    returned,
  }
}

async function writeApproval(
  transaction: Transaction<Schema>,
  { regionId, objectId, releaseId, audience, preparedBy, applied }: Release,
  attestation: Attestation,
): Promise<void> {
  if (applied === null) throw new Error(`release ${releaseId}: approved without a file`)
  await transaction
    .insertInto('release_approval')
    .values({
      region_id: regionId,
      object_id: objectId,
      release_id: releaseId,
      file_id: applied.fileId,
      digest: applied.digest,
      audience,
      prepared_by: [...preparedBy],
      approved_by: attestation.approvedBy,
      approved_at: attestation.approvedAt,
      attestation: JSON.stringify(attestation),
    })
    .execute()
}

async function showFile(
  transaction: Transaction<Schema>,
  { regionId, objectKind, objectId, releaseId, audience }: Release,
  { fileId, visibility }: NonNullable<ReleaseChange['show']>,
): Promise<void> {
  const isOut = visibility === 'applicant' || visibility === 'public'
  const updated = await transaction
    .updateTable('file_object')
    .set({
      visibility,
      released_in: isOut ? releaseId : null,
      released_for: isOut ? audience : null,
    })
    .where('region_id', '=', regionId)
    .where('object_id', '=', objectId)
    .where('object_kind', '=', objectKind)
    .where('file_id', '=', fileId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (updated.numUpdatedRows !== 1n) throw new Error(`release ${releaseId}: file ${fileId} is not there`)
}
