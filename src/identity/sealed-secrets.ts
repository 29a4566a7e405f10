/** Secrets that must be read again (of authenticator apps), encrypted with a key that lies outside the database. */

import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import type { Secrets } from '../usecases/access-ports.ts'

const algorithm = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16
export const secretKeyBytes = 32

/**
 * Seals with the first key, opens with whichever sealed. A sealed text is `algorithm.key.nonce.ciphertext+tag`, so the
 * algorithm can change without losing what is sealed.
 */
export function sealedSecrets(keys: readonly [Buffer, ...Buffer[]]): Secrets {
  for (const key of keys)
    if (key.length !== secretKeyBytes)
      throw new Error(`a sealing key has ${key.length} bytes, not ${secretKeyBytes}`)
  return {
    seal: (text, context) => seal(keys[0], text, context),
    open: (sealed, context) => open(keys, sealed, context),
  }
}

function seal(key: Buffer, text: string, context: string): string {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(context))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return [algorithm, keyName(key), nonce.toString('base64url'), body.toString('base64url')].join('.')
}

/** Which key opens it. */
export function keyNameOf(sealed: string): string {
  return sealed.split('.')[1] ?? ''
}

function open(keys: readonly Buffer[], sealed: string, context: string): string {
  const [name, keyNamed, nonce = '', body = ''] = sealed.split('.')
  const key = keys.find((each) => keyName(each) === keyNamed)
  if (name !== algorithm || key === undefined)
    throw new Error(`a sealed secret of ${name} under key ${keyNamed}: no such key`)
  const bytes = Buffer.from(body, 'base64url')
  const decipher = createDecipheriv(algorithm, key, Buffer.from(nonce, 'base64url'), {
    authTagLength: tagBytes,
  })
    .setAAD(Buffer.from(context))
    .setAuthTag(bytes.subarray(-tagBytes))
  return Buffer.concat([decipher.update(bytes.subarray(0, -tagBytes)), decipher.final()]).toString('utf8')
}

/** Tells keys apart without telling them. */
export function keyName(key: Buffer): string {
  return createHash('sha256').update('sealing key').update(key).digest('hex').slice(0, 16)
}
