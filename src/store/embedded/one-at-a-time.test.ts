import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { oneAtATime } from './one-at-a-time.ts'

const rounds = 40
const program = `
  import { appendFileSync } from 'node:fs'
  const { oneAtATime } = await import(process.env.MODULE)
  for (let round = 0; round < ${rounds}; round++)
    await oneAtATime(process.env.LOCK, async () => {
      appendFileSync(process.env.RECORD, 'in ' + process.pid + '\\n')
      await new Promise((resolve) => setImmediate(resolve))
      appendFileSync(process.env.RECORD, 'out ' + process.pid + '\\n')
    })
`

test('a lock left by an earlier run with our own process id, or empty / asked for / is taken at once', async (context) => {
  const folder = newFolder(context)
  for (const [index, left] of [`${process.pid} of-another-run`, String(process.pid), ''].entries()) {
    const lock = join(folder, `lock-${index}`)
    writeFileSync(lock, left)
    assert.notEqual(await oneAtATime(lock, async () => readFileSync(lock, 'utf8')), left)
  }
  assert.deepEqual(readdirSync(folder), [])
})

function newFolder(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-lock-'))
  context.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

test('a lock whose holder was killed / four programs that want it again and again / each takes its turns, never two at once', async (context) => {
  const folder = newFolder(context)
  const [lock, record] = [join(folder, 'lock'), join(folder, 'record')]
  writeFileSync(lock, String(spawnSync(process.execPath, ['--version']).pid))
  const programs = Array.from({ length: 4 }, () =>
    spawn(process.execPath, ['--input-type=module', '--eval', program], {
      env: {
        ...process.env,
        MODULE: new URL('./one-at-a-time.ts', import.meta.url).href,
        LOCK: lock,
        RECORD: record,
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    }),
  )
  const ends = await Promise.all(programs.map((each) => once(each, 'close')))
  assert.deepEqual(
    ends.map(([code]) => code),
    [0, 0, 0, 0],
  )
  const lines = readFileSync(record, 'utf8').trim().split('\n')
  assert.equal(lines.length, 2 * programs.length * rounds)
  for (let at = 0; at < lines.length; at += 2)
    assert.equal(lines[at]?.replace('in ', ''), lines[at + 1]?.replace('out ', ''), `turn ${at / 2}`)
  assert.deepEqual(readdirSync(folder), ['record'])
})
