/** `gongkai serve`: portal, desk and interface of an installation in one process. */

import { availableParallelism } from 'node:os'
import { createApi } from '../api/app.ts'
import { createWorkApi } from '../api/work/work-app.ts'
import { createPace, type PacedUse } from '../domain/access/pace.ts'
import { networkOf } from '../domain/access/use-limits.ts'
import { audit } from '../domain/annual-report/audit/audit.ts'
import type { Moment } from '../usecases/access-ports.ts'
import { EnvironmentProblem } from '../usecases/environment-problem.ts'
import { createQueue } from '../usecases/work-queue.ts'
import { createWeb } from '../web/app.ts'
import { createDesk } from '../web/desk-app.ts'
import { createFilesFace } from '../web/files-app.ts'
import type { WebPorts } from '../web/web-ports.ts'
import { trustProxies } from './client-address.ts'
import { type Installation, momentOf, openInstallation, originsOf } from './installation.ts'
import { installationCalendar } from './installation-calendar.ts'
import { createLog, currentTrace } from './log.ts'
import { type Operations, openOperations } from './open-operations.ts'
import { ReaderPool } from './reader-pool.ts'
import { type Face, openFaces, untilStopped } from './serve.ts'
import type { Settings } from './settings.ts'

/** Who hears of errors is known once the log is open. */
type UntoldPorts = Omit<WebPorts, 'onError'>

export interface ServerOptions {
  readonly settings: Settings
  /** The portal's ports, made over the reader threads. */
  readonly webPorts: (readers: ReaderPool) => UntoldPorts
  readonly announce: (line: string) => void
}

/** Files that programs may have read at once, and how many more may wait: people at the pages come first. */
const apiReadings = { width: 1, waiting: 10 }

type Handle = Face['handle']

/** Opens everything, announces the addresses, and serves until SIGINT or SIGTERM. */
export async function runServer({ settings, webPorts, announce }: ServerOptions): Promise<void> {
  // From here on a signal is an orderly stop: the database that is being started must not be left behind.
  const stopped = untilStopped()
  const readers = new ReaderPool(availableParallelism())
  const ports = webPorts(readers)
  const moment = () => momentOf(new Date())
  const operations = await openOrSay(settings, readers, announce)
  const opened = { portal: settings.PORT, desk: settings.DESK_PORT, files: settings.FILES_PORT }
  const origins = originsOf(settings, opened)
  const installation = operations && openInstallation(operations.platform.database, settings, moment, origins)
  const calendar = operations
    ? installationCalendar(operations.platform.database.app, operations.log)
    : ports.calendar
  const faces = [
    portalFace(settings, { ...ports, calendar, requests: installation?.portal ?? null }, readers, operations),
  ]
  if (operations && installation) {
    faces.push(deskFace(settings, ports, operations, installation))
    faces.push(filesFace(settings, operations, installation))
  }
  const served = await openFaces(faces, settings.HOST)
  opened.portal = served.ports[0] ?? opened.portal
  opened.desk = served.ports[1] ?? opened.desk
  opened.files = served.ports[2] ?? opened.files
  for (const line of served.lines) announce(line)
  if (operations) announce(operations.platform.database.where)
  if (installation) await announceFirstLinks(installation, readers, origins.desk(), moment(), announce)
  announce('核查和编制用的文件只在本机处理，不外传、不留存。按 Ctrl+C 停止。')
  // After everything is served and told: the first start is not to wait for it.
  const cases = (await installation?.loadCases(moment())) ?? 0
  if (cases > 0) announce(`演示地区装入了 ${cases} 件自编的申请，日期从今天往回推算。`)
  await stopped
  await served.close()
  await operations?.close()
  await readers.close()
}

/** Without a database the public pages still work: the reader of reports needs none. */
async function openOrSay(
  settings: Settings,
  readers: ReaderPool,
  announce: (line: string) => void,
): Promise<Operations | null> {
  try {
    return await openOperations({
      settings,
      jobs: 'work-off',
      readReport: (bytes, fileName) => readers.read(bytes, fileName),
      now: () => new Date(),
    })
  } catch (error) {
    if (!(error instanceof EnvironmentProblem)) throw error
    announce(`${error.message}\n办公端没有启动；核查、编制和计算仍可使用。`)
    return null
  }
}

