import { Hono } from 'hono'
import { createPace, type Pace } from '../domain/access/pace.ts'
import { createQueue, TooBusy } from '../usecases/work-queue.ts'
import { answerRoute, showProblem } from './desk-answer.tsx'
import { readCookie } from './desk-cookies.ts'
import type { DeskPorts } from './desk-ports.ts'
import { deskRoutes } from './desk-routes.ts'
import type { DeskContext, DeskEnvironment } from './desk-visit.ts'
import { FormRefused } from './form-refused.ts'
import { securityHeaders } from './security-headers.ts'
import { loadStaticFiles } from './static-files.ts'

export type { DeskPorts } from './desk-ports.ts'

const year = 365 * 24 * 3600

/**
 * Forms at work at once. Each holds one connection for its key while its work uses others: were they as many as the
 * pool has connections, all would wait for each other for ever.
 */
const formsAtOnce = 8
const formsWaiting = 500

/** What reads much at once, besides every form. */
const searches = ['/search', '/organs/export', '/requests/export']

/** The desk (办公端) as one application, for its own port or host name. */
export function createDesk(given: DeskPorts): Hono<DeskEnvironment> {
  const inTurn = createQueue(formsAtOnce, formsWaiting)
  const ports: DeskPorts = { ...given, doOnce: (once, work) => inTurn(() => given.doOnce(once, work)) }
  const pace = createPace()
  const assets = loadStaticFiles(ports.assetsFolder)
  const desk = new Hono<DeskEnvironment>()
  desk.use(securityHeaders)
  desk.use(async (context, next) => {
    context.set('asset', assets.href)
    await next()
    const origin = ports.publicOrigin ?? new URL(context.req.url).origin
    if (origin.startsWith('https:'))
      context.res.headers.set('Strict-Transport-Security', `max-age=${year}; includeSubDomains`)
    context.res.headers.set('X-Robots-Tag', 'noindex')
  })
  desk.use(async (context, next) => {
    const wait = secondsToWait(context, ports, pace)
    if (wait === null) return next()
    ports.onSecurityEvent?.({ event: 'too-fast', route: context.req.method, accountId: null })
    context.header('Retry-After', String(wait))
    return showProblem(context, ports, 429)
  })
  desk.get('/assets/:name', (context) => assets.serve(context) ?? showProblem(context, ports, 404))
  for (const route of deskRoutes)
    desk.on(route.method, route.path, (context) => answerRoute(context, ports, route))
  desk.notFound((context) => showProblem(context, ports, 404))
  desk.onError((error, context) => {
    if (error instanceof FormRefused) return showProblem(context, ports, error.status, error.message)
    if (error instanceof TooBusy) return showProblem(context, ports, 503)
    ports.onError(error, { method: context.req.method, route: context.req.routePath })
    return showProblem(context, ports, 500)
  })
  return desk
}

/** By session, and by address before there is one; null = go on. */
function secondsToWait(context: DeskContext, ports: DeskPorts, pace: Pace): number | null {
  const { method, path } = context.req
  const use = method === 'POST' ? 'form' : searches.includes(path) ? 'search' : null
  if (use === null) return null
  const socket = context.env?.incoming?.socket.remoteAddress ?? null
  const who =
    readCookie(context, ports, 'gongkai') ??
    ports.clientAddress(socket, context.req.header('X-Forwarded-For') ?? null)
  return pace(use, who, Date.parse(ports.moment().now))
}
