import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { inventedYear } from '../../test/support/invented-year.ts'
import { assertValidHtml } from '../../test/support/valid-html.ts'
import { readDocument } from '../documents/read/read-document.ts'
import { audit } from '../domain/annual-report/audit/audit.ts'
import { reportToJson } from '../domain/annual-report/to-json.ts'
import { nationalCalendar, nationalCalendarOfAll } from '../domain/calendar/national-calendar.ts'
import { computeClockJson } from '../usecases/compute-clock.ts'
import { readReport } from '../usecases/read-report.ts'
import { TooBusy } from '../usecases/work-queue.ts'
import { createApi } from './app.ts'
import { openApiDocument, renderOpenApi } from './openapi.ts'
import { operations } from './operations.ts'

const errors: unknown[] = []
const read = (bytes: Uint8Array, fileName: string) => readReport(bytes, fileName, readDocument)
const api = createApi({
  readReport: read,
  auditReport: audit,
  calendar: async () => nationalCalendar,
  requestId: () => 'request-1',
  onError: (error) => void errors.push(error),
})

/** A published report. */
const page = readFileSync('examples/baoshan-sh-offices-2021.txt')

const post = (path: string, body: BodyInit) => api.request(path, { method: 'POST', body })

async function problemOf(response: Response) {
  assert.match(response.headers.get('Content-Type') ?? '', /^application\/problem\+json; charset=utf-8$/)
  const problem = await response.json()
  assert.equal(problem.requestId, 'request-1')
  assert.equal(problem.status, response.status)
  return problem
}

test('a report / posted to be read / comes back as the same JSON that the command line prints', async () => {
  const response = await post('/api/v1/read?fileName=baoshan.txt', page)
  assert.equal(response.status, 200)
  const expected = reportToJson((await read(page, 'baoshan.txt')).report)
  assert.deepEqual(await response.json(), JSON.parse(JSON.stringify(expected)))
})

test('a report / posted to be audited / comes back with every finding whole', async () => {
  const response = await post('/api/v1/audit', page)
  const expected = audit((await read(page, '')).report)
  const { findings, notAssessable, counts } = await response.json()
  assert.deepEqual({ findings, notAssessable, counts }, JSON.parse(JSON.stringify(expected)))
  assert.equal(response.headers.get('Cache-Control'), 'no-store')
})

test('no file, a file that cannot be read, one over 20 MB / are told apart as problems', async () => {
  assert.equal((await problemOf(await post('/api/v1/read', ''))).type, 'urn:gongkai:problem:no-file')
  const unreadable = await problemOf(await post('/api/v1/read', new Uint8Array([0, 1, 2, 3, 0, 255])))
  assert.equal(unreadable.status, 422)
  assert.equal(unreadable.code, 'unknown-format')
  const huge = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new Uint8Array(1024 * 1024)),
  })
  const streamed = { method: 'POST', body: huge, duplex: 'half' } // the typings of DOM do not know duplex
  const tooLarge = await api.request(new Request('http://localhost/api/v1/read', streamed))
  assert.equal((await problemOf(tooLarge)).status, 413)
})

test('too many in a minute / 429 with the seconds to wait; what only computes goes on', async () => {
  const asked: (string | null)[] = []
  const paced = createApi({
    readReport: read,
    auditReport: audit,
    calendar: async () => nationalCalendar,
    requestId: () => 'request-1',
    onError: () => {},
    secondsToWait: (_socket, forwardedFor) => {
      asked.push(forwardedFor)
      return 17
    },
  })
  const headers = { 'X-Forwarded-For': '192.0.2.7' }
  const answer = await paced.request('/api/v1/read', { method: 'POST', body: page, headers })
  assert.equal((await problemOf(answer)).status, 429)
  assert.equal(answer.headers.get('Retry-After'), '17')
  assert.match(answer.headers.get('Content-Security-Policy') ?? '', /default-src 'none'/)
  assert.deepEqual(asked, ['192.0.2.7'])
  assert.equal((await paced.request('/api/v1/clock?received=2025-09-15')).status, 200)
})

test('too many files at once / 503 with the seconds to wait', async () => {
  const busy = createApi({
    readReport: async () => {
      throw new TooBusy('queue full')
    },
    auditReport: audit,
    calendar: async () => nationalCalendar,
    requestId: () => 'request-1',
    onError: () => {},
  })
  const response = await busy.request('/api/v1/read', { method: 'POST', body: page })
  assert.equal((await problemOf(response)).status, 503)
  assert.match(response.headers.get('Retry-After') ?? '', /^\d+$/)
})

test('条例第三十三条 / the clock asked with a consultation / answers as the command line', async () => {
  const response = await api.request(
    '/api/v1/clock?received=2025-09-15&event=third-party=2025-09-22..2025-10-17&event=extension=2025-11-03',
  )
  const answer = await response.json()
  assert.equal(response.status, 200)
  assert.ok(answer.days.length > 30)
  const plain = await api.request('/api/v1/clock?received=2022-09-30')
  assert.deepEqual(
    await plain.json(),
    JSON.parse(JSON.stringify(computeClockJson({ received: '2022-09-30', events: [] }))),
  )
})

