/** The interface for programs that work in an office's name, on the address of the desk. */

import { type Context, Hono } from 'hono'
import type { JsonValue } from '../../domain/ledger/canonical-json.ts'
import type { Moment } from '../../usecases/access-ports.ts'
import type { KeyActor } from '../../usecases/find-key-actor.ts'
import { secure, serveDocument } from '../app.ts'
import { apiBase } from '../openapi.ts'
import { ApiProblem, problemResponse } from '../problem.ts'
import { readBody } from '../read-body.ts'
import { readJson } from '../read-json.ts'
import { asJson, type WorkAnswer, type WorkCall, type WorkOperation } from './work-operation.ts'
import { workOperations } from './work-operations.ts'
import type { WorkApiPorts } from './work-ports.ts'

/** To be mounted at the root of the desk: its routes begin with /api. */
export function createWorkApi(ports: WorkApiPorts): Hono {
  const api = new Hono()
  api.use(`${apiBase}/*`, async (context, next) => {
    await next()
    secure(context.res.headers)
  })
  for (const each of workOperations)
    api.on(each.method, routeOf(each), (context) => answer(each, context, ports))
  for (const path of new Set(workOperations.map(routeOf)))
    api.all(path, () => {
      throw new ApiProblem('method-not-allowed', '请用说明里写的方法，见 /api/docs。')
    })
  serveDocument(api)
  api.all(`${apiBase}/*`, () => {
    throw new ApiProblem('not-found', '没有这个地址，见 /api/docs。')
  })
  api.onError((error) => {
    const response = problemResponse(error, ports.requestId())
    if (response.status === 500) ports.onError(error)
    if (response.status === 401) response.headers.set('WWW-Authenticate', 'Bearer')
    secure(response.headers)
    return response
  })
  return api
}

function routeOf({ path }: WorkOperation): string {
  return apiBase + path.replaceAll(/\{(\w+)\}/g, ':$1')
}

async function answer(each: WorkOperation, context: Context, ports: WorkApiPorts): Promise<Response> {
  refuseTooMany(context, ports)
  const at = ports.moment()
  const caller = await callerOf(context, ports, at)
  if (!caller.scopes.includes(each.scope) && each.id !== 'whoAmI')
    throw new ApiProblem('forbidden', `这个密钥没有 ${each.scope} 的用途。`, 'no-scope')
  const file = each.method === 'post' ? await readBody(context.req.raw) : null
  const json = each.body === 'none' || each.body === 'file' ? undefined : readJson(file)
  const told = { path: context.req.param(), query: new URL(context.req.url).searchParams }
  const work = () => each.answerTo(told, { caller, at, file, json }, ports)
  const result =
    each.writes === 'yes' ? await once(each, context, { caller, at, file, json }, work, ports) : await work()
  return responseOf(result)
}

async function callerOf(context: Context, ports: WorkApiPorts, at: Moment): Promise<KeyActor> {
  const token = /^Bearer ([\w.-]{10,200})$/.exec(context.req.header('Authorization') ?? '')?.[1]
  if (token === undefined)
    throw new ApiProblem('unauthorized', '请把密钥放在 Authorization: Bearer 里，见 /api/docs。')
  const caller = await ports.findCaller({ token, at })
  if (!caller.ok) throw new ApiProblem('unauthorized', caller.message, caller.code)
  return caller
}

function refuseTooMany({ env, req }: Context, { secondsToWait }: WorkApiPorts): void {
  const socket: unknown = env?.incoming?.socket.remoteAddress
  const address = typeof socket === 'string' ? socket : null
  const wait = secondsToWait(address, req.header('X-Forwarded-For') ?? null)
  if (wait !== null) throw new ApiProblem('too-many', `一分钟里请求太多，请 ${wait} 秒以后再试。`, null, wait)
}

/** What was refused is not kept: mended and sent again with the same key it may still be done. */
async function once(
  each: WorkOperation,
  context: Context,
  { caller, json }: WorkCall,
  work: () => Promise<WorkAnswer>,
  ports: WorkApiPorts,
): Promise<WorkAnswer> {
  const key = context.req.header('Idempotency-Key') ?? ''
  if (!/^[\w-]{16,64}$/.test(key))
    throw new ApiProblem('no-idempotency-key', '写入要带 Idempotency-Key：16 到 64 个字母、数字、- 或 _。')
  const { regionId, accountId } = caller.account
  const body: JsonValue = { call: `${each.id} ${context.req.path}`, json: asJson(json) }
  let first: WorkAnswer | undefined
  const done = await ports.doOnce({ regionId, key: `api-${key}`, actorId: accountId, body }, async () => {
    first = await work()
    return first.kind === 'json' ? withoutSecrets(asJson(first.value), each.toldOnce ?? []) : null
  })
  if (done.ok) return first ?? { kind: 'json', value: done.answer }
  if (done.code === 'in-flight')
    throw new ApiProblem('conflict', '同一个请求还在办，请稍后再问。', 'in-flight', 1)
  throw new ApiProblem('key-reused', '这个 Idempotency-Key 已经用在别的请求上，请换一个。')
}

function withoutSecrets(value: JsonValue, toldOnce: readonly string[]): JsonValue {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return { ...value, ...Object.fromEntries(toldOnce.map((name) => [name, null])) }
}

function responseOf(result: WorkAnswer): Response {
  if (result.kind === 'json')
    return new Response(JSON.stringify(result.value), {
      headers: { 'Content-Type': 'application/json; charset=utf-8' },
    })
  return new Response(new Uint8Array(result.bytes), {
    headers: {
      'Content-Type': result.mediaType,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(result.fileName)}`,
    },
  })
}
