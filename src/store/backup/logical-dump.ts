/**
 * Everything as plain SQL that any PostgreSQL from 15 on can load: the way to another server and to a new major
 * version. The migrations make the schema, INSERTs fill it.
 */

import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import pg from 'pg'
import type { Migration } from '../migrate.ts'
import { addStatement, dropStatement, findDumpOrder } from './dump-order.ts'

const rowsPerStatement = 200

/** The queue's own tables are not of the migrations: which of its jobs go along. */
export interface DumpedJobs {
  readonly schema: string
  /** Where they wait in the loaded database. */
  readonly handover: string
  /** Names of the queues whose jobs were asked for by somebody. */
  readonly kinds: readonly string[]
}

/** Writes the dump of one consistent moment to a file, which has its name, or is written over, only when it is whole. */
export async function dumpLogically(
  connection: pg.ClientConfig,
  migrations: readonly Migration[],
  file: string,
  jobs: DumpedJobs | null = null,
): Promise<void> {
  const draft = `${file}.part`
  try {
    await writeDump(connection, migrations, draft, jobs)
    await rename(draft, file)
  } finally {
    await rm(draft, { force: true })
  }
}

async function writeDump(
  connection: pg.ClientConfig,
  migrations: readonly Migration[],
  file: string,
  jobs: DumpedJobs | null,
): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  const out = createWriteStream(file, { mode: 0o600 })
  // Chosen before anything is read, so no value can hold it: where one part ends, whatever stands in it.
  const partEnd = `-- ${randomUUID()}`
  const write = async (text: string) => {
    if (!out.write(`${text}\n${partEnd}\n`)) await once(out, 'drain')
  }
  try {
    await client.query('begin isolation level repeatable read read only')
    // As text these are read alike everywhere, whatever this database or the loading program is set to.
    await client.query(
      "set local datestyle = 'ISO'; set local bytea_output = 'hex'; set local intervalstyle = 'postgres'",
    )
    await write(dumpHead(partEnd))
    for (const migration of migrations) await write(migration.sql)
    await write(
      `create table schema_migration (number integer primary key, name text not null, digest text not null, applied_at timestamptz not null default now());`,
    )
    const { tables, later } = await findDumpOrder(client)
    for (const reference of later) await write(dropStatement(reference))
    for (const table of tables) await dumpTable(client, table, write)
    for (const reference of later) await write(addStatement(reference))
    if (jobs !== null) await dumpJobs(client, jobs, write)
    await write('commit;')
    await client.query('commit')
  } finally {
    out.end()
    await finished(out)
    await client.end()
  }
}

const headShape = /^-- gongkai dump\.[^\n]*\n-- A part ends with the line: (-- [0-9a-f-]{36})\n/

function dumpHead(partEnd: string): string {
  return `-- gongkai dump. Load it into an empty database as its owner: gongkai restore FILE, or psql -v ON_ERROR_STOP=1 -f FILE
-- A part ends with the line: ${partEnd}
begin;
set client_encoding = 'UTF8';
set standard_conforming_strings = on;`
}

/** The line behind each part of a dump that begins so; null = it is not one of ours, or of an earlier version. */
export function partEndOf(head: string): string | null {
  return headShape.exec(head)?.[1] ?? null
}

/**
 * Jobs that wait or are at work, in a schema of their own: the queue makes its tables itself at the next start, takes
 * these over under the same ids, and drops the schema (worker/take-over-jobs.ts). Work that comes round does so anyway.
 */
async function dumpJobs(
  client: pg.ClientBase,
  { schema, handover, kinds }: DumpedJobs,
  write: (text: string) => Promise<void>,
): Promise<void> {
  const { rows: found } = await client.query<{ found: boolean }>(
    'select to_regclass($1) is not null as found',
    [`${schema}.job`],
  )
  if (found[0]?.found !== true) return
  const { rows } = await client.query<{ row: string }>(
    `select '(' || quote_literal(id::text) || ',' || quote_literal(name) || ',' || quote_literal(data::text) || ')' as row
     from ${pg.escapeIdentifier(schema)}.job
     where state in ('created', 'retry', 'active') and name = any($1) order by created_on, id`,
    [[...kinds]],
  )
  if (rows.length === 0) return
  const table = `${pg.escapeIdentifier(handover)}.job`
  await write(`create schema ${pg.escapeIdentifier(handover)};`)
  await write(`create table ${table} (id uuid primary key, name text not null, data jsonb not null);`)
  for (let from = 0; from < rows.length; from += rowsPerStatement)
    await write(
      `insert into ${table} (id, name, data) values\n${rows
        .slice(from, from + rowsPerStatement)
        .map(({ row }) => row)
        .join(',\n')};`,
    )
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
