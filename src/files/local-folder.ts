/** Files in a folder, by digest: `ab/cd/abcd…`. Written once, synced before they count, never overwritten. */

import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { link, mkdir, open, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { EnvironmentProblem } from '../usecases/environment-problem.ts'
import { type Content, type ContentStore, MissingContent } from '../usecases/file-ports.ts'
import { hasCode } from '../usecases/has-code.ts'
import { sweepFolder, takeOld } from './sweep-folder.ts'
import { verifiedBytes } from './verified-bytes.ts'

/** Makes the folder at the first file. */
export function createLocalFolder(root: string): ContentStore {
  const pathOf = (digest: string) => {
    // A digest is part of a path: nothing else may be.
    if (!/^[0-9a-f]{64}$/.test(digest)) throw new Error('not a SHA-256 digest')
    return join(root, digest.slice(0, 2), digest.slice(2, 4), digest)
  }
  const sizeOf = async (digest: string) => {
    try {
      return (await stat(pathOf(digest))).size
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return null
      throw error
    }
  }
  return {
    has: async (digest) => (await sizeOf(digest)) !== null,
    put: async (content) => {
      if (await touch(pathOf(content.digest))) return
      await write(root, pathOf(content.digest), content)
    },
    open: async (digest, options = {}) => {
      const path = pathOf(digest)
      if ((await sizeOf(digest)) === null) throw new MissingContent(digest)
      const bytes = createReadStream(path)
      return options.verify === true ? verifiedBytes(bytes, digest) : bytes
    },
    delete: async (digest, putBefore) => {
      if ((await sizeOf(digest)) === null) return true
      await takeOld(root, pathOf(digest), putBefore)
      return (await sizeOf(digest)) === null
    },
    sweep: (before, findNeeded) => sweepFolder(root, before, findNeeded),
  }
}

/** Says that bytes are wanted again, so that no clearing takes them; false when they are not there. */
async function touch(path: string): Promise<boolean> {
  const now = new Date()
  try {
    await utimes(path, now, now)
    return true
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false
    throw error
  }
}

async function write(root: string, path: string, content: Content): Promise<void> {
  const temporary = join(root, 'incoming', randomUUID())
  try {
    await mkdir(dirname(temporary), { recursive: true, mode: 0o700 })
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await writeSynced(temporary, content)
    await place(temporary, path)
    await syncFolder(dirname(path))
  } catch (error) {
    if (hasCode(error, 'ENOSPC') || hasCode(error, 'EDQUOT')) {
      throw new EnvironmentProblem('保存文件的磁盘已满，文件没有保存。请清理磁盘后再上传。', { cause: error })
    }
    throw error
  } finally {
    await rm(temporary, { force: true })
  }
}

async function writeSynced(path: string, content: Content): Promise<void> {
  const hash = createHash('sha256')
  const file = await open(path, 'wx', 0o400)
  try {
    for await (const chunk of content.open()) {
      hash.update(chunk)
      await file.writeFile(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  if (hash.digest('hex') !== content.digest) throw new Error(`content ${content.digest}: other bytes came`)
}

/** A link does not overwrite; where the file system has none, the bytes are the same whoever comes last. */
async function place(temporary: string, path: string): Promise<void> {
  try {
    await link(temporary, path)
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return
    if (!hasCode(error, 'EPERM') && !hasCode(error, 'ENOTSUP')) throw error
    await rename(temporary, path)
  }
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}
