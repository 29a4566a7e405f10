/** Personal data at rest. Every read writes the access log in its own transaction first. */

import { type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import type { LocalDate } from '../domain/calendar/local-date.ts'
import { destroyOn } from '../domain/personal-data/destroy-on.ts'
import { comparableValue } from '../domain/personal-data/mask.ts'
import { type PersonalDataClass, personalDataClasses } from '../law/personal-data-classes.ts'
import type {
  AccessRecord,
  DataSubjectObject,
  PersonalDataField,
  PersonalDataStore,
} from '../usecases/personal-data-ports.ts'
import { writeAccess } from './access-log-store.ts'
import { destroyPersonalData } from './destroy-personal-data.ts'
import { blindIndex, type FieldKeys, openField, sealField } from './encrypted-field.ts'
import type { Schema } from './schema.ts'
import { keepWrappingKeys } from './sealing-lock.ts'
import { inTransaction } from './transaction.ts'

export function createPersonalDataStore(db: Kysely<Schema>, keys: FieldKeys): PersonalDataStore {
  return {
    keep: (object, fields, at) =>
      inTransaction(db, (transaction) => keepPersonalData(transaction, keys, object, fields, at)),
    view: (object, fields, record) =>
      inTransaction(db, (transaction) => viewPersonalData(transaction, keys, object, fields, record)),
    viewMany: (objects, fields, records) =>
      inTransaction(db, (transaction) => viewManyPersonalData(transaction, keys, objects, fields, records)),
    findObjects: (regionId, dataClass, text) => findObjects(db, keys, regionId, dataClass, text),
    findSame: (object, fields) => findSame(db, object, fields),
    schedule: (object, closedOn) =>
      inTransaction(db, (transaction) => schedulePersonalData(transaction, object, closedOn)),
    listDue: (place, today, limit) => listDue(db, place, today, limit),
    destroy: (object, what, record) =>
      inTransaction(db, (transaction) => destroyPersonalData(transaction, object, what, record)),
  }
}

/** For stores that keep an object and its personal data in one transaction. */
export async function keepPersonalData(
  transaction: Transaction<Schema>,
  keys: FieldKeys,
  object: DataSubjectObject,
  fields: readonly PersonalDataField[],
  at: string,
): Promise<void> {
  if (fields.length === 0) return
  await keepWrappingKeys(transaction)
  const rows = fields.map(({ field, class: dataClass, text }) => {
    const { regionId, objectId } = object
    const sealed = sealField(keys, { regionId, objectId, field }, text)
    return {
      region_id: regionId,
      object_id: objectId,
      field,
      object_kind: object.objectKind,
      class: dataClass,
      algorithm: sealed.algorithm,
      ciphertext: sealed.ciphertext,
      wrapped_key: sealed.wrappedKey,
      key_id: sealed.keyId,
      blind_index: indexOf(keys, regionId, dataClass, text),
      recorded_at: at,
      destroy_on: null,
    }
  })
  await transaction
    .insertInto('personal_data')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['region_id', 'object_id', 'field']).doUpdateSet(({ ref }) => ({
        class: ref('excluded.class'),
        algorithm: ref('excluded.algorithm'),
        ciphertext: ref('excluded.ciphertext'),
        wrapped_key: ref('excluded.wrapped_key'),
        key_id: ref('excluded.key_id'),
        blind_index: ref('excluded.blind_index'),
        recorded_at: ref('excluded.recorded_at'),
      })),
    )
    .execute()
}

function indexOf(
  keys: FieldKeys,
  regionId: string,
  dataClass: PersonalDataClass,
  text: string,
): Buffer | null {
  if (!personalDataClasses[dataClass].searchable) return null
  return blindIndex(keys, regionId, dataClass, comparableValue(dataClass, text))
}

/** The log comes first: if it cannot be written, nothing is shown. */
async function viewPersonalData(
  transaction: Transaction<Schema>,
  keys: FieldKeys,
  object: DataSubjectObject,
  fields: readonly string[] | null,
  record: AccessRecord,
): Promise<readonly PersonalDataField[]> {
  const [found] = await viewManyPersonalData(transaction, keys, [object], fields, [record])
  return found ?? []
}

async function viewManyPersonalData(
  transaction: Transaction<Schema>,
  keys: FieldKeys,
  objects: readonly DataSubjectObject[],
  fields: readonly string[] | null,
  records: readonly AccessRecord[],
): Promise<PersonalDataField[][]> {
  const rows = await rowsOf(transaction, objects, fields)
  const perObject = objects.map(({ objectKind, objectId }) =>
    rows.filter((row) => row.object_id === objectId && row.object_kind === objectKind),
  )
  const entries = objects.flatMap((object, index) => {
    const record = records[index]
    if (record === undefined) throw new Error(`personal data: no access record for ${object.objectId}`)
    const seen = (perObject[index] ?? []).filter((row) => isLogged(row.class, record))
    return seen.length === 0 ? [] : [{ ...object, ...record, fields: seen.map(({ field }) => field) }]
  })
  await writeAccess(transaction, entries)
  return perObject.map((found) => found.map((row) => fieldFromRow(keys, row)))
}

