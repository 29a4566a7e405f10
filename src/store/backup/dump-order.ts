/** In which order tables are filled, and which references have to wait until all of them are. */

import pg from 'pg'

export interface DumpOrder {
  readonly tables: readonly string[]
  /** Foreign keys that point at rows which come later: taken away before the rows and put back behind them. */
  readonly later: readonly Reference[]
}

export interface Reference {
  readonly table: string
  readonly name: string
  /** As `alter table … add constraint` takes it. */
  readonly definition: string
}

interface ForeignKey extends Reference {
  readonly target: string
}

/** Whatever a row points to stands before it, but for references within a table and those that go round in a circle. */
export async function findDumpOrder(client: pg.ClientBase): Promise<DumpOrder> {
  const { rows: names } = await client.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' order by tablename",
  )
  const { rows: keys } = await client.query<ForeignKey>(`
    select c.relname as "table", k.conname as name, t.relname as target, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    join pg_class t on t.oid = k.confrelid
    where k.contype = 'f' and c.relnamespace = 'public'::regnamespace and k.conparentid = 0
    order by c.relname, k.conname`)
  const later = new Set(keys.filter(({ table, target }) => table === target))
  const tables: string[] = []
  while (tables.length < names.length) {
    const rest = names.map(({ name }) => name).filter((name) => !tables.includes(name))
    const unmet = (name: string) =>
      keys.filter((key) => key.table === name && !later.has(key) && !tables.includes(key.target))
    const ready = rest.filter((name) => unmet(name).length === 0)
    tables.push(...ready)
    if (ready.length > 0) continue
    // A circle: the table that waits for the fewest goes first, without what it waits for.
    const [first] = rest.toSorted((a, b) => unmet(a).length - unmet(b).length)
    for (const key of unmet(first ?? '')) later.add(key)
  }
  return { tables, later: [...later] }
}

export function dropStatement({ table, name }: Reference): string {
  return `alter table ${pg.escapeIdentifier(table)} drop constraint ${pg.escapeIdentifier(name)};`
}

export function addStatement({ table, name, definition }: Reference): string {
  return `alter table ${pg.escapeIdentifier(table)} add constraint ${pg.escapeIdentifier(name)} ${definition};`
}
