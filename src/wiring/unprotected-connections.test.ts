import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { readSettings } from './settings.ts'
import { databaseConnection } from './unprotected-connections.ts'

const s3 = { S3_BUCKET: 'files', S3_ACCESS_KEY_ID: 'id', S3_SECRET_ACCESS_KEY: 'invented' }

test('ASVS 12.3.1 / a database on another machine without TLS, or with any certificate / is refused, naming both ways out', () => {
  for (const address of [
    'postgres://gongkai:p@db.test/gongkai',
    'postgres://gongkai@10.1.2.3/gongkai?sslmode=disable',
    'postgres://gongkai@db.test/gongkai?sslmode=no-verify',
    'postgres://gongkai@db.test/gongkai?sslmode=require&uselibpqcompat=true',
    'postgres://gongkai@db.test/gongkai?ssl=false',
    // What counts is where the driver goes.
    'postgres://gongkai@127.0.0.1/gongkai?host=db.test',
  ])
    assert.throws(
      () => readSettings({ DATABASE_URL: address }),
      /DATABASE_URL 指向另一台机器.*sslmode=verify-full.*PROTECTED_HOSTS/,
      address,
    )
})

test('ASVS 12.3.1 / a database by TLS, on this machine, on a socket, or behind a network named as protected / passes', () => {
  for (const address of [
    'postgres://gongkai@db.test/gongkai?sslmode=verify-full',
    'postgres://gongkai@localhost/gongkai',
    'postgres://gongkai@127.0.0.1:5433/gongkai',
    'postgres://gongkai@[::1]/gongkai',
    'postgres://gongkai@localhost/gongkai?host=/run/postgresql',
    'postgres://gongkai@%2Frun%2Fpostgresql/gongkai',
  ])
    assert.equal(readSettings({ DATABASE_URL: address }).DATABASE_URL, address)
  const behind = { DATABASE_URL: 'postgres://gongkai:p@database:5432/gongkai' }
  assert.throws(() => readSettings({ ...behind, PROTECTED_HOSTS: 'other' }), /DATABASE_URL/)
  assert.deepEqual(readSettings({ ...behind, PROTECTED_HOSTS: 'other, Database' }).PROTECTED_HOSTS, [
    'other',
    'database',
  ])
})

test('ASVS 12.3.1 / S3 by http, ClamAV by the network, single sign-on by http / refused; on this machine or protected they pass', () => {
  assert.throws(() => readSettings({ ...s3, S3_ENDPOINT: 'http://s3.test:9000' }), /S3_ENDPOINT.*https/)
  assert.throws(() => readSettings({ CLAMAV: 'clamav.test:3310' }), /CLAMAV.*PROTECTED_HOSTS/)
  assert.throws(
    () =>
      readSettings({
        OIDC_ISSUER: 'http://id.test',
        OIDC_CLIENT_ID: 'x',
        OIDC_CLIENT_SECRET: 'x',
        DESK_URL: 'https://desk.test',
        PROTECTED_HOSTS: 'id.test',
      }),
    /OIDC_ISSUER/,
  )
  for (const passes of [
    { ...s3, S3_ENDPOINT: 'https://s3.test' },
    { ...s3, S3_ENDPOINT: 'http://[::1]:9000' },
    { ...s3, S3_ENDPOINT: 'http://s3.test', PROTECTED_HOSTS: 's3.test' },
    { CLAMAV: '/run/clamav/clamd.sock' },
    { CLAMAV: 'localhost:3310' },
    { CLAMAV: 'clamav.test:3310', PROTECTED_HOSTS: 'clamav.test' },
  ])
    assert.doesNotThrow(() => readSettings(passes), JSON.stringify(passes))
})

test('ASVS 13.2.1 / a certificate of our own in DATABASE_URL / is what the server is shown; one that is not there is named', (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-certificates-'))
  context.after(() => rmSync(folder, { recursive: true, force: true }))
  const [certificate, key] = ['client.crt', 'client.key'].map((name) => join(folder, name))
  for (const file of [certificate, key]) if (file !== undefined) writeFileSync(file, 'invented')
  const address = 'postgres://gongkai@db.test/gongkai?sslmode=verify-full'
  assert.equal(databaseConnection(`${address}&sslcert=${certificate}&sslkey=${key}`).shows, 'certificate')
  assert.equal(databaseConnection('postgres://gongkai:p@db.test/gongkai').shows, 'password')
  assert.equal(databaseConnection('postgres://gongkai@%2Frun%2Fpostgresql/gongkai').shows, null)
  assert.throws(
    () => readSettings({ DATABASE_URL: `${address}&sslcert=${join(folder, 'none')}` }),
    /证书或者密钥文件读不了.*none/,
  )
})
