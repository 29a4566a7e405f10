/** Which files an object has. The bytes are the content store's. */

import type { Kysely, Selectable } from 'kysely'
import type { DestroyedFile, StoredFile } from '../domain/files/stored-file.ts'
import type { FileOwner, FileStore, NewFile, ScanRecord } from '../usecases/file-ports.ts'
import type { Schema } from './schema.ts'
import { inTransaction } from './transaction.ts'

export function createFileStore(db: Kysely<Schema>): FileStore {
  return {
    add: (owner, files) => addFiles(db, owner, files),
    find: async (owner, fileId, visibilities) => {
      const row = await filesOf(db, owner, visibilities).where('file_id', '=', fileId).executeTakeFirst()
      return row === undefined ? null : fileFromRow(row)
    },
    list: async (owner, visibilities) => {
      const rows = await filesOf(db, owner, visibilities).orderBy('received_at').orderBy('file_id').execute()
      return rows.map(fileFromRow)
    },
    listDestroyed: (owner, visibilities) => listDestroyed(db, owner, visibilities),
    setVisibility: (owner, fileId, visibility) => change(db, owner, fileId, { visibility }),
    remove: (owner, fileId, at) => change(db, owner, fileId, { removed_at: at }),
    listNeeded: async (digests, removedSince) => {
      if (digests.length === 0) return new Set()
      const rows = await db
        .selectFrom('file_object')
        .select('digest')
        .distinct()
        .where('digest', 'in', [...digests])
        .where('destroyed_at', 'is', null)
        .where((eb) => eb.or([eb('removed_at', 'is', null), eb('removed_at', '>', removedSince)]))
        .execute()
      return new Set(rows.flatMap(({ digest }) => digest ?? []))
    },
    listUnscanned: (regionId, limit) => listUnscanned(db, regionId, limit),
    recordScan: (regionId, digest, scan) => recordScan(db, regionId, digest, scan),
  }
}

function addFiles(db: Kysely<Schema>, owner: FileOwner, files: readonly NewFile[]): Promise<void> {
  return inTransaction(db, async (transaction) => {
    if (files.length === 0) return
    // In one order, so that two uploads of the same files do not wait for each other in a circle.
    const contents = [...new Map(files.map((file) => [file.digest, file])).values()].toSorted((one, other) =>
      one.digest < other.digest ? -1 : 1,
    )
    await transaction
      .insertInto('file_content')
      .values(
        contents.map(({ digest, size, scan }) => ({
          region_id: owner.regionId,
          digest,
          size: String(size),
          ...scanColumns(scan),
        })),
      )
      // A change of nothing, so that a destruction of the same bytes waits for the rows that follow.
      .onConflict((conflict) =>
        conflict
          .columns(['region_id', 'digest'])
          .doUpdateSet(({ ref }) => ({ scan_state: ref('file_content.scan_state') })),
      )
      .execute()
    for (const { digest, scan } of contents)
      if (scan.state !== 'not-scanned') await recordScan(transaction, owner.regionId, digest, scan)
    await transaction
      .insertInto('file_object')
      .values(files.map((file) => rowOf(owner, file)))
      .execute()
  })
}

function rowOf(owner: FileOwner, file: NewFile) {
  return {
    region_id: owner.regionId,
    object_id: owner.objectId,
    file_id: file.fileId,
    object_kind: owner.objectKind,
    digest: file.digest,
    original_name: file.originalName,
    media_type: file.mediaType,
    visibility: file.visibility,
    received_at: file.receivedAt,
    received_by: file.receivedBy,
    removed_at: null,
  }
}

function scanColumns(scan: ScanRecord) {
  return { scan_state: scan.state, scanned_at: scan.at, scan_finding: scan.finding }
}

