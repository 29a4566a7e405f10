/** The key pair that signs the ledger's checkpoints. */

import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { keyId } from '../store/ledger-log.ts'
import { makeKeyFile } from './key-file.ts'

export interface LedgerKeys {
  readonly privateKey: KeyObject
  /** The present key's public half and those of earlier ones, for old checkpoints. */
  readonly publicKeys: readonly KeyObject[]
}

/** Reads the keys of an installation from `<data>/keys`, making the first pair. */
export function openLedgerKeys(dataFolder: string): LedgerKeys {
  const folder = join(dataFolder, 'keys')
  const file = join(folder, 'ledger.pem')
  if (!existsSync(file)) makeKeyFile(file, newPrivateKey())
  const privateKey = createPrivateKey(readFileSync(file))
  // Made from the private half that is there, whoever made it: a crash in between leaves nothing that is missing.
  const publicKey = createPublicKey(privateKey)
  const publicFile = join(folder, `ledger-${keyId(publicKey)}.pub`)
  if (!existsSync(publicFile)) makeKeyFile(publicFile, pemOf(publicKey))
  return {
    privateKey,
    publicKeys: readdirSync(folder)
      .filter((name) => name.endsWith('.pub'))
      .map((name) => createPublicKey(readFileSync(join(folder, name)))),
  }
}

function newPrivateKey(): string {
  return String(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }))
}

function pemOf(publicKey: KeyObject): string {
  return String(publicKey.export({ type: 'spki', format: 'pem' }))
}
