import { type Kysely, sql } from 'kysely'
import type { UseCounter } from '../usecases/count-use.ts'
import type { Schema } from './schema.ts'

/** Counters of what visitors do. On a connection of its own: a count stands although the form is refused. */
export function useCounter(db: Kysely<Schema>): UseCounter {
  return {
    add: async (name, windowStart) => {
      const { rows } = await sql<{ uses: number }>`
        insert into use_count (name, window_start, uses) values (${name}, ${windowStart}, 1)
        on conflict (name, window_start) do update set uses = use_count.uses + 1
        returning uses`.execute(db)
      return rows[0]?.uses ?? 1
    },
    read: async (name, windowStart) => {
      const row = await db
        .selectFrom('use_count')
        .select('uses')
        .where('name', '=', name)
        .where('window_start', '=', String(windowStart))
        .executeTakeFirst()
      return row?.uses ?? 0
    },
    forget: async (before) => {
      await db.deleteFrom('use_count').where('window_start', '<', String(before)).execute()
    },
  }
}
