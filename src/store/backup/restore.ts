/** A physical backup → a working data folder. */

import { chmod, cp, lchown, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { EnvironmentProblem } from '../../usecases/environment-problem.ts'
import { ifMissing } from '../../usecases/if-missing.ts'
import { checkManifest, type Manifest } from './manifest.ts'

/**
 * Checks every file of the backup, then lays the copy at `data`, which must not exist or be empty. The next start
 * replays the log; the caller then holds the row counts against the manifest. Throws with a Chinese sentence.
 */
export async function restorePhysically(backup: string, data: string): Promise<Manifest> {
  const present = await readdir(data).catch(ifMissing([]))
  if (present.length > 0)
    throw new EnvironmentProblem(`${data} 里已有数据库。请先停止程序并把它移走，再恢复。`)
  const manifest = await checkManifest(backup)
  const unfinished = `${data}.restoring`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(dirname(data), { recursive: true })
  await cp(join(backup, 'postgres'), unfinished, { recursive: true })
  await takeOver(unfinished)
  await chmod(unfinished, 0o700)
  await rm(data, { recursive: true, force: true })
  // Only a whole copy ever stands at `data`.
  await rename(unfinished, data)
  return manifest
}

/**
 * Root's copy keeps the owners of the files and makes folders its own: half of it belongs to the user that the server
 * ran as where the backup was made, and one that runs as another here could not read it.
 */
async function takeOver(folder: string): Promise<void> {
  if (process.getuid?.() !== 0) return
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    await lchown(join(entry.parentPath, entry.name), 0, 0)
}
