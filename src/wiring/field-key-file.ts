/** The key file of personal data, `<data>/keys/personal-data.key`: readable by its owner only, never in the database or a dump of it. */

import { createHash, createSecretKey, randomBytes } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import {
  type FieldAlgorithm,
  type FieldKeys,
  keyLengths,
  requireAlgorithm,
  type WrappingKey,
} from '../store/encrypted-field.ts'
import { EnvironmentProblem } from '../usecases/environment-problem.ts'
import { followKeyFile } from './follow-key-file.ts'
import { makeKeyFile, replaceKeyFile } from './key-file.ts'

const secret = z.base64()
const fileSchema = z.strictObject({
  format: z.literal('gongkai-personal-data-keys-1'),
  current: z.string(),
  wrapping: z.array(
    z.strictObject({ id: z.string(), algorithm: z.enum(['aes-256-gcm', 'sm4-gcm']), secret }),
  ),
  index: z.strictObject({ secret }),
})
type KeyFile = z.infer<typeof fileSchema>

const indexKeyLength = 32

/** The file as it was read, with every key that stands in it. */
export interface KeptFieldKeys extends FieldKeys {
  readonly wrapping: ReadonlyMap<string, WrappingKey>
}

/**
 * Reads the keys, making the file at the first start, and follows it from then on. Where the setting names another
 * algorithm than the current key has, a new key of that algorithm becomes the current one; what is there stays
 * readable. No algorithm named = that of the current key. Throws `EnvironmentProblem`: others may read the file, it is
 * damaged, the algorithm is not available.
 */
export function openFieldKeys(dataFolder: string, algorithm?: FieldAlgorithm): FieldKeys {
  if (algorithm !== undefined) requireAlgorithm(algorithm)
  const path = keyPath(dataFolder)
  const text = readText(path) ?? createKeyFile(path, algorithm ?? 'aes-256-gcm')
  const { current } = keysOf(parseKeyFile(path, text))
  if (algorithm !== undefined && current.algorithm !== algorithm) addKey(path, text, algorithm)
  return followKeyFile(
    () => stateOf(path),
    () => keysOf(parseKeyFile(path, requireText(path))),
  )
}

/** The keys as they are, nothing made or changed; null = there is no file yet. Throws `EnvironmentProblem`. */
export function readFieldKeys(dataFolder: string): KeptFieldKeys | null {
  const path = keyPath(dataFolder)
  const text = readText(path)
  return text === null ? null : keysOf(parseKeyFile(path, text))
}

/** Makes a new wrapping key the current one and keeps the earlier ones. `rewrapPersonalData` then moves the rows over. */
export function addFieldKey(dataFolder: string, algorithm: FieldAlgorithm): void {
  requireAlgorithm(algorithm)
  const path = keyPath(dataFolder)
  addKey(path, requireText(path), algorithm)
}

/** Takes keys out of the file for good; the current one stays, whatever is named. */
export function forgetFieldKeys(dataFolder: string, ids: ReadonlySet<string>): void {
  const path = keyPath(dataFolder)
  // Again where another program, or one that crashed, had another text ready for the same file.
  for (let attempt = 1; attempt <= 4; attempt++) {
    const text = requireText(path)
    const found = parseKeyFile(path, text)
    const wrapping = found.wrapping.filter(({ id }) => id === found.current || !ids.has(id))
    if (wrapping.length === found.wrapping.length) return
    replaceKeyFile(path, textOf({ ...found, wrapping }), text)
  }
  throw new Error(`${path}: others changed it each time while keys were taken out`)
}

/** Of programs that add one to the same text at once one does, and all seal with its key. */
function addKey(path: string, text: string, algorithm: FieldAlgorithm): void {
  const found = parseKeyFile(path, text)
  const added = newWrappingKey(algorithm)
  replaceKeyFile(path, textOf({ ...found, current: added.id, wrapping: [...found.wrapping, added] }), text)
}

function keyPath(dataFolder: string): string {
  return join(dataFolder, 'keys', 'personal-data.key')
}

/** null = there is none. */
function readText(path: string): string | null {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode
  if (mode === undefined) return null
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new EnvironmentProblem(`密钥文件 ${path} 别的用户也能读。请执行 chmod 600 ${path}，再启动。`)
  }
  return readFileSync(path, 'utf8')
}

function requireText(path: string): string {
  const text = readText(path)
  if (text === null) throw new EnvironmentProblem(missing(path))
  return text
}

/** Changes with the file: every change of ours puts another file in its place. */
function stateOf(path: string): string {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false })
  if (found === undefined) throw new EnvironmentProblem(missing(path))
  return [found.ino, found.mtimeNs, found.ctimeNs, found.size].join(' ')
}

function missing(path: string): string {
  return `没有密钥文件 ${path}。请从备份中恢复；没有它，个人信息打不开，也不能写入。`
}

function parseKeyFile(path: string, text: string): KeyFile {
  try {
    return fileSchema.parse(JSON.parse(text))
  } catch {
    // The cause is left out: it could quote the secret.
    throw new EnvironmentProblem(
      `密钥文件 ${path} 已损坏。请从备份中恢复，不要删除：删除后个人信息再也打不开。`,
    )
  }
}

/** Answers what the file then holds, whoever made it. */
function createKeyFile(path: string, algorithm: FieldAlgorithm): string {
  const key = newWrappingKey(algorithm)
  makeKeyFile(
    path,
    textOf({
      format: 'gongkai-personal-data-keys-1',
      current: key.id,
      wrapping: [key],
      index: { secret: randomBytes(indexKeyLength).toString('base64') },
    }),
  )
  return readFileSync(path, 'utf8')
}

function newWrappingKey(algorithm: FieldAlgorithm): KeyFile['wrapping'][number] {
  const bytes = randomBytes(keyLengths[algorithm])
  const id = createHash('sha256').update(bytes).digest('hex').slice(0, 16)
  return { id, algorithm, secret: bytes.toString('base64') }
}

function textOf(file: KeyFile): string {
  return `${JSON.stringify(file, null, 2)}\n`
}

function keysOf(file: KeyFile): KeptFieldKeys {
  const wrapping = new Map(
    file.wrapping.map(({ id, algorithm, secret }) => [
      id,
      { id, algorithm, secret: createSecretKey(Buffer.from(secret, 'base64')) },
    ]),
  )
  const current = wrapping.get(file.current)
  if (current === undefined) throw new EnvironmentProblem('密钥文件没有写明当前使用的密钥，请从备份中恢复。')
  return { current, wrapping, index: createSecretKey(Buffer.from(file.index.secret, 'base64')) }
}
