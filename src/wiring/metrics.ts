/** Figures for Prometheus, on a listener of their own that is not for the public. */

import { createServer, type Server } from 'node:http'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { JobCount } from '../usecases/job-ports.ts'

export interface Metrics {
  /** `route` is the pattern of the route, never the address that was asked for. */
  readonly countRequest: (request: AnsweredRequest) => void
  readonly countJob: (job: {
    readonly kind: string
    readonly outcome: string
    readonly milliseconds: number
  }) => void
  /** The text that Prometheus reads. */
  readonly print: () => Promise<{ readonly text: string; readonly mediaType: string }>
}

export interface AnsweredRequest {
  readonly face: string
  readonly method: string
  readonly route: string
  readonly status: number
  readonly milliseconds: number
}

/** Asked at every reading; a source that fails leaves its figures out and the others stand. */
export interface MetricSources {
  readonly jobs?: () => Promise<readonly JobCount[]>
  /** Events that have no place in the tamper-evident log yet. */
  readonly unplacedEvents?: () => Promise<number>
}

export function createMetrics(sources: MetricSources = {}): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'gongkai_http_request_seconds',
    help: 'Time to answer, by face, method, route and status',
    labelNames: ['face', 'method', 'route', 'status'],
    // The goals are 100 ms and 300 ms; reading a scan takes minutes.
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2.5, 5, 15, 60, 180],
    registers,
  })
  const jobs = new Histogram({
    name: 'gongkai_job_seconds',
    help: 'Time of a run of a job, by kind and outcome',
    labelNames: ['kind', 'outcome'],
    buckets: [0.1, 0.5, 1, 5, 15, 60, 300, 1800, 7200],
    registers,
  })
  const failedSources = new Counter({
    name: 'gongkai_metric_source_failures_total',
    help: 'Readings of a source that failed',
    labelNames: ['source'],
    registers,
  })
  if (sources.jobs !== undefined)
    gaugeJobs(registry, sources.jobs, () => failedSources.inc({ source: 'jobs' }))
  if (sources.unplacedEvents !== undefined)
    gaugeUnplaced(registry, sources.unplacedEvents, () => failedSources.inc({ source: 'ledger' }))
  return {
    countRequest: ({ face, method, route, status, milliseconds }) =>
      requests.observe({ face, method, route, status }, milliseconds / 1000),
    countJob: ({ kind, outcome, milliseconds }) => jobs.observe({ kind, outcome }, milliseconds / 1000),
    print: async () => ({ text: await registry.metrics(), mediaType: registry.contentType }),
  }
}

function gaugeJobs(registry: Registry, read: () => Promise<readonly JobCount[]>, failed: () => void): void {
  const gauge: Gauge = new Gauge({
    name: 'gongkai_jobs',
    help: 'Jobs by kind and state: waiting, running, dead',
    labelNames: ['kind', 'state'],
    registers: [registry],
    collect: async () => {
      gauge.reset()
      try {
        for (const { kind, waiting, running, dead } of await read()) {
          gauge.set({ kind, state: 'waiting' }, waiting)
          gauge.set({ kind, state: 'running' }, running)
          gauge.set({ kind, state: 'dead' }, dead)
        }
      } catch {
        failed()
      }
    },
  })
}

function gaugeUnplaced(registry: Registry, read: () => Promise<number>, failed: () => void): void {
  const gauge: Gauge = new Gauge({
    name: 'gongkai_ledger_unplaced_events',
    help: 'Events that have no place in the tamper-evident log yet',
    registers: [registry],
    collect: async () => {
      // A stale figure would look like a true one.
      gauge.remove()
      try {
        gauge.set(await read())
      } catch {
        failed()
      }
    },
  })
}

/** Serves `/metrics` and nothing else. */
export async function serveMetrics(
  metrics: Metrics,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<{ readonly port: number; readonly close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') return void response.writeHead(404).end()
    metrics.print().then(
      ({ text, mediaType }) => response.writeHead(200, { 'Content-Type': mediaType }).end(text),
      () => response.writeHead(500).end(),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return { port: portOf(server), close: () => new Promise((resolve) => void server.close(() => resolve())) }
}

function portOf(server: Server): number {
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('metrics: no port')
  return address.port
}
