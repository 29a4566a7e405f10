/** Where an organ stands in the tree. Asked of the reference table `organ`, never by recursion over tenant tables. */

import { type Kysely, sql } from 'kysely'
import type { Schema } from './schema.ts'

/** More levels than any administration has; ends a walk in data that go in a circle. */
const deepest = 12

/** The organ, then its superiors by territory and by line, nearest first. Empty when there is no such organ. */
export async function organPath(db: Kysely<Schema>, regionId: string, organId: string): Promise<string[]> {
  const { rows } = await sql<{ organ_id: string }>`
    with recursive above (organ_id, territorial_parent, vertical_parent, distance) as (
      select organ_id, territorial_parent, vertical_parent, 0
      from organ where region_id = ${regionId} and organ_id = ${organId}
      union
      select o.organ_id, o.territorial_parent, o.vertical_parent, a.distance + 1
      from above a join organ o on o.organ_id in (a.territorial_parent, a.vertical_parent)
      where a.distance < ${deepest}
    )
    select organ_id from above group by organ_id order by min(distance), organ_id`.execute(db)
  return rows.map(({ organ_id }) => organ_id)
}

export interface OrganSet {
  readonly organIds: readonly string[]
  /** Regions they lie in: lets a distributed database ask only the nodes that matter. */
  readonly regionIds: readonly string[]
}

export async function findOrgans(db: Kysely<Schema>, organIds: readonly string[]): Promise<OrganSet> {
  const { rows } = await sql<OrganRow>`
    select region_id, organ_id from organ where organ_id = any(${organIds}::uuid[])`.execute(db)
  return organSet(rows)
}

/** The organs and all below them, by territory or by line. */
export async function organsBelow(db: Kysely<Schema>, organIds: readonly string[]): Promise<OrganSet> {
  const { rows } = await sql<OrganRow>`
    with recursive below (region_id, organ_id) as (
      select region_id, organ_id from organ where organ_id = any(${organIds}::uuid[])
      union
      select o.region_id, o.organ_id
      from below b cross join lateral (
        select region_id, organ_id from organ where territorial_parent = b.organ_id
        union all
        select region_id, organ_id from organ where vertical_parent = b.organ_id
      ) o
    )
    select region_id, organ_id from below`.execute(db)
  return organSet(rows)
}

interface OrganRow {
  readonly region_id: string
  readonly organ_id: string
}

function organSet(rows: readonly OrganRow[]): OrganSet {
  return {
    organIds: rows.map(({ organ_id }) => organ_id),
    regionIds: [...new Set(rows.map(({ region_id }) => region_id))],
  }
}
