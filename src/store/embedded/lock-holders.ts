/** Who holds the data folder of a database: the process a lock file names, and those that work there. */

import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { hasCode } from '../../usecases/has-code.ts'

/** The process a lock file names; undefined = no such file, or nothing legible in it. */
export function lockHolder(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
    return Number.isInteger(pid) && pid > 0 ? pid : undefined
  } catch (error) {
    // Its holder may be done, and the file gone, at any moment.
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return hasCode(error, 'EPERM')
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
