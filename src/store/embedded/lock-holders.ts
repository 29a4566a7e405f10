/** Who holds the data folder of a database: the process a lock file names, and those that work there. */

import { existsSync, readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs'

/** The process a lock file names; undefined = no such file, or nothing legible in it. */
export function lockHolder(file: string): number | undefined {
  if (statSync(file, { throwIfNoEntry: false }) === undefined) return undefined
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  return Number.isInteger(pid) && pid > 0 ? pid : undefined
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Processes that work in the data folder, as every PostgreSQL process does; undefined where /proc does not tell. */
export function processesIn(data: string): number[] | undefined {
  if (!existsSync('/proc/self/cwd')) return undefined
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === data
      } catch {
        return false // ended meanwhile, a zombie, or another user's
      }
    })
    .map(Number)
}
