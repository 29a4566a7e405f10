import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const made: string[] = []

process.once('exit', () => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

/** A folder of one's own, removed with all that is in it when the tests end. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `gongkai-${name}-`))
  made.push(folder)
  return folder
}
