/** Clearing a folder of content: what no file has any more. */

import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { FindNeeded } from '../usecases/file-ports.ts'
import { hasCode } from '../usecases/has-code.ts'
import { ifMissing } from '../usecases/if-missing.ts'

const batch = 200

export async function sweepFolder(root: string, before: Date, findNeeded: FindNeeded): Promise<number> {
  let swept = 0
  for (const first of await namesIn(root, /^[0-9a-f]{2}$/)) {
    for (const second of await namesIn(join(root, first), /^[0-9a-f]{2}$/)) {
      const folder = join(root, first, second)
      const old = await olderThan(before, folder, await namesIn(folder, /^[0-9a-f]{64}$/))
      for (let from = 0; from < old.length; from += batch) {
        const digests = old.slice(from, from + batch)
        const needed = await findNeeded(digests)
        for (const digest of digests)
          if (!needed.has(digest) && (await takeOld(root, join(folder, digest), before))) swept++
      }
    }
  }
  await clearIncoming(join(root, 'incoming'), before)
  return swept
}

/**
 * Out of sight first, then looked at once more: whoever put the same bytes meanwhile has either made them young, and
 * they go back, or finds none and writes them anew.
 */
export async function takeOld(root: string, path: string, before: Date): Promise<boolean> {
  const aside = join(root, 'incoming', `${path.slice(-64)}.gone`)
  // A folder laid down from a backup may lack it: backups hold no empty ones.
  await mkdir(dirname(aside), { recursive: true, mode: 0o700 })
  try {
    await rename(path, aside)
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false
    throw error
  }
  if ((await stat(aside)).mtime >= before) {
    await rename(aside, path)
    return false
  }
  await rm(aside, { force: true })
  return true
}

/** Half-written files of a program that was killed. */
async function clearIncoming(folder: string, before: Date): Promise<void> {
  for (const name of await olderThan(before, folder, await namesIn(folder, /./)))
    await rm(join(folder, name), { force: true })
}

async function olderThan(before: Date, folder: string, names: readonly string[]): Promise<string[]> {
  const old = []
  for (const name of names) {
    const seen = await stat(join(folder, name)).catch(ifMissing(null))
    if (seen !== null && seen.mtime < before) old.push(name)
  }
  return old
}

/** None where no file was ever kept. */
async function namesIn(folder: string, shape: RegExp): Promise<string[]> {
  const names = await readdir(folder).catch(ifMissing([]))
  return names.filter((name) => shape.test(name)).toSorted()
}
