import assert from 'node:assert/strict'
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { until } from './support/until.ts'

/** Built once, so that two programs started together do not wait for it. */
execFileSync(process.execPath, ['bin/gongkai.mjs', 'clock', '--help'], { stdio: 'ignore' })

function dataFolder(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-serve-'))
  chmodSync(folder, 0o755)
  context.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

interface Served {
  readonly said: () => string
  /** Address after this title in the start-up lines. */
  readonly at: (title: string) => string
  /** Sends SIGTERM; the exit code, null where it had to be killed: systems wait a while and then kill. */
  readonly stop: () => Promise<number | null>
}

async function serve(context: TestContext, environment: Record<string, string>): Promise<Served> {
  const child = spawn(process.execPath, ['bin/gongkai.mjs', 'serve'], {
    env: {
      ...process.env,
      PORT: '0',
      DESK_PORT: '0',
      FILES_PORT: '0',
      LOG_LEVEL: 'warn',
      DATABASE_URL: '',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      said += data
    })
  }
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  context.after(() => end(child, ended))
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', () => said.includes('按 Ctrl+C 停止') && resolve())
    child.once('exit', () => reject(new Error(`ended at once: ${said}`)))
  })
  return {
    said: () => said,
    at: (title) => new RegExp(`^${title}：(http://\\S+)$`, 'm').exec(said)?.[1] ?? `no ${title} in ${said}`,
    stop: async () => {
      child.kill('SIGTERM')
      const impatient = setTimeout(() => child.kill('SIGKILL'), patience)
      const code = await ended
      clearTimeout(impatient)
      return code
    },
  }
}

async function end(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
  await ended
}

/** How long an orderly stop may take. Milliseconds. */
const patience = 15_000
const portal = '公开 Gongkai 已启动'
const desk = '办公端'

/** Processes that work in the database's folder. */
function databaseProcesses(folder: string): number {
  return readdirSync('/proc').filter((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === join(folder, 'postgres')
    } catch {
      return false // not a process, or gone meanwhile
    }
  }).length
}

const status = async (address: string) => (await fetch(address, { redirect: 'manual' })).status

async function untilPort(taken: number): Promise<{ port: number; close: () => void }> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(taken, 'localhost', resolve))
  const bound = server.address()
  return { port: typeof bound === 'object' && bound !== null ? bound.port : 0, close: () => server.close() }
}

test('gongkai serve / 空的数据文件夹，不设演示 / 门户、办公端、接口、健康检查都答，三员各有一个一次性网址；SIGTERM 后什么也不剩', async (context) => {
  const folder = dataFolder(context)
  const served = await serve(context, { GONGKAI_DATA: folder, GONGKAI_DEMO: 'off' })
  const [pages, office] = [served.at(portal), served.at(desk)]
  const home = await fetch(pages)
  assert.equal(home.status, 200)
  assert.match(await home.text(), /<html lang="zh-CN"/)
  assert.deepEqual(await (await fetch(`${pages}/healthz`)).json(), { status: 'ok' })
  const ready: { checks: { name: string; status: string }[] } = await (await fetch(`${pages}/readyz`)).json()
  for (const name of ['database', 'migrations', 'clock'])
    assert.equal(ready.checks.find((check) => check.name === name)?.status, 'ok', name)
  assert.equal(await status(`${pages}/api/v1/clock?received=2025-09-15`), 200)
  const entry = await fetch(office, { redirect: 'manual' })
  assert.equal(entry.status, 303)
  assert.equal(entry.headers.get('location'), '/sign-in')
  const file = await fetch(`${served.at('用户文件')}/file/no-such-link`)
  assert.equal(file.status, 404)
  assert.match(file.headers.get('content-security-policy') ?? '', /^sandbox/)
  const links = served.said().match(/http:\S+\/set-up\/\S+/g) ?? []
  assert.equal(links.length, 3, served.said())
  const roles = ['系统管理员', '安全管理员', '审计管理员']
  for (const role of roles) assert.match(served.said(), new RegExp(role))
  for (const link of links) {
    assert.equal(new URL(link).origin, new URL(office).origin)
    assert.match(await (await fetch(link)).text(), /口令/)
  }
  assert.equal(await served.stop(), 0, served.said())
  assert.equal(databaseProcesses(folder), 0)
  assert.equal(existsSync(join(folder, 'postgres', 'postmaster.pid')), false)
})

test('gongkai serve / 两个程序用一个数据文件夹，同一个端口 / 第二个找到数据库，端口往后让；先停第一个，第二个照常；最后一个停数据库', async (context) => {
  const folder = dataFolder(context)
  const wanted = await untilPort(0)
  wanted.close()
  const settings = { GONGKAI_DATA: folder, GONGKAI_DEMO: 'off', PORT: String(wanted.port) }
  const first = await serve(context, settings)
  const second = await serve(context, settings)
  assert.match(first.said(), /数据库：已启动/)
  assert.match(second.said(), /数据库：已在运行/)
  assert.notEqual(first.at(portal), second.at(portal))
  assert.equal(await first.stop(), 0, first.said())
  assert.ok(databaseProcesses(folder) > 0)
  assert.equal(await status(second.at(portal)), 200)
  assert.equal(await status(`${second.at(desk)}/sign-in`), 200)
  const ready: { checks: { name: string; status: string }[] } = await (
    await fetch(`${second.at(portal)}/readyz`)
  ).json()
  assert.equal(ready.checks.find(({ name }) => name === 'database')?.status, 'ok')
  assert.equal(await second.stop(), 0, second.said())
  assert.equal(databaseProcesses(folder), 0)
})

test('gongkai serve / 数据库被杀 / 程序还在，数据库自己回来', async (context) => {
  const folder = dataFolder(context)
  const served = await serve(context, { GONGKAI_DATA: folder, GONGKAI_DEMO: 'off' })
  const pid = Number(
    execFileSync('head', ['-1', join(folder, 'postgres', 'postmaster.pid')], { encoding: 'utf8' }),
  )
  process.kill(pid, 'SIGKILL')
  assert.equal(await status(served.at(portal)), 200)
  const isBack = async () => {
    const answer = await fetch(`${served.at(desk)}/set-up/no-such-link-no-such-link-no-such-link-00`)
    return answer.status !== 503 && (await answer.text()).includes('链接')
  }
  await until(isBack)
  assert.equal(await served.stop(), 0, served.said())
  assert.equal(databaseProcesses(folder), 0)
})

test('gongkai serve / DATABASE_URL 连不上 / 说明原因，门户照常', async (context) => {
  const folder = dataFolder(context)
  const nobody = await untilPort(0)
  nobody.close()
  const address = `postgres://gongkai:secret-word@localhost:${nobody.port}/gongkai`
  const served = await serve(context, { GONGKAI_DATA: folder, DATABASE_URL: address })
  assert.match(served.said(), /连不上 DATABASE_URL 指明的数据库（localhost:\d+）/)
  assert.match(served.said(), /办公端没有启动/)
  assert.doesNotMatch(served.said(), /secret-word/)
  assert.equal(await status(served.at(portal)), 200)
  assert.equal(await served.stop(), 0)
})
