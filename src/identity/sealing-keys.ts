import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keyName, secretKeyBytes } from './sealed-secrets.ts'

const shape = /^sealing-(\d{4})\.key$/

/**
 * The keys that seal authenticator secrets, from `<data>/keys/sealing-NNNN.key`, the newest first. Makes the first one;
 * a further file with the next number becomes the present key, the old ones go on opening what they sealed.
 */
export function openSealingKeys(dataFolder: string): readonly [Buffer, ...Buffer[]] {
  const folder = join(dataFolder, 'keys')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (keyFiles(folder).length === 0) makeKey(folder)
  const [newest, ...older] = keyFiles(folder).map((name) => readKey(join(folder, name)))
  if (newest === undefined) throw new Error(`${folder}: the sealing key that was just made is gone`)
  return [newest, ...older]
}

/** Names of the keys that are there, as sealed texts tell them; makes none. */
export function sealingKeyNames(dataFolder: string): string[] {
  const folder = join(dataFolder, 'keys')
  return existsSync(folder) ? keyFiles(folder).map((name) => keyName(readKey(join(folder, name)))) : []
}

function keyFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => shape.test(name))
    .sort()
    .reverse()
}

/** Written whole before it gets its name, so that of two programs starting at once both read the same key. */
function makeKey(folder: string): void {
  const file = join(folder, 'sealing-0001.key')
  const draft = join(folder, `.sealing-${randomBytes(8).toString('hex')}`)
  writeFileSync(draft, `${randomBytes(secretKeyBytes).toString('base64')}\n`, { mode: 0o600, flush: true })
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!existsSync(file)) throw error
  } finally {
    rmSync(draft)
  }
}

function readKey(file: string): Buffer {
  const key = Buffer.from(readFileSync(file, 'utf8'), 'base64')
  if (key.length !== secretKeyBytes) throw new Error(`${file}: expected ${secretKeyBytes} bytes in Base64`)
  return key
}
