/** Deletes organs and all that belongs to them, as the owner of the database. Only the demonstration is ever removed. */

import type { Kysely } from 'kysely'
import pg from 'pg'
import type { RemovalPorts } from '../usecases/remove-demonstration.ts'
import type { Schema } from './schema.ts'

type Removed = Awaited<ReturnType<RemovalPorts['removeOrgans']>>

interface Table {
  readonly name: string
  readonly columns: readonly string[]
  /** Tables that it points at. */
  readonly targets: readonly string[]
}

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
    const rows: Record<string, number> = {}
    for (const table of childrenFirst(await listTables(client))) {
      const condition = conditionOf(table)
      if (condition === null) continue
      const { rowCount } = await client.query(
        `delete from ${client.escapeIdentifier(table.name)}
         where ${condition} and cardinality($1::text[]) + cardinality($2::uuid[]) + cardinality($3::uuid[]) > 0`,
        [regions, organIds, accountIds],
      )
      if (rowCount !== null && rowCount > 0) rows[table.name] = rowCount
    }
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

async function listTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; targets: string[] }>(`
    select c.relname as name,
      array(select a.attname::text from pg_attribute a
            where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      array(select distinct t.relname::text from pg_constraint k join pg_class t on t.oid = k.confrelid
            where k.conrelid = c.oid and k.contype = 'f' and t.oid <> c.oid) as targets
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname <> 'schema_migration'
    order by c.relname`)
  return rows
}

/** Which rows go. $1 regions, $2 organs, $3 accounts. */
function conditionOf({ name, columns }: Table): string | null {
  const has = (column: string) => columns.includes(column)
  const parts = [
    ...(has('region_id') ? ['region_id = any($1::text[])'] : []),
    ...(has('organ_id') ? ['organ_id = any($2::uuid[])'] : []),
    ...(has('account_id') ? ['account_id = any($3::uuid[])'] : []),
  ]
  // An organ or account goes by its own number, whatever region it lies in.
  if (name === 'organ') return 'organ_id = any($2::uuid[])'
  return parts.length === 0 ? null : `(${parts.join(' or ')})`
}

function childrenFirst(tables: readonly Table[]): Table[] {
  const order: Table[] = []
  const rest = new Set(tables)
  while (rest.size > 0) {
    const free = [...rest].find(({ name }) => ![...rest].some((other) => other.targets.includes(name)))
    const [next] = free === undefined ? [...rest] : [free]
    if (next === undefined) break
    order.push(next)
    rest.delete(next)
  }
  return order
}
