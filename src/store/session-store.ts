/** Sessions: what the cookie's token stands for. */

import type { Kysely } from 'kysely'
import { signInLimits } from '../domain/access/sign-in-limits.ts'
import { addHours } from '../domain/calendar/instant.ts'
import type { Session, SessionStore } from '../usecases/access-ports.ts'
import type { Schema } from './schema.ts'

export function sessionStore(db: Kysely<Schema>): SessionStore {
  return {
    open: (session, tokenDigest) => open(db, session, tokenDigest),
    find: async (regionId, tokenDigest) => {
      const row = await db
        .selectFrom('session')
        .selectAll()
        .where('region_id', '=', regionId)
        .where('token_digest', '=', tokenDigest)
        .where('revoked_at', 'is', null)
        .executeTakeFirst()
      return row === undefined ? null : sessionOf(row)
    },
    touch: async ({ regionId, sessionId }, now) => {
      await live(db, regionId, sessionId).set({ seen_at: now }).execute()
    },
    rotate: async ({ regionId, sessionId }, tokenDigest, provenAt) => {
      const { numUpdatedRows } = await live(db, regionId, sessionId)
        .set({ token_digest: tokenDigest, proven_at: provenAt, seen_at: provenAt })
        .executeTakeFirst()
      return numUpdatedRows === 1n
    },
    list: async (regionId, accountId, now) => {
      const rows = await db
        .selectFrom('session')
        .selectAll()
        .where('region_id', '=', regionId)
        .where('account_id', '=', accountId)
        .where('revoked_at', 'is', null)
        .where('opened_at', '>', addHours(now, -signInLimits.absoluteHours))
        .orderBy('seen_at', 'desc')
        .execute()
      return rows.map(sessionOf)
    },
    revoke: async (regionId, accountId, sessionId, now) => {
      const { numUpdatedRows } = await live(db, regionId, sessionId)
        .where('account_id', '=', accountId)
        .set({ revoked_at: now })
        .executeTakeFirst()
      return numUpdatedRows === 1n
    },
  }
}

/** Ends every session of an account; part of the change that closes it. */
export async function revokeSessions(
  db: Kysely<Schema>,
  regionId: string,
  accountId: string,
  now: string,
): Promise<void> {
  await db
    .updateTable('session')
    .set({ revoked_at: now })
    .where('region_id', '=', regionId)
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .execute()
}

async function open(db: Kysely<Schema>, session: Session, tokenDigest: string): Promise<void> {
  await db
    .insertInto('session')
    .values({
      region_id: session.regionId,
      session_id: session.sessionId,
      account_id: session.accountId,
      token_digest: tokenDigest,
      opened_at: session.openedAt,
      seen_at: session.seenAt,
      proven_at: session.provenAt,
      address: session.address,
      device: session.device,
      revoked_at: null,
    })
    .execute()
}

function live(db: Kysely<Schema>, regionId: string, sessionId: string) {
  return db
    .updateTable('session')
    .where('region_id', '=', regionId)
    .where('session_id', '=', sessionId)
    .where('revoked_at', 'is', null)
}

function sessionOf(row: Omit<Schema['session'], 'token_digest'>): Session {
  return {
    sessionId: row.session_id,
    regionId: row.region_id,
    accountId: row.account_id,
    openedAt: row.opened_at,
    seenAt: row.seen_at,
    provenAt: row.proven_at,
    address: row.address,
    device: row.device,
  }
}
