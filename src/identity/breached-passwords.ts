/**
 * Passwords known from leaks, looked up in a file of their SHA-1 digests that the operator lays beside the program:
 * the public Pwned Passwords list as it is downloaded, ordered by digest, "DIGEST:count" a line. The list has its
 * digests so; nothing of ours is protected by that algorithm.
 */

import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { normalisedPassword } from '../domain/access/password-policy.ts'
import { EnvironmentProblem } from '../usecases/environment-problem.ts'

/** Longest line: 40 digits, a colon, a count, the end of line. */
const longestLine = 64
const lineShape = /^([0-9A-F]{40})(?::\d+)?\r?$/i
/** Lines looked at to find out whether the file is ordered. */
const probes = 64

/** True when one of the list. Reads some forty short pieces of the file, whatever its size, and keeps none. */
export type BreachedPasswords = (password: string) => boolean

/** Throws `EnvironmentProblem` when the file cannot be read, is no such list, or is not ordered. */
export function breachedPasswords(file: string): BreachedPasswords {
  withList(file, (list) => {
    let before = ''
    for (let probe = 0; probe < probes; probe++) {
      const line = lineFrom(list, Math.floor((list.size * probe) / probes))
      if (line === null) break
      if (line.digest < before) throw notAList(file, '没有按摘要排序')
      before = line.digest
    }
    if (before === '') throw notAList(file, '是空的')
  })
  return (password) =>
    withList(file, (list) =>
      [...new Set([password, normalisedPassword(password)])].some((text) =>
        holds(list, createHash('sha1').update(text, 'utf8').digest('hex').toUpperCase()),
      ),
    )
}

interface List {
  readonly file: string
  readonly descriptor: number
  readonly size: number
}

/** Opened for each look: a newer list may take the file's place while the program runs. */
function withList<T>(file: string, look: (list: List) => T): T {
  const descriptor = open(file)
  try {
    return look({ file, descriptor, size: fstatSync(descriptor).size })
  } finally {
    closeSync(descriptor)
  }
}

function open(file: string): number {
  try {
    return openSync(file, 'r')
  } catch (error) {
    throw new EnvironmentProblem(`BREACHED_PASSWORDS 指的文件读不了：${file}`, { cause: error })
  }
}

function holds(list: List, wanted: string): boolean {
  // The first line that begins at or behind `low` may be the one; none that begins at or behind `high` is.
  let low = 0
  let high = list.size
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const line = lineFrom(list, middle)
    if (line === null || line.digest > wanted) high = middle
    else if (line.digest === wanted) return true
    else low = line.end
  }
  return false
}

/** The first line that begins at `from` or later; null behind the last. */
function lineFrom(list: List, from: number): { readonly digest: string; readonly end: number } | null {
  // One byte earlier, to see whether a line begins right here.
  const start = Math.max(0, from - 1)
  const bytes = Buffer.alloc(2 * longestLine)
  const text = bytes.toString('latin1', 0, readSync(list.descriptor, bytes, 0, bytes.length, start))
  const begin = from === 0 ? 0 : text.indexOf('\n') + 1
  if (from > 0 && begin === 0) {
    if (start + text.length >= list.size) return null
    throw notAList(list.file, '有一行不是摘要')
  }
  const rest = text.slice(begin)
  if (rest === '') return null
  const line = rest.split('\n', 1)[0] ?? ''
  const digest = lineShape.exec(line)?.[1]
  if (digest === undefined) throw notAList(list.file, '有一行不是摘要')
  return { digest: digest.toUpperCase(), end: start + begin + line.length + 1 }
}

function notAList(file: string, why: string): EnvironmentProblem {
  return new EnvironmentProblem(
    `BREACHED_PASSWORDS 指的文件${why}：${file}。应当是按摘要排序的 SHA-1 清单，每行“摘要:次数”。`,
  )
}
