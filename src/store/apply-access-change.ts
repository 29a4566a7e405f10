/** One change of an account or a grant in the rows of the database. */

import { sql, type Transaction } from 'kysely'
import type { AccessChange, HeldGrant, NewGrant } from '../domain/access/account.ts'
import { isAdministrator } from '../domain/access/role-names.ts'
import type { Saved } from '../usecases/access-ports.ts'
import type { Schema } from './schema.ts'
import { revokeSessions } from './session-store.ts'

/** Thrown to roll back; answered as a value. */
export class NotSaved extends Error {
  readonly code: Extract<Saved, { ok: false }>['code']
  constructor(code: Extract<Saved, { ok: false }>['code']) {
    super(code)
    this.code = code
  }
}

export async function applyAccessChange(
  transaction: Transaction<Schema>,
  change: AccessChange,
  now: string,
): Promise<void> {
  switch (change.type) {
    case 'account-created':
      await createAccount(transaction, change, now)
      return
    case 'link-issued':
      await issueLink(transaction, change)
      return
    case 'account-set-up':
      await setUp(transaction, change, now)
      return
    case 'password-changed':
      await changePassword(transaction, change, now)
      return
    case 'password-rehashed':
      await rehash(transaction, change)
      return
    case 'one-time-code-added':
      await addOneTimeCode(transaction, change)
      return
    case 'security-key-added':
      await addSecurityKey(transaction, change)
      return
    case 'second-factor-removed':
      await removeFactors(transaction, change.accountId, change.factorId)
      return
    case 'credentials-reset':
      await resetCredentials(transaction, change.accountId, now)
      return
    case 'single-sign-on-linked': {
      const { accountId, issuer, subject } = change
      await transaction
        .insertInto('account_single_sign_on')
        .values({ account_id: accountId, issuer, subject })
        .execute()
      return
    }
    case 'single-sign-on-unlinked':
      await transaction
        .deleteFrom('account_single_sign_on')
        .where('account_id', '=', change.accountId)
        .where('issuer', '=', change.issuer)
        .execute()
      return
    case 'account-disabled': {
      const status = change.reason === 'unused' ? 'dormant' : 'disabled'
      await setAccount(transaction, change.accountId, { status })
      await transaction.deleteFrom('account_link').where('account_id', '=', change.accountId).execute()
      await endSessions(transaction, change.accountId, now)
      return
    }
    case 'account-enabled':
      await enable(transaction, change.accountId, now)
      return
    case 'role-granted':
    case 'role-delegated':
      await addGrant(transaction, change.grant)
      return
    case 'grant-revoked':
      await revokeGrant(transaction, change.grant, now)
  }
}

type ChangeOf<T extends AccessChange['type']> = Extract<AccessChange, { type: T }>

async function createAccount(
  transaction: Transaction<Schema>,
  { account }: ChangeOf<'account-created'>,
  now: string,
): Promise<void> {
  await transaction
    .insertInto('account')
    .values({
      account_id: account.accountId,
      login_name: account.loginName,
      name: account.name,
      region_id: account.regionId,
      organ_id: account.organId,
      status: 'invited',
      version: 1,
      enabled_at: now,
      last_sign_in_at: null,
      password_changed_at: null,
    })
    .execute()
}

async function issueLink(
  transaction: Transaction<Schema>,
  { accountId, link }: ChangeOf<'link-issued'>,
): Promise<void> {
  const row = { account_id: accountId, digest: link.digest, expires_at: link.expiresAt }
  await transaction
    .insertInto('account_link')
    .values(row)
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(row))
    .execute()
}

async function setUp(
  transaction: Transaction<Schema>,
  { accountId, linkDigest }: ChangeOf<'account-set-up'>,
  now: string,
): Promise<void> {
  const { numDeletedRows } = await transaction
    .deleteFrom('account_link')
    .where('account_id', '=', accountId)
    .where('digest', '=', linkDigest)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  if (numDeletedRows !== 1n) throw new NotSaved('link-used')
  await setAccount(transaction, accountId, { status: 'active', enabled_at: now })
}

/** Earlier hashes kept: more than any policy compares with. */
const hashesKept = 12

async function changePassword(
  transaction: Transaction<Schema>,
  { accountId, passwordHash }: ChangeOf<'password-changed'>,
  now: string,
): Promise<void> {
  const row = await transaction
    .selectFrom('account_password')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  const number = (row?.last ?? 0) + 1
  await transaction
    .insertInto('account_password')
    .values({ account_id: accountId, number, hash: passwordHash })
    .execute()
  await transaction
    .deleteFrom('account_password')
    .where('account_id', '=', accountId)
    .where('number', '<=', number - hashesKept)
    .execute()
  await setAccount(transaction, accountId, { password_changed_at: now })
  await endSessions(transaction, accountId, now)
}

