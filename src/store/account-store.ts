/** Accounts, their credentials and their grants: reading. Writing is account-changes.ts. */

import { type Kysely, sql } from 'kysely'
import type { Reach } from '../domain/access/access.ts'
import type { Account, HeldGrant } from '../domain/access/account.ts'
import type { AccountPage, AccountStore, Credentials } from '../usecases/access-ports.ts'
import { foldedLoginName } from '../usecases/try-gate.ts'
import { saveAccessChanges } from './account-changes.ts'
import { organPath } from './organ-path.ts'
import { reachPredicate } from './reach-predicate.ts'
import type { Schema } from './schema.ts'

export function accountStore(db: Kysely<Schema>): AccountStore {
  const one = (row: Schema['account'] | undefined) => (row === undefined ? null : accountOf(row))
  return {
    findAccount: async (accountId) =>
      one(await accounts(db).where('account_id', '=', accountId).executeTakeFirst()),
    findByLoginName: async (loginName) =>
      one(await accounts(db).where('login_name', '=', foldedLoginName(loginName)).executeTakeFirst()),
    findBySingleSignOn: async (issuer, subject) =>
      one(
        await accounts(db)
          .where('account_id', 'in', (eb) =>
            eb
              .selectFrom('account_single_sign_on')
              .select('account_id')
              .where('issuer', '=', issuer)
              .where('subject', '=', subject),
          )
          .executeTakeFirst(),
      ),
    findByLink: async (digest, now) =>
      one(
        await accounts(db)
          .where('status', '=', 'invited')
          .where('account_id', 'in', (eb) =>
            eb
              .selectFrom('account_link')
              .select('account_id')
              .where('digest', '=', digest)
              .where('expires_at', '>', now),
          )
          .executeTakeFirst(),
      ),
    findCredentials: (accountId) => findCredentials(db, accountId),
    listIssuers: async (accountId) => {
      const rows = await db
        .selectFrom('account_single_sign_on')
        .select('issuer')
        .distinct()
        .where('account_id', '=', accountId)
        .orderBy('issuer')
        .execute()
      return rows.map(({ issuer }) => issuer)
    },
    countAccounts: async () => {
      const row = await db
        .selectFrom('account')
        .select(({ fn }) => fn.countAll().as('count'))
        .executeTakeFirstOrThrow()
      return Number(row.count)
    },
    listAccounts: (reach, page) => listAccounts(db, reach, page),
    listUnusedSince: async (instant) => {
      const rows = await accounts(db)
        .where('status', '=', 'active')
        .where('enabled_at', '<=', instant)
        .where((eb) => eb.or([eb('last_sign_in_at', 'is', null), eb('last_sign_in_at', '<=', instant)]))
        .orderBy('login_name')
        .execute()
      return rows.map(accountOf)
    },
    listGrants: async (accountId) => {
      const rows = await db
        .selectFrom('role_grant')
        .selectAll()
        .where((eb) => eb.or([eb('account_id', '=', accountId), eb('delegated_by', '=', accountId)]))
        .orderBy('valid_from', 'desc')
        .orderBy('grant_id')
        .execute()
      return rows.map(grantOf)
    },
    findGrant: async (grantId) => {
      const row = await db
        .selectFrom('role_grant')
        .selectAll()
        .where('grant_id', '=', grantId)
        .executeTakeFirst()
      return row === undefined ? null : grantOf(row)
    },
    listGrantsInForce: (accountId, today) => listGrantsInForce(db, accountId, today),
    organPath: (regionId, organId) => organPath(db, regionId, organId),
    organName: async (regionId, organId) => {
      const { rows } = await sql<{ name: string }>`
        select name from organ where region_id = ${regionId} and organ_id = ${organId}`.execute(db)
      return rows[0]?.name ?? null
    },
    save: (changes, record) => saveAccessChanges(db, changes, record),
    noteSignIn: async (accountId, now) => {
      await db
        .updateTable('account')
        .set({ last_sign_in_at: now })
        .where('account_id', '=', accountId)
        .execute()
    },
    takeTimeStep: async (accountId, factorId, step) => {
      const { numUpdatedRows } = await db
        .updateTable('account_one_time_code')
        .set({ last_step: String(step) })
        .where('account_id', '=', accountId)
        .where('factor_id', '=', factorId)
        .where('last_step', '<', String(step))
        .executeTakeFirst()
      return numUpdatedRows === 1n
    },
    takeSignatureCount: async (accountId, factorId, count) => {
      const { numUpdatedRows } = await db
        .updateTable('account_security_key')
        .set({ signature_count: String(count) })
        .where('account_id', '=', accountId)
        .where('factor_id', '=', factorId)
        // A key that does not count always says 0 (WebAuthn 6.1.1).
        .where((eb) =>
          eb.or([
            eb('signature_count', '<', String(count)),
            eb.and([eb('signature_count', '=', '0'), eb.val(count === 0)]),
          ]),
        )
        .executeTakeFirst()
      return numUpdatedRows === 1n
    },
  }
}

