/** What each kind of job does: the queue on one side, store, mail and readers on the other. */

import type { Kysely } from 'kysely'
import type pg from 'pg'
import { readInput } from '../cli/files.ts'
import { audit } from '../domain/annual-report/audit/audit.ts'
import { UnreadableFile } from '../domain/unreadable-file.ts'
import type { Mailer } from '../mail/send-mail.ts'
import { purgeAccessLog } from '../store/access-log-store.ts'
import { hasBatchLine, writeBatchLine } from '../store/batch-audit-store.ts'
import { purgeOnceKeys } from '../store/idempotency-store.ts'
import { listRegionIds } from '../store/ledger-backlog.ts'
import { placeEvents, signCheckpoint, verifyLog } from '../store/ledger-log.ts'
import type { Schema } from '../store/schema.ts'
import { verifyRows } from '../store/verify-rows.ts'
import type { BatchLine } from '../usecases/audit-batch.ts'
import type { BackupShelf } from '../usecases/backup-ports.ts'
import { type BatchAuditItem, JobFailure, type JobHandlers } from '../usecases/job-ports.ts'
import type { ReadReport } from '../usecases/read-report.ts'
import { momentOf } from './installation.ts'
import type { LedgerKeys } from './ledger-keys.ts'

export interface JobHandlerPorts {
  readonly app: Kysely<Schema>
  readonly keys: LedgerKeys
  /** null where no mail server is set: letters wait. */
  readonly mailer: Mailer | null
  readonly readReport: (bytes: Uint8Array, fileName: string) => Promise<ReadReport>
  readonly now: () => Date
  /** Connections of the owner: the application may not delete what is to be purged. */
  readonly owner: pg.Pool
  readonly accessLogYears: number
  /** What the accounts need once a day: those not used for long are disabled. */
  readonly tidyAccounts?: (now: Date) => Promise<void>
  /** Last days of open requests, counted anew once a day. */
  readonly recountRequests?: (now: Date, regionIds: readonly string[]) => Promise<void>
  /** Drafts of requests that nobody came back to go once a day, with their files. */
  readonly clearDrafts?: (now: Date, regionIds: readonly string[]) => Promise<void>
  /** What files need once a day. */
  readonly keepFiles?: (now: Date) => Promise<void>
  /** Personal data under older keys is sealed with the current one, a part each night. */
  readonly resealPersonalData?: (now: Date, signal: AbortSignal) => Promise<unknown>
  /** Bytes that destroyed files gave up. */
  readonly destroyContent?: (now: Date) => Promise<unknown>
  /** What waits at each disclosure office, told by mail on the morning of a working day. */
  readonly remindOffices?: (now: Date, signal: AbortSignal) => Promise<void>
  readonly backups: BackupShelf
}

export function jobHandlers(ports: JobHandlerPorts): JobHandlers {
  const { app, keys, mailer } = ports
  return {
    'send-mail': async (items) => {
      if (mailer === null) throw new JobFailure('later', '没有设置发信服务器（SMTP_URL）')
      for (const item of items) await mailer.send(item)
    },
    'place-ledger-events': async (_items, { signal }) => {
      for (const regionId of await listRegionIds(app)) {
        signal.throwIfAborted()
        await placeEvents(app, regionId)
      }
    },
    'sign-checkpoint': async (_items, { signal }) => {
      for (const regionId of await listRegionIds(app)) {
        signal.throwIfAborted()
        await signCheckpoint(app, regionId, keys.privateKey, ports.now().toISOString())
      }
    },
    'verify-ledger': async (_items, { signal }) => {
      const wrong = []
      for (const regionId of await listRegionIds(app)) {
        signal.throwIfAborted()
        const { today } = momentOf(ports.now())
        const problems = (await verifyLog(app, regionId, keys.publicKeys)).length
        const differences = (await verifyRows(app, regionId, today)).problems.length
        if (problems + differences > 0) wrong.push(`${regionId}（${problems + differences} 处）`)
      }
      if (wrong.length > 0)
        throw new JobFailure(
          'hopeless',
          `台账日志或由它得出的表有不一致：${wrong.join('、')}。详情运行 gongkai verify`,
        )
    },
    'keep-house': async (_items, { signal }) => {
      const now = ports.now()
      for (const regionId of await listRegionIds(app)) {
        signal.throwIfAborted()
        await purgeAccessLog(ports.owner, {
          regionId,
          keepYears: ports.accessLogYears,
          now: now.toISOString(),
        })
        await purgeOnceKeys(app, regionId, now.toISOString())
      }
      await ports.tidyAccounts?.(now)
      await ports.recountRequests?.(now, await listRegionIds(app))
      await ports.clearDrafts?.(now, await listRegionIds(app))
      await ports.keepFiles?.(now)
      await ports.resealPersonalData?.(now, signal)
    },
    'remind-offices': async (_items, { signal }) => void (await ports.remindOffices?.(ports.now(), signal)),
    'destroy-content': async () => void (await ports.destroyContent?.(ports.now())),
    'back-up': async () => void (await ports.backups.make(ports.now())),
    'drill-backup': async (items, { signal }) => {
      for (const { backup } of items) {
        signal.throwIfAborted()
        const name = backup ?? (await ports.backups.list())[0]?.name
        if (name === undefined) continue
        const { outcome, says } = await ports.backups.drill(name, ports.now())
        if (outcome === 'failed') throw new JobFailure('hopeless', `恢复演练没有通过：${says}`)
      }
    },
    'audit-batch': async (items, { signal }) => {
      for (const item of items) {
        signal.throwIfAborted()
        if (await hasBatchLine(app, item.regionId, item.batchId, item.file)) continue
        await writeBatchLine(app, item.regionId, item.batchId, await auditFile(item, ports))
      }
    },
  }
}

async function auditFile({ file }: BatchAuditItem, ports: JobHandlerPorts): Promise<BatchLine> {
  try {
    const bytes = await readInput(file)
    const { report } = await ports.readReport(bytes, file)
    const { findings, counts } = audit(report)
    return { file, organ: report.organ, year: report.year, form: report.form, findings, counts }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    return { file, unreadable: { reason: error.reason, message: error.message } }
  }
}
