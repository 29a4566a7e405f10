/** A lock that programs on one machine share: a file that names the one at work. */

import { randomUUID } from 'node:crypto'
import { linkSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { hasCode } from '../../usecases/has-code.ts'
import { isAlive, lockHolder } from './lock-holders.ts'

/** Lets one program at a time do the work; the lock of one that was killed is taken over. */
export async function oneAtATime<T>(lock: string, work: () => Promise<T>): Promise<T> {
  while (!claim(lock)) {
    const holder = lockHolder(lock)
    if (holder !== undefined && !isAlive(holder)) removeAbandoned(lock, holder)
    else await pause(50)
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

/** The file gets its name with its content in it: one that is still empty could not be told from an abandoned one. */
function claim(lock: string): boolean {
  const draft = `${lock}.${randomUUID()}`
  writeFileSync(draft, String(process.pid))
  try {
    linkSync(draft, lock)
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

/**
 * Moved away before it is removed: of two that found it abandoned the slower would otherwise remove the lock that the
 * faster has put in its place meanwhile. That one goes back.
 */
function removeAbandoned(lock: string, holder: number): void {
  const aside = `${lock}.${randomUUID()}`
  try {
    renameSync(lock, aside)
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return
    throw error
  }
  if (lockHolder(aside) === holder) rmSync(aside)
  else renameSync(aside, lock)
}