function accounts(db: Kysely<Schema>) {
  return db.selectFrom('account').selectAll()
}

async function findCredentials(db: Kysely<Schema>, accountId: string): Promise<Credentials> {
  const [account, passwords, codes, keys] = await Promise.all([
    accounts(db).where('account_id', '=', accountId).executeTakeFirst(),
    db
      .selectFrom('account_password')
      .select('hash')
      .where('account_id', '=', accountId)
      .orderBy('number', 'desc')
      .execute(),
    db.selectFrom('account_one_time_code').selectAll().where('account_id', '=', accountId).execute(),
    db.selectFrom('account_security_key').selectAll().where('account_id', '=', accountId).execute(),
  ])
  const passwordHistory = passwords.map(({ hash }) => hash)
  // After a reset the old passwords are history only.
  const hasPassword = (account?.password_changed_at ?? null) !== null
  return {
    passwordHash: hasPassword ? (passwordHistory[0] ?? null) : null,
    passwordHistory,
    oneTimeCodes: codes.map((row) => ({
      factorId: row.factor_id,
      name: row.name,
      sealedSecret: row.sealed_secret,
      lastStep: Number(row.last_step),
    })),
    securityKeys: keys.map((row) => ({
      factorId: row.factor_id,
      name: row.name,
      credentialId: row.credential_id,
      publicKey: row.public_key,
      signatureCount: Number(row.signature_count),
      transports: row.transports,
    })),
  }
}

async function listAccounts(
  db: Kysely<Schema>,
  reach: Reach,
  { limit, after, search }: AccountPage,
): Promise<Account[]> {
  const within = await reachPredicate(db, reach, {
    regionId: sql.ref('account.region_id'),
    organId: sql.ref('account.organ_id'),
    workOf: sql`array[account.account_id]`,
  })
  const like = `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`
  const rows = await accounts(db)
    .where(within)
    .where('login_name', '>', after ?? '')
    .where((eb) => eb.or([eb('name', 'like', like), eb('login_name', 'like', like.toLowerCase())]))
    .orderBy('login_name')
    .limit(limit)
    .execute()
  return rows.map(accountOf)
}

async function listGrantsInForce(db: Kysely<Schema>, accountId: string, today: string): Promise<HeldGrant[]> {
  const rows = await db
    .selectFrom('role_grant as own')
    .leftJoin('role_grant as source', 'source.grant_id', 'own.delegated_from')
    .leftJoin('account as giver', 'giver.account_id', 'own.delegated_by')
    .selectAll('own')
    .where('own.account_id', '=', accountId)
    .where('own.revoked_at', 'is', null)
    .where('own.valid_from', '<=', today)
    .where((eb) => eb.or([eb('own.valid_to', 'is', null), eb('own.valid_to', '>=', today)]))
    .where((eb) =>
      eb.or([
        eb('own.delegated_from', 'is', null),
        eb.and([
          eb('source.revoked_at', 'is', null),
          eb('source.valid_from', '<=', today),
          eb.or([eb('source.valid_to', 'is', null), eb('source.valid_to', '>=', today)]),
          eb('giver.status', '<>', 'disabled'),
        ]),
      ]),
    )
    .orderBy('own.grant_id')
    .execute()
  return rows.map(grantOf)
}

function accountOf(row: Schema['account']): Account {
  return {
    accountId: row.account_id,
    loginName: row.login_name,
    name: row.name,
    regionId: row.region_id,
    organId: row.organ_id,
    status: row.status,
    version: row.version,
    enabledAt: row.enabled_at,
    lastSignInAt: row.last_sign_in_at,
    passwordChangedAt: row.password_changed_at,
  }
}

function grantOf(row: Schema['role_grant']): HeldGrant {
  return {
    grantId: row.grant_id,
    accountId: row.account_id,
    role: row.role,
    regionId: row.region_id,
    organId: row.organ_id,
    from: row.valid_from,
    to: row.valid_to,
    delegatedBy: row.delegated_by,
    delegatedFrom: row.delegated_from,
    revokedAt: row.revoked_at,
  }
}
