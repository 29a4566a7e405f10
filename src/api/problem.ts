/** What went wrong, as RFC 9457 problem details. */

import { UnreadableFile } from '../domain/unreadable-file.ts'
import { TooBusy } from '../usecases/work-queue.ts'

/** Every kind of problem an operation may answer with: its status and what it means. */
export const problemKinds = {
  'bad-parameter': { status: 400, title: '参数不对' },
  'bad-body': { status: 400, title: '请求体不对' },
  'no-idempotency-key': { status: 400, title: '没有 Idempotency-Key' },
  unauthorized: { status: 401, title: '没有密钥，或者密钥不对' },
  forbidden: { status: 403, title: '没有权限' },
  'no-file': { status: 400, title: '没有收到文件' },
  'not-found': { status: 404, title: '没有这个地址' },
  'method-not-allowed': { status: 405, title: '这个地址不接受这种请求' },
  conflict: { status: 409, title: '别人先改动了' },
  'too-large': { status: 413, title: '文件太大' },
  'unreadable-file': { status: 422, title: '文件读不了' },
  'not-permitted': { status: 422, title: '依法现在不能这样办' },
  'key-reused': { status: 422, title: '这个 Idempotency-Key 用过了' },
  refused: { status: 422, title: '不能这样计算' },
  'too-many': { status: 429, title: '请求太多，请稍后再试' },
  busy: { status: 503, title: '正忙，请稍后再试' },
  'internal-error': { status: 500, title: '程序出错' },
} as const

export type ProblemKind = keyof typeof problemKinds

/** Thrown by an operation; becomes the answer. */
export class ApiProblem extends Error {
  readonly kind: ProblemKind
  /** Finer than the kind, for programs: why a file is unreadable, which refusal. */
  readonly code: string | null
  /** Seconds after which another try is welcome; null = that changes nothing. */
  readonly retryAfter: number | null

  constructor(
    kind: ProblemKind,
    detail: string,
    code: string | null = null,
    retryAfter: number | null = null,
  ) {
    super(detail)
    this.name = 'ApiProblem'
    this.kind = kind
    this.code = code
    this.retryAfter = retryAfter
  }
}

/** Any error as problem details; what we did not foresee tells nothing but the request's id. */
export function problemResponse(error: unknown, requestId: string): Response {
  const { kind, code, message, retryAfter } = problemOf(error)
  const { status, title } = problemKinds[kind]
  const body = {
    type: `urn:gongkai:problem:${kind}`,
    title,
    status,
    detail: message,
    ...(code === null ? {} : { code }),
    requestId,
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'Content-Type': 'application/problem+json; charset=utf-8',
      ...(retryAfter === null ? {} : { 'Retry-After': String(retryAfter) }),
    },
  })
}

function problemOf(error: unknown): Pick<ApiProblem, 'kind' | 'code' | 'message' | 'retryAfter'> {
  if (error instanceof ApiProblem) return error
  if (error instanceof UnreadableFile)
    return { kind: 'unreadable-file', code: error.reason, message: error.message, retryAfter: null }
  if (error instanceof TooBusy)
    return { kind: 'busy', code: null, message: '正在处理的文件较多，请过一会儿再试。', retryAfter: 10 }
  const message = '程序出错，已经记下。请把 requestId 告诉管理员。'
  return { kind: 'internal-error', code: null, message, retryAfter: null }
}
