import { z } from 'zod'
import type { Operation } from './operation.ts'
import { operations } from './operations.ts'
import { type ProblemKind, problemKinds } from './problem.ts'
import { named, problem } from './schemas.ts'

/** Where the interface hangs below each host. */
export const apiBase = '/api'

/** The OpenAPI 3.1 document of the interface, from the same schemas that check requests and answers. */
export function openApiDocument() {
  return {
    openapi: '3.1.0',
    info: {
      title: '公开 Gongkai 接口',
      version: '1',
      description:
        '读取和核查政府信息公开工作年度报告，计算答复期限和信息处理费。出错时回答 application/problem+json（RFC 9457）。',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: apiBase }],
    paths: Object.fromEntries(operations.map((each) => [each.path, { [each.method]: describe(each) }])),
    components: { schemas: componentSchemas() },
  }
}

function describe(each: Operation) {
  return {
    operationId: each.id,
    summary: each.summary,
    description: each.description,
    parameters: parametersOf(each.query),
    ...(each.body === 'none'
      ? {}
      : {
          requestBody: {
            required: true,
            description: '文件本身',
            content: { '*/*': { schema: { type: 'string', format: 'binary' } } },
          },
        }),
    responses: {
      200: {
        description: '结果',
        content: { 'application/json': { schema: refTo(each.answer) } },
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

function parametersOf(query: z.ZodObject) {
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: 'input' })
  return Object.entries(properties).map(([name, schema]) => {
    const { description = '', ...rest } = typeof schema === 'object' ? schema : {}
    return { name, in: 'query', required: required.includes(name), description, schema: rest }
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
