import type { Selectable } from 'kysely'
import type { DisclosureOffice, FormerState } from '../domain/organs/organ.ts'
import type { StoredOrgan } from '../usecases/organ-ports.ts'
import type { Schema } from './schema.ts'

export type OrganRow = Selectable<Schema['organ']>

export function organOfRow(row: OrganRow): StoredOrgan {
  const former = row.former as unknown as readonly FormerState[] // written by saveOrganChanges only
  return {
    regionId: row.region_id,
    organId: row.organ_id,
    name: row.name,
    shortName: row.short_name,
    kind: row.kind,
    level: row.level,
    creditCode: row.credit_code,
    territorialParent: row.territorial_parent,
    verticalParent: row.vertical_parent,
    office: row.office as unknown as DisclosureOffice | null, // written by saveOrganChanges only
    validFrom: row.valid_from,
    validTo: row.valid_to,
    successor: row.successor,
    ...(former.length === 0 ? {} : { former }),
    version: row.version,
  }
}
