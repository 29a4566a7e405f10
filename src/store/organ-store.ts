/** Organs and regions: reading. Writing is organ-changes.ts. */

import { type Kysely, sql } from 'kysely'
import { isId } from '../domain/is-id.ts'
import { codePrefix, type Region } from '../domain/organs/region.ts'
import type { OrganList, OrganPage, OrganStore, StoredOrgan } from '../usecases/organ-ports.ts'
import { saveOrganChanges } from './organ-changes.ts'
import { organPath } from './organ-path.ts'
import { type OrganRow, organOfRow } from './organ-row.ts'
import type { Schema } from './schema.ts'

export function organStore(db: Kysely<Schema>): OrganStore {
  return {
    findRegion: async (regionId) => {
      const row = await db
        .selectFrom('region')
        .selectAll()
        .where('region_id', '=', regionId)
        .executeTakeFirst()
      return row === undefined ? null : regionOf(row)
    },
    listRegions: async () =>
      (await db.selectFrom('region').selectAll().orderBy('region_id').execute()).map(regionOf),
    findOrgan: async (organId) => {
      if (!isId(organId)) return null
      const row = await db.selectFrom('organ').selectAll().where('organ_id', '=', organId).executeTakeFirst()
      return row === undefined ? null : organOfRow(row)
    },
    organPath: (regionId, organId) => organPath(db, regionId, organId),
    listChildren: async (organId) => {
      const rows = await db
        .selectFrom('organ')
        .selectAll()
        .where(({ eb, or }) =>
          or([eb('territorial_parent', '=', organId), eb('vertical_parent', '=', organId)]),
        )
        .orderBy('region_id')
        .orderBy('name')
        .orderBy('organ_id')
        .execute()
      return rows.map(organOfRow)
    },
    successorChain: (organId) => successorChain(db, organId),
    listAround: (named) => listAround(db, named),
    listOfRegion: async (regionId) => {
      const rows = await db
        .selectFrom('organ')
        .selectAll()
        .where('region_id', 'like', `${codePrefix(regionId)}%`)
        .orderBy('region_id')
        .orderBy('name')
        .orderBy('organ_id')
        .execute()
      return rows.map(organOfRow)
    },
    pageOrgans: (page) => pageOrgans(db, page),
    save: (work, record) => saveOrganChanges(db, work, record),
  }
}

async function successorChain(db: Kysely<Schema>, organId: string): Promise<StoredOrgan[]> {
  // `union` ends a chain that goes in a circle; the depth keeps the order.
  const { rows } = await sql<OrganRow>`
    with recursive chain (organ_id, depth) as (
      select organ_id, 0 from organ where organ_id = ${organId}
      union
      select o.successor, c.depth + 1
      from chain c join organ o on o.organ_id = c.organ_id
      where o.successor is not null and c.depth < 20
    )
    select o.* from organ o
    join (select organ_id, min(depth) as depth from chain group by organ_id) c on c.organ_id = o.organ_id
    order by c.depth`.execute(db)
  return rows.map(organOfRow)
}

async function listAround(
  db: Kysely<Schema>,
  {
    regionIds,
    creditCodes,
    organIds,
  }: {
    readonly regionIds: readonly string[]
    readonly creditCodes: readonly string[]
    readonly organIds: readonly string[]
  },
): Promise<StoredOrgan[]> {
  const { rows } = await sql<OrganRow>`
    with recursive around (organ_id, territorial_parent, vertical_parent) as (
      select organ_id, territorial_parent, vertical_parent from organ
      where region_id = any(${regionIds}::text[])
        or credit_code = any(${creditCodes}::text[])
        or organ_id = any(${organIds}::uuid[])
      union
      select o.organ_id, o.territorial_parent, o.vertical_parent
      from around a join organ o on o.organ_id in (a.territorial_parent, a.vertical_parent)
    )
    select o.* from organ o where o.organ_id in (select organ_id from around)
    order by o.region_id, o.name, o.organ_id`.execute(db)
  return rows.map(organOfRow)
}

const kindOrder = [
  'state-council-department',
  'provincial-government',
  'city-government',
  'county-government',
  'government-office',
  'department',
  'township',
  'other',
]
const levelOrder = ['national', 'provincial', 'city', 'county', 'township']

async function pageOrgans(db: Kysely<Schema>, page: OrganPage): Promise<OrganList> {
  const key = {
    name: sql<string>`organ.name`,
    kind: sql<number>`array_position(${kindOrder}::text[], organ.kind)`,
    level: sql<number>`array_position(${levelOrder}::text[], organ.level)`,
  }[page.sort]
  const direction = page.descending === 'yes' ? 'desc' : 'asc'
  let query = db.selectFrom('organ').selectAll()
  if (page.regionId !== null) query = query.where('region_id', '=', page.regionId)
  if (page.kind !== null) query = query.where('kind', '=', page.kind)
  if (page.level !== null) query = query.where('level', '=', page.level)
  if (page.search !== '')
    query = query.where(
      sql<boolean>`(strpos(name, ${page.search}) > 0 or strpos(short_name, ${page.search}) > 0)`,
    )
  // A mark that is no number comes from a changed address: the first page then.
  if (page.after !== null && isId(page.after)) {
    const last = sql`(select ${key}, organ.organ_id from organ where organ.organ_id = ${page.after})`
    query = query.where(
      page.descending === 'yes'
        ? sql<boolean>`(${key}, organ.organ_id) < ${last}`
        : sql<boolean>`(${key}, organ.organ_id) > ${last}`,
    )
  }
  const rows = await query
    .orderBy(key, direction)
    .orderBy('organ_id', direction)
    .limit(page.limit + 1)
    .execute()
  const organs = rows.slice(0, page.limit).map(organOfRow)
  return { organs, next: rows.length > page.limit ? (organs.at(-1)?.organId ?? null) : null }
}

function regionOf(row: Schema['region']): Region {
  return {
    regionId: row.region_id,
    name: row.name,
    parentRegionId: row.parent_region_id,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  }
}
