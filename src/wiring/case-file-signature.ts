/** The signature beside the manifest of a case file: Ed25519, by the key that signs the ledger's checkpoints. */

import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import type { JsonValue } from '../domain/ledger/canonical-json.ts'
import { keyId } from '../store/ledger-log.ts'
import type { CaseFilePorts } from '../usecases/case-file-ports.ts'
import type { LedgerKeys } from './ledger-keys.ts'

/** Keeps a signature of a case file from being taken for one of a checkpoint. */
const purpose = Buffer.from('gongkai case file\n')

export function caseFileSignature({
  privateKey,
  publicKeys,
}: LedgerKeys): Pick<CaseFilePorts, 'sign' | 'verify'> {
  return {
    sign: (message) => {
      const publicKey = createPublicKey(privateKey)
      return {
        algorithm: 'ed25519',
        keyId: keyId(publicKey),
        publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
        signature: sign(null, Buffer.concat([purpose, message]), privateKey).toString('base64'),
      }
    },
    verify: verifyCaseSignature(publicKeys),
  }
}

/** Whether a signature is right, and by one of these keys. */
export function verifyCaseSignature(known: readonly KeyObject[]): CaseFilePorts['verify'] {
  return (message, signature) => {
    const told = readSignature(signature)
    if (told === null || !verify(null, Buffer.concat([purpose, message]), told.key, told.signature))
      return 'wrong'
    return known.some((own) => keyId(own) === keyId(told.key)) ? 'own' : 'unknown'
  }
}

function readSignature(value: JsonValue): { readonly key: KeyObject; readonly signature: Buffer } | null {
  if (typeof value !== 'object' || value === null || !('publicKey' in value) || !('signature' in value))
    return null
  if (typeof value.publicKey !== 'string' || typeof value.signature !== 'string') return null
  try {
    const key = createPublicKey(value.publicKey)
    return key.asymmetricKeyType === 'ed25519'
      ? { key, signature: Buffer.from(value.signature, 'base64') }
      : null
  } catch {
    return null
  }
}
