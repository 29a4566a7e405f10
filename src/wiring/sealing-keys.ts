import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { keyName, secretKeyBytes } from '../identity/sealed-secrets.ts'
import { makeKeyFile } from './key-file.ts'

const shape = /^sealing-(\d{4})\.key$/

/**
 * The keys that seal authenticator secrets, from `<data>/keys/sealing-NNNN.key`, the newest first. Makes the first one;
 * a further file with the next number becomes the present key, the old ones go on opening what they sealed.
 */
export function openSealingKeys(dataFolder: string): readonly [Buffer, ...Buffer[]] {
  const folder = join(dataFolder, 'keys')
  if (keyFiles(folder).length === 0)
    makeKeyFile(join(folder, 'sealing-0001.key'), `${randomBytes(secretKeyBytes).toString('base64')}\n`)
  const [newest, ...older] = keyFiles(folder).map((name) => readKey(join(folder, name)))
  if (newest === undefined) throw new Error(`${folder}: the sealing key that was just made is gone`)
  return [newest, ...older]
}

/** Names of the keys that are there, as sealed texts tell them; makes none. */
export function sealingKeyNames(dataFolder: string): string[] {
  const folder = join(dataFolder, 'keys')
  return keyFiles(folder).map((name) => keyName(readKey(join(folder, name))))
}

function keyFiles(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => shape.test(name))
    .sort()
    .reverse()
}

function readKey(file: string): Buffer {
  const key = Buffer.from(readFileSync(file, 'utf8'), 'base64')
  if (key.length !== secretKeyBytes) throw new Error(`${file}: expected ${secretKeyBytes} bytes in Base64`)
  return key
}
