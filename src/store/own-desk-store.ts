import type { Kysely } from 'kysely'
import type { OwnDeskStore, OwnKey } from '../usecases/own-desk-ports.ts'
import type { Schema } from './schema.ts'

/** What people set for themselves. */
export function ownDeskStore(db: Kysely<Schema>): OwnDeskStore {
  return {
    listQueues: async ({ regionId, accountId }) => {
      const rows = await db
        .selectFrom('saved_queue')
        .select(['queue_id', 'name', 'query'])
        .where('region_id', '=', regionId)
        .where('account_id', '=', accountId)
        .orderBy('name')
        .execute()
      return rows.map(({ queue_id, name, query }) => ({ queueId: queue_id, name, query }))
    },
    saveQueue: async (own, { queueId, name, query }, savedAt) => {
      await db
        .insertInto('saved_queue')
        .values({ ...keyOf(own), queue_id: queueId, name, query, saved_at: savedAt })
        .onConflict((conflict) =>
          conflict.columns(['region_id', 'account_id', 'name']).doUpdateSet({ query, saved_at: savedAt }),
        )
        .execute()
    },
    removeQueue: async ({ regionId, accountId }, queueId) => {
      await db
        .deleteFrom('saved_queue')
        .where('region_id', '=', regionId)
        .where('account_id', '=', accountId)
        .where('queue_id', '=', queueId)
        .execute()
    },
    listReadNotices: async ({ regionId, accountId }) => {
      const rows = await db
        .selectFrom('notice_read')
        .select('notice_id')
        .where('region_id', '=', regionId)
        .where('account_id', '=', accountId)
        .execute()
      return new Set(rows.map(({ notice_id }) => notice_id))
    },
    readNotice: async (own, noticeId, readAt) => {
      await db
        .insertInto('notice_read')
        .values({ ...keyOf(own), notice_id: noticeId, read_at: readAt })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },
  }
}

const keyOf = ({ regionId, accountId }: OwnKey) => ({ region_id: regionId, account_id: accountId })
