/** 每日提醒 of an installation: the letters of a morning, each with its key in one transaction. */

import type { Kysely } from 'kysely'
import { doOnce } from '../store/idempotency-store.ts'
import type { Schema } from '../store/schema.ts'
import { installationActorId } from '../usecases/create-first-link.ts'
import { JobFailure } from '../usecases/job-ports.ts'
import { type ReminderPorts, remindOffices } from '../usecases/requests/remind-offices.ts'
import type { OpenJobQueue } from '../worker/job-queue.ts'
import { momentOf } from './installation.ts'
import type { Log } from './log.ts'
import type { Settings } from './settings.ts'

export interface DailyReminderPorts extends Omit<ReminderPorts, 'handOver'> {
  readonly app: Kysely<Schema>
  readonly queue: Pick<OpenJobQueue, 'enqueueWithin'>
  readonly log: Log
}

type ReminderSettings = Pick<Settings, 'SMTP_URL' | 'MAIL_FROM' | 'DESK_URL' | 'REMINDERS'>

/** Reminds every office of today. Without a mail server nothing is handed over: letters of past days must not pile up. */
export async function remindOfToday(
  ports: DailyReminderPorts,
  { SMTP_URL, MAIL_FROM, DESK_URL, REMINDERS }: ReminderSettings,
  now: Date,
  signal: AbortSignal,
): Promise<void> {
  if (SMTP_URL === undefined || MAIL_FROM === undefined || REMINDERS === 'off') return
  const { letters, atWork, unusable } = await remindOffices(
    { ...ports, handOver: handOverOnce(ports, MAIL_FROM) },
    { deskUrl: DESK_URL ?? null, at: momentOf(now), signal },
  )
  ports.log.info('offices reminded', { component: 'jobs', count: letters })
  for (const organId of unusable)
    ports.log.warn('an office has no usable mail address', { component: 'jobs', organId })
  if (atWork > 0) throw new JobFailure('later', `${atWork} 个机关正由另一个任务进程提醒，过一会儿再看`)
}

/** The row of the key and the job are written together, so a run that was killed neither loses a letter nor doubles one. */
function handOverOnce({ app, queue }: DailyReminderPorts, from: string): ReminderPorts['handOver'] {
  // An address may stand under a name in Chinese characters; an identifier may not.
  const { hostname } = new URL(`http://${from.slice(from.lastIndexOf('@') + 1)}`)
  return async ({ regionId, organId, today }, message) => {
    const name = `remind-offices.${organId}.${today}`
    const once = { regionId, key: name, actorId: installationActorId, body: {} }
    const done = await doOnce(app, once, async (transaction) => {
      const messageId = `<${name}@${hostname}>`
      await queue.enqueueWithin(transaction, 'send-mail', [{ ...message, messageId }])
      return {}
    })
    if (!done.ok) return done.code === 'in-flight' ? 'at-work' : 'earlier'
    return done.replayed ? 'earlier' : 'handed-over'
  }
}
