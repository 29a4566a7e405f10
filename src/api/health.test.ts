import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createHealth, type ReadinessCheck } from './health.ts'

function health(...checks: ReadinessCheck[]) {
  const failures: string[] = []
  const app = createHealth({ checks, patience: 50, onFailure: (name) => void failures.push(name) })
  return { app, failures }
}

const good: ReadinessCheck = { name: 'disk', check: async () => {} }
const bad: ReadinessCheck = {
  name: 'database',
  check: async () => {
    throw new Error('password of gongkai refused at 10.1.2.3')
  },
}

test('a process that answers / asked for its health / says ok, whatever else is broken', async () => {
  const response = await health(bad).app.request('/healthz')
  assert.equal(response.status, 200)
  assert.deepEqual(await response.json(), { status: 'ok' })
  assert.equal(response.headers.get('Cache-Control'), 'no-store')
})

test('everything there / asked whether it is ready / says so', async () => {
  const response = await health(good).app.request('/readyz')
  assert.equal(response.status, 200)
})

test('a database that is gone / asked whether it is ready / 503, names the check and not the reason', async () => {
  const { app, failures } = health(good, bad)
  const response = await app.request('/readyz')
  assert.equal(response.status, 503)
  const text = await response.text()
  assert.deepEqual(JSON.parse(text).checks, [
    { name: 'disk', status: 'ok' },
    { name: 'database', status: 'failed' },
  ])
  assert.doesNotMatch(text, /10\.1\.2\.3|password/)
  assert.deepEqual(failures, ['database'])
})

test('a check that never ends / asked whether it is ready / counts as failed', async () => {
  const { app } = health({ name: 'database', check: () => new Promise(() => {}) })
  assert.equal((await app.request('/readyz')).status, 503)
})
