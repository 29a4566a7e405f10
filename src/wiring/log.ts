/**
 * Log lines as JSON on stderr, without personal data: only fields of a closed list are written, and of errors that
 * are not our own words only kind, code and place.
 */

import { AsyncLocalStorage } from 'node:async_hooks'
import { type DestinationStream, destination, pino } from 'pino'
import { describedError, withoutPatterns } from './described-error.ts'

/** What a line may say. Each is an identifier, a measure or a word of ours, never something a person wrote. */
const fieldNames = [
  'accountId',
  'attempt',
  'bytes',
  'component',
  'count',
  'event',
  'face',
  'jobId',
  'kind',
  'level',
  'method',
  'milliseconds',
  'objectId',
  'organId',
  'outcome',
  'port',
  'reason',
  'regionId',
  'route',
  'status',
  'version',
] as const

export type LogFields = Partial<Record<(typeof fieldNames)[number], string | number | boolean | null>> & {
  readonly error?: unknown
}

export interface Log {
  /** `message` is a constant in the source. */
  readonly debug: (message: string, fields?: LogFields) => void
  readonly info: (message: string, fields?: LogFields) => void
  readonly warn: (message: string, fields?: LogFields) => void
  readonly error: (message: string, fields?: LogFields) => void
}

export interface RequestTrace {
  /** Shown on error pages, so that a person can quote it. */
  readonly requestId: string
  /** W3C trace context. */
  readonly traceId: string
  readonly spanId: string
}

const traces = new AsyncLocalStorage<RequestTrace>()

/** Runs `work`; every line written meanwhile carries the trace. */
export function withTrace<T>(trace: RequestTrace, work: () => T): T {
  return traces.run(trace, work)
}

/** The trace of the request being answered; undefined outside one. */
export function currentTrace(): RequestTrace | undefined {
  return traces.getStore()
}

/** Opens the log. `stream` is for tests; otherwise stderr. */
export function createLog(
  level: 'debug' | 'info' | 'warn' | 'error' | 'silent',
  stream: DestinationStream = destination({ fd: 2, sync: true }),
): Log {
  const logger = pino(
    {
      level,
      base: { pid: process.pid },
      // With the offset of UTC, so that lines of several machines sort.
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => ({ ...traces.getStore() }),
    },
    stream,
  )
  const write =
    (rank: 'debug' | 'info' | 'warn' | 'error') =>
    (message: string, fields: LogFields = {}) =>
      logger[rank](safeFields(fields), withoutPatterns(message))
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }
}

/** Only listed fields pass; the names of others are told, so that a programmer sees what was withheld. */
function safeFields({ error, ...fields }: LogFields): Record<string, unknown> {
  const safe: Record<string, unknown> = {}
  const withheld: string[] = []
  for (const [name, value] of Object.entries(fields)) {
    if (!fieldNames.some((known) => known === name)) withheld.push(/^\w{1,40}$/.test(name) ? name : '?')
    else if (typeof value === 'string') safe[name] = withoutPatterns(value)
    else if (typeof value === 'number' || typeof value === 'boolean' || value === null) safe[name] = value
  }
  if (withheld.length > 0) safe.withheld = withheld
  if (error !== undefined) safe.error = describedError(error)
  return safe
}
