/** Letters: versions are added, never changed; what was served stays as it was. */

import { type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import { isLocalDate } from '../domain/calendar/local-date.ts'
import { isId } from '../domain/is-id.ts'
import type { LetterDocument } from '../domain/requests/letters/letter-document.ts'
import type {
  LetterContent,
  LetterKey,
  LetterRecord,
  LetterSaved,
  LetterStore,
  StoredLetter,
} from '../usecases/letter-ports.ts'
import { takeNumber } from './ledger-store.ts'
import { findLetterSettings, saveLetterSettings } from './letter-settings-store.ts'
import type { Schema } from './schema.ts'
import { inTransaction } from './transaction.ts'

/** Series of an organ's own numbers in `number_counter`. */
const numberSeries = 'letter'

export function letterStore(db: Kysely<Schema>): LetterStore {
  return {
    create: (letter, record) =>
      inTransaction(db, async (transaction) => {
        await transaction
          .insertInto('letter')
          .values({ ...keyColumns(letter), organ_id: letter.organId, kind: letter.kind, version: 1 })
          .execute()
        await insertVersion(transaction, letter, 1, letter, record)
      }),
    find: async (key) => {
      if (!isId(key.letterId) || !isId(key.requestId)) return null
      const row = await lettersOf(db, key.regionId, key.requestId)
        .where('letter.letter_id', '=', key.letterId)
        .executeTakeFirst()
      return row === undefined ? null : letterOfRow(row)
    },
    list: async (regionId, requestId) => {
      const rows = await lettersOf(db, regionId, requestId)
        .where('letter.dropped_at', 'is', null)
        .orderBy('first.saved_at')
        .orderBy('letter.letter_id')
        .execute()
      return rows.map(letterOfRow)
    },
    listVersions: async (key) => {
      const rows = await db
        .selectFrom('letter_version')
        .selectAll()
        .where('region_id', '=', key.regionId)
        .where('request_id', '=', key.requestId)
        .where('letter_id', '=', key.letterId)
        .orderBy('version')
        .execute()
      return rows.map((row) => ({
        ...contentOfRow(row),
        version: row.version,
        savedAt: row.saved_at,
        savedBy: row.saved_by,
      }))
    },
    save: (key, version, content, record) =>
      inTransaction(db, (transaction) => saveVersion(transaction, key, version, content, record)),
    drop: (key, version, { at }) =>
      inTransaction(db, async (transaction) => {
        const refused = await holdDraft(transaction, key, version)
        if (refused !== null) return refused
        await letterRow(transaction, key).set({ dropped_at: at.now }).execute()
        return { ok: true, version }
      }),
    takePlace: (letter, series) =>
      inTransaction(db, async (transaction) => {
        // Two letters of one case at once: the second waits for the first and counts it.
        await sql`select 1 from request where region_id = ${letter.regionId} and request_id = ${letter.requestId} for update`.execute(
          transaction,
        )
        const { issued } = await transaction
          .selectFrom('letter')
          .select(({ fn }) => fn.countAll<string>().as('issued'))
          .where('region_id', '=', letter.regionId)
          .where('request_id', '=', letter.requestId)
          .where('kind', '=', letter.kind)
          .where('number', 'is not', null)
          .executeTakeFirstOrThrow()
        const { regionId, organId } = letter
        const counter = { regionId, organId, series: numberSeries, year: series.year }
        const serial = series.of === 'organ' ? await takeNumber(transaction, counter) : 0
        return { ordinal: Number(issued) + 1, serial }
      }),
    issue: (key, version, issued, record) =>
      inTransaction(db, async (transaction) => {
        const saved = await saveVersion(transaction, key, version, issued.content, record)
        if (!saved.ok) return saved
        await letterRow(transaction, key)
          .set({
            number: issued.number,
            issued_on: issued.on,
            issued_at: record.at.now,
            issued_by: record.actorId,
          })
          .execute()
        await transaction
          .insertInto('letter_copy')
          .values(
            issued.copies.map(({ format, fileId, digest }) => ({
              ...keyColumns(key),
              format,
              file_id: fileId,
              digest,
            })),
          )
          .execute()
        return saved
      }),
    listCopies: async (key) => {
      const rows = await db
        .selectFrom('letter_copy')
        .selectAll()
        .where('region_id', '=', key.regionId)
        .where('request_id', '=', key.requestId)
        .where('letter_id', '=', key.letterId)
        .orderBy('format', 'desc')
        .execute()
      return rows.map(({ format, file_id, digest }) => ({ format, fileId: file_id, digest }))
    },
    findSettings: (regionId, organId) => findLetterSettings(db, regionId, organId),
    saveSettings: (organ, version, settings, record) =>
      saveLetterSettings(db, organ, { version, settings, record }),
    listProofs: async (regionId, requestId) => {
      const rows = await db
        .selectFrom('ledger_leaf')
        .select(['sequence', 'position', 'leaf_hash'])
        .where('region_id', '=', regionId)
        .where('object_id', '=', requestId)
        .orderBy('sequence')
        .execute()
      return rows.map(({ sequence, position, leaf_hash }) => ({
        sequence,
        position,
        hash: leaf_hash.toString('hex'),
      }))
    },
  }
}

const keyColumns = ({ regionId, requestId, letterId }: LetterKey) => ({
  region_id: regionId,
  request_id: requestId,
  letter_id: letterId,
})

function letterRow(transaction: Transaction<Schema>, { regionId, requestId, letterId }: LetterKey) {
  return transaction
    .updateTable('letter')
    .where('region_id', '=', regionId)
    .where('request_id', '=', requestId)
    .where('letter_id', '=', letterId)
}

async function insertVersion(
  transaction: Transaction<Schema>,
  key: LetterKey,
  version: number,
  { document, particulars, servedBy, consultation }: LetterContent,
  { actorId, at }: LetterRecord,
): Promise<void> {
  await transaction
    .insertInto('letter_version')
    .values({
      ...keyColumns(key),
      version,
      document: JSON.stringify(document),
      particulars: JSON.stringify(particulars),
      served_by: servedBy,
      consultation,
      saved_at: at.now,
      saved_by: actorId,
    })
    .execute()
}

/** The draft held until the end of the transaction, or why it cannot be changed. */
async function holdDraft(
  transaction: Transaction<Schema>,
  key: LetterKey,
  version: number,
): Promise<Extract<LetterSaved, { ok: false }> | null> {
  const row = await transaction
    .selectFrom('letter')
    .select(['version', 'number', 'dropped_at'])
    .where('region_id', '=', key.regionId)
    .where('request_id', '=', key.requestId)
    .where('letter_id', '=', key.letterId)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw new Error(`letter ${key.letterId}: no such letter of ${key.requestId}`)
  if (row.number !== null) return { ok: false, code: 'issued' }
  if (row.version !== version || row.dropped_at !== null) return { ok: false, code: 'version-conflict' }
  return null
}

async function saveVersion(
  transaction: Transaction<Schema>,
  key: LetterKey,
  version: number,
  content: LetterContent,
  record: LetterRecord,
): Promise<LetterSaved> {
  const refused = await holdDraft(transaction, key, version)
  if (refused !== null) return refused
  await letterRow(transaction, key)
    .set({ version: version + 1 })
    .execute()
  await insertVersion(transaction, key, version + 1, content, record)
  return { ok: true, version: version + 1 }
}

/** Letters of a request with their last version, and when the first was made. */
function lettersOf(db: Kysely<Schema>, regionId: string, requestId: string) {
  return db
    .selectFrom('letter')
    .innerJoin('letter_version as last', (join) =>
      join
        .onRef('last.region_id', '=', 'letter.region_id')
        .onRef('last.request_id', '=', 'letter.request_id')
        .onRef('last.letter_id', '=', 'letter.letter_id')
        .onRef('last.version', '=', 'letter.version'),
    )
    .innerJoin('letter_version as first', (join) =>
      join
        .onRef('first.region_id', '=', 'letter.region_id')
        .onRef('first.request_id', '=', 'letter.request_id')
        .onRef('first.letter_id', '=', 'letter.letter_id')
        .on('first.version', '=', 1),
    )
    .selectAll('letter')
    .select([
      'last.document',
      'last.particulars',
      'last.served_by',
      'last.consultation',
      'last.saved_at',
      'last.saved_by',
    ])
    .where('letter.region_id', '=', regionId)
    .where('letter.request_id', '=', requestId)
}

type VersionColumns = Pick<
  Selectable<Schema['letter_version']>,
  'document' | 'particulars' | 'served_by' | 'consultation' | 'saved_at' | 'saved_by'
>

function contentOfRow(row: VersionColumns): LetterContent {
  return {
    document: row.document as unknown as LetterDocument, // written by insertVersion only
    particulars: row.particulars as Readonly<Record<string, string>>, // written by insertVersion only
    servedBy: row.served_by,
    consultation: row.consultation,
  }
}

function letterOfRow(row: Selectable<Schema['letter']> & VersionColumns): StoredLetter {
  const { number, issued_on: on, issued_at: at, issued_by: by } = row
  return {
    regionId: row.region_id,
    requestId: row.request_id,
    letterId: row.letter_id,
    organId: row.organ_id,
    kind: row.kind,
    version: row.version,
    ...contentOfRow(row),
    savedAt: row.saved_at,
    savedBy: row.saved_by,
    issued:
      number === null || on === null || at === null || by === null || !isLocalDate(on)
        ? null
        : { number, on, at, by },
    dropped: row.dropped_at !== null,
  }
}
