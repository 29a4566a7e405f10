/** Files of keys: written whole and to the disk before they get their name, readable by their owner only. */

import { createHash, randomUUID } from 'node:crypto'
import {
  closeSync,
  fchownSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { hasCode } from '../usecases/has-code.ts'

/** Makes the file where there is none. Of programs starting at once one makes it, and all read the same. */
export function makeKeyFile(path: string, content: string): 'made' | 'was-there' {
  return giveName(path, writeDraft(path, content, null))
}

function giveName(path: string, draft: string): 'made' | 'was-there' {
  let answer: 'made' | 'was-there' = 'was-there'
  try {
    linkSync(draft, path)
    answer = 'made'
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
  } finally {
    rmSync(draft)
  }
  syncFolder(dirname(path))
  return answer
}

/** What the program says when it will not start without them. */
export function lostKeys(folder: string): string {
  return `数据库里已有内容，而没有密钥文件夹 ${folder}。请从原来的机器或者备份里复制 keys 文件夹（几台机器用同一套）。确实找不回来的，建立空的 keys 文件夹再启动：换用新的密钥，以前的个人信息打不开，验证器要重新绑定。`
}

/** How long a program waits for another that replaces the same file, before it takes it for dead. Milliseconds. */
const patience = 2000

/**
 * Puts the content in the place of what the file had, `before`: whoever reads it has the old or the new. Of programs
 * that replace the same at once one does, so that no key of another is lost; read the file afterwards. The owner stays:
 * root may run the command, and the service must go on reading the file.
 */
export function replaceKeyFile(path: string, content: string, before: string): void {
  const isAsBefore = () => readFileSync(path, 'utf8') === before
  const next = `${path}.after-${createHash('sha256').update(before).digest('hex').slice(0, 16)}`
  if (giveName(next, writeDraft(next, content, statSync(path))) === 'was-there') waitWhile(isAsBefore)
  if (isAsBefore()) renameSync(next, path)
  else rmSync(next, { force: true })
  syncFolder(dirname(path))
}

function waitWhile(holds: () => boolean): void {
  const pause = new Int32Array(new SharedArrayBuffer(4))
  for (let waited = 0; waited < patience && holds(); waited += 20) Atomics.wait(pause, 0, 0, 20)
}

/** The name ends in none of those that are looked for, so that what a crash left behind is taken for no key. */
function writeDraft(path: string, content: string, owner: Pick<Stats, 'uid' | 'gid'> | null): string {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const draft = `${path}.${randomUUID()}`
  const handle = openSync(draft, 'wx', 0o600)
  if (owner !== null && owner.uid !== process.getuid?.()) fchownSync(handle, owner.uid, owner.gid)
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
