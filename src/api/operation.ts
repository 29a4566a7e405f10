import type { z } from 'zod'
import type { ApiScope } from '../domain/access/api-scope.ts'
import { isStorableText } from '../domain/storable-text.ts'
import type { ApiPorts } from './api-ports.ts'
import { ApiProblem, type ProblemKind } from './problem.ts'

/** A file as it came in the body of a request. */
export interface PostedFile {
  readonly bytes: Uint8Array
}

/** Everything the document says of an operation. */
export interface ToldOperation {
  readonly id: string
  readonly method: 'get' | 'post'
  /** Parameters in braces: `/v1/requests/{region}/{request}`. */
  readonly path: string
  readonly summary: string
  readonly description: string
  /** A line to try it with; `$API` stands for the address of the interface. */
  readonly example: string
  /** Of the path; absent = it has none. */
  readonly pathParameters?: z.ZodObject
  readonly query: z.ZodObject
  readonly body: 'file' | 'none' | z.ZodType
  readonly answer: z.ZodType | 'file'
  /** What a key must be for; absent = open to all. */
  readonly scope?: ApiScope
  /** Done once for each Idempotency-Key. */
  readonly writes?: 'yes' | 'no'
  /** What it may answer besides the answer, 404 and 500 apart. */
  readonly problems: readonly ProblemKind[]
}

/** One operation that anybody may call, and what it does. */
export interface Operation extends ToldOperation {
  readonly body: 'file' | 'none'
  readonly answer: z.ZodType
  /** Checks what came in, works, and lets out only what the schema declares. */
  readonly answerTo: (query: URLSearchParams, file: PostedFile | null, ports: ApiPorts) => Promise<unknown>
}

interface Definition<Query extends z.ZodObject> extends Omit<Operation, 'query' | 'answerTo'> {
  readonly query: Query
  readonly run: (query: z.output<Query>, file: PostedFile | null, ports: ApiPorts) => Promise<unknown>
}

/** Ties an operation's code to the schemas of what goes in and out. */
export function operation<Query extends z.ZodObject>(definition: Definition<Query>): Operation {
  const { run, ...told } = definition
  return {
    ...told,
    answerTo: async (query, file, ports) => {
      const parsed = definition.query.safeParse(plainQuery(query, definition.query))
      if (!parsed.success) throw new ApiProblem('bad-parameter', complaintOf(parsed.error))
      return definition.answer.parse(await run(parsed.data, file, ports))
    },
  }
}

/** A parameter given twice is refused unless it is a list: two readers of one request must not see two values (ASVS 15.3.7). */
export function plainQuery(query: URLSearchParams, schema: z.ZodObject): Record<string, unknown> {
  const plain: Record<string, unknown> = Object.create(null)
  for (const name of new Set(query.keys())) {
    const values = query.getAll(name)
    if (!values.every(isStorableText)) throw new ApiProblem('bad-parameter', '参数里有不成字的内容。')
    if (isList(schema, name)) plain[name] = values
    else if (values.length === 1) plain[name] = values[0]
    else throw new ApiProblem('bad-parameter', '同一个参数写了两次。', 'duplicate-parameter')
  }
  return plain
}

function isList(schema: z.ZodObject, name: string): boolean {
  const field = Object.hasOwn(schema.shape, name) ? schema.shape[name] : undefined
  return field?.safeParse([]).success === true
}

/** Names the parameters, never their values. */
export function complaintOf(error: z.ZodError): string {
  const names = new Set(
    error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0])],
    ),
  )
  const known = [...names].filter((name) => /^[a-zA-Z]{1,40}$/.test(name))
  return `参数${known.length > 0 ? ` ${known.join('、')} ` : ''}不对或者没有写，写法见 /api/docs。`
}
