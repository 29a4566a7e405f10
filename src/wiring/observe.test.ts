import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import { createLog, currentTrace } from './log.ts'
import { createMetrics, serveMetrics } from './metrics.ts'
import { observed } from './observe.ts'

function portal() {
  const lines: string[] = []
  const metrics = createMetrics()
  const app = new Hono()
  app.use(async (_context, next) => next())
  app.get('/requests/:number', (context) => context.text(currentTrace()?.requestId ?? ''))
  app.get('/away', () => Response.redirect('http://localhost/elsewhere', 303))
  app.get('/broken', () => {
    throw new Error('张三的页面坏了')
  })
  const log = createLog('info', { write: (line) => void lines.push(line) })
  return { lines, metrics, answer: observed(app, { face: 'portal', log, metrics }) }
}

const get = (path: string, headers?: HeadersInit) =>
  new Request(`http://localhost${path}`, headers === undefined ? {} : { headers })

test('a request / answered / leaves one line with the route, and nothing of its address', async () => {
  const { lines, answer } = portal()
  const response = await answer(
    get('/requests/2026-13800138000?name=%E5%BC%A0%E4%B8%89&id=110101199003074258'),
  )
  assert.equal(response.status, 200)
  assert.equal(lines.length, 1)
  const line = JSON.parse(lines[0] ?? '')
  assert.deepEqual(
    { route: line.route, status: line.status, method: line.method, face: line.face },
    { route: '/requests/:number', status: 200, method: 'GET', face: 'portal' },
  )
  assert.equal(typeof line.milliseconds, 'number')
  assert.doesNotMatch(lines[0] ?? '', /13800138000|%E5|张三|1101011990/)
  assert.equal(await response.text(), line.requestId)
  assert.equal(response.headers.get('X-Request-Id'), line.requestId)
})

test('W3C trace context / given / is continued; a malformed one is not', async () => {
  const { lines, answer } = portal()
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
  await answer(get('/away', { traceparent: `00-${traceId}-00f067aa0ba902b7-01` }))
  await answer(get('/away', { traceparent: `00-${traceId.toUpperCase()}-x-01` }))
  await answer(get('/away', { traceparent: `00-${'0'.repeat(32)}-00f067aa0ba902b7-01` }))
  const ids = lines.map((line) => JSON.parse(line).traceId)
  assert.equal(ids[0], traceId)
  assert.match(ids[1], /^[0-9a-f]{32}$/)
  assert.notEqual(ids[1], traceId)
  assert.notEqual(ids[2], '0'.repeat(32))
})

test('an answer whose headers are frozen / still carries the request id', async () => {
  const response = await portal().answer(get('/away'))
  assert.equal(response.status, 303)
  assert.match(response.headers.get('X-Request-Id') ?? '', /^[0-9a-f-]{36}$/)
})

test('ASVS 3.4.1 / every answer of a face that is reached over https / tells browsers to come by https only', async () => {
  const log = createLog('silent', { write: () => {} })
  const answers = (publicOrigin: string | undefined) =>
    observed(new Hono(), { face: 'portal', log, metrics: createMetrics(), publicOrigin })(get('/nothing'))
  const header = async (publicOrigin: string | undefined) =>
    (await answers(publicOrigin)).headers.get('Strict-Transport-Security')
  assert.equal(await header('https://www.example.gov.cn'), 'max-age=31536000; includeSubDomains')
  assert.equal(await header('http://localhost:8080'), null)
  assert.equal(await header(undefined), null)
})

test('pages that are not there, made-up methods / are counted under one name each', async () => {
  const { metrics, answer } = portal()
  await answer(get('/wp-admin/1'))
  await answer(get('/wp-admin/2'))
  await answer(new Request('http://localhost/away', { method: 'BREW' }))
  const { text } = await metrics.print()
  assert.match(
    text,
    /gongkai_http_request_seconds_count\{face="portal",method="GET",route="\(none\)",status="404"\} 2/,
  )
  assert.match(text, /method="OTHER"/)
  assert.doesNotMatch(text, /wp-admin|BREW/)
})

test('metrics / read on their own listener / tell requests, jobs and the backlog; a failing source leaves the rest', async (context) => {
  let broken = false
  const metrics = createMetrics({
    jobs: async () => [{ kind: 'send-mail', waiting: 3, running: 1, dead: 2 }],
    unplacedEvents: async () => {
      if (broken) throw new Error('database is down')
      return 7
    },
  })
  metrics.countJob({ kind: 'send-mail', outcome: 'done', milliseconds: 120 })
  const listener = await serveMetrics(metrics, { port: 0, host: '127.0.0.1' })
  context.after(() => listener.close())
  const read = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${listener.port}${path}`)
    return { status: response.status, text: await response.text() }
  }
  const { text } = await read('/metrics')
  assert.match(text, /gongkai_jobs\{kind="send-mail",state="dead"\} 2/)
  assert.match(text, /gongkai_ledger_unplaced_events 7/)
  assert.match(text, /gongkai_job_seconds_count\{kind="send-mail",outcome="done"\} 1/)
  assert.match(text, /process_resident_memory_bytes \d+/)
  broken = true
  const later = await read('/metrics')
  assert.equal(later.status, 200)
  assert.doesNotMatch(later.text, /^gongkai_ledger_unplaced_events \d/m)
  assert.match((await read('/metrics')).text, /gongkai_metric_source_failures_total\{source="ledger"\} \d/)
  assert.equal((await read('/')).status, 404)
})
