/** What is written and counted about every request: its route, never its address, which may carry words of a person. */

import { randomBytes, randomUUID } from 'node:crypto'
import { type Log, type RequestTrace, withTrace } from './log.ts'
import type { Metrics } from './metrics.ts'

/** As much of a Hono application as is needed to name the route of a request. */
export interface Routed {
  /** `environment` carries the socket of the request. */
  readonly fetch: (request: Request, environment?: object) => Response | Promise<Response>
  readonly router: {
    readonly match: (
      method: string,
      path: string,
    ) => readonly [readonly (readonly [readonly [unknown, Route], unknown])[], ...unknown[]]
  }
}

interface Route {
  readonly path: string
  readonly method: string
}

export interface ObserveOptions {
  /** "portal", "desk", "files" or "api". */
  readonly face: string
  readonly log: Log
  readonly metrics: Pick<Metrics, 'countRequest'>
  /** Where the face is reached from outside; over https, browsers are told to come by https only (ASVS 3.4.1). */
  readonly publicOrigin?: string | undefined
}

/** A year, subdomains included. */
const httpsOnly = 'max-age=31536000; includeSubDomains'

/** The application with a trace around each request, a log line and a count after it, and the request's id in the answer. */
export function observed(
  app: Routed,
  { face, log, metrics, publicOrigin }: ObserveOptions,
): (request: Request, environment?: object) => Promise<Response> {
  const own = publicOrigin?.startsWith('https:') ? { 'Strict-Transport-Security': httpsOnly } : {}
  return (request, environment) => {
    const trace = traceOf(request)
    return withTrace(trace, async () => {
      const started = performance.now()
      const tell = (status: number) => {
        const answered = {
          face,
          method: knownMethod(request.method),
          route: routeOf(app, request),
          status,
          milliseconds: Math.round((performance.now() - started) * 10) / 10,
        }
        metrics.countRequest(answered)
        log[status >= 500 ? 'error' : 'info']('request answered', answered)
      }
      try {
        const response = await app.fetch(request, environment)
        tell(response.status)
        return withHeaders(response, { ...own, 'X-Request-Id': trace.requestId })
      } catch (error) {
        tell(500)
        log.error('request failed', { error })
        throw error
      }
    })
  }
}

/** Continues the caller's trace when its header is well formed, otherwise begins one. */
function traceOf(request: Request): RequestTrace {
  const [, given] =
    /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/.exec(request.headers.get('traceparent') ?? '') ?? []
  const traceId = given === undefined || /^0+$/.test(given) ? randomBytes(16).toString('hex') : given
  return { requestId: randomUUID(), traceId, spanId: randomBytes(8).toString('hex') }
}

/** The pattern of the route that answers; middleware is none. */
function routeOf(app: Routed, request: Request): string {
  const [matched] = app.router.match(request.method, new URL(request.url).pathname)
  const last = matched.findLast(([[, { path, method }]]) => method !== 'ALL' || !path.endsWith('*'))
  return last?.[0][1].path ?? '(none)'
}

/** Methods come from outside: a made-up one must not become a label. */
function knownMethod(method: string): string {
  return ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].includes(method) ? method : 'OTHER'
}

function withHeaders(response: Response, added: Readonly<Record<string, string>>): Response {
  try {
    for (const [name, value] of Object.entries(added)) response.headers.set(name, value)
    return response
  } catch {
    // Headers of some answers are frozen, e.g. a redirect's.
    const headers = new Headers(response.headers)
    for (const [name, value] of Object.entries(added)) headers.set(name, value)
    return new Response(response.body, { status: response.status, statusText: response.statusText, headers })
  }
}
