/**
 * Rows against their events. Lists, figures and permissions are read from rows that the events made; the log alone does
 * not tell when somebody writes such a row past the program. Requests and organs are folded again by what writes them,
 * the others by the folds of projected-rows.ts.
 */

import { type Kysely, sql } from 'kysely'
import type { LocalDate } from '../domain/calendar/local-date.ts'
import type { LogProblem, RowDifference } from '../usecases/ledger-ports.ts'
import { removalNote } from '../usecases/remove-demonstration.ts'
import { eventFromRow } from './ledger-store.ts'
import type { Schema } from './schema.ts'
import { type Columns, compareRow } from './verify/compare-row.ts'
import { type ProjectedRows, projectedRows } from './verify/projected-rows.ts'
import { checkRequests, knownCalendars } from './verify/request-rows.ts'

const batch = 200
/** Of one region; who has that many looks for the cause, not for the next one. */
const mostDifferences = 1000

export interface RowsVerified {
  readonly rows: number
  readonly problems: readonly LogProblem[]
}

/** `tell`: the table that is being looked through and how many of its rows were. Reads batch by batch, each in one snapshot. */
export async function verifyRows(
  db: Kysely<Schema>,
  regionId: string,
  today: LocalDate,
  tell: (table: string, rows: number) => void = () => {},
): Promise<RowsVerified> {
  const found: RowDifference[] = []
  let [rows, more] = [0, 0]
  const walk = async (table: string, check: (after: string | null) => Promise<Checked>) => {
    let checked = 0
    for (let after: string | null = null; ; ) {
      const page = await check(after)
      checked += page.checked
      for (const each of page.found) {
        if (found.length < mostDifferences) found.push(each)
        else more++
      }
      if (page.checked > 0) tell(table, checked)
      if (page.last === null) break
      after = page.last
    }
    rows += checked
  }
  const calendars = await knownCalendars(db, regionId)
  await walk('request', (after) =>
    inSnapshot(db, (snapshot) =>
      checkRequests(snapshot, { regionId, after, limit: batch, calendars, today }),
    ),
  )
  for (const kind of projectedRows)
    await walk(kind.table, (after) =>
      inSnapshot(db, (snapshot) => checkRows(snapshot, kind, regionId, after)),
    )
  for (const { table, objectKind, id } of [...requestKind, ...projectedRows])
    found.push(...(await rowless(db, { regionId, table, objectKind, id })))
  const problems = found.map((row) => ({ regionId, message: sentenceOf(row), row }))
  if (more > 0) problems.push({ regionId, message: `另有 ${more} 处不一致没有列出`, row: unlisted })
  return { rows, problems }
}

const requestKind = [{ table: 'request', objectKind: 'request', id: 'request_id' }]
const unlisted: RowDifference = { table: '', objectId: '', column: null, stored: null, computed: null }

interface Checked {
  readonly checked: number
  /** Where the next page begins; null = there is none. */
  readonly last: string | null
  readonly found: readonly RowDifference[]
}

/** Rows and events as they were at one moment: what is saved meanwhile is in both or in neither. */
function inSnapshot<T>(db: Kysely<Schema>, work: (snapshot: Kysely<Schema>) => Promise<T>): Promise<T> {
  return db.transaction().setIsolationLevel('repeatable read').execute(work)
}

async function checkRows(
  db: Kysely<Schema>,
  kind: ProjectedRows,
  regionId: string,
  after: string | null,
): Promise<Checked> {
  const id = sql.ref(kind.id)
  // Versions of one object belong to one page: the page ends with the object.
  const { rows } = await sql<Columns & { readonly object: string }>`
    select t.*, ${id}::text as object from ${sql.table(kind.table)} t
    where region_id = ${regionId} and ${id} in (
      select distinct ${id} from ${sql.table(kind.table)}
      where region_id = ${regionId} and (${after}::uuid is null or ${id} > ${after}::uuid)
      order by ${id} limit ${batch})
    order by ${id}`.execute(db)
  if (rows.length === 0) return { checked: 0, last: null, found: [] }
  const ids = [...new Set(rows.map(({ object }) => object))]
  const { rows: events } = await sql<Parameters<typeof eventFromRow>[0]>`
    select * from ledger_event
    where region_id = ${regionId} and object_id = any(${ids}::uuid[]) and object_kind = ${kind.objectKind}
    order by object_id, sequence`.execute(db)
  const byObject = Map.groupBy(events.map(eventFromRow), ({ objectId }) => objectId)
  const found = rows.flatMap((row) => {
    const at = { table: kind.table, objectId: row.object }
    const computed = kind.fold(byObject.get(row.object) ?? [], row)
    if (computed === null) return [{ ...at, column: null, stored: row.object, computed: null }]
    return compareRow(at, row, computed)
  })
  return { checked: rows.length, last: ids.at(-1) ?? null, found }
}

/** Objects that events tell of and no row shows; what went with the demonstration was taken out on purpose. */
async function rowless(
  db: Kysely<Schema>,
  {
    regionId,
    table,
    objectKind,
    id,
  }: { readonly regionId: string } & Pick<ProjectedRows, 'table' | 'objectKind' | 'id'>,
): Promise<RowDifference[]> {
  const { rows } = await sql<{ object_id: string }>`
    select e.object_id from ledger_event e
    where e.region_id = ${regionId} and e.object_kind = ${objectKind} and e.sequence = 1
      and not exists (
        select from ${sql.table(table)} t where t.region_id = e.region_id and t.${sql.ref(id)} = e.object_id)
      and not exists (
        select from installation_note n where n.name = ${removalNote} and n.noted_at >= e.recorded_at)
    order by e.object_id limit ${mostDifferences}`.execute(db)
  return rows.map(({ object_id: objectId }) => ({
    table,
    objectId,
    column: null,
    stored: null,
    computed: objectId,
  }))
}

function sentenceOf({ table, objectId, column, stored, computed }: RowDifference): string {
  const place = `表 ${table} 的 ${objectId}`
  if (column !== null) return `${place}：${column} 是 ${quoted(stored)}，按事件应是 ${quoted(computed)}`
  return computed === null ? `${place}：由事件得不出这一行` : `${place}：事件里有，表里没有这一行`
}

const quoted = (value: string | null) => (value === null ? '空' : `“${value}”`)
