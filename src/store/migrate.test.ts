import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { emptyDatabase } from '../../test/support/database.ts'
import { listMigrations, type Migration, migrate } from './migrate.ts'

const migrations = listMigrations('src/store/migrations')
const step = (number: number, sql: string): Migration => ({
  number,
  name: `step-${number}`,
  sql,
  digest: sql,
  earlierDigests: [],
})

// Opened here and not in a test, so that the server lives as long as the file.
const first = await emptyDatabase()

test('a migrated database / migrated again / has nothing to do', async () => {
  const database = first
  assert.deepEqual(
    database.migrated,
    migrations.map((migration) => migration.name),
  )
  const client = await database.owner.connect()
  assert.deepEqual(await migrate(client, migrations), [])
  client.release()
})

test('a step that fails half way / is rolled back whole, and the next start goes on from there', async () => {
  const database = await emptyDatabase()
  const client = await database.owner.connect()
  const next = migrations.length + 1
  const broken = [...migrations, step(next, 'create table half (id integer); select 1/0')]
  await assert.rejects(migrate(client, broken), /step-\d+ failed/)
  const whole = [...migrations, step(next, 'create table half (id integer)')]
  assert.deepEqual(await migrate(client, whole), [`step-${next}`])
  client.release()
})

test('a database of a newer program, or of another history / is refused with a sentence', async () => {
  const database = await emptyDatabase()
  const client = await database.owner.connect()
  await migrate(client, [...migrations, step(migrations.length + 1, 'select 1')])
  await assert.rejects(migrate(client, migrations), /新/)
  await assert.rejects(migrate(client, [...migrations, step(migrations.length + 1, 'select 2')]), /不同/)
  client.release()
})

test('a database of an earlier text of a step that made the same / migrated again / is taken as it is', async () => {
  const { owner } = await emptyDatabase()
  const [roles, ...rest] = migrations
  assert.ok(roles !== undefined)
  const [earlier] = roles.earlierDigests
  assert.ok(earlier !== undefined)
  await owner.query('update schema_migration set digest = $1 where number = 1', [earlier])
  const client = await owner.connect()
  try {
    assert.deepEqual(await migrate(client, migrations), [])
    await assert.rejects(migrate(client, [{ ...roles, earlierDigests: [] }, ...rest]), /与本程序的不同/)
  } finally {
    client.release()
  }
})

test('two programs / migrating at once / the second waits and finds everything done', async () => {
  const database = await emptyDatabase()
  const more = [...migrations, step(migrations.length + 1, 'create table once (id integer)')]
  const both = await Promise.all(
    [1, 2].map(async () => {
      const client = await database.owner.connect()
      return migrate(client, more).finally(() => client.release())
    }),
  )
  assert.deepEqual(both.map((applied) => applied.length).sort(), [0, 1])
})

/** Tables that a migration calls "Reference table" in the comment above them. */
function referenceTables(): string[] {
  return readdirSync('src/store/migrations').flatMap((file) => {
    const sql = readFileSync(`src/store/migrations/${file}`, 'utf8')
    const marked = /^-- Reference table\b.*\n(?:--.*\n)*create table (\w+)/gm
    return [...sql.matchAll(marked)].flatMap(([, name]) => (name === undefined ? [] : [name]))
  })
}