async function rehash(
  transaction: Transaction<Schema>,
  { accountId, passwordHash }: ChangeOf<'password-rehashed'>,
): Promise<void> {
  const row = await transaction
    .selectFrom('account_password')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  await transaction
    .updateTable('account_password')
    .set({ hash: passwordHash })
    .where('account_id', '=', accountId)
    .where('number', '=', row?.last ?? 0)
    .execute()
}

async function addOneTimeCode(
  transaction: Transaction<Schema>,
  { accountId, factor }: ChangeOf<'one-time-code-added'>,
): Promise<void> {
  await transaction
    .insertInto('account_one_time_code')
    .values({
      account_id: accountId,
      factor_id: factor.factorId,
      name: factor.name,
      sealed_secret: factor.sealedSecret,
      last_step: String(factor.lastStep),
    })
    .execute()
}

async function addSecurityKey(
  transaction: Transaction<Schema>,
  { accountId, key }: ChangeOf<'security-key-added'>,
): Promise<void> {
  await transaction
    .insertInto('account_security_key')
    .values({
      account_id: accountId,
      factor_id: key.factorId,
      name: key.name,
      credential_id: key.credentialId,
      public_key: key.publicKey,
      signature_count: String(key.signatureCount),
      transports: [...key.transports],
    })
    .execute()
}

/** One factor, or with null every one. */
async function removeFactors(
  transaction: Transaction<Schema>,
  accountId: string,
  factorId: string | null,
): Promise<void> {
  for (const table of ['account_one_time_code', 'account_security_key'] as const) {
    const ofAccount = transaction.deleteFrom(table).where('account_id', '=', accountId)
    await (factorId === null ? ofAccount : ofAccount.where('factor_id', '=', factorId)).execute()
  }
}

async function resetCredentials(
  transaction: Transaction<Schema>,
  accountId: string,
  now: string,
): Promise<void> {
  await removeFactors(transaction, accountId, null)
  await transaction.deleteFrom('account_single_sign_on').where('account_id', '=', accountId).execute()
  await setAccount(transaction, accountId, { status: 'invited', password_changed_at: null })
  await endSessions(transaction, accountId, now)
}

async function enable(transaction: Transaction<Schema>, accountId: string, now: string): Promise<void> {
  const row = await transaction
    .selectFrom('account')
    .select('password_changed_at')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  const wasSetUp = (row?.password_changed_at ?? null) !== null
  await setAccount(transaction, accountId, { status: wasSetUp ? 'active' : 'invited', enabled_at: now })
}

async function addGrant(transaction: Transaction<Schema>, grant: NewGrant): Promise<void> {
  const { accountId, role } = grant
  if (isAdministrator(role)) {
    await transaction
      .insertInto('administrator')
      .values({ account_id: accountId, role })
      .onConflict((conflict) => conflict.columns(['account_id', 'role']).doNothing())
      .execute()
  }
  await transaction
    .insertInto('role_grant')
    .values({
      grant_id: grant.grantId,
      account_id: accountId,
      role,
      region_id: grant.regionId,
      organ_id: grant.organId,
      valid_from: grant.from,
      valid_to: grant.to,
      delegated_by: grant.delegatedBy,
      delegated_from: grant.delegatedFrom,
      revoked_at: null,
      administrator_role: isAdministrator(role) ? role : null,
    })
    .execute()
}

async function revokeGrant(transaction: Transaction<Schema>, grant: HeldGrant, now: string): Promise<void> {
  const { numUpdatedRows } = await transaction
    .updateTable('role_grant')
    .set({ revoked_at: now, administrator_role: null })
    .where('grant_id', '=', grant.grantId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new NotSaved('version-conflict')
  if (!isAdministrator(grant.role)) return
  await sql`
    delete from administrator a
    where a.account_id = ${grant.accountId} and not exists (
      select from role_grant g where g.account_id = a.account_id and g.administrator_role = a.role)`.execute(
    transaction,
  )
}

export async function setAccount(
  transaction: Transaction<Schema>,
  accountId: string,
  values: Partial<Pick<Schema['account'], 'status' | 'enabled_at' | 'password_changed_at' | 'version'>>,
): Promise<void> {
  await transaction.updateTable('account').set(values).where('account_id', '=', accountId).execute()
}

async function endSessions(transaction: Transaction<Schema>, accountId: string, now: string): Promise<void> {
  const row = await transaction
    .selectFrom('account')
    .select('region_id')
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow()
  await revokeSessions(transaction, row.region_id, accountId, now)
}
