/** 工作量: how long requests take and what lies open. */

import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { LocalDate } from '../domain/calendar/local-date.ts'
import type { Spread, Workload } from '../usecases/request-number-ports.ts'
import { lineColumns, lineOfRow } from './request-line.ts'
import type { Schema } from './schema.ts'

/** What is measured, as days of a replied request. Null days (no draft on record) are left out by the aggregates. */
const measures = {
  working_days: sql`working_days`,
  waited: sql`replied_on - received`,
  drafting: sql`drafted_on - received`,
  signing: sql`signed_on - drafted_on`,
  serving: sql`replied_on - signed_on`,
} as const

type Measure = keyof typeof measures

const oldestShown = 10

export async function measureWorkload(
  db: Kysely<Schema>,
  scope: RawBuilder<SqlBool>,
  { from, to, today }: { readonly from: LocalDate; readonly to: LocalDate; readonly today: LocalDate },
): Promise<Workload> {
  const [open, replied, oldest] = await Promise.all([
    countOpen(db, scope, today),
    measureReplied(db, scope, from, to),
    listOldest(db, scope),
  ])
  return { ...open, ...replied, oldest }
}

async function countOpen(db: Kysely<Schema>, scope: RawBuilder<SqlBool>, today: LocalDate) {
  const { rows } = await sql<{ open: string; overdue: string; unreceived: string }>`
    select count(*) as open,
      count(*) filter (where coalesce(due, 'infinity'::date) < ${today}::date) as overdue,
      count(*) filter (where received is null) as unreceived
    from request where ${scope} and outcome is null`.execute(db)
  const [row] = rows
  return {
    open: Number(row?.open ?? 0),
    overdue: Number(row?.overdue ?? 0),
    unreceived: Number(row?.unreceived ?? 0),
  }
}

async function measureReplied(
  db: Kysely<Schema>,
  scope: RawBuilder<SqlBool>,
  from: LocalDate,
  to: LocalDate,
) {
  const names = Object.keys(measures) as Measure[] // the object is written above
  const figures = names.flatMap((name) => [
    sql`percentile_disc(0.5) within group (order by ${measures[name]}) as ${sql.ref(`${name}_median`)}`,
    sql`percentile_disc(0.9) within group (order by ${measures[name]}) as ${sql.ref(`${name}_ninetieth`)}`,
    sql`max(${measures[name]}) as ${sql.ref(`${name}_longest`)}`,
  ])
  const { rows } = await sql<Record<string, number | string | null>>`
    select count(*) as replied, count(on_time) as timed, count(*) filter (where on_time) as on_time,
      ${sql.join(figures)}
    from request
    where ${scope} and outcome is not null and replied_on between ${from}::date and ${to}::date`.execute(db)
  const row = rows[0] ?? {}
  const spread = (name: Measure): Spread => ({
    median: numberOf(row[`${name}_median`]),
    ninetieth: numberOf(row[`${name}_ninetieth`]),
    longest: numberOf(row[`${name}_longest`]),
  })
  return {
    replied: Number(row.replied ?? 0),
    timed: Number(row.timed ?? 0),
    onTime: Number(row.on_time ?? 0),
    workingDays: spread('working_days'),
    waited: spread('waited'),
    steps: { drafting: spread('drafting'), signing: spread('signing'), serving: spread('serving') },
  }
}

function numberOf(value: number | string | null | undefined): number | null {
  return value === null || value === undefined ? null : Number(value)
}

async function listOldest(db: Kysely<Schema>, scope: RawBuilder<SqlBool>) {
  const { rows } = await sql<Parameters<typeof lineOfRow>[0]>`
    select ${sql.join(lineColumns.map((name) => sql.ref(name)))}
    from request where ${scope} and outcome is null
    order by coalesce(received, registered_on), request_id
    limit ${oldestShown}`.execute(db)
  return rows.map(lineOfRow)
}
