/**
 * The database of an installation that names none: a real PostgreSQL from npm, started here, reached through a
 * unix socket only, data under one folder. A second start finds the first; a start after a crash recovers.
 */

import type { ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, existsSync, fchmodSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { EnvironmentProblem } from '../../usecases/environment-problem.ts'
import { findPostgresBinaries, type PostgresBinaries } from './binaries.ts'
import { isAlive, lockHolder, processesIn } from './lock-holders.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { chooseRights, handOver, type Rights, requireOwn, runWith, spawnWith } from './unprivileged.ts'

export interface EmbeddedPostgres {
  /** What `pg` connects with. */
  readonly connection: {
    readonly host: string
    readonly port: number
    readonly user: string
    readonly database: string
  }
  /** True when a server of this data folder was already running. */
  readonly found: boolean
  /** Stops the server unless other programs are still connected to it. */
  readonly stop: () => Promise<void>
}

export const ownerRole = 'gongkai_owner'
const port = 5432
/** Unix socket paths end at about 100 bytes. */
const longestSocketPath = 90
/** As the system says ENOSPC in the server's log. */
const noSpace = 'No space left on device'
/** Recovery after a crash under load took 1.4 s; a slow disk may need much more. Milliseconds. */
const startLimit = 60_000

/** Starts or finds the server whose data lie in `folder`. Throws with a sentence when it cannot. */
export async function startEmbeddedPostgres(folder: string): Promise<EmbeddedPostgres> {
  if (process.platform === 'win32') {
    throw new EnvironmentProblem(
      '自带的数据库暂不支持 Windows。请安装 PostgreSQL 15 以上版本，并用环境变量 DATABASE_URL 指明。',
    )
  }
  const binaries = findPostgresBinaries()
  const data = resolve(folder)
  mkdirSync(dirname(data), { recursive: true })
  const rights = chooseRights([dirname(binaries.postgres), dirname(data)])
  const socket = socketFolder(data, rights)
  const connection = { host: socket, port, user: ownerRole, database: 'postgres' }
  const found =
    (await answers(connection)) ||
    (await oneAtATime(`${data}.starting`, async () => {
      if (await answers(connection)) return true
      initialise(binaries, rights, data)
      await waitForDeparting(data, socket)
      await waitUntilReady(connection, data, launch(binaries, rights, data, socket))
      return false
    }))
  return { connection, found, stop: () => stop(connection, data) }
}

/** Short and private: beside the data, or a folder of its own in the temp folder when that path is too long. */
function socketFolder(data: string, rights: Rights): string {
  const beside = `${data}.socket`
  const folder =
    Buffer.byteLength(beside) <= longestSocketPath
      ? beside
      : join(tmpdir(), `gongkai-${createHash('sha256').update(data).digest('hex').slice(0, 16)}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  requireOwn(folder)
  handOver(rights, folder)
  return folder
}

function initialise(binaries: PostgresBinaries, rights: Rights, data: string): void {
  if (existsSync(join(data, 'PG_VERSION'))) {
    handOver(rights, data)
    return
  }
  // A folder without PG_VERSION is one whose creation was interrupted: nothing is in it yet.
  rmSync(data, { recursive: true, force: true })
  mkdirSync(data, { mode: 0o700 })
  handOver(rights, data)
  const options = ['-U', ownerRole, '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-instructions']
  const { status, stderr } = runWith(rights, binaries.initdb, ['-D', data, ...options], {
    env: environment(binaries),
    cwd: data,
  })
  if (status !== 0) {
    rmSync(data, { recursive: true, force: true })
    if (stderr.includes(noSpace))
      throw new EnvironmentProblem(`磁盘已满，数据库建立不了。请清理 ${data} 所在的磁盘。`)
    throw new EnvironmentProblem(`建立数据库失败：${stderr.trim().split('\n').at(-1) ?? ''}`)
  }
}

function environment(binaries: PostgresBinaries): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    LD_LIBRARY_PATH: binaries.libraries,
    DYLD_LIBRARY_PATH: binaries.libraries,
    LC_ALL: 'C',
  }
}

function launch(binaries: PostgresBinaries, rights: Rights, data: string, socket: string): ChildProcess {
  const log = openSync(`${data}.log`, 'a', 0o600)
  fchmodSync(log, 0o600) // one that an earlier version made was open to all
  const settings = [
    `listen_addresses=`,
    `unix_socket_directories=${socket}`,
    `port=${port}`,
    'timezone=Asia/Shanghai',
    'max_connections=300', // a program takes up to 35, and several may share the server
    // Errors of statements quote the values that were sent. Our own log tells them by code and place.
    'log_min_messages=log',
  ]
  // Its own process group: Ctrl+C must not reach it before our own orderly stop.
  const child = spawnWith(
    rights,
    binaries.postgres,
    ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
    {
      detached: true,
      stdio: ['ignore', log, log],
      env: environment(binaries),
      cwd: data,
    },
  )
  child.on('error', () => {}) // told by waitUntilReady, which reads the log
  child.unref()
  closeSync(log)
  return child
}

async function waitUntilReady(
  connection: EmbeddedPostgres['connection'],
  data: string,
  server: ChildProcess,
): Promise<void> {
  const deadline = performance.now() + startLimit
  // The socket opens during recovery: only an answered query means ready.
  while (performance.now() < deadline) {
    if (await answers(connection)) return
    if (server.exitCode !== null) break // it says why in its log
    await pause(20)
  }
  const log = readFileSync(`${data}.log`, 'utf8').trim().split('\n').slice(-5).join('\n')
  if (log.includes(noSpace))
    throw new EnvironmentProblem(`磁盘已满，数据库启动不了。请清理 ${data} 所在的磁盘。`)
  throw new EnvironmentProblem(`数据库没有启动成功。日志 ${data}.log 的最后几行：\n${log}`)
}

async function answers(connection: EmbeddedPostgres['connection']): Promise<boolean> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 2000 })
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false // not there, starting up, or recovering: the caller waits or starts one
  } finally {
    await client.end().catch(() => undefined)
  }
}

/**
 * A killed server's own processes may still be ending, and its pid may be a zombie's or since belong to another
 * program; PostgreSQL would take either for a living server. Its lock files go only when nothing works in the
 * data folder any more, because a second server on the same data would destroy them.
 */
async function waitForDeparting(data: string, socket: string): Promise<void> {
  const locks = [join(data, 'postmaster.pid'), join(socket, `.s.PGSQL.${port}.lock`)]
  for (let tries = 0; tries < 300; tries++) {
    const holders = locks.map(lockHolder).filter((pid) => pid !== undefined)
    if (holders.length === 0) return
    const workers = processesIn(data)
    if (workers !== undefined && workers.length === 0) {
      for (const lock of locks) rmSync(lock, { force: true })
      return
    }
    // Without /proc PostgreSQL's own check of a dead holder has to do.
    if (workers === undefined && !holders.some(isAlive)) return
    await pause(100)
  }
  throw new EnvironmentProblem(
    `数据文件夹 ${data} 还有别的数据库进程在用，但它不回答。请结束该进程后再启动。`,
  )
}

async function stop(connection: EmbeddedPostgres['connection'], data: string): Promise<void> {
  // Connections of our own that have just been closed take a moment to go.
  for (let tries = 0; await hasOtherClients(connection); tries++) {
    if (tries === 20) return
    await pause(50)
  }
  const file = join(data, 'postmaster.pid')
  const pid = lockHolder(file)
  if (pid === undefined) return
  if (!isAlive(pid)) return
  process.kill(pid, 'SIGINT') // fast shutdown: sessions are ended, everything is written
  for (let tries = 0; tries < 300 && existsSync(file); tries++) await pause(50)
}

/** A server that is gone, or being stopped by another program just now, has none. */
async function hasOtherClients(connection: EmbeddedPostgres['connection']): Promise<boolean> {
  const client = new pg.Client(connection)
  client.on('error', () => {}) // the query or the connecting fails with the same
  try {
    await client.connect()
    const { rows } = await client.query<{ others: number }>(
      "select count(*)::int as others from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
    )
    return (rows[0]?.others ?? 0) > 0
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}
