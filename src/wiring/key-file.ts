/** Files of keys: written whole and to the disk before they get their name, readable by their owner only. */

import { randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { hasCode } from '../usecases/has-code.ts'

/** Makes the file where there is none. Of programs starting at once one makes it, and all read the same. */
export function makeKeyFile(path: string, content: string): void {
  const draft = writeDraft(path, content)
  try {
    linkSync(draft, path)
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
  } finally {
    rmSync(draft)
  }
  syncFolder(dirname(path))
}

/** What the program says when it will not start without them. */
export function lostKeys(folder: string): string {
  return `数据库里已有内容，而没有密钥文件夹 ${folder}。请从原来的机器或者备份里复制 keys 文件夹（几台机器用同一套）。确实找不回来的，建立空的 keys 文件夹再启动：换用新的密钥，以前的个人信息打不开，验证器要重新绑定。`
}

/** Puts the content in the place of what the file had: whoever reads it has the old or the new. */
export function replaceKeyFile(path: string, content: string): void {
  renameSync(writeDraft(path, content), path)
  syncFolder(dirname(path))
}

/** The name ends in none of those that are looked for, so that what a crash left behind is taken for no key. */
function writeDraft(path: string, content: string): string {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const draft = `${path}.${randomUUID()}`
  const handle = openSync(draft, 'wx', 0o600)
  writeSync(handle, content)
  fsyncSync(handle)
  closeSync(handle)
  return draft
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
