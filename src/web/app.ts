import { Hono } from 'hono'
import { FormRefused } from './form-refused.ts'
import { problemPage, respondToError, waitPage } from './pages/public/problem/handler.tsx'
import { routes } from './routes.ts'
import { securityHeaders } from './security-headers.ts'
import { loadStaticFiles } from './static-files.ts'
import { uploadText } from './upload-text.ts'
import type { WebEnvironment } from './web-environment.ts'
import type { WebPorts } from './web-ports.ts'

export type { Example, WebPorts } from './web-ports.ts'

const year = 365 * 24 * 3600

/** What reads, checks and typesets files; the pages of requests count for themselves. */
const costly = ['/audit', '/download', '/compile']

/** The pages as one application: a Request goes in, a Response comes out, no port needed. */
export function createWeb(ports: WebPorts): Hono<WebEnvironment> {
  const assets = loadStaticFiles(ports.assetsFolder)
  const web = new Hono<WebEnvironment>()
  web.use(securityHeaders)
  web.use(async (context, next) => {
    context.set('asset', assets.href)
    await next()
    if (ports.requests?.publicOrigin?.startsWith('https:') === true)
      context.res.headers.set('Strict-Transport-Security', `max-age=${year}; includeSubDomains`)
  })
  web.use(async (context, next) => {
    // PostgreSQL keeps no NUL in a text: no honest address has one.
    if (/%00/.test(context.req.url)) throw new FormRefused(400, uploadText.notText)
    await next()
  })
  web.on('POST', costly, async (context, next) => {
    const socket = context.env?.incoming?.socket.remoteAddress ?? null
    const wait = ports.secondsToWait?.(socket, context.req.header('X-Forwarded-For') ?? null) ?? null
    return wait === null ? next() : waitPage(context, wait)
  })
  web.get('/assets/:name', (context) => assets.serve(context) ?? problemPage(context, 404))
  for (const { method, path, handler } of routes) web.on(method, path, (context) => handler(context, ports))
  web.notFound((context) => problemPage(context, 404))
  web.onError((error, context) => respondToError(error, context, ports.onError))
  return web
}
