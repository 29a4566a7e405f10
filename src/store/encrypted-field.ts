/**
 * Values encrypted at rest. Each has a data key of its own, sealed with a wrapping key from the key file, so that
 * deleting a row destroys the key with it, and a new wrapping key means sealing small keys again, not values, as long as
 * the algorithm stays.
 * 《个人信息保护法》第五十一条; SM4 for installations under GB/T 39786.
 */

import {
  type CipherGCMTypes,
  createCipheriv,
  createDecipheriv,
  createHmac,
  getCiphers,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { EnvironmentProblem } from '../usecases/environment-problem.ts'

/** Stored with every ciphertext, so that another can be chosen later and the old ones still be read. */
export type FieldAlgorithm = 'aes-256-gcm' | 'sm4-gcm'

export const keyLengths: Readonly<Record<FieldAlgorithm, number>> = { 'aes-256-gcm': 32, 'sm4-gcm': 16 }

const nonceLength = 12
const tagLength = 16

export interface WrappingKey {
  readonly id: string
  readonly algorithm: FieldAlgorithm
  readonly secret: KeyObject
}

export interface FieldKeys {
  /** Seals what is written from now on. Asked for at each value: a running program follows the key file. */
  readonly current: WrappingKey
  /** Every key still needed for reading, the current one included. */
  readonly wrapping: Pick<ReadonlyMap<string, WrappingKey>, 'get'>
  /** For `blindIndex` only. */
  readonly index: KeyObject
}

/** Where a value belongs; part of what is authenticated, so that a ciphertext moved to another row does not open. */
export interface FieldPlace {
  readonly regionId: string
  readonly objectId: string
  readonly field: string
}

export interface SealedField {
  readonly algorithm: string
  /** nonce ‖ ciphertext ‖ tag */
  readonly ciphertext: Buffer
  readonly keyId: string
  readonly wrappedKey: Buffer
}

function isFieldAlgorithm(name: string): name is FieldAlgorithm {
  return Object.hasOwn(keyLengths, name)
}

/** Throws `EnvironmentProblem` where this Node.js was built without the algorithm. */
export function requireAlgorithm(algorithm: FieldAlgorithm): void {
  if (getCiphers().includes(algorithm)) return
  throw new EnvironmentProblem(
    `这台机器的 Node.js 不支持 ${algorithm} 加密，请改用 aes-256-gcm，或者换 Node.js 26。`,
  )
}

export function sealField(keys: FieldKeys, place: FieldPlace, text: string): SealedField {
  const { current } = keys
  const dataKey = randomBytes(keyLengths[current.algorithm])
  const ciphertext = encrypt(
    current.algorithm,
    dataKey,
    Buffer.from(text),
    authenticated('value', current.algorithm, place),
  )
  return { algorithm: current.algorithm, ciphertext, ...wrap(current, dataKey, place) }
}

/** The text again. Throws when anything was changed, moved to another row, or sealed with a key the key file lacks. */
export function openField(keys: FieldKeys, place: FieldPlace, sealed: SealedField): string {
  const { algorithm } = sealed
  if (!isFieldAlgorithm(algorithm)) throw new Error(`personal data: unknown algorithm ${algorithm}`)
  const dataKey = unwrap(keys, place, sealed)
  return decrypt(
    algorithm,
    dataKey,
    sealed.ciphertext,
    authenticated('value', algorithm, place),
    place,
  ).toString()
}

/**
 * Sealed with the current wrapping key. Only the data key is, the value itself is not touched (`ciphertext` null),
 * unless the current key is for another algorithm than the value has.
 */
export function rewrapField(
  keys: FieldKeys,
  place: FieldPlace,
  sealed: SealedField,
): Omit<SealedField, 'ciphertext'> & { readonly ciphertext: Buffer | null } {
  const { algorithm } = sealed
  const { current } = keys
  if (algorithm !== current.algorithm) return sealField(keys, place, openField(keys, place, sealed))
  return { algorithm, ciphertext: null, ...wrap(current, unwrap(keys, place, sealed), place) }
}

/**
 * Keyed digest of a value: equal values of a class in a region have equal digests, and without the key nobody can
 * try out the few possible identity numbers. `value` is already in its one form (`comparableValue`).
 */
export function blindIndex(keys: FieldKeys, regionId: string, dataClass: string, value: string): Buffer {
  return createHmac('sha256', keys.index)
    .update(JSON.stringify([regionId, dataClass, value]))
    .digest()
}

function wrap(
  key: WrappingKey,
  dataKey: Buffer,
  place: FieldPlace,
): Pick<SealedField, 'keyId' | 'wrappedKey'> {
  const wrappedKey = encrypt(key.algorithm, key.secret, dataKey, authenticated('key', key.id, place))
  return { keyId: key.id, wrappedKey }
}

function unwrap(keys: FieldKeys, place: FieldPlace, sealed: SealedField): Buffer {
  const key = keys.wrapping.get(sealed.keyId)
  if (key === undefined) {
    throw new EnvironmentProblem(
      `密钥文件里没有编号为 ${sealed.keyId} 的密钥，个人信息打不开。请从备份中恢复 keys/personal-data.key。`,
    )
  }
  return decrypt(key.algorithm, key.secret, sealed.wrappedKey, authenticated('key', key.id, place), place)
}

/** JSON of a list cannot be read two ways, whatever the parts contain. */
function authenticated(what: string, how: string, place: FieldPlace): Buffer {
  return Buffer.from(
    JSON.stringify(['gongkai-personal-data-1', what, how, place.regionId, place.objectId, place.field]),
  )
}

function encrypt(
  algorithm: FieldAlgorithm,
  key: Buffer | KeyObject,
  plain: Buffer,
  additional: Buffer,
): Buffer {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv(gcm(algorithm), key, nonce, { authTagLength: tagLength })
  cipher.setAAD(additional)
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function decrypt(
  algorithm: FieldAlgorithm,
  key: Buffer | KeyObject,
  sealed: Buffer,
  additional: Buffer,
  place: FieldPlace,
): Buffer {
  const failed = `personal data ${place.regionId}/${place.objectId}/${place.field}: does not open`
  if (sealed.length < nonceLength + tagLength) throw new Error(failed)
  const nonce = sealed.subarray(0, nonceLength)
  const decipher = createDecipheriv(gcm(algorithm), key, nonce, { authTagLength: tagLength })
  decipher.setAAD(additional)
  decipher.setAuthTag(sealed.subarray(sealed.length - tagLength))
  try {
    return Buffer.concat([
      decipher.update(sealed.subarray(nonceLength, sealed.length - tagLength)),
      decipher.final(),
    ])
  } catch (cause) {
    throw new Error(failed, { cause })
  }
}

function gcm(algorithm: FieldAlgorithm): CipherGCMTypes {
  return algorithm as CipherGCMTypes // the typings list AES only; OpenSSL 3.5 has sm4-gcm (tested with RFC 8998)
}
