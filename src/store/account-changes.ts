/** Accounts and grants: writing. Rows and events of a change stand or fall together. */

import type { Kysely, Transaction } from 'kysely'
import pg from 'pg'
import { type AccessChange, type AccessEvent, eventOfChange } from '../domain/access/account.ts'
import type { ChangeRecord, Saved } from '../usecases/access-ports.ts'
import { endApiKeys } from './api-key-store.ts'
import { applyAccessChange, NotSaved, setAccount } from './apply-access-change.ts'
import { appendEvents, isVersionConflict } from './ledger-store.ts'
import type { Schema } from './schema.ts'
import { inTransaction } from './transaction.ts'

type Refused = Extract<Saved, { ok: false }>

export async function saveAccessChanges(
  db: Kysely<Schema>,
  changes: readonly AccessChange[],
  record: ChangeRecord,
): Promise<Saved> {
  try {
    await inTransaction(db, async (transaction) => {
      const regions = await lockAccounts(transaction, changes, record)
      for (const change of changes) {
        await applyAccessChange(transaction, change, record.at.now)
        if (change.type === 'account-disabled' || change.type === 'credentials-reset')
          await endApiKeys(transaction, change.accountId, record)
      }
      await writeEvents(transaction, changes, record, regions)
    })
    return { ok: true }
  } catch (error) {
    return { ok: false, code: refusalCode(error) }
  }
}

function refusalCode(error: unknown): Refused['code'] {
  if (error instanceof NotSaved) return error.code
  if (isVersionConflict(error)) return 'version-conflict'
  if (error instanceof pg.DatabaseError && error.code === '23505') {
    if (error.table === 'administrator') return 'administrator-conflict'
    const unique = ['account', 'account_security_key', 'account_single_sign_on']
    if (unique.includes(error.table ?? '')) return 'taken'
  }
  throw error
}

/** Region of each account touched, after checking that it still is what the edit was based on. */
async function lockAccounts(
  transaction: Transaction<Schema>,
  changes: readonly AccessChange[],
  { versions }: ChangeRecord,
): Promise<Map<string, string>> {
  const regions = new Map<string, string>()
  for (const change of changes) {
    if (change.type === 'account-created') regions.set(change.account.accountId, change.account.regionId)
  }
  // In one order for everybody, so that two edits of the same accounts wait and do not deadlock.
  for (const accountId of Object.keys(versions).toSorted()) {
    const row = await transaction
      .selectFrom('account')
      .select(['region_id', 'version'])
      .where('account_id', '=', accountId)
      .forUpdate()
      .executeTakeFirst()
    if (row === undefined || row.version !== versions[accountId]) throw new NotSaved('version-conflict')
    regions.set(accountId, row.region_id)
  }
  return regions
}

async function writeEvents(
  transaction: Transaction<Schema>,
  changes: readonly AccessChange[],
  record: ChangeRecord,
  regions: ReadonlyMap<string, string>,
): Promise<void> {
  const versions = new Map(Object.entries(record.versions))
  for (const change of changes) {
    const event = eventOfChange(change)
    if (event === null) continue
    const before = change.type === 'grant-revoked' ? 1 : (versions.get(event.objectId) ?? 0)
    const appended = await appendEvents(
      transaction,
      { regionId: regionOf(change, event, regions), objectKind: event.objectKind, objectId: event.objectId },
      before,
      [
        {
          type: event.type,
          effectiveOn:
            'grant' in change && change.type !== 'grant-revoked' ? change.grant.from : record.at.today,
          recordedAt: record.at.now,
          actorId: record.actorId,
          payload: event.payload,
          basis: null,
          supersedes: null,
        },
      ],
    )
    if (!appended.ok) throw new NotSaved('version-conflict')
    versions.set(event.objectId, appended.version)
    if (event.objectKind === 'account')
      await setAccount(transaction, event.objectId, { version: appended.version })
  }
}

function regionOf(
  change: AccessChange,
  { objectId }: AccessEvent,
  regions: ReadonlyMap<string, string>,
): string {
  if ('grant' in change) return change.grant.regionId
  const regionId = regions.get(objectId)
  if (regionId === undefined) throw new Error(`account ${objectId}: changed without naming its version`)
  return regionId
}
