/** The key pair that signs the ledger's checkpoints. */

import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keyId } from './store/ledger-log.ts'

export interface LedgerKeys {
  readonly privateKey: KeyObject
  /** The present key's public half and those of earlier ones, for old checkpoints. */
  readonly publicKeys: readonly KeyObject[]
}

/** Reads the keys of an installation from `<data>/keys`, making the first pair. The private key is readable by its owner only. */
export function openLedgerKeys(dataFolder: string): LedgerKeys {
  const folder = join(dataFolder, 'keys')
  const file = join(folder, 'ledger.pem')
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    writeFileSync(
      join(folder, `ledger-${keyId(publicKey)}.pub`),
      publicKey.export({ type: 'spki', format: 'pem' }),
    )
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
  }
  return {
    privateKey: createPrivateKey(readFileSync(file)),
    publicKeys: readdirSync(folder)
      .filter((name) => name.endsWith('.pub'))
      .map((name) => createPublicKey(readFileSync(join(folder, name)))),
  }
}
