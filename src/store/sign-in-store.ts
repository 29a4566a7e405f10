/** What happens before somebody is signed in: tries, and the steps between two pages. */

import { type Kysely, sql } from 'kysely'
import type { SignInTry } from '../domain/access/sign-in-gate.ts'
import type { Ceremony, CeremonyStore, SignInLog, SignInRecord } from '../usecases/access-ports.ts'
import type { Schema } from './schema.ts'

/** Append-only: the application role may neither change nor delete a try. */
export function signInLog(db: Kysely<Schema>): SignInLog {
  return {
    begin: async ({ attemptId, nameDigest, address, now }) => {
      await db
        .insertInto('sign_in_try')
        .values({ attempt_id: attemptId, outcome: 'failed', at: now, name_digest: nameDigest, address })
        .execute()
    },
    settle: async (attemptId, outcome, now) => {
      await sql`
        insert into sign_in_try (attempt_id, outcome, at, name_digest, address)
        select attempt_id, ${outcome}, ${now}, name_digest, address
        from sign_in_try where attempt_id = ${attemptId} and outcome = 'failed'`.execute(db)
    },
    list: async (by, since) => {
      const rows = await db
        .selectFrom('sign_in_try')
        .select(['attempt_id', 'outcome', 'at', 'name_digest'])
        .where(
          'nameDigest' in by ? 'name_digest' : 'address',
          '=',
          'nameDigest' in by ? by.nameDigest : by.address,
        )
        .where('at', '>=', since)
        .orderBy('at')
        .execute()
      const tries = new Map<string, SignInTry>()
      for (const { attempt_id, outcome, at, name_digest } of rows) {
        // A try that went well has a second row, written later.
        if (outcome === 'failed' && tries.has(attempt_id)) continue
        tries.set(attempt_id, { attemptId: attempt_id, nameDigest: name_digest, at, outcome })
      }
      return [...tries.values()]
    },
    listLatest: async (nameDigest, limit) => {
      const { rows } = await sql<SignInRecord>`
        select t.at, t.address, coalesce(
          (select p.outcome from sign_in_try p where p.attempt_id = t.attempt_id and p.outcome <> 'failed' limit 1),
          'failed') as outcome
        from sign_in_try t
        where t.name_digest = ${nameDigest} and t.outcome = 'failed'
        order by t.at desc limit ${limit}`.execute(db)
      return rows
    },
  }
}

/** Steps live for minutes; each beginning clears away what has run out. */
export function ceremonyStore(db: Kysely<Schema>): CeremonyStore {
  return {
    begin: async (tokenDigest, ceremony, expiresAt) => {
      await db
        .insertInto('sign_in_ceremony')
        .values({ token_digest: tokenDigest, ceremony: JSON.stringify(ceremony), expires_at: expiresAt })
        .execute()
    },
    find: async (tokenDigest, now) => {
      const row = await db
        .selectFrom('sign_in_ceremony')
        .select('ceremony')
        .where('token_digest', '=', tokenDigest)
        .where('expires_at', '>', now)
        .executeTakeFirst()
      return row === undefined ? null : ceremonyOf(row.ceremony)
    },
    take: async (tokenDigest, now) => {
      await db.deleteFrom('sign_in_ceremony').where('expires_at', '<=', now).execute()
      const row = await db
        .deleteFrom('sign_in_ceremony')
        .where('token_digest', '=', tokenDigest)
        .returning('ceremony')
        .executeTakeFirst()
      return row === undefined ? null : ceremonyOf(row.ceremony)
    },
  }
}

function ceremonyOf(value: unknown): Ceremony {
  return value as Ceremony // written by `begin` above, by no one else
}
