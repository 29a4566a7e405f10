/** Over the requests of an organ: many that ask for the same, channels that have fallen silent, answers made public. */

import { type Kysely, sql } from 'kysely'
import type { Reach } from '../domain/access/access.ts'
import type { LocalDate } from '../domain/calendar/local-date.ts'
import { isId } from '../domain/is-id.ts'
import type { IntakeChannel } from '../law/disclosure-regulation/article-31-receipt-date.ts'
import type { AlikeRequests, ChannelArrivals, PublicFile } from '../usecases/request-ports.ts'
import { reachPredicate } from './reach-predicate.ts'
import type { Schema } from './schema.ts'

const columns = {
  regionId: sql<string>`request.region_id`,
  organId: sql<string>`request.organ_id`,
  workOf: sql<string[]>`request.work_of`,
}

/** As many members of a group as a person can look through. */
const mostMembers = 100

/** Groups of the whole register that begin with the same words and of which something was given; largest first. */
export async function listAlikeRequests(
  db: Kysely<Schema>,
  reach: Reach,
  limit: number,
): Promise<AlikeRequests[]> {
  const { rows } = await sql<{ region_id: string; organ_id: string; ids: string[] }>`
    select region_id, organ_id, (array_agg(request_id order by registered_on desc))[1:${sql.lit(mostMembers)}] as ids
    from request
    where ${await reachPredicate(db, reach, columns)} and kind = 'disclosure'
    group by region_id, organ_id, title
    having count(*) > 1 and bool_or(coalesce(outcome in ('B1', 'B2'), false))
    order by count(*) desc, title
    limit ${limit}`.execute(db)
  return rows.map((row) => ({ regionId: row.region_id, organId: row.organ_id, requestIds: row.ids }))
}

/** When a request last came in by each channel of each organ. */
export async function listLastArrivals(db: Kysely<Schema>, reach: Reach): Promise<ChannelArrivals[]> {
  const { rows } = await sql<{
    region_id: string
    organ_id: string
    channel: IntakeChannel
    last: LocalDate
  }>`
    select region_id, organ_id, channel, max(registered_on)::text as last
    from request
    where ${await reachPredicate(db, reach, columns)}
    group by region_id, organ_id, channel`.execute(db)
  const organs = Map.groupBy(rows, (row) => row.organ_id)
  return [...organs.values()].flatMap((own) => {
    const [first] = own
    if (first === undefined) return []
    const last = Object.fromEntries(own.map((row) => [row.channel, row.last]))
    return [{ regionId: first.region_id, organId: first.organ_id, last }]
  })
}

/** So many are looked through when somebody asks what is public already. */
const mostPublicFiles = 300

/** Files of an organ's requests that were released to everybody and are still there. */
export async function listPublicFiles(
  db: Kysely<Schema>,
  regionId: string,
  organId: string,
): Promise<PublicFile[]> {
  if (!isId(organId)) return []
  const { rows } = await sql<{ request_id: string; file_id: string; original_name: string }>`
    select request.request_id, file_object.file_id, file_object.original_name
    from file_object
    join request on request.region_id = file_object.region_id and request.request_id = file_object.object_id
    where file_object.region_id = ${regionId} and request.organ_id = ${organId}
      and file_object.object_kind = 'request' and file_object.visibility = 'public'
      and file_object.removed_at is null
    order by file_object.received_at desc
    limit ${sql.lit(mostPublicFiles)}`.execute(db)
  return rows.map((row) => ({ requestId: row.request_id, fileId: row.file_id, name: row.original_name }))
}
