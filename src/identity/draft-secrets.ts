/** What is made of the token of a draft: its digest, its key, and the 查询码 of the request that it becomes. */

import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes, randomUUID } from 'node:crypto'
import type { DraftSecrets } from '../usecases/draft-ports.ts'
import { trackingCodeOf } from './tracking-codes.ts'

const algorithm = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

export const draftSecrets: DraftSecrets = {
  newToken: () => randomBytes(32).toString('base64url'),
  newId: () => randomUUID(),
  digest: (token) => createHash('sha256').update(`request draft\n${token}`).digest('hex'),
  seal: (token, text) => {
    const nonce = randomBytes(nonceBytes)
    const cipher = createCipheriv(algorithm, keyOf(token, 'request draft key'), nonce)
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
    return [algorithm, nonce.toString('base64url'), body.toString('base64url')].join('.')
  },
  open: (token, sealed) => {
    const [name, nonce = '', body = ''] = sealed.split('.')
    if (name !== algorithm) throw new Error(`a draft sealed with ${name}: expected ${algorithm}`)
    const bytes = Buffer.from(body, 'base64url')
    const decipher = createDecipheriv(
      algorithm,
      keyOf(token, 'request draft key'),
      Buffer.from(nonce, 'base64url'),
      { authTagLength: tagBytes },
    ).setAuthTag(bytes.subarray(-tagBytes))
    return Buffer.concat([decipher.update(bytes.subarray(0, -tagBytes)), decipher.final()]).toString('utf8')
  },
  trackingCode: (token) => trackingCodeOf(keyOf(token, 'tracking code')),
}

/** The token has 256 bits of chance: a plain key derivation is enough. */
function keyOf(token: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', token, '', purpose, 32))
}
