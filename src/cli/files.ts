import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { UnreadableFile } from '../domain/unreadable-file.ts'
import { UsageError } from './usage-error.ts'

/** The bytes of a file named on the command line. Throws `UnreadableFile` where it cannot be opened. */
export async function readInput(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    const why =
      code === 'ENOENT'
        ? '找不到文件，请检查路径'
        : code === 'EISDIR'
          ? '这是文件夹，请给出文件；整个文件夹用 gongkai audit --batch'
          : code === 'EACCES'
            ? '没有读取权限'
            : `打不开（${String(code)}）`
    throw new UnreadableFile('damaged', why, { cause: error })
  }
}

/** Writes a result, making the folder where it is missing. */
export async function writeOutput(file: string, bytes: Uint8Array | string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, bytes)
}

/** Every file below a folder, sorted, hidden files left out, as paths relative to it with "/". */
export async function listFiles(folder: string): Promise<string[]> {
  const found = await stat(folder).catch(() => undefined)
  if (!found?.isDirectory()) throw new UsageError(`${folder} 不是文件夹`)
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((name) => !name.split('/').some((part) => part.startsWith('.')))
    .sort()
}
