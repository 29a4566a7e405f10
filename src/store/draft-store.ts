/** 草稿 of requests: sealed text under the digest of a token that only the applicant's browser has. */

import { type Kysely, sql } from 'kysely'
import type { DraftStore } from '../usecases/draft-ports.ts'
import type { Schema } from './schema.ts'

export function draftStore(db: Kysely<Schema>): DraftStore {
  return {
    add: async ({ regionId, tokenDigest }, { draftId, sealed, expiresAt }) => {
      await db
        .insertInto('request_draft')
        .values({
          region_id: regionId,
          token_digest: tokenDigest,
          draft_id: draftId,
          version: 1,
          sealed,
          expires_at: expiresAt,
        })
        .execute()
    },
    find: async ({ regionId, tokenDigest }, now) => {
      const row = await db
        .selectFrom('request_draft')
        .select(['draft_id', 'version', 'sealed', 'expires_at'])
        .where('region_id', '=', regionId)
        .where('token_digest', '=', tokenDigest)
        .where('expires_at', '>', now)
        .executeTakeFirst()
      if (row === undefined) return null
      return {
        draftId: row.draft_id,
        version: row.version,
        sealed: row.sealed,
        expiresAt: new Date(row.expires_at).toISOString(),
      }
    },
    replace: async ({ regionId, tokenDigest }, based, { sealed, expiresAt }) => {
      const result = await db
        .updateTable('request_draft')
        .set({ sealed, expires_at: expiresAt, version: based.version + 1 })
        .where('region_id', '=', regionId)
        .where('token_digest', '=', tokenDigest)
        .where('version', '=', based.version)
        .executeTakeFirst()
      return result.numUpdatedRows === 1n
    },
    remove: async ({ regionId, tokenDigest }) => {
      await db
        .deleteFrom('request_draft')
        .where('region_id', '=', regionId)
        .where('token_digest', '=', tokenDigest)
        .execute()
    },
    removeExpired: async (regionId, now, limit) => {
      const { rows } = await sql<{ draft_id: string }>`
        delete from request_draft where region_id = ${regionId} and token_digest in (
          select token_digest from request_draft
          where region_id = ${regionId} and expires_at <= ${now} order by expires_at limit ${limit})
        returning draft_id`.execute(db)
      return rows.map(({ draft_id }) => draft_id)
    },
  }
}
