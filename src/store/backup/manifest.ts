/** The list of a backup's files with their digests: what a restore is checked against before anything is used. */

import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { EnvironmentProblem } from '../../usecases/environment-problem.ts'
import { ifMissing } from '../../usecases/if-missing.ts'

export interface Manifest {
  readonly program: 'gongkai'
  readonly madeAt: string
  readonly serverVersion: string
  /** Rows of every table at the moment the backup began, for the drill to hold against. */
  readonly rows: Readonly<Record<string, number>>
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[]
}

export const manifestName = 'manifest.json'

export async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

export async function writeManifest(
  folder: string,
  facts: Omit<Manifest, 'program' | 'files'>,
): Promise<Manifest> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = []
  for (const entry of entries) {
    if (!entry.isFile() || (entry.name === manifestName && entry.parentPath === folder)) continue
    const file = join(entry.parentPath, entry.name)
    const { size } = await stat(file)
    files.push({
      path: relative(folder, file).split(sep).join('/'),
      bytes: size,
      sha256: await digestOf(file),
    })
  }
  const manifest: Manifest = {
    program: 'gongkai',
    ...facts,
    files: files.sort((a, b) => (a.path < b.path ? -1 : 1)),
  }
  await writeFile(join(folder, manifestName), JSON.stringify(manifest, null, 1))
  return manifest
}

/** Reads the manifest and checks every file against it. Throws with the Chinese sentence of the first that differs. */
export async function checkManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, manifestName), 'utf8').catch(ifMissing(undefined))
  if (text === undefined) throw new EnvironmentProblem(`${folder} 不是备份：缺少 ${manifestName}`)
  const manifest: Manifest = JSON.parse(text)
  if (manifest.program !== 'gongkai') throw new EnvironmentProblem(`${folder} 不是本程序的备份`)
  for (const { path, bytes, sha256 } of manifest.files) {
    const file = join(folder, path)
    const found = await stat(file).catch(ifMissing(undefined))
    if (found === undefined) throw new EnvironmentProblem(`备份不完整：缺少 ${path}`)
    if (found.size !== bytes || (await digestOf(file)) !== sha256)
      throw new EnvironmentProblem(`备份中的 ${path} 与备份时不同`)
  }
  return manifest
}
