/** An operation of the work interface: whoever calls it has a key with its scope. */

import type { z } from 'zod'
import type { ApiScope } from '../../domain/access/api-scope.ts'
import type { JsonValue } from '../../domain/ledger/canonical-json.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { Moment } from '../../usecases/access-ports.ts'
import type { FormRefusal } from '../../usecases/access-refusals.ts'
import type { KeyActor } from '../../usecases/find-key-actor.ts'
import { complaintOf, type PostedFile, plainQuery, type ToldOperation } from '../operation.ts'
import { ApiProblem } from '../problem.ts'
import type { WorkApiPorts } from './work-ports.ts'

/** A call after its key was found. */
export interface WorkCall {
  readonly caller: KeyActor
  readonly at: Moment
  readonly file: PostedFile | null
  /** The body of an operation that takes JSON. */
  readonly json: unknown
}

/** What comes of it: data by the schema, or a file. */
export type WorkAnswer =
  | { readonly kind: 'json'; readonly value: unknown }
  | {
      readonly kind: 'file'
      readonly bytes: Uint8Array
      readonly mediaType: string
      readonly fileName: string
    }

export interface WorkOperation extends ToldOperation {
  readonly scope: ApiScope
  /** Writes: needs an Idempotency-Key, and is done once for each. */
  readonly writes: 'yes' | 'no'
  /** Fields of the answer that are told once: a repetition of the call has null there. */
  readonly toldOnce?: readonly string[]
  readonly answerTo: (
    told: { readonly path: Readonly<Record<string, string>>; readonly query: URLSearchParams },
    call: WorkCall,
    ports: WorkApiPorts,
  ) => Promise<WorkAnswer>
}

interface Definition<Path extends z.ZodObject, Query extends z.ZodObject, Body>
  extends Omit<WorkOperation, 'answerTo' | 'query' | 'path' | 'body' | 'pathParameters'> {
  readonly path: string
  readonly pathParameters: Path
  readonly query: Query
  readonly body: 'none' | 'file' | z.ZodType<Body>
  readonly run: (
    told: { readonly path: z.output<Path>; readonly query: z.output<Query>; readonly body: Body },
    call: WorkCall,
    ports: WorkApiPorts,
  ) => Promise<unknown>
}

/** Ties an operation's code to the schemas of what goes in and out. `run` answers data, or a `WorkAnswer` of a file. */
export function workOperation<Path extends z.ZodObject, Query extends z.ZodObject, Body = undefined>(
  definition: Definition<Path, Query, Body>,
): WorkOperation {
  const { run, ...told } = definition
  return {
    ...told,
    answerTo: async ({ path, query }, call, ports) => {
      const named = definition.pathParameters.safeParse(path)
      // An address that names nothing there could be.
      if (!named.success) throw new ApiProblem('not-found', '没有这个地址，见 /api/docs。')
      const asked = definition.query.safeParse(plainQuery(query, definition.query))
      if (!asked.success) throw new ApiProblem('bad-parameter', complaintOf(asked.error))
      const given = { path: named.data, query: asked.data, body: bodyOf(definition.body, call) }
      const answer = await run(given, call, ports)
      if (isFile(answer)) return answer
      if (definition.answer === 'file') throw new Error(`operation ${definition.id}: no file`)
      return { kind: 'json', value: definition.answer.parse(answer) }
    },
  }
}

function bodyOf<Body>(schema: 'none' | 'file' | z.ZodType<Body>, { json, file }: WorkCall): Body {
  if (schema === 'none') return undefined as Body // the operation takes none
  if (schema === 'file') {
    if (file === null || file.bytes.length === 0)
      throw new ApiProblem('no-file', '请求体是空的：把文件本身放在请求体里发来。')
    return undefined as Body // the file stands in the call
  }
  const parsed = schema.safeParse(json)
  if (!parsed.success) throw new ApiProblem('bad-body', bodyComplaint(parsed.error))
  return parsed.data
}

/** Names the fields, never their values. */
function bodyComplaint(error: z.ZodError): string {
  const places = error.issues.map(
    ({ path, code }) => `${path.map(String).join('.') || '整个请求体'}（${code}）`,
  )
  return `请求体不对：${[...new Set(places)].slice(0, 5).join('、')}。写法见 /api/docs。`
}

function isFile(answer: unknown): answer is Extract<WorkAnswer, { kind: 'file' }> {
  return typeof answer === 'object' && answer !== null && 'kind' in answer && answer.kind === 'file'
}

/** The answer of a use case, or its refusal as a problem. */
export function accepted<T extends object>(result: T | Refusal | FormRefusal): T {
  if (!isRefusal(result)) return result
  const { code, message } = result
  if (code.startsWith('no-such')) throw new ApiProblem('not-found', message, code)
  if (['no-role', 'out-of-scope', 'own-work'].includes(code)) throw new ApiProblem('forbidden', message, code)
  if (code === 'step-up-needed')
    throw new ApiProblem('forbidden', '这一步要本人当面验证身份，密钥不能代替。请在办公端办理。', code)
  if (code === 'version-conflict') throw new ApiProblem('conflict', message, code)
  throw new ApiProblem('not-permitted', message, code)
}

function isRefusal(result: object): result is Refusal {
  return 'ok' in result && result.ok === false
}

export function asJson(value: unknown): JsonValue {
  return JSON.parse(JSON.stringify(value)) as JsonValue // what JSON.parse makes
}
