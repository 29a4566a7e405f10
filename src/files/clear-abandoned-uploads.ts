import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ifMissing } from '../usecases/if-missing.ts'

/**
 * Deletes what uploads left behind when the program was killed: folders not touched since `before`. Another program on
 * the same data may be receiving at this moment, so the young ones stay. Answers how many were deleted.
 */
export async function clearAbandonedUploads(temporaryFolder: string, before: Date): Promise<number> {
  let cleared = 0
  for (const name of await readdir(temporaryFolder).catch(ifMissing([]))) {
    const path = join(temporaryFolder, name)
    const touched = await stat(path).catch(ifMissing(null))
    if (!name.startsWith('upload-') || touched === null || touched.mtime >= before) continue
    await rm(path, { recursive: true, force: true })
    cleared++
  }
  return cleared
}
