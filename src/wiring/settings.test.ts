import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { EnvironmentProblem } from '../usecases/environment-problem.ts'
import { describeSettings, readSettings } from './settings.ts'

test('nothing set / every setting has a default or is off, and each has its meaning in Chinese', () => {
  const settings = readSettings({})
  assert.equal(settings.PORT, 8080)
  assert.equal(settings.GONGKAI_DEMO, 'on')
  assert.equal(settings.METRICS_PORT, undefined)
  assert.deepEqual(settings.TRUSTED_PROXIES, [])
  for (const { name, meaning } of describeSettings(settings)) assert.match(meaning, /\p{Script=Han}/u, name)
})

test('an empty variable / counts as not set', () => {
  assert.equal(readSettings({ PORT: '', SMTP_URL: '' }).PORT, 8080)
})

test('wrong values / are all named at once, with what they should be', () => {
  assert.throws(
    () => readSettings({ PORT: 'x', PASSWORD_POLICY: 'none', TRUSTED_PROXIES: '10.0.0.0/33' }),
    (error: unknown) =>
      error instanceof EnvironmentProblem &&
      ['PORT', 'PASSWORD_POLICY', 'TRUSTED_PROXIES'].every((name) => error.message.includes(name)),
  )
})

test('互联网政务应用安全管理规定第二十条 / a shorter access log than a year / is refused', () => {
  assert.throws(() => readSettings({ ACCESS_LOG_YEARS: '0' }), /ACCESS_LOG_YEARS/)
  assert.equal(readSettings({ ACCESS_LOG_YEARS: '1' }).ACCESS_LOG_YEARS, 1)
})

test('a setting that needs another / without it / is refused with both names', () => {
  assert.throws(() => readSettings({ SMTP_URL: 'smtp://localhost:25' }), /SMTP_URL.*MAIL_FROM/)
  assert.throws(() => readSettings({ S3_ENDPOINT: 'http://localhost:9000' }), /S3_BUCKET/)
})

test('a public address / with a path / is refused; one without is kept as an origin', () => {
  assert.throws(() => readSettings({ DESK_URL: 'https://desk.example.gov.cn/desk' }), /DESK_URL/)
  assert.equal(
    readSettings({ DESK_URL: 'https://desk.example.gov.cn/' }).DESK_URL,
    'https://desk.example.gov.cn',
  )
})

test('secrets / described / show neither password nor key', () => {
  const described = JSON.stringify(
    describeSettings(
      readSettings({
        DATABASE_URL:
          'postgres://gongkai:hidden-1@db.test:5432/gongkai?sslmode=verify-full&password=hidden-2',
        SMTP_URL: 'smtps://robot:hidden-3@mail.test',
        MAIL_FROM: 'noreply@mail.test',
        S3_ENDPOINT: 'https://s3.test',
        S3_BUCKET: 'files',
        S3_ACCESS_KEY_ID: 'hidden-4',
        S3_SECRET_ACCESS_KEY: 'hidden-5',
      }),
    ),
  )
  assert.doesNotMatch(described, /hidden/)
  assert.match(described, /db\.test:5432\/gongkai/)
})

test('a secret in a file / named by NAME_FILE / is read; a file that is not there is named', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-settings-'))
  try {
    const file = join(folder, 'database')
    writeFileSync(file, 'postgres://localhost/gongkai\n')
    assert.equal(readSettings({ DATABASE_URL_FILE: file }).DATABASE_URL, 'postgres://localhost/gongkai')
    assert.throws(() => readSettings({ DATABASE_URL_FILE: join(folder, 'none') }), /DATABASE_URL_FILE/)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
