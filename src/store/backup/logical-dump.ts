/**
 * Everything as plain SQL that any PostgreSQL from 15 on can load: the way to another server and to a new major
 * version. The migrations make the schema, INSERTs fill it.
 */

import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import pg from 'pg'
import type { Migration } from '../migrate.ts'

const rowsPerStatement = 200

/** Writes the dump of one consistent moment to a file. */
export async function dumpLogically(
  connection: pg.ClientConfig,
  migrations: readonly Migration[],
  file: string,
): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  const out = createWriteStream(file, { mode: 0o600 })
  const write = async (text: string) => {
    if (!out.write(`${text}\n`)) await once(out, 'drain')
  }
  try {
    await client.query('begin isolation level repeatable read read only')
    await write(
      "-- gongkai dump. Load into an empty database as its owner.\nbegin;\nset standard_conforming_strings = on;\nset session_replication_role = 'origin';",
    )
    for (const migration of migrations) await write(migration.sql)
    await write(
      `create table schema_migration (number integer primary key, name text not null, digest text not null, applied_at timestamptz not null default now());`,
    )
    for (const table of await tablesInOrder(client)) await dumpTable(client, table, write)
    await write('commit;')
    await client.query('commit')
  } finally {
    out.end()
    await finished(out)
    await client.end()
  }
}

/** Tables so that whatever a row points to stands before it. */
async function tablesInOrder(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string; needs: string[] }>(`
    select c.relname as name, coalesce(array_agg(t.relname::text) filter (where t.relname <> c.relname), '{}') as needs
    from pg_class c
    left join pg_constraint k on k.conrelid = c.oid and k.contype = 'f'
    left join pg_class t on t.oid = k.confrelid
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
    group by c.relname order by c.relname`)
  const ordered: string[] = []
  while (ordered.length < rows.length) {
    const ready = rows.filter(
      ({ name, needs }) => !ordered.includes(name) && needs.every((need) => ordered.includes(need)),
    )
    if (ready.length === 0) throw new Error('dump: tables refer to each other in a circle')
    ordered.push(...ready.map(({ name }) => name))
  }
  return ordered
}

async function dumpTable(
  client: pg.ClientBase,
  table: string,
  write: (text: string) => Promise<void>,
): Promise<void> {
  const { rows: columns } = await client.query<{ name: string; key: number | null }>(
    `select a.attname as name, array_position(i.indkey::int2[], a.attnum) as key
     from pg_attribute a
     left join pg_index i on i.indrelid = a.attrelid and i.indisprimary
     where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`,
    [pg.escapeIdentifier(table)],
  )
  const names = columns.map(({ name }) => pg.escapeIdentifier(name))
  const key = columns.filter((column) => column.key !== null).map(({ name }) => pg.escapeIdentifier(name))
  const values = names.map((name) => `quote_nullable(${name}::text)`).join(` || ',' || `)
  await client.query(
    `declare dump cursor for select '(' || ${values} || ')' as row from ${pg.escapeIdentifier(table)} order by ${key.join(', ')}`,
  )
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`fetch ${rowsPerStatement} from dump`)
    if (rows.length > 0) {
      await write(
        `insert into ${pg.escapeIdentifier(table)} (${names.join(', ')}) values\n${rows.map(({ row }) => row).join(',\n')};`,
      )
    }
    if (rows.length < rowsPerStatement) break
  }
  await client.query('close dump')
}
