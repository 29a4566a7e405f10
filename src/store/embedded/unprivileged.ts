/** PostgreSQL refuses to run as root: how to start it with fewer rights. */

import {
  type ChildProcess,
  type SpawnOptions,
  type SpawnSyncOptions,
  type SpawnSyncReturns,
  spawn,
  spawnSync,
} from 'node:child_process'
import { chownSync, lchownSync, lstatSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { EnvironmentProblem } from '../../usecases/environment-problem.ts'

/** Debian's and most systems' `nobody`. */
const nobody = 65_534

export type Rights =
  /** The current user is not root. */
  | 'as-we-are'
  /** Root, and every folder above program and data can be entered by others. */
  | 'as-nobody'
  /** Root, in a folder closed to others: a user namespace in which we look like nobody. */
  | 'user-namespace'

/** Chooses how to start; throws with the two ways out when the system allows none. */
export function chooseRights(paths: readonly string[]): Rights {
  if (process.getuid?.() !== 0) return 'as-we-are'
  if (paths.every(isOpenToOthers)) return 'as-nobody'
  const trial = spawnSync('unshare', [...namespaceArguments, 'true'])
  if (trial.status === 0) return 'user-namespace'
  throw new EnvironmentProblem(
    `PostgreSQL 不能以 root 身份运行，而本系统又不允许建立用户命名空间。请把程序放到其他用户可以进入的文件夹（chmod o+x 各级文件夹），或者改用普通用户启动。`,
  )
}

const namespaceArguments = ['-U', `--map-user=${nobody}`, `--map-group=${nobody}`]

export function spawnWith(
  rights: Rights,
  program: string,
  args: readonly string[],
  options: SpawnOptions,
): ChildProcess {
  const [command, more, user] = commandWith(rights, program, args)
  return spawn(command, more, { ...options, ...user })
}

/** The same for a program that is waited for; its output as text. */
export function runWith(
  rights: Rights,
  program: string,
  args: readonly string[],
  options: SpawnSyncOptions,
): SpawnSyncReturns<string> {
  const [command, more, user] = commandWith(rights, program, args)
  return spawnSync(command, more, { ...options, ...user, encoding: 'utf8' })
}

function commandWith(
  rights: Rights,
  program: string,
  args: readonly string[],
): [command: string, args: readonly string[], user: { uid?: number; gid?: number }] {
  if (rights === 'as-nobody') return [program, args, { uid: nobody, gid: nobody }]
  if (rights === 'user-namespace') return ['unshare', [...namespaceArguments, program, ...args], {}]
  return [program, args, {}]
}

/**
 * Throws where a folder is another user's or others may write in it: in the shared temp folder somebody may have made
 * one of this name first, with a server of his own behind the socket.
 */
export function requireOwn(folder: string): void {
  const { uid, mode } = lstatSync(folder)
  if ((uid === process.getuid?.() || uid === nobody) && (mode & 0o022) === 0) return
  throw new EnvironmentProblem(`文件夹 ${folder} 是别的用户的，或者别人可以写。请把它移走，再启动。`)
}

/** Gives a folder of ours, with all that is in it, to the user the server runs as; one it owns already is left alone. */
export function handOver(rights: Rights, folder: string): void {
  if (rights === 'as-we-are') return
  // In the user namespace root's own files look like the server's.
  const owner = rights === 'as-nobody' ? nobody : 0
  if (statSync(folder).uid === owner) return
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    lchownSync(join(entry.parentPath, entry.name), owner, owner)
  }
  chownSync(folder, owner, owner)
}

/** True where every folder from here up to the root may be entered by other users. */
function isOpenToOthers(path: string): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    const stat = statSync(folder, { throwIfNoEntry: false })
    if (stat?.isDirectory() && (stat.mode & 0o001) === 0) return false
    if (folder === dirname(folder)) return true
  }
}
