import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

let found: string | undefined

/** The checkout's folder: the nearest one above this module whose package.json is ours. Throws when there is none. */
export function packageRoot(): string {
  if (found !== undefined) return found
  for (
    let folder = dirname(fileURLToPath(import.meta.url));
    folder !== dirname(folder);
    folder = dirname(folder)
  ) {
    const file = join(folder, 'package.json')
    if (existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).name === 'gongkai') {
      found = folder
      return folder
    }
  }
  throw new Error('package root: no package.json named gongkai above the program')
}