test('条例第三十三条 / a year that was added to the calendar / the last day is not provisional', async () => {
  const added = createApi({
    readReport: read,
    auditReport: audit,
    calendar: async () => nationalCalendarOfAll([inventedYear(2099)]),
    requestId: () => 'request-1',
    onError: (error) => void errors.push(error),
  })
  for (const [face, provisional] of [
    [api, true],
    [added, false],
  ] as const) {
    const answer = await (await face.request('/api/v1/clock?received=2099-03-02')).json()
    assert.equal(answer.provisional, provisional)
  }
})

test('信息处理费管理办法第四条 / the fee of 33 items / 2600 yuan by steps', async () => {
  const answer = await (await api.request('/api/v1/fee?items=33')).json()
  assert.equal(answer.yuan, 2600)
  assert.ok(answer.steps.every(({ basis }: { basis: string }) => basis.length > 0))
})

test('a question that contradicts itself / is refused with its code', async () => {
  const both = await problemOf(await api.request('/api/v1/fee?items=3&pages=4'))
  assert.equal(both.status, 422)
  assert.equal(both.type, 'urn:gongkai:problem:refused')
  assert.match(both.code, /^[a-z-]+$/)
})

test('ASVS 15.3.7 / a parameter twice, unknown or not a date / is a problem that does not repeat its value', async () => {
  for (const query of [
    'received=2025-09-15&received=2025-09-16',
    'received=2025-13-45',
    'recieved=2025-09-15',
    'received=2025-09-15&x=张三',
    '__proto__=1',
  ]) {
    const response = await api.request(`/api/v1/clock?${query}`)
    const problem = await problemOf(response)
    assert.equal(problem.status, 400, query)
    assert.doesNotMatch(JSON.stringify(problem), /张三|2025-13-45/)
  }
})

test('every rule / listed / has id, severity and basis', async () => {
  const { rules } = await (await api.request('/api/v1/rules')).json()
  assert.ok(rules.length > 50)
  for (const { id, severity, basis } of rules) {
    assert.match(id, /^AR-[A-Z]+\d+/)
    assert.match(severity, /^(error|inconsistency|warning|info)$/, id)
    assert.match(basis, /\p{Script=Han}/u, id)
  }
})

test('a wrong address or method / is a problem too, with the security headers', async () => {
  const missing = await api.request('/api/v1/nothing')
  assert.equal((await problemOf(missing)).status, 404)
  assert.equal((await problemOf(await api.request('/api/v1/read'))).status, 405)
  assert.match(missing.headers.get('Content-Security-Policy') ?? '', /default-src 'none'/)
  assert.equal(missing.headers.get('X-Content-Type-Options'), 'nosniff')
})

test('an error nobody foresaw / says nothing but the request id, and is told to the log', async () => {
  const broken = createApi({
    readReport: async () => {
      throw new Error('connect ECONNREFUSED 10.1.2.3')
    },
    auditReport: audit,
    calendar: async () => nationalCalendar,
    requestId: () => 'request-1',
    onError: (error) => void errors.push(error),
  })
  const response = await broken.request('/api/v1/read', { method: 'POST', body: page })
  const problem = await problemOf(response)
  assert.equal(problem.status, 500)
  assert.doesNotMatch(JSON.stringify(problem), /10\.1\.2\.3|ECONN/)
  assert.equal(errors.length, 1)
})

test('OpenAPI 3.1 / the served document / is the generated one, and every reference in it leads somewhere', async () => {
  const served = await (await api.request('/api/openapi.json')).text()
  assert.equal(served, renderOpenApi())
  assert.equal(served, readFileSync('docs/generated/openapi.json', 'utf8'))
  const { components, openapi } = openApiDocument()
  assert.equal(openapi, '3.1.0')
  const references = [...served.matchAll(/"\$ref": "#\/components\/schemas\/(\w+)"/g)]
  assert.ok(references.length > 10)
  for (const [, name = ''] of references) assert.ok(name in components.schemas, name)
})

test('the docs page / drawn / is valid HTML without script or anything from elsewhere, and names every operation', async () => {
  const response = await api.request('/api/docs')
  const html = await response.text()
  await assertValidHtml(html)
  assert.doesNotMatch(html, /<script|style=|https?:\/\/(?!localhost)/)
  for (const { id, summary } of operations) {
    assert.ok(html.includes(`id="${id}"`))
    assert.ok(html.includes(summary))
  }
  assert.match(response.headers.get('Content-Security-Policy') ?? '', /default-src 'none'; style-src 'self'/)
  const style = await api.request('/api/docs.css')
  assert.match(style.headers.get('Content-Type') ?? '', /^text\/css; charset=utf-8/)
})
