// A throw-away server of the PostgreSQL that the system has installed, for proving the oldest version we support.
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** Debian's `nobody`: PostgreSQL refuses to run as root. */
const nobody = 65_534
const port = 5432

/** Folder of the newest system-wide installation's programs, or undefined. */
export function findSystemPostgres() {
  return globSync('/usr/lib/postgresql/*/bin')
    .filter((folder) => existsSync(join(folder, 'initdb')))
    .sort()
    .at(-1)
}

/** Starts a server in a temporary folder; answers its address and how to stop it. */
export async function startSystemPostgres(programs) {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-system-postgres-'))
  const user = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {}
  chmodSync(folder, 0o755)
  const data = mkdtempSync(join(folder, 'data-'))
  if (user.uid !== undefined) for (const path of [folder, data]) chownSync(path, nobody, nobody)
  const made = spawnSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'owner', '--auth=trust', '--locale=C', '-E', 'UTF8'],
    {
      ...user,
      encoding: 'utf8',
      cwd: folder,
    },
  )
  if (made.status !== 0) throw new Error(made.stderr)
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${folder}`,
    'max_connections=400',
    'fsync=off',
  ]
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', data, ...settings.flatMap((each) => ['-c', each])],
    {
      ...user,
      stdio: 'ignore',
      cwd: folder,
    },
  )
  // Its socket is there before it answers.
  const isReady = () => {
    const lock = join(data, 'postmaster.pid')
    return existsSync(lock) && readFileSync(lock, 'utf8').split('\n')[7]?.trim() === 'ready'
  }
  for (let tries = 0; !isReady(); tries++) {
    if (tries === 600 || server.exitCode !== null)
      throw new Error(`${programs}/postgres did not become ready`)
    await pause(50)
  }
  return {
    url: `postgres://owner@localhost:${port}/postgres?host=${encodeURIComponent(folder)}`,
    stop: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGINT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
