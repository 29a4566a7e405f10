/** Deletes organs and all that belongs to them, as the owner of the database. Only the demonstration is ever removed. */

import type { Kysely } from 'kysely'
import pg from 'pg'
import type { RemovalPorts } from '../usecases/remove-demonstration.ts'
import { addStatement, dropStatement, findDumpOrder } from './backup/dump-order.ts'
import type { Schema } from './schema.ts'

type Removed = Awaited<ReturnType<RemovalPorts['removeOrgans']>>

interface Table {
  readonly name: string
  readonly columns: readonly string[]
}

/** Of a region that stays, these stay whole: the log must not be torn, and it is known who saw and destroyed what. */
const keptRecords: ReadonlySet<string> = new Set([
  'ledger_event',
  'ledger_leaf',
  'access_log',
  'personal_data_destruction',
])

const foreignKeyViolation = '23503'

/** See `RemovalPorts.removeOrgans`. The tables are asked of the catalogue, so that a table added later is not forgotten. */
export async function removeOrgans(
  owner: pg.Pool,
  { regionIds, organIds, note, now }: Parameters<RemovalPorts['removeOrgans']>[0],
): Promise<Removed> {
  const client = await owner.connect()
  try {
    await client.query('begin')
    await client.query(
      'insert into installation_note (name, noted_at) values ($1, $2) on conflict (name) do nothing',
      [note, now],
    )
    const regions = await emptiedRegions(client, regionIds, organIds)
    const accounts = await client.query<{ account_id: string }>(
      'select account_id from account where organ_id = any($1::uuid[])',
      [organIds],
    )
    const accountIds = accounts.rows.map(({ account_id }) => account_id)
    const named = [regions, organIds, accountIds, await objectsOf(client, organIds)]
    const rows = named.flat().length === 0 ? {} : await deleteRows(client, named)
    await client.query('commit')
    return { ok: true, rows }
  } catch (error) {
    await client.query('rollback')
    if (error instanceof pg.DatabaseError && error.code === foreignKeyViolation)
      return { ok: false, code: 'in-use', table: referrer(error) }
    throw error
  } finally {
    client.release()
  }
}

/** True once a note of that name was written. */
export async function hasNote(db: Kysely<Schema>, note: string): Promise<boolean> {
  const row = await db
    .selectFrom('installation_note')
    .select('name')
    .where('name', '=', note)
    .executeTakeFirst()
  return row !== undefined
}

/** The table whose row still points: PostgreSQL names it in the detail when the row is of another table. */
function referrer(error: pg.DatabaseError): string {
  return /still referenced from table "([^"]+)"/.exec(error.detail ?? '')?.[1] ?? error.table ?? '?'
}

/** Of the regions, those in which and below which no other organ lies. */
async function emptiedRegions(
  client: pg.ClientBase,
  regionIds: readonly string[],
  organIds: readonly string[],
): Promise<string[]> {
  const { rows } = await client.query<{ region_id: string }>(
    `with recursive inside (root, region_id) as (
       select region_id, region_id from region where region_id = any($1::text[])
       union
       select i.root, r.region_id from inside i join region r on r.parent_region_id = i.region_id
     ), kept (root) as (
       select i.root from inside i join organ o on o.region_id = i.region_id where o.organ_id <> all($2::uuid[])
       union
       select i.root from inside i where i.region_id <> all($1::text[])
     )
     select distinct root as region_id from inside where root not in (select root from kept)`,
    [regionIds, organIds],
  )
  return rows.map(({ region_id }) => region_id)
}

/** What has files, personal data and letters of its own: the organs and their requests. */
async function objectsOf(client: pg.ClientBase, organIds: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ request_id: string }>(
    'select request_id from request where organ_id = any($1::uuid[])',
    [organIds],
  )
  return [...organIds, ...rows.map(({ request_id }) => request_id)]
}

/**
 * Children first. References that go round in a circle (files, releases) are taken away for it and put back, when the
 * rows that stay are held to them again.
 */
async function deleteRows(
  client: pg.ClientBase,
  named: readonly (readonly string[])[],
): Promise<Record<string, number>> {
  const { tables, later } = await findDumpOrder(client)
  const columns = await listColumns(client)
  for (const reference of later) await client.query(dropStatement(reference))
  const removed: Record<string, number> = {}
  for (const name of tables.toReversed()) {
    const condition = conditionOf({ name, columns: columns.get(name) ?? [] })
    if (condition === null) continue
    const { rowCount } = await client.query(
      `delete from ${client.escapeIdentifier(name)} where (${condition})
       and cardinality($1::text[]) + cardinality($2::uuid[]) + cardinality($3::uuid[]) + cardinality($4::uuid[]) > 0`,
      [...named],
    )
    if (rowCount !== null && rowCount > 0) removed[name] = rowCount
  }
  for (const reference of later) await client.query(addStatement(reference))
  return removed
}

async function listColumns(client: pg.ClientBase): Promise<Map<string, readonly string[]>> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(`
    select c.relname as name,
      array(select a.attname::text from pg_attribute a
            where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`)
  return new Map(rows.map(({ name, columns }) => [name, columns]))
}

/** Which rows go. $1 regions, $2 organs, $3 accounts, $4 objects. */
function conditionOf({ name, columns }: Table): string | null {
  // An organ goes by its own number, whatever region it lies in.
  if (name === 'organ') return 'organ_id = any($2::uuid[])'
  const has = (column: string) => columns.includes(column)
  const parts = [
    ...(has('region_id') ? ['region_id = any($1::text[])'] : []),
    ...(has('organ_id') ? ['organ_id = any($2::uuid[])'] : []),
    ...(has('account_id') ? ['account_id = any($3::uuid[])'] : []),
    ...(has('request_id') ? ['request_id = any($4::uuid[])'] : []),
    ...(has('object_id') && !keptRecords.has(name) ? ['object_id = any($4::uuid[])'] : []),
  ]
  return parts.length === 0 ? null : parts.join(' or ')
}
