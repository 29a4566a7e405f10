/** A lock that programs on one machine share: a file that names the one at work. */

import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { hasCode } from '../../usecases/has-code.ts'
import { isAlive } from './lock-holders.ts'

/** In a container the program has the same process id at every start: this tells it from the one before. */
const thisRun = `${process.pid} ${randomUUID()}`

/** Lets one program at a time do the work; the lock of one that was killed is taken over. */
export async function oneAtATime<T>(lock: string, work: () => Promise<T>): Promise<T> {
  while (!claim(lock)) {
    const holder = read(lock)
    if (holder !== null && isAbandoned(holder)) removeAbandoned(lock, holder)
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
  writeFileSync(draft, thisRun)
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

/** null = it was given back meanwhile. */
function read(lock: string): string | null {
  try {
    return readFileSync(lock, 'utf8')
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  }
}

function isAbandoned(holder: string): boolean {
  const pid = Number(holder.split(' ')[0])
  // An earlier version left an empty file behind when it was killed at the wrong moment.
  if (!Number.isInteger(pid) || pid <= 0) return true
  return pid === process.pid ? holder !== thisRun : !isAlive(pid)
}

/**
 * Moved away before it is removed: of two that found it abandoned the slower would otherwise remove the lock that the
 * faster has put in its place meanwhile. That one goes back.
 */
function removeAbandoned(lock: string, holder: string): void {
  const aside = `${lock}.${randomUUID()}`
  try {
    renameSync(lock, aside)
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return
    throw error
  }
  if (read(aside) === holder) rmSync(aside)
  else renameSync(aside, lock)
}
