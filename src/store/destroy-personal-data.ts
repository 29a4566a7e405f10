/** Destroying what an object holds of a person: fields, files and the certificate stand or fall together. */

import type { Transaction } from 'kysely'
import type { PersonalDataClass } from '../law/personal-data-classes.ts'
import type {
  DataSubjectObject,
  DestructionCertificate,
  DestructionRecord,
  ToDestroy,
} from '../usecases/personal-data-ports.ts'
import { destroyFileRows } from './file-destruction.ts'
import type { Schema } from './schema.ts'

/** The keys lie in the rows: deleting them is the shredding. */
export async function destroyPersonalData(
  transaction: Transaction<Schema>,
  object: DataSubjectObject,
  what: ToDestroy,
  record: DestructionRecord,
): Promise<DestructionCertificate | null> {
  const gone = await deleteFields(transaction, object, what.fields)
  const files = await destroyFileRows(transaction, object, what.files, record.at)
  if (gone.length === 0 && files.length === 0) return null
  const certificate: DestructionCertificate = {
    ...object,
    ...record,
    fields: gone.map(({ field }) => field),
    classes: gone.map((row) => row.class),
    files,
  }
  await transaction
    .insertInto('personal_data_destruction')
    .values({
      region_id: object.regionId,
      certificate_id: record.certificateId,
      object_id: object.objectId,
      object_kind: object.objectKind,
      fields: [...certificate.fields],
      classes: [...certificate.classes],
      files: files.map(({ fileId }) => fileId),
      file_classes: files.map((file) => file.class),
      destroyed_at: record.at,
      destroyed_by: record.destroyedBy,
      approved_by: record.approvedBy,
      reason: record.reason,
    })
    .execute()
  return certificate
}

async function deleteFields(
  transaction: Transaction<Schema>,
  object: DataSubjectObject,
  fields: readonly string[] | null,
): Promise<{ readonly field: string; readonly class: PersonalDataClass }[]> {
  if (fields?.length === 0) return []
  let deletion = transaction
    .deleteFrom('personal_data')
    .where('region_id', '=', object.regionId)
    .where('object_id', '=', object.objectId)
    .where('object_kind', '=', object.objectKind)
  if (fields !== null) deletion = deletion.where('field', 'in', [...fields])
  const gone = await deletion.returning(['field', 'class']).execute()
  return gone.toSorted((one, other) => (one.field < other.field ? -1 : 1))
}
