/** Keys of the interface. A key and its event stand or fall together. */

import type { Kysely, Selectable, Transaction } from 'kysely'
import { isApiScope } from '../domain/access/api-scope.ts'
import type { JsonValue } from '../domain/ledger/canonical-json.ts'
import type { Moment } from '../usecases/access-ports.ts'
import type { ApiKey, ApiKeyStore } from '../usecases/api-key-ports.ts'
import { appendEvents } from './ledger-store.ts'
import { dayOf, dayOrNull } from './request-line.ts'
import type { Schema } from './schema.ts'
import { inTransaction } from './transaction.ts'

export function apiKeyStore(db: Kysely<Schema>): ApiKeyStore {
  return {
    create: (key, digest, { at }) =>
      inTransaction(db, async (transaction) => {
        const { regionId, keyId, accountId, name, scopes, createdAt, expiresOn } = key
        await transaction
          .insertInto('api_key')
          .values({
            region_id: regionId,
            key_id: keyId,
            account_id: accountId,
            name,
            digest,
            scopes: [...scopes],
            created_at: createdAt,
            expires_on: expiresOn,
            last_used_on: null,
            revoked_at: null,
          })
          .execute()
        await write(transaction, key, 0, {
          type: 'api-key-created',
          payload: { accountId, name, scopes: [...scopes], expiresOn },
          at,
          actorId: accountId,
        })
      }),
    find: async (regionId, digest) => {
      const row = await db
        .selectFrom('api_key')
        .selectAll()
        .where('region_id', '=', regionId)
        .where('digest', '=', digest)
        .executeTakeFirst()
      return row === undefined ? null : keyOf(row)
    },
    list: async (regionId, accountId) => {
      const rows = await db
        .selectFrom('api_key')
        .selectAll()
        .where('region_id', '=', regionId)
        .where('account_id', '=', accountId)
        .orderBy('created_at', 'desc')
        .orderBy('key_id')
        .execute()
      return rows.map(keyOf)
    },
    revoke: ({ regionId, accountId, keyId }, { at }) =>
      inTransaction(db, async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('api_key')
          .set({ revoked_at: at.now })
          .where('region_id', '=', regionId)
          .where('key_id', '=', keyId)
          .where('account_id', '=', accountId)
          .where('revoked_at', 'is', null)
          .executeTakeFirst()
        if (numUpdatedRows !== 1n) return false
        await write(transaction, { regionId, keyId }, 1, {
          type: 'api-key-revoked',
          payload: {},
          at,
          actorId: accountId,
        })
        return true
      }),
    touch: async ({ regionId, keyId }, on) => {
      await db
        .updateTable('api_key')
        .set({ last_used_on: on })
        .where('region_id', '=', regionId)
        .where('key_id', '=', keyId)
        .execute()
    },
  }
}

/** Every key of an account that is disabled or reset: none works again when the person comes back. */
export async function endApiKeys(
  transaction: Transaction<Schema>,
  accountId: string,
  { actorId, at }: { readonly actorId: string; readonly at: Moment },
): Promise<void> {
  const ended = await transaction
    .updateTable('api_key')
    .set({ revoked_at: at.now })
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .returning(['region_id', 'key_id'])
    .execute()
  for (const { region_id: regionId, key_id: keyId } of ended)
    await write(transaction, { regionId, keyId }, 1, { type: 'api-key-revoked', payload: {}, at, actorId })
}

async function write(
  transaction: Transaction<Schema>,
  { regionId, keyId }: Pick<ApiKey, 'regionId' | 'keyId'>,
  version: number,
  told: { readonly type: string; readonly payload: JsonValue; readonly at: Moment; readonly actorId: string },
): Promise<void> {
  const { type, payload, at, actorId } = told
  const event = {
    type,
    payload,
    effectiveOn: at.today,
    recordedAt: at.now,
    actorId,
    basis: null,
    supersedes: null,
  }
  const object = { regionId, objectKind: 'api-key', objectId: keyId }
  const appended = await appendEvents(transaction, object, version, [event])
  if (!appended.ok) throw new Error(`api key ${keyId}: somebody else wrote first`)
}

function keyOf(row: Selectable<Schema['api_key']>): ApiKey {
  return {
    regionId: row.region_id,
    keyId: row.key_id,
    accountId: row.account_id,
    name: row.name,
    scopes: row.scopes.filter(isApiScope),
    createdAt: row.created_at,
    expiresOn: dayOf(row.expires_on),
    lastUsedOn: dayOrNull(row.last_used_on),
    revokedAt: row.revoked_at,
  }
}
