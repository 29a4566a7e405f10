import assert from 'node:assert/strict'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import pg from 'pg'
import { startEmbeddedPostgres } from './supervisor.ts'

async function inFolder(mode: number, work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-pg-'))
  chmodSync(folder, mode)
  try {
    await work(join(folder, 'postgres'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

for (const [mode, what] of [
  [0o755, 'a folder others may enter'],
  [0o700, 'a folder closed to others'],
] as const) {
  test(`${what} / started, started again, stopped, started / serves, is found, ends cleanly, serves again`, () =>
    inFolder(mode, async (data) => {
      const first = await startEmbeddedPostgres(data)
      assert.equal(first.found, false)
      const second = await startEmbeddedPostgres(data)
      assert.equal(second.found, true)
      await first.stop()
      assert.equal(existsSync(join(data, 'postmaster.pid')), false)
      const third = await startEmbeddedPostgres(data)
      assert.equal(third.found, false)
      await third.stop()
    }))
}

test('an empty folder / five programs starting at once / make one server', () =>
  inFolder(0o755, async (data) => {
    const servers = await Promise.all(Array.from({ length: 5 }, () => startEmbeddedPostgres(data)))
    assert.equal(servers.filter((server) => !server.found).length, 1)
    await servers[0]?.stop()
  }))

test('a path longer than a socket may have / started / uses a short folder for the socket', () =>
  inFolder(0o755, async (data) => {
    const server = await startEmbeddedPostgres(join(data, 'a'.repeat(60), 'b'.repeat(60), 'postgres'))
    assert.ok(Buffer.byteLength(server.connection.host) < 90)
    await server.stop()
  }))

test('a folder for the socket / where others may write / is not used, and it is said', () =>
  inFolder(0o755, async (data) => {
    mkdirSync(`${data}.socket`)
    chmodSync(`${data}.socket`, 0o777)
    await assert.rejects(startEmbeddedPostgres(data), /postgres\.socket 是别的用户的，或者别人可以写/)
  }))

test('a statement that fails on what a person wrote / afterwards / its words are not in the server log, which is ours alone', () =>
  inFolder(0o755, async (data) => {
    writeFileSync(`${data}.log`, '', { mode: 0o644 })
    const server = await startEmbeddedPostgres(data)
    const client = new pg.Client(server.connection)
    await client.connect()
    await client.query('create temp table kept (name text unique, told jsonb)')
    await client.query('insert into kept values ($1)', ['Appleseed'])
    for (const [statement, values] of [
      ['insert into kept values ($1)', ['Appleseed']],
      ['insert into kept (told) values ($1)', ['{"name": "Appleseed\\u0000"}']],
      ['select $1::uuid', ['Appleseed']],
      ["select 'Appleseed'::date", []],
    ] as const)
      await assert.rejects(client.query(statement, [...values]))
    await client.end()
    await server.stop()
    const log = readFileSync(`${data}.log`, 'utf8')
    assert.match(log, /ready to accept connections/)
    assert.doesNotMatch(log, /Appleseed/)
    assert.equal(statSync(`${data}.log`).mode & 0o777, 0o600)
  }))