test('design section 6 / every key of a ledger table / begins with region_id', async () => {
  const database = await emptyDatabase()
  const { rows } = await database.owner.query<{
    table: string
    constraint: string
    kind: string
    columns: string[]
    target: string | null
  }>(`
    select c.relname as table, k.conname as constraint, k.contype as kind, t.relname as target,
      (select array_agg(a.attname::text order by u.place)
       from unnest(k.conkey) with ordinality u(number, place)
       join pg_attribute a on a.attrelid = c.oid and a.attnum = u.number) as columns
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    left join pg_class t on t.oid = k.confrelid
    where c.relnamespace = 'public'::regnamespace and k.contype in ('p', 'u', 'f')`)
  const reference = ['schema_migration', ...referenceTables()]
  const wrong = rows.filter(
    (row) =>
      !reference.includes(row.table) &&
      !reference.includes(row.target ?? '') &&
      row.columns[0] !== 'region_id',
  )
  assert.deepEqual(wrong, [])
  const indexes = await database.owner.query<{ indexdef: string }>(
    "select indexdef from pg_indexes where schemaname = 'public' and indexdef like '%UNIQUE%'",
  )
  const unique = indexes.rows.filter(
    ({ indexdef }) => !reference.some((name) => indexdef.includes(`.${name} `)),
  )
  assert.deepEqual(
    unique.filter(({ indexdef }) => !/\(region_id/.test(indexdef)),
    [],
  )
})

test('stack rules for Citus / the migrations / use none of the refused features', () => {
  const refused = [
    /\bcreate (or replace )?trigger\b/i,
    /\bcreate rule\b/i,
    /\bgrouping sets\b/i,
    /\brollup\b/i,
    /\bcube\b/i,
    /\buuidv7\(/i,
    /\bas enum\b/i,
    /\bexclude using\b/i,
    /\bdeferrable\b/i,
  ]
  for (const file of readdirSync('src/store/migrations')) {
    const sql = readFileSync(`src/store/migrations/${file}`, 'utf8')
    assert.deepEqual(
      refused.filter((feature) => feature.test(sql)),
      [],
      file,
    )
  }
})

/** What deploy/citus.sql makes of each table. */
function spread(how: 'spread_reference' | 'spread_by_region'): string[] {
  const sql = readFileSync('deploy/citus.sql', 'utf8')
  return [...sql.matchAll(new RegExp(`^select pg_temp\\.${how}\\('(\\w+)'\\);$`, 'gm'))].map(
    ([, name = '']) => name,
  )
}

test('deploy/citus.sql and docs/scale.md / every table of the migrations / is named once, as the migration calls it', async () => {
  const database = await emptyDatabase()
  const { rows } = await database.owner.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'schema_migration' order by 1",
  )
  const named = [...spread('spread_reference'), ...spread('spread_by_region')]
  assert.deepEqual(
    named.toSorted(),
    rows.map(({ name }) => name),
    'add the new table to deploy/citus.sql and docs/scale.md',
  )
  assert.deepEqual(spread('spread_reference').toSorted(), referenceTables().toSorted())
  const scale = readFileSync('docs/scale.md', 'utf8')
  const described = [...scale.matchAll(/^\| `(\w+)` \| (reference|by region) \|/gm)].map(
    ([, name = '', how]) => `${name} ${how}`,
  )
  assert.deepEqual(
    described.toSorted(),
    [
      ...spread('spread_reference').map((name) => `${name} reference`),
      ...spread('spread_by_region').map((name) => `${name} by region`),
    ].toSorted(),
  )
})

test('design section 6 / foreign keys / tie a region to itself, and no reference table to a distributed one', async () => {
  const database = await emptyDatabase()
  const { rows } = await database.owner.query<{ name: string; from: string; to: string; columns: string[] }>(`
    select k.conname as name, c.relname as from, t.relname as to,
      (select array_agg(a.attname || '=' || b.attname order by u.place)
       from unnest(k.conkey, k.confkey) with ordinality u(own, other, place)
       join pg_attribute a on a.attrelid = c.oid and a.attnum = u.own
       join pg_attribute b on b.attrelid = t.oid and b.attnum = u.other) as columns
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    join pg_class t on t.oid = k.confrelid
    where c.relnamespace = 'public'::regnamespace and k.contype = 'f'`)
  const byRegion = spread('spread_by_region')
  const wrong = rows.filter(
    ({ from, to, columns }) =>
      byRegion.includes(to) && (!byRegion.includes(from) || columns[0] !== 'region_id=region_id'),
  )
  assert.deepEqual(wrong, [])
})
