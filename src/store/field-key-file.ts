/** The key file of personal data, `<data>/keys/personal-data.key`: readable by its owner only, never in the database or a dump of it. */

import { createHash, createSecretKey, randomBytes, randomUUID } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { EnvironmentProblem } from '../usecases/environment-problem.ts'
import { type FieldAlgorithm, type FieldKeys, keyLengths, requireAlgorithm } from './encrypted-field.ts'

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

/**
 * Reads the keys, making the file at the first start. Where the setting names another algorithm than the current key
 * has, a new key of that algorithm becomes the current one; what is there stays readable.
 * Throws `EnvironmentProblem`: others may read the file, it is damaged, the algorithm is not available.
 */
export function openFieldKeys(dataFolder: string, algorithm: FieldAlgorithm = 'aes-256-gcm'): FieldKeys {
  requireAlgorithm(algorithm)
  const path = keyPath(dataFolder)
  const found = readKeyFile(path) ?? createKeyFile(path, algorithm)
  const current = found.wrapping.find(({ id }) => id === found.current)
  if (current?.algorithm === algorithm) return keysOf(found)
  return rotateFieldKeys(dataFolder, algorithm)
}

/** The keys as they are, nothing made or changed; null = there is no file yet. Throws `EnvironmentProblem`. */
export function readFieldKeys(dataFolder: string): FieldKeys | null {
  const found = readKeyFile(keyPath(dataFolder))
  return found === null ? null : keysOf(found)
}

/** Makes a new wrapping key the current one and keeps the earlier ones. `rewrapPersonalData` then moves the rows over. */
export function rotateFieldKeys(dataFolder: string, algorithm: FieldAlgorithm): FieldKeys {
  requireAlgorithm(algorithm)
  const path = keyPath(dataFolder)
  const found = readKeyFile(path)
  if (found === null) throw new EnvironmentProblem(`没有密钥文件 ${path}。`)
  const added = newWrappingKey(algorithm)
  const next = { ...found, current: added.id, wrapping: [...found.wrapping, added] }
  const temporary = writeTemporary(path, next)
  renameSync(temporary, path)
  syncFolder(dirname(path))
  return keysOf(next)
}

function keyPath(dataFolder: string): string {
  return join(dataFolder, 'keys', 'personal-data.key')
}

function readKeyFile(path: string): KeyFile | null {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode
  if (mode === undefined) return null
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new EnvironmentProblem(`密钥文件 ${path} 别的用户也能读。请执行 chmod 600 ${path}，再启动。`)
  }
  try {
    return fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    // The cause is left out: it could quote the secret.
    throw new EnvironmentProblem(
      `密钥文件 ${path} 已损坏。请从备份中恢复，不要删除：删除后个人信息再也打不开。`,
    )
  }
}

/** Two programs starting at once agree on one file: only the first link succeeds. */
function createKeyFile(path: string, algorithm: FieldAlgorithm): KeyFile {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const key = newWrappingKey(algorithm)
  const file: KeyFile = {
    format: 'gongkai-personal-data-keys-1',
    current: key.id,
    wrapping: [key],
    index: { secret: randomBytes(indexKeyLength).toString('base64') },
  }
  const temporary = writeTemporary(path, file)
  try {
    linkSync(temporary, path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    unlinkSync(temporary)
  }
  syncFolder(dirname(path))
  const made = readKeyFile(path)
  if (made === null) throw new Error(`${path}: gone after it was made`)
  return made
}

function newWrappingKey(algorithm: FieldAlgorithm): KeyFile['wrapping'][number] {
  const bytes = randomBytes(keyLengths[algorithm])
  const id = createHash('sha256').update(bytes).digest('hex').slice(0, 16)
  return { id, algorithm, secret: bytes.toString('base64') }
}

function writeTemporary(path: string, file: KeyFile): string {
  const temporary = `${path}.${randomUUID()}`
  const handle = openSync(temporary, 'wx', 0o600)
  writeSync(handle, `${JSON.stringify(file, null, 2)}\n`)
  fsyncSync(handle)
  closeSync(handle)
  return temporary
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

function keysOf(file: KeyFile): FieldKeys {
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
