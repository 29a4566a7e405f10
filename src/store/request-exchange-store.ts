/** Taking over many requests at once: all or none. */

import { type Kysely, sql, type Transaction } from 'kysely'
import { requestNumber } from '../domain/requests/letters/letter-number.ts'
import type { NumberTemplate } from '../domain/requests/letters/letter-settings.ts'
import { serialOf } from '../domain/requests/letters/serial-of-number.ts'
import type { KnownRequest } from '../domain/requests/sheet/plan-request-import.ts'
import type { RequestExchangeStore, TakenOver } from '../usecases/request-exchange-ports.ts'
import type { RequestPorts } from '../usecases/request-ports.ts'
import { numberSeries, withEvents } from './request-store.ts'
import type { Schema } from './schema.ts'
import { asForm, inTransaction } from './transaction.ts'

/** Thrown to roll back; answered as a value. */
class ThereBefore extends Error {}

interface Place {
  readonly regionId: string
  readonly organId: string
}

/** `db` and the stores of `ports` are handles of `joining`: what they do here is one transaction. */
export function requestExchangeStore(
  db: Kysely<Schema>,
  ports: Pick<RequestPorts, 'requests' | 'numberingOf'>,
): RequestExchangeStore {
  return {
    listKnown: (place, named) => listKnown(db, place, named),
    withEvents: (lines) =>
      withEvents(
        db,
        lines.map(({ regionId, organId, requestId }) => ({
          region_id: regionId,
          organ_id: organId,
          request_id: requestId,
        })),
      ),
    takeOver: async (place, cases, record) => {
      const template = await ports.numberingOf(place.regionId, place.organId)
      try {
        await inTransaction(db, (transaction) =>
          asForm(transaction, async () => {
            const make = async (each: TakenOver) => {
              const saved = await ports.requests.create(
                { ...place, requestId: each.requestId },
                {
                  year: each.number === '' ? each.year : null,
                  events: (serial) =>
                    each.events(
                      each.number === '' ? requestNumber(template, each.year, serial) : each.number,
                    ),
                  applicant: each.applicant,
                  trackingDigest: null,
                },
                record,
              )
              if (!saved.ok) throw new ThereBefore()
            }
            const numbered = cases.filter(({ number }) => number !== '')
            const counters = await readCounters(transaction, place, yearsGiven(cases, template))
            for (const each of numbered) await make(each)
            await setCounters(transaction, place, countersAfter(counters, numbered, template))
            for (const each of cases) if (each.number === '') await make(each)
          }),
        )
        return { ok: true }
      } catch (error) {
        if (error instanceof ThereBefore) return { ok: false, code: 'version-conflict' }
        throw error
      }
    },
  }
}

async function listKnown(
  db: Kysely<Schema>,
  { regionId, organId }: Place,
  { requestIds, numbers }: { readonly requestIds: readonly string[]; readonly numbers: readonly string[] },
): Promise<KnownRequest[]> {
  const { rows } = await sql<{ request_id: string; number: string; digest: string | null }>`
    select r.request_id, r.number, e.payload ->> 'contentDigest' as digest
    from request r
    join ledger_event e on e.region_id = r.region_id and e.object_id = r.request_id and e.sequence = 1
    where r.region_id = ${regionId} and r.organ_id = ${organId}
      and (r.request_id = any(${[...requestIds]}::uuid[]) or r.number = any(${[...numbers]}::text[]))`.execute(
    db,
  )
  return rows.map(({ request_id, number, digest }) => ({
    requestId: request_id,
    number,
    contentDigest: digest ?? '',
  }))
}

type Counters = ReadonlyMap<number, number>

/** Years of which the cases bring or take a number: who registers in another year need not wait for them. */
function yearsGiven(cases: readonly TakenOver[], template: NumberTemplate): number[] {
  const years = cases.flatMap(({ number, year }) =>
    number === '' ? [year] : (serialOf(template, number)?.year ?? []),
  )
  return [...new Set(years)]
}

/** Locks the organ's counters of these years, so that nobody is given a number meanwhile. */
async function readCounters(
  transaction: Transaction<Schema>,
  { regionId, organId }: Place,
  years: readonly number[],
): Promise<Counters> {
  const rows = await transaction
    .selectFrom('number_counter')
    .select(['year', 'last_number'])
    .where('region_id', '=', regionId)
    .where('organ_id', '=', organId)
    .where('series', '=', numberSeries)
    // SQL knows no empty list; no counter is of the year 0.
    .where('year', 'in', [0, ...years])
    .forUpdate()
    .execute()
  return new Map(rows.map(({ year, last_number }) => [year, Number(last_number)]))
}

/** The next number follows the largest that a case brought. */
function countersAfter(before: Counters, numbered: readonly TakenOver[], template: NumberTemplate): Counters {
  const after = new Map<number, number>()
  for (const { number } of numbered) {
    const own = serialOf(template, number)
    if (own !== null)
      after.set(own.year, Math.max(after.get(own.year) ?? before.get(own.year) ?? 0, own.serial))
  }
  return after
}

async function setCounters(
  transaction: Transaction<Schema>,
  { regionId, organId }: Place,
  counters: Counters,
): Promise<void> {
  for (const [year, last] of counters) {
    const row = {
      region_id: regionId,
      organ_id: organId,
      series: numberSeries,
      year,
      last_number: String(last),
    }
    await transaction
      .insertInto('number_counter')
      .values(row)
      .onConflict((conflict) =>
        conflict
          .columns(['region_id', 'organ_id', 'series', 'year'])
          .doUpdateSet({ last_number: String(last) }),
      )
      .execute()
  }
}
