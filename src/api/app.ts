import { type Context, Hono } from 'hono'
import type { ApiPorts } from './api-ports.ts'
import { docsStyle, renderDocsPage } from './docs-page.tsx'
import { apiBase, renderOpenApi } from './openapi.ts'
import type { Operation } from './operation.ts'
import { operations } from './operations.ts'
import { ApiProblem, problemResponse } from './problem.ts'
import { readBody } from './read-body.ts'

export type { ApiPorts } from './api-ports.ts'

const contentSecurityPolicy =
  "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** The JSON interface as one application, to be mounted at the root: its routes begin with /api. */
export function createApi(ports: ApiPorts): Hono {
  const api = new Hono()
  api.use(`${apiBase}/*`, async (context, next) => {
    await next()
    secure(context.res.headers)
  })
  for (const each of operations)
    api.on(each.method, apiBase + each.path, (context) => answer(each, context, ports))
  for (const path of new Set(operations.map((each) => each.path)))
    api.all(apiBase + path, () => {
      throw new ApiProblem('method-not-allowed', '请用说明里写的方法，见 /api/docs。')
    })
  serveDocument(api)
  api.all(`${apiBase}/*`, () => {
    throw new ApiProblem('not-found', '没有这个地址，见 /api/docs。')
  })
  api.onError((error) => {
    const response = problemResponse(error, ports.requestId())
    if (response.status === 500) ports.onError(error)
    secure(response.headers)
    return response
  })
  return api
}

/** The description of the interface, for programs and for people. */
export function serveDocument(api: Hono): void {
  const document = renderOpenApi()
  api.get(`${apiBase}/openapi.json`, (context) =>
    context.body(document, 200, { 'Content-Type': 'application/json; charset=utf-8' }),
  )
  api.get(`${apiBase}/docs`, (context) => context.html(renderDocsPage(new URL(context.req.url).origin)))
  api.get(`${apiBase}/docs.css`, (context) =>
    context.body(docsStyle, 200, { 'Content-Type': 'text/css; charset=utf-8' }),
  )
}

async function answer(each: Operation, context: Context, ports: ApiPorts): Promise<Response> {
  if (each.method === 'post') refuseTooMany(context, ports)
  const file = each.body === 'file' ? await readBody(context.req.raw) : null
  const result = await each.answerTo(new URL(context.req.url).searchParams, file, ports)
  return context.json(result, 200, { 'Content-Type': 'application/json; charset=utf-8' })
}

function refuseTooMany({ env, req }: Context, { secondsToWait }: ApiPorts): void {
  const socket: unknown = env?.incoming?.socket.remoteAddress
  const address = typeof socket === 'string' ? socket : null
  const wait = secondsToWait?.(address, req.header('X-Forwarded-For') ?? null) ?? null
  if (wait !== null) throw new ApiProblem('too-many', `一分钟里请求太多，请 ${wait} 秒以后再试。`, null, wait)
}

/** Set on every answer, problems included: answers may hold a report a person handed over. */
export function secure(headers: Headers): void {
  headers.set('Content-Security-Policy', contentSecurityPolicy)
  headers.set('X-Content-Type-Options', 'nosniff')
  headers.set('X-Frame-Options', 'DENY')
  headers.set('Referrer-Policy', 'same-origin')
  headers.set('Cross-Origin-Resource-Policy', 'same-origin')
  headers.set('Cache-Control', 'no-store')
}