function portalFace(
  settings: Settings,
  ports: UntoldPorts,
  readers: ReaderPool,
  operations: Operations | null,
): Face {
  const log = operations?.log ?? createLog(settings.LOG_LEVEL)
  const inLine = createQueue(apiReadings.width, apiReadings.waiting)
  const secondsToWait = secondsToWaitBy(settings)
  const api = createApi({
    secondsToWait: (socket, forwardedFor) => secondsToWait('interface', socket, forwardedFor),
    readReport: (bytes, fileName) => inLine(() => readers.read(bytes, fileName)),
    auditReport: audit,
    calendar: ports.calendar,
    requestId: () => currentTrace()?.requestId ?? '',
    onError: (error) => log.error('request failed', { error }),
  })
  const web = createWeb({
    ...ports,
    onError: (error, told) => log.error('request failed', { ...told, error }),
    secondsToWait: (socket, forwardedFor) => secondsToWait('work', socket, forwardedFor),
  })
  const observe = operations?.observe ?? ((app: { fetch: Handle }) => app.fetch)
  const pages: Handle = observe(web, 'portal')
  const interfaces: Handle = observe(api, 'api')
  const health: Handle | undefined = operations?.health.fetch
  return {
    title: '公开 Gongkai 已启动',
    port: settings.PORT,
    handle: (request, environment) => {
      const { pathname } = new URL(request.url)
      if (health && (pathname === '/healthz' || pathname === '/readyz')) return health(request, environment)
      return (pathname.startsWith('/api/') ? interfaces : pages)(request, environment)
    },
  }
}

/** By network: an office behind one address, or one subscriber's many addresses. */
function secondsToWaitBy(settings: Settings) {
  const [pace, addressOf] = [createPace(), trustProxies(settings.TRUSTED_PROXIES)]
  return (use: PacedUse, socket: string | null, forwardedFor: string | null) =>
    pace(use, networkOf(addressOf(socket, forwardedFor)), Date.now())
}

function deskFace(
  settings: Settings,
  ports: UntoldPorts,
  operations: Operations,
  installation: Installation,
): Face {
  const { queue, backups } = operations
  const desk = createDesk({
    ...installation.desk(ports.assetsFolder, { queue, backups }),
    onError: (error, told) => operations.log.error('request failed', { ...told, error }),
    onSecurityEvent: (event) => operations.log.warn('security event', { face: 'desk', ...event }),
  })
  const secondsToWait = secondsToWaitBy(settings)
  const work = createWorkApi({
    ...installation.work,
    secondsToWait: (socket, forwardedFor) => secondsToWait('interface', socket, forwardedFor),
    requestId: () => currentTrace()?.requestId ?? '',
    onError: (error) => operations.log.error('request failed', { error }),
  })
  const pages: Handle = operations.observe(desk, 'desk')
  const interfaces: Handle = operations.observe(work, 'work-api')
  return {
    title: '办公端',
    port: settings.DESK_PORT,
    handle: (request, environment) =>
      (new URL(request.url).pathname.startsWith('/api/') ? interfaces : pages)(request, environment),
  }
}

/** What people uploaded, apart from every page and its cookies. */
function filesFace(settings: Settings, operations: Operations, installation: Installation): Face {
  const files = createFilesFace(installation.filesFace)
  return { title: '用户文件', port: settings.FILES_PORT, handle: operations.observe(files, 'files') }
}

/** One-time log-ins of people who have not set up their account yet. */
async function announceFirstLinks(
  installation: Installation,
  readers: ReaderPool,
  deskOrigin: string,
  at: Moment,
  announce: (line: string) => void,
): Promise<void> {
  const links = await installation.firstLinks((bytes, fileName) => readers.read(bytes, fileName), at)
  if (links.length === 0) return
  announce('办公端首次登录（每个网址只能用一次，三天内有效）：')
  for (const { name, loginName, linkToken } of links)
    announce(`  ${name}（${loginName}）　${deskOrigin}/set-up/${linkToken}`)
}
