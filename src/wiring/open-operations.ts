/** Everything around the pages of a running installation: database, jobs, mail, log, figures, health. */

import type { Hono } from 'hono'
import { createHealth } from '../api/health.ts'
import { draftSecrets } from '../identity/draft-secrets.ts'
import { createMailer, type Mailer } from '../mail/send-mail.ts'
import type { Database } from '../store/database.ts'
import { draftStore } from '../store/draft-store.ts'
import { countUnplacedEvents } from '../store/ledger-backlog.ts'
import { listMigrations } from '../store/migrate.ts'
import { applicationRole } from '../store/refuse-unfit-server.ts'
import type { BackupShelf } from '../usecases/backup-ports.ts'
import { disableDormantAccounts } from '../usecases/disable-account.ts'
import { clearExpiredDrafts } from '../usecases/requests/keep-draft.ts'
import { recountRequests } from '../usecases/requests/recount-requests.ts'
import { resealPersonalData } from '../usecases/reseal-personal-data.ts'
import { type OpenJobQueue, openJobQueue, type QueueConnection } from '../worker/job-queue.ts'
import { type JobEvent, startWorker } from '../worker/start-worker.ts'
import { openBackupShelf } from './backup-shelf.ts'
import { remindOfToday } from './daily-reminder.ts'
import { deleteOrderedContent, keepFiles } from './file-wiring.ts'
import { momentOf, openInstallation } from './installation.ts'
import { type JobHandlerPorts, jobHandlers } from './job-handlers.ts'
import { keyRotation } from './key-rotation.ts'
import { createLog, type Log } from './log.ts'
import { createMetrics, type Metrics, serveMetrics } from './metrics.ts'
import { observed, type Routed } from './observe.ts'
import { migrationsFolder, openPlatform, type Platform } from './platform.ts'
import { readinessChecks } from './readiness.ts'
import type { Settings } from './settings.ts'

export interface OperationsOptions {
  readonly settings: Settings
  /** `hand-over`: only enqueues, for pages whose jobs run elsewhere. `work-off`: also runs jobs here. */
  readonly jobs: 'hand-over' | 'work-off'
  readonly readReport: JobHandlerPorts['readReport']
  readonly now: () => Date
  /** For tests; otherwise stderr at the level of the settings. */
  readonly log?: Log
}

export interface Operations {
  readonly platform: Platform
  readonly queue: OpenJobQueue
  readonly backups: BackupShelf
  readonly log: Log
  readonly metrics: Metrics
  /** `/healthz` and `/readyz`, to be mounted at the root of a face. */
  readonly health: Hono
  /** An application with trace, log line and count around each request. */
  readonly observe: (app: Routed, face: string) => ReturnType<typeof observed>
  /** Address of the metrics; null where none are served. */
  readonly metricsAddress: string | null
  /** Ends jobs first and the database last; running jobs get ten seconds. */
  readonly close: () => Promise<void>
}

/** How long one readiness check may take, in milliseconds. */
const readinessPatience = 3000
/** Counting the backlog reads two indexes whole: not more often than this, in milliseconds. */
const backlogEvery = 60_000
/** Rows of personal data that are sealed with a newer key in one night. */
const resealedEachNight = 50_000

