import type { Kysely } from 'kysely'
import type { RegionLog } from '../usecases/region-log-ports.ts'
import { appendEvents, isVersionConflict, listEvents } from './ledger-store.ts'
import type { Schema } from './schema.ts'
import { inTransaction } from './transaction.ts'

/** Ids are the same in every region, because the region leads the key. */
const logs = {
  vocabulary: {
    courier: '00000000-0000-4000-8000-000000f0c001',
    topic: '00000000-0000-4000-8000-000000f0c002',
    'return-reason': '00000000-0000-4000-8000-000000f0c003',
  },
  notice: '00000000-0000-4000-8000-0000000b0a4d',
  operation: '00000000-0000-4000-8000-0000000092a7',
  destruction: '00000000-0000-4000-8000-00000000de57',
} as const

/** The words of one vocabulary. */
export function vocabularyLog(db: Kysely<Schema>, name: keyof typeof logs.vocabulary): RegionLog {
  return regionLog(db, 'vocabulary', logs.vocabulary[name])
}

export function noticeLog(db: Kysely<Schema>): RegionLog {
  return regionLog(db, 'notice', logs.notice)
}

/** What the operators of an installation did: jobs run again, backups. */
export function operationLog(db: Kysely<Schema>): RegionLog {
  return regionLog(db, 'operation', logs.operation)
}

/** Proposals to destroy personal data whose time is over, and what became of them. */
export function destructionLog(db: Kysely<Schema>): RegionLog {
  return regionLog(db, 'destruction', logs.destruction)
}

function regionLog(db: Kysely<Schema>, objectKind: string, objectId: string): RegionLog {
  return {
    read: async (regionId) => {
      const events = await listEvents(db, regionId, objectId)
      return { events: events.map(({ type, payload }) => ({ type, payload })), version: events.length }
    },
    add: async ({ type, payload }, { regionId, actorId, at, version }) => {
      const event = {
        type,
        effectiveOn: at.today,
        recordedAt: at.now,
        actorId,
        payload,
        basis: null,
        supersedes: null,
      }
      try {
        const object = { regionId, objectKind, objectId }
        const appended = await inTransaction(db, (transaction) =>
          appendEvents(transaction, object, version, [event]),
        )
        return appended.ok
      } catch (error) {
        if (isVersionConflict(error)) return false
        throw error
      }
    },
  }
}
