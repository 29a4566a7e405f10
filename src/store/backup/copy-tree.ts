import { copyFile, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ifMissing } from '../../usecases/if-missing.ts'

/**
 * Copies a folder that is at work, without what bears one of the names. File by file: one that goes away meanwhile is
 * left out, and what stands beside it is copied all the same.
 */
export async function copyTree(from: string, to: string, leftOut: readonly string[] = []): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o700 })
  for (const entry of await readdir(from, { withFileTypes: true }).catch(ifMissing([]))) {
    if (leftOut.includes(entry.name)) continue
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) await copyTree(source, target, leftOut)
    else await copyFile(source, target).catch(ifMissing(undefined))
  }
}
