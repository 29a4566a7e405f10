/** 年度统计锁定: an organ's year as it was reported, and what has changed since. */

import { type Kysely, type RawBuilder, type Selectable, type SqlBool, sql, type Transaction } from 'kysely'
import type { JsonValue } from '../domain/ledger/canonical-json.ts'
import type { YearTally } from '../domain/requests/year-tally.ts'
import type { FrozenYear, YearDifference } from '../usecases/request-number-ports.ts'
import type { RequestRecord } from '../usecases/request-ports.ts'
import { appendEvents, isVersionConflict } from './ledger-store.ts'
import {
  carriedInto,
  codeIn,
  countedInYear,
  remedyBlock,
  remedyInYear,
  remedyResultIn,
  tallyOf,
} from './request-numbers.ts'
import type { Schema } from './schema.ts'
import { inTransaction } from './transaction.ts'

interface YearKey {
  readonly regionId: string
  readonly organId: string
  readonly year: number
}

type YearRow = Selectable<Schema['request_year']>

export async function listFrozenYears(db: Kysely<Schema>, key: YearKey): Promise<FrozenYear[]> {
  return (await versionsOf(db, key)).map(frozenOf)
}

function versionsOf(db: Kysely<Schema>, { regionId, organId, year }: YearKey): Promise<YearRow[]> {
  return db
    .selectFrom('request_year')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('organ_id', '=', organId)
    .where('year', '=', year)
    .orderBy('version', 'desc')
    .execute()
}

function frozenOf(row: YearRow): FrozenYear {
  return {
    regionId: row.region_id,
    organId: row.organ_id,
    year: row.year,
    version: row.version,
    frozenAt: row.frozen_at,
    actorId: row.actor_id,
    reason: row.reason,
    numbers: row.numbers as unknown as YearTally, // written by freezeYear only
  }
}

/** Lost races are null: the page shows what the other one froze. */
export async function freezeYear(
  db: Kysely<Schema>,
  place: YearKey,
  given: { readonly version: number; readonly reason: string; readonly newId: () => string },
  { actorId, at }: RequestRecord,
): Promise<FrozenYear | null> {
  try {
    return await inTransaction(db, async (transaction) => {
      const [last] = await versionsOf(transaction, place)
      if ((last?.version ?? 0) + 1 !== given.version) return null
      const { regionId, organId, year } = place
      const numbers = await tallyOf(
        transaction,
        ofOrgan(place, 'request'),
        ofOrgan(place, 'request_remedy'),
        year,
      )
      const text = JSON.stringify(numbers)
      const row = {
        region_id: regionId,
        organ_id: organId,
        year,
        version: given.version,
        year_id: last?.year_id ?? given.newId(),
        frozen_at: at.now,
        actor_id: actorId,
        reason: given.reason,
      }
      await transaction
        .insertInto('request_year')
        .values({ ...row, numbers: text })
        .execute()
      await insertCases(transaction, place, given.version)
      const event = {
        type: given.version === 1 ? 'year-frozen' : 'year-restated',
        effectiveOn: at.today,
        recordedAt: at.now,
        actorId,
        payload: { organId, year, reason: given.reason, numbers: JSON.parse(text) as JsonValue }, // text made above
        basis: null,
        supersedes: null,
      }
      const object = { regionId, objectKind: 'request-year', objectId: row.year_id }
      const appended = await appendEvents(transaction, object, given.version - 1, [event])
      if (!appended.ok)
        throw new Error(`year ${row.year_id}: ${given.version - 1} versions, ${appended.version} events`)
      return { ...place, ...given, frozenAt: at.now, actorId, numbers }
    })
  } catch (error) {
    if (isVersionConflict(error)) return null
    throw error
  }
}

function ofOrgan({ regionId, organId }: YearKey, table: 'request' | 'request_remedy'): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${sql.ref(`${table}.region_id`)} = ${regionId} and ${sql.ref(`${table}.organ_id`)} = ${organId})`
}

/** Every case of the year as it stands now: where it came in, what became of it. */
function casesNow(place: YearKey): RawBuilder<unknown> {
  const { year } = place
  return sql`
    select request_id, '' as remedy_id,
      case when ${carriedInto(year)} then 'carriedIn' else 'newlyReceived' end as origin,
      coalesce(${codeIn(year)}, 'carriedOut') as result, category
    from request where ${ofOrgan(place, 'request')} and ${countedInYear(year)}
    union all
    select request_id, remedy_id, ${remedyBlock}, coalesce(${remedyResultIn(year)}, 'pending'), ''
    from request_remedy where ${ofOrgan(place, 'request_remedy')} and ${remedyInYear(year)}`
}

async function insertCases(transaction: Transaction<Schema>, place: YearKey, version: number): Promise<void> {
  const { regionId, organId, year } = place
  await sql`
    insert into request_year_case
      (region_id, organ_id, year, version, request_id, remedy_id, origin, result, category)
    select ${regionId}, ${organId}::uuid, ${year}::integer, ${version}::integer,
      request_id, remedy_id, origin, result, category
    from (${casesNow(place)}) now`.execute(transaction)
}

interface DifferenceRow {
  readonly request_id: string
  readonly number: string
  readonly remedy_id: string
  readonly frozen_origin: string | null
  readonly frozen_result: string
  readonly frozen_category: string
  readonly now_origin: string | null
  readonly now_result: string
  readonly now_category: string
}

export async function findDifferences(db: Kysely<Schema>, place: YearKey): Promise<YearDifference[]> {
  const { regionId, organId, year } = place
  const { rows } = await sql<DifferenceRow>`
    with frozen as (
      select request_id, remedy_id, origin, result, category from request_year_case
      where region_id = ${regionId} and organ_id = ${organId} and year = ${year} and version = (
        select max(version) from request_year
        where region_id = ${regionId} and organ_id = ${organId} and year = ${year})
    ), now as (${casesNow(place)})
    select request_id, remedy_id, r.number,
      f.origin as frozen_origin, f.result as frozen_result, f.category as frozen_category,
      n.origin as now_origin, n.result as now_result, n.category as now_category
    from frozen f full join now n using (request_id, remedy_id)
    join request r using (request_id)
    where r.region_id = ${regionId} and (f.origin, f.result, f.category) is distinct from (n.origin, n.result, n.category)
    order by r.number, remedy_id`.execute(db)
  return rows.map((row) => ({
    requestId: row.request_id,
    number: row.number,
    remedyId: row.remedy_id,
    frozen:
      row.frozen_origin === null
        ? null
        : { origin: row.frozen_origin, result: row.frozen_result, category: row.frozen_category },
    now:
      row.now_origin === null
        ? null
        : { origin: row.now_origin, result: row.now_result, category: row.now_category },
  }))
}