/** Opens what an installation needs to run. Throws `EnvironmentProblem`. */
export async function openOperations(options: OperationsOptions): Promise<Operations> {
  const { settings, now } = options
  const log = options.log ?? createLog(settings.LOG_LEVEL)
  const closing: (() => Promise<void> | void)[] = []
  const close = async () => {
    for (const step of closing.splice(0).toReversed()) await step()
  }
  try {
    const platform = await openPlatform(settings, (error) =>
      log.error('trouble with the database', { component: 'database', error }),
    )
    const { database } = platform
    closing.push(() => database.close())
    const mailer = mailerOf(settings)
    closing.push(() => mailer?.close())
    const backups = openBackupShelf(
      { settings, folder: settings.backupFolder, migrationsFolder: migrationsFolder() },
      database,
    )
    const queue = await openQueue(database, options, log)
    closing.push(() => queue.close())
    const backlog = atMostEvery(backlogEvery, () => countUnplacedEvents(database.app))
    const metrics = createMetrics({ jobs: queue.counts, unplacedEvents: backlog })
    const metricsAddress = await listenForMetrics(settings, metrics, closing)
    if (options.jobs === 'work-off') {
      const handlers = jobHandlers({
        ...options,
        app: database.app,
        owner: database.owner,
        keys: platform.keys,
        mailer,
        backups,
        accessLogYears: settings.ACCESS_LOG_YEARS,
        clearDrafts: (day, regionIds) => clearDrafts(database, settings, day, regionIds),
        keepFiles: (day) => keepFiles(database.app, settings, day),
        destroyContent: (day) => deleteOrderedContent(database.app, settings, day),
        resealPersonalData: (day, signal) =>
          resealPersonalData(keyRotation(database.app, settings.dataFolder), {
            limit: resealedEachNight,
            at: momentOf(day),
            tell: () => {},
            signal,
          }),
        remindOffices: (day, signal) => remindAll({ database, queue, log }, settings, day, signal),
        tidyAccounts: (day) => tidyAccounts(database, settings, day),
        recountRequests: (day, regionIds) => recountAll(database, settings, day, regionIds),
      })
      const worker = await startWorker({
        queue,
        handlers,
        concurrency: settings.WORKER_JOBS,
        onJob: (event) => tellJob(event, log, metrics),
      })
      closing.push(() => worker.stop())
    }
    const steps = listMigrations(migrationsFolder()).length
    const health = createHealth({
      checks: readinessChecks(database, settings, steps, now),
      patience: readinessPatience,
      onFailure: (name, error) => log.warn('not ready', { component: name, error }),
    })
    const observe = (app: Routed, face: string) =>
      observed(app, { face, log, metrics, publicOrigin: originOf(settings, face) })
    return { platform, queue, backups, log, metrics, health, observe, metricsAddress, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** The interface is served beside the portal. */
function originOf({ PUBLIC_URL, DESK_URL, FILES_URL }: Settings, face: string): string | undefined {
  if (face === 'desk') return DESK_URL
  return face === 'files' ? FILES_URL : PUBLIC_URL
}

/** Accounts that nobody used for long are disabled. */
async function tidyAccounts(database: Database, settings: Settings, now: Date): Promise<void> {
  const at = momentOf(now)
  const { access } = openInstallation(database, settings, () => at)
  await disableDormantAccounts(access, { at })
}

/** A save that raced with a change of the calendar, or a new version of the program, may have left an old day. */
async function recountAll(
  database: Database,
  settings: Settings,
  now: Date,
  regionIds: readonly string[],
): Promise<void> {
  const at = momentOf(now)
  const { requests } = openInstallation(database, settings, () => at)
  for (const regionId of regionIds) {
    const calendar = await requests.calendarOf(regionId)
    await recountRequests(requests, { regionId, calendar, at })
  }
}

function remindAll(
  { database, queue, log }: { readonly database: Database; readonly queue: OpenJobQueue; readonly log: Log },
  settings: Settings,
  now: Date,
  signal: AbortSignal,
): Promise<void> {
  const { requests } = openInstallation(database, settings, () => momentOf(now))
  return remindOfToday({ ...requests, app: database.app, queue, log }, settings, now, signal)
}

/** Beginning a draft clears away the ended ones of its region; where nobody begins one, this does. */
async function clearDrafts(
  database: Database,
  settings: Settings,
  now: Date,
  regionIds: readonly string[],
): Promise<void> {
  const { requests } = openInstallation(database, settings, () => momentOf(now))
  const ports = { ...requests, drafts: draftStore(database.app), draftSecrets }
  for (const regionId of regionIds) await clearExpiredDrafts(ports, regionId, now.toISOString())
}

function mailerOf({ SMTP_URL, MAIL_FROM }: Settings): Mailer | null {
  return SMTP_URL === undefined || MAIL_FROM === undefined
    ? null
    : createMailer({ url: SMTP_URL, from: MAIL_FROM })
}

/** The queue of jobs in the installation's database. */
export function openQueue(
  database: Database,
  { jobs }: Pick<OperationsOptions, 'jobs'>,
  log: Log,
): Promise<OpenJobQueue> {
  return openJobQueue({
    connection: connectionOf(database),
    duty: jobs,
    applicationRole,
    onTrouble: (error) => log.error('trouble in the job queue', { component: 'jobs', error }),
  })
}

function connectionOf({ owner }: Database): QueueConnection {
  const { connectionString, host, port, user, database } = owner.options
  return connectionString === undefined ? { host, port, user, database } : { connectionString }
}

async function listenForMetrics(
  { METRICS_PORT, METRICS_HOST }: Settings,
  metrics: Metrics,
  closing: (() => Promise<void> | void)[],
): Promise<string | null> {
  if (METRICS_PORT === undefined) return null
  const listener = await serveMetrics(metrics, { port: METRICS_PORT, host: METRICS_HOST })
  closing.push(listener.close)
  return `http://${METRICS_HOST}:${listener.port}/metrics`
}

function tellJob(event: JobEvent, log: Log, metrics: Metrics): void {
  const { kind, jobId, attempt, outcome, milliseconds, reason, error } = event
  metrics.countJob({ kind, outcome, milliseconds })
  const fields = { kind, jobId, attempt, outcome, milliseconds: Math.round(milliseconds) }
  if (outcome === 'done') log.info('job done', fields)
  else log[outcome === 'hopeless' ? 'error' : 'warn']('job failed', { ...fields, reason, error })
}

/** The last answer again while it is fresh. */
function atMostEvery<T>(milliseconds: number, ask: () => Promise<T>): () => Promise<T> {
  let asked = Number.NEGATIVE_INFINITY
  let answer: Promise<T> | undefined
  return () => {
    if (answer === undefined || performance.now() - asked > milliseconds) {
      asked = performance.now()
      answer = ask()
      answer.catch(() => {
        answer = undefined
      })
    }
    return answer
  }
}
