/** What only the requests of an organ together show: many that ask for the same, channels that have fallen silent. */

import { type Kysely, sql } from 'kysely'
import type { Reach } from '../domain/access/access.ts'
import type { LocalDate } from '../domain/calendar/local-date.ts'
import type { IntakeChannel } from '../law/disclosure-regulation/article-31-receipt-date.ts'
import type { AlikeRequests, ChannelArrivals } from '../usecases/request-ports.ts'
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
