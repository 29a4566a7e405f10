/**
 * The database of an installation that names none: a real PostgreSQL from npm, started here, reached through a
 * unix socket only, data under one folder. A second start finds the first; a start after a crash recovers.
 */

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import pg from 'pg'
import { findPostgresBinaries, type PostgresBinaries } from './binaries.ts'
import { chooseRights, handOver, type Rights, spawnWith } from './unprivileged.ts'

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
/** Recovery after a crash under load took 1.4 s; a slow disk may need much more. Milliseconds. */
const startLimit = 60_000

/** Starts or finds the server whose data lie in `folder`. Throws with a sentence when it cannot. */
export async function startEmbeddedPostgres(folder: string): Promise<EmbeddedPostgres> {
  if (process.platform === 'win32') {
    throw new Error(
      '自带的数据库暂不支持 Windows。请安装 PostgreSQL 15 以上版本，并用环境变量 DATABASE_URL 指明。',
    )
  }
  const binaries = findPostgresBinaries()
  const data = resolve(folder)
  mkdirSync(dirname(data), { recursive: true })
  const rights = chooseRights([dirname(binaries.postgres), dirname(data)])
  const socket = socketFolder(data, rights)
  const connection = { host: socket, port, user: ownerRole, database: 'postgres' }
  const found = await answers(connection)
  if (!found) {
    initialise(binaries, rights, data)
    await waitForDeparting(data)
    launch(binaries, rights, data, socket)
    await waitUntilReady(connection, data)
  }
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
  handOver(rights, folder)
  return folder
}

function initialise(binaries: PostgresBinaries, rights: Rights, data: string): void {
  if (existsSync(join(data, 'PG_VERSION'))) return
  // A folder without PG_VERSION is one whose creation was interrupted: nothing is in it yet.
  rmSync(data, { recursive: true, force: true })
  mkdirSync(data, { mode: 0o700 })
  handOver(rights, data)
  const options = [
    '-D',
    data,
    '-U',
    ownerRole,
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C',
    '--no-instructions',
  ]
  const [program, args]: [string, string[]] =
    rights === 'user-namespace'
      ? ['unshare', ['-U', '--map-user=65534', '--map-group=65534', binaries.initdb, ...options]]
      : [binaries.initdb, options]
  const user = rights === 'as-nobody' ? { uid: 65_534, gid: 65_534 } : {}
  const { status, stderr } = spawnSync(program, args, {
    ...user,
    encoding: 'utf8',
    env: environment(binaries),
    cwd: data,
  })
  if (status !== 0) {
    rmSync(data, { recursive: true, force: true })
    throw new Error(`建立数据库失败：${stderr.trim().split('\n').at(-1) ?? ''}`)
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

function launch(binaries: PostgresBinaries, rights: Rights, data: string, socket: string): void {
  const log = openSync(`${data}.log`, 'a')
  const settings = [
    `listen_addresses=`,
    `unix_socket_directories=${socket}`,
    `port=${port}`,
    'timezone=Asia/Shanghai',
  ]
  // Its own process group: Ctrl+C in the terminal must not reach it before our own orderly stop.
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
}

async function waitUntilReady(connection: EmbeddedPostgres['connection'], data: string): Promise<void> {
  const deadline = performance.now() + startLimit
  // The socket opens during recovery: only an answered query means ready.
  while (performance.now() < deadline) {
    if (await answers(connection)) return
    await pause(20)
  }
  const log = readFileSync(`${data}.log`, 'utf8').trim().split('\n').slice(-5).join('\n')
  throw new Error(`数据库没有启动成功。日志 ${data}.log 的最后几行：\n${log}`)
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

/** A killed server may still be ending, and its pid may since belong to another program. */
async function waitForDeparting(data: string): Promise<void> {
  const file = join(data, 'postmaster.pid')
  for (let tries = 0; tries < 100; tries++) {
    const pid = postmasterPid(file)
    if (pid === undefined) return
    if (!isPostgres(pid)) return rmSync(file, { force: true })
    await pause(100)
  }
}

function postmasterPid(file: string): number | undefined {
  if (statSync(file, { throwIfNoEntry: false }) === undefined) return undefined
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  return Number.isInteger(pid) && pid > 0 ? pid : undefined
}

function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  const command = `/proc/${pid}/cmdline`
  // A zombie has an empty command line; without /proc the living pid is taken at its word.
  return !existsSync(command) || readFileSync(command, 'utf8').includes('postgres')
}

async function stop(connection: EmbeddedPostgres['connection'], data: string): Promise<void> {
  // Connections of our own that have just been closed take a moment to go.
  for (let tries = 0; await hasOtherClients(connection); tries++) {
    if (tries === 20) return
    await pause(50)
  }
  const file = join(data, 'postmaster.pid')
  const pid = postmasterPid(file)
  if (pid === undefined) return
  process.kill(pid, 'SIGINT') // fast shutdown: sessions are ended, everything is written
  for (let tries = 0; tries < 300 && existsSync(file); tries++) await pause(50)
}

async function hasOtherClients(connection: EmbeddedPostgres['connection']): Promise<boolean> {
  const client = new pg.Client(connection)
  await client.connect()
  const { rows } = await client.query<{ others: number }>(
    "select count(*)::int as others from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
  )
  await client.end()
  return (rows[0]?.others ?? 0) > 0
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
