import { z } from 'zod'
import { apiScopes } from '../domain/access/api-scope.ts'
import { onceKeyDays } from '../usecases/once-key.ts'
import type { ToldOperation } from './operation.ts'
import { operations } from './operations.ts'
import { type ProblemKind, problemKinds } from './problem.ts'
import { named, problem } from './schemas.ts'
import { workOperations } from './work/work-operations.ts'

/** Where the interface hangs below each host. */
export const apiBase = '/api'

/** Every operation: those open to all on the portal, then those of the desk, for keys. */
export const toldOperations: readonly ToldOperation[] = [...operations, ...workOperations]

/** The OpenAPI 3.1 document of the interface, from the same schemas that check requests and answers. */
export function openApiDocument() {
  return {
    openapi: '3.1.0',
    info: {
      title: '公开 Gongkai 接口',
      version: '1',
      description:
        '读取和核查政府信息公开工作年度报告，计算答复期限和信息处理费，不需要密钥。办理申请、导入导出、取表三表四的数字在办公端的地址，需要密钥：在“我的账号”里建立，放在 Authorization: Bearer 里。出错时回答 application/problem+json（RFC 9457）。',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: apiBase }],
    paths: paths(),
    components: {
      schemas: componentSchemas(),
      securitySchemes: {
        apiKey: {
          type: 'http',
          scheme: 'bearer',
          description: `密钥的用途：${Object.entries(apiScopes)
            .map(([scope, says]) => `${scope} ${says}`)
            .join('；')}`,
        },
      },
    },
  }
}

function paths(): Record<string, Partial<Record<ToldOperation['method'], ReturnType<typeof describe>>>> {
  const byPath = Map.groupBy(toldOperations, ({ path }) => path)
  return Object.fromEntries(
    [...byPath].map(([path, sharing]) => [
      path,
      Object.fromEntries(sharing.map((each) => [each.method, describe(each)])),
    ]),
  )
}

const binary = { type: 'string', format: 'binary' }

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: `每次写入换一个，16 到 64 个字母、数字、- 或 _；${onceKeyDays} 天里同一个再发一次，得到第一次的回答，不会做两遍`,
  schema: { type: 'string', pattern: '^[\\w-]{16,64}$' },
}

function describe(each: ToldOperation) {
  return {
    operationId: each.id,
    summary: each.summary,
    description: each.description,
    ...(each.scope === undefined ? {} : { tags: ['办理'], security: [{ apiKey: [each.scope] }] }),
    parameters: [
      ...(each.pathParameters === undefined ? [] : parametersOf(each.pathParameters, 'path')),
      ...parametersOf(each.query, 'query'),
      ...(each.writes === 'yes' ? [idempotencyKey] : []),
    ],
    ...(each.body === 'none' ? {} : { requestBody: bodyOf(each.body) }),
    responses: {
      200: {
        description: each.answer === 'file' ? '文件' : '结果',
        content:
          each.answer === 'file'
            ? { '*/*': { schema: binary } }
            : { 'application/json': { schema: refTo(each.answer) } },
      },
      ...problemResponses([...each.problems, 'internal-error']),
    },
  }
}

/** Problems by status; those that share one are told together. */
function problemResponses(kinds: readonly ProblemKind[]) {
  const byStatus = Map.groupBy(kinds, (kind) => problemKinds[kind].status)
  return Object.fromEntries(
    [...byStatus].map(([status, sharing]) => [
      status,
      {
        description: sharing.map((kind) => `${problemKinds[kind].title}（${kind}）`).join('；'),
        content: { 'application/problem+json': { schema: refTo(problem) } },
      },
    ]),
  )
}

function bodyOf(body: 'file' | z.ZodType) {
  return body === 'file'
    ? { required: true, description: '文件本身', content: { '*/*': { schema: binary } } }
    : { required: true, content: { 'application/json': { schema: refTo(body) } } }
}

function parametersOf(parameters: z.ZodObject, place: 'path' | 'query') {
  const { properties = {}, required = [] } = z.toJSONSchema(parameters, { io: 'input' })
  return Object.entries(properties).map(([name, schema]) => {
    const { description = '', ...rest } = typeof schema === 'object' ? schema : {}
    return { name, in: place, required: required.includes(name), description, schema: rest }
  })
}

const place = (id: string) => `#/components/schemas/${id}`

function refTo(schema: z.ZodType) {
  const id = named.get(schema)?.id
  if (id === undefined) throw new Error('a schema of the interface has no name')
  return { $ref: place(id) }
}

function componentSchemas() {
  // `input` leaves room for more fields in later answers; what is sent is checked by the schemas themselves.
  const { schemas } = z.toJSONSchema(named, { uri: place, io: 'input' })
  return Object.fromEntries(Object.entries(schemas).map(([id, { $schema, $id, ...schema }]) => [id, schema]))
}

/** docs/generated/openapi.json */
export function renderOpenApi(): string {
  return `${JSON.stringify(openApiDocument(), null, 2)}\n`
}