/** The one place where files are read: of one object, not removed, of these visibilities. */
function filesOf(db: Kysely<Schema>, owner: FileOwner, visibilities: readonly StoredFile['visibility'][]) {
  return db
    .selectFrom('file_object')
    .innerJoin('file_content', (join) =>
      join
        .onRef('file_content.region_id', '=', 'file_object.region_id')
        .onRef('file_content.digest', '=', 'file_object.digest'),
    )
    .select(({ ref }) => [
      ref('file_object.region_id').as('region_id'),
      ref('file_content.digest').as('digest'),
      'object_id',
      'object_kind',
      'file_id',
      'original_name',
      'media_type',
      'visibility',
      'received_at',
      'received_by',
      'size',
      'scan_state',
    ])
    .where('file_object.region_id', '=', owner.regionId)
    .where('object_id', '=', owner.objectId)
    .where('object_kind', '=', owner.objectKind)
    .where('removed_at', 'is', null)
    .where('destroyed_at', 'is', null)
    .where(({ eb, val }) => eb('visibility', '=', eb.fn.any(val([...visibilities]))))
}

async function listDestroyed(
  db: Kysely<Schema>,
  owner: FileOwner,
  visibilities: readonly StoredFile['visibility'][],
): Promise<DestroyedFile[]> {
  const rows = await db
    .selectFrom('file_object')
    .select(['file_id', 'media_type', 'received_at', 'received_by', 'destroyed_at'])
    .where('region_id', '=', owner.regionId)
    .where('object_id', '=', owner.objectId)
    .where('object_kind', '=', owner.objectKind)
    .where('removed_at', 'is', null)
    .where(({ eb, val }) => eb('visibility', '=', eb.fn.any(val([...visibilities]))))
    .orderBy('received_at')
    .orderBy('file_id')
    .execute()
  return rows.flatMap((row) =>
    row.destroyed_at === null
      ? []
      : [
          {
            fileId: row.file_id,
            mediaType: row.media_type,
            receivedAt: row.received_at,
            receivedBy: row.received_by,
            destroyedAt: row.destroyed_at,
          },
        ],
  )
}

function fileFromRow(
  row: Selectable<Pick<Schema['file_object'], 'region_id' | 'object_kind' | 'object_id' | 'file_id'>> &
    Pick<
      Schema['file_object'],
      'original_name' | 'media_type' | 'visibility' | 'received_at' | 'received_by'
    > &
    Pick<Schema['file_content'], 'digest' | 'size' | 'scan_state'>,
): StoredFile {
  return {
    regionId: row.region_id,
    objectKind: row.object_kind,
    objectId: row.object_id,
    fileId: row.file_id,
    digest: row.digest,
    size: Number(row.size),
    originalName: row.original_name,
    mediaType: row.media_type,
    visibility: row.visibility,
    scanState: row.scan_state,
    receivedAt: row.received_at,
    receivedBy: row.received_by,
  }
}

async function change(
  db: Kysely<Schema>,
  owner: FileOwner,
  fileId: string,
  values: { visibility: StoredFile['visibility'] } | { removed_at: string },
): Promise<boolean> {
  const result = await db
    .updateTable('file_object')
    .set(values)
    .where('region_id', '=', owner.regionId)
    .where('object_id', '=', owner.objectId)
    .where('object_kind', '=', owner.objectKind)
    .where('file_id', '=', fileId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

async function listUnscanned(db: Kysely<Schema>, regionId: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('file_content')
    .select('digest')
    .where('region_id', '=', regionId)
    .where('scan_state', '=', 'not-scanned')
    // Bytes of files that were all removed may be gone.
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('file_object')
          .select('file_id')
          .whereRef('file_object.region_id', '=', 'file_content.region_id')
          .whereRef('file_object.digest', '=', 'file_content.digest')
          .where('removed_at', 'is', null)
          .where('destroyed_at', 'is', null),
      ),
    )
    .orderBy('digest')
    .limit(limit)
    .execute()
  return rows.map(({ digest }) => digest)
}

/** A later finding replaces an earlier "clean"; nothing makes infected bytes clean again. */
async function recordScan(
  db: Kysely<Schema>,
  regionId: string,
  digest: string,
  scan: ScanRecord,
): Promise<void> {
  await db
    .updateTable('file_content')
    .set(scanColumns(scan))
    .where('region_id', '=', regionId)
    .where('digest', '=', digest)
    .where('scan_state', '<>', 'infected')
    .execute()
}
