/** Organs: writing. Rows and events of a change stand or fall together. */

import { type Kysely, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { Organ } from '../domain/organs/organ.ts'
import { applyOrganChange, type OrganChange, payloadOf } from '../domain/organs/organ-change.ts'
import type { Region } from '../domain/organs/region.ts'
import type { OrganRecord, OrganSaved } from '../usecases/organ-ports.ts'
import { appendEvents, isVersionConflict } from './ledger-store.ts'
import { organOfRow } from './organ-row.ts'
import type { Schema } from './schema.ts'
import { inTransaction } from './transaction.ts'

/** Thrown to roll back; answered as a value. */
class EarlierEdit extends Error {}

interface Draft {
  readonly organ: Organ
  readonly version: number
  readonly changes: readonly OrganChange[]
}

export async function saveOrganChanges(
  db: Kysely<Schema>,
  work: { readonly regions: readonly Region[]; readonly changes: readonly OrganChange[] },
  record: OrganRecord,
): Promise<OrganSaved> {
  try {
    await inTransaction(db, async (transaction) => {
      await insertRegions(transaction, work.regions)
      const drafts = await draftsOf(transaction, work.changes, record)
      const created = drafts.filter(({ version }) => version === 0)
      const changed = drafts.filter(({ version }) => version > 0)
      // The code of an organ that ends is free for one made in the same save; its successor may be that one.
      for (const { organ } of changed.filter((draft) => draft.changes.some(isEnd)))
        await setEnd(transaction, organ)
      await insertOrgans(transaction, created)
      for (const draft of changed) await updateOrgan(transaction, draft)
      for (const draft of drafts) await writeEvents(transaction, draft, record)
    })
    return { ok: true }
  } catch (error) {
    if (error instanceof EarlierEdit || isVersionConflict(error))
      return { ok: false, code: 'version-conflict' }
    if (error instanceof pg.DatabaseError && error.code === '23505' && error.table === 'organ')
      return { ok: false, code: error.constraint === 'organ_by_credit_code' ? 'taken' : 'version-conflict' }
    throw error
  }
}

const isEnd = (change: OrganChange) => change.type === 'organ-ended'

/** Superiors first, whatever the order they come in. */
async function insertRegions(transaction: Transaction<Schema>, regions: readonly Region[]): Promise<void> {
  if (regions.length === 0) return
  await transaction
    .insertInto('region')
    .values(
      regions.map((region) => ({
        region_id: region.regionId,
        name: region.name,
        parent_region_id: region.parentRegionId,
        valid_from: region.validFrom,
        valid_to: region.validTo,
      })),
    )
    .onConflict((conflict) => conflict.column('region_id').doNothing())
    .execute()
}

/** Each organ touched with its changes applied, in the order of ids, so that two edits wait and do not deadlock. */
async function draftsOf(
  transaction: Transaction<Schema>,
  changes: readonly OrganChange[],
  { versions }: OrganRecord,
): Promise<Draft[]> {
  const byOrgan = Map.groupBy(changes, ({ organId }) => organId)
  const known = await lockOrgans(transaction, [...byOrgan.keys()], versions)
  return [...byOrgan]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([organId, own]) => {
      const [first] = own
      const stored = known.get(organId)
      if (stored === undefined && first?.type !== 'organ-created')
        throw new Error(`organ ${organId}: changed without being there or being created`)
      const start = first?.type === 'organ-created' ? first.organ : stored?.organ
      if (start === undefined) throw new Error(`organ ${organId}: nothing to change`)
      return { organ: own.reduce(applyOrganChange, start), version: stored?.version ?? 0, changes: own }
    })
}

async function lockOrgans(
  transaction: Transaction<Schema>,
  organIds: readonly string[],
  versions: OrganRecord['versions'],
): Promise<Map<string, { organ: Organ; version: number }>> {
  if (organIds.length === 0) return new Map()
  const rows = await transaction
    .selectFrom('organ')
    .selectAll()
    .where(sql<boolean>`organ_id = any(${organIds}::uuid[])`)
    .orderBy('organ_id')
    .forUpdate()
    .execute()
  for (const row of rows) if (versions[row.organ_id] !== row.version) throw new EarlierEdit()
  return new Map(
    rows.map((row) => {
      const { version, ...organ } = organOfRow(row)
      return [row.organ_id, { organ, version }]
    }),
  )
}

async function setEnd(transaction: Transaction<Schema>, { organId, validTo }: Organ): Promise<void> {
  await transaction.updateTable('organ').set({ valid_to: validTo }).where('organ_id', '=', organId).execute()
}

/** One statement, so that parents and successors may come in any order. */
async function insertOrgans(transaction: Transaction<Schema>, created: readonly Draft[]): Promise<void> {
  if (created.length === 0) return
  const rows = created.map(({ organ, changes }) => ({
    organ_id: organ.organId,
    region_id: organ.regionId,
    ...columnsOf(organ),
    office: organ.office,
    former: organ.former ?? [],
    version: changes.length,
  }))
  await sql`insert into organ select * from jsonb_populate_recordset(null::organ, ${JSON.stringify(rows)}::jsonb)`.execute(
    transaction,
  )
}

async function updateOrgan(
  transaction: Transaction<Schema>,
  { organ, version, changes }: Draft,
): Promise<void> {
  await transaction
    .updateTable('organ')
    .set({
      ...columnsOf(organ),
      office: organ.office === null ? null : JSON.stringify(organ.office),
      former: JSON.stringify(organ.former ?? []),
      version: version + changes.length,
    })
    .where('organ_id', '=', organ.organId)
    .execute()
}

/** The columns of an organ that its changes make; office and history lie beside them as JSON. */
export function columnsOf(organ: Organ) {
  return {
    name: organ.name,
    short_name: organ.shortName,
    kind: organ.kind,
    level: organ.level,
    credit_code: organ.creditCode,
    territorial_parent: organ.territorialParent,
    vertical_parent: organ.verticalParent,
    valid_from: organ.validFrom,
    valid_to: organ.validTo,
    successor: organ.successor,
  }
}

async function writeEvents(
  transaction: Transaction<Schema>,
  { organ, version, changes }: Draft,
  { actorId, at }: OrganRecord,
): Promise<void> {
  const log = { regionId: organ.regionId, objectKind: 'organ', objectId: organ.organId }
  const events = changes.map((change) => ({
    type: change.type,
    effectiveOn: change.on,
    recordedAt: at.now,
    actorId,
    payload: payloadOf(change),
    basis: null,
    supersedes: null,
  }))
  const appended = await appendEvents(transaction, log, version, events)
  if (!appended.ok) throw new EarlierEdit()
}