async function rowsOf(
  transaction: Transaction<Schema>,
  objects: readonly DataSubjectObject[],
  fields: readonly string[] | null,
): Promise<PersonalDataRow[]> {
  const [first] = objects
  if (first === undefined || fields?.length === 0) return []
  if (objects.some(({ regionId }) => regionId !== first.regionId))
    throw new Error('personal data: objects of several regions in one view')
  let query = transaction
    .selectFrom('personal_data')
    .selectAll()
    .where('region_id', '=', first.regionId)
    .where(
      'object_id',
      'in',
      objects.map(({ objectId }) => objectId),
    )
  if (fields !== null) query = query.where('field', 'in', [...fields])
  return await query.orderBy('field').execute()
}

type PersonalDataRow = Selectable<Schema['personal_data']>

function fieldFromRow(keys: FieldKeys, row: PersonalDataRow): PersonalDataField {
  const place = { regionId: row.region_id, objectId: row.object_id, field: row.field }
  const { algorithm, ciphertext, key_id: keyId, wrapped_key: wrappedKey } = row
  const text = openField(keys, place, { algorithm, ciphertext, keyId, wrappedKey })
  return { field: row.field, class: row.class, text }
}

function isLogged(dataClass: PersonalDataClass, record: AccessRecord): boolean {
  return record.reason !== null || personalDataClasses[dataClass].logged === 'every-view'
}

async function findObjects(
  db: Kysely<Schema>,
  keys: FieldKeys,
  regionId: string,
  dataClass: PersonalDataClass,
  text: string,
): Promise<DataSubjectObject[]> {
  const index = indexOf(keys, regionId, dataClass, text)
  if (index === null) return []
  const rows = await db
    .selectFrom('personal_data')
    .select(['object_kind', 'object_id'])
    .distinct()
    .where('region_id', '=', regionId)
    .where('class', '=', dataClass)
    .where('blind_index', '=', index)
    .orderBy('object_id')
    .execute()
  return rows.map((row) => ({ regionId, objectKind: row.object_kind, objectId: row.object_id }))
}

async function findSame(
  db: Kysely<Schema>,
  { regionId, objectId }: DataSubjectObject,
  fields: readonly string[],
): Promise<DataSubjectObject[]> {
  if (fields.length === 0) return []
  const rows = await db
    .selectFrom('personal_data as own')
    .innerJoin('personal_data as other', (join) =>
      join
        .onRef('other.region_id', '=', 'own.region_id')
        .onRef('other.class', '=', 'own.class')
        .onRef('other.field', '=', 'own.field')
        .onRef('other.blind_index', '=', 'own.blind_index'),
    )
    .select(['other.object_kind', 'other.object_id'])
    .distinct()
    .where('own.region_id', '=', regionId)
    .where('own.object_id', '=', objectId)
    .where('own.field', 'in', [...fields])
    .execute()
  return rows.map((row) => ({ regionId, objectKind: row.object_kind, objectId: row.object_id }))
}

/** For the same. Writes the last day of each field; a value kept later (a correction) leaves it as it is. */
export async function schedulePersonalData(
  transaction: Transaction<Schema>,
  object: DataSubjectObject,
  closedOn: LocalDate | null,
): Promise<void> {
  for (const dataClass of await classesOf(transaction, object)) {
    await transaction
      .updateTable('personal_data')
      .set({ destroy_on: closedOn === null ? null : destroyOn(dataClass, closedOn) })
      .where('region_id', '=', object.regionId)
      .where('object_id', '=', object.objectId)
      .where('class', '=', dataClass)
      .execute()
  }
}

async function classesOf(db: Kysely<Schema>, object: DataSubjectObject): Promise<PersonalDataClass[]> {
  const rows = await db
    .selectFrom('personal_data')
    .select('class')
    .distinct()
    .where('region_id', '=', object.regionId)
    .where('object_id', '=', object.objectId)
    .execute()
  return rows.map((row) => row.class)
}

async function listDue(
  db: Kysely<Schema>,
  { regionId, organId }: { readonly regionId: string; readonly organId: string | null },
  today: LocalDate,
  limit: number,
): ReturnType<PersonalDataStore['listDue']> {
  // What is still in dispute is kept, whatever the day.
  const { rows } = await sql<{ object_kind: string; object_id: string; fields: string[] }>`
    select object_kind, object_id, array_agg(field order by field) as fields
    from personal_data
    where region_id = ${regionId} and destroy_on < ${today}::date
      and not exists (
        select from request r where r.region_id = personal_data.region_id
          and r.request_id = personal_data.object_id and (r.unsettled or r.outcome is null))
      and (${organId}::uuid is null or exists (
        select from request r where r.region_id = personal_data.region_id
          and r.request_id = personal_data.object_id and r.organ_id = ${organId}::uuid))
    group by object_kind, object_id
    order by object_id
    limit ${limit}`.execute(db)
  return rows.map(({ object_kind: objectKind, object_id: objectId, fields }) => ({
    regionId,
    objectKind,
    objectId,
    fields,
  }))
}
